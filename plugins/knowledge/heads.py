"""The front matter's values → facts of the model, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from datetime import datetime

from knowledge.file_report import FileReport
from knowledge.frontmatter import Entry, FrontMatter, Table
from knowledge.head_faults import doubt, headless
from knowledge.model import Kind, Relation, Role, Source, Speaker
from knowledge.problems import did_you_mean

#: Names that the front matter may hold.
FIELDS = ("title", "kind", "date", "modified", "topics", "summary", "original", "source", "speakers", "related")
REQUIRED = ("title", "kind", "date", "summary", "original")
SOURCE_FIELDS = ("author", "title", "publisher", "year", "url", "terms")
SPEAKER_FIELDS = ("name", "role")

#: A year outside these is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 1900, 2199

_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the front matter says; ``title`` and ``original`` are empty where it does not."""

    title: str
    kind: Kind
    date: Date | None
    modified: Date | None
    summary: str
    original: str
    topics: tuple[str, ...]
    source: Source
    speakers: tuple[Speaker, ...]
    related: tuple[Relation, ...]
    extra: tuple[tuple[str, object], ...]
    lines: tuple[tuple[str, int], ...]


def read_head(front: FrontMatter, report: FileReport) -> Head:
    """The facts of a front matter; what is wrong with it is added to the report. Of a file that was not written for us
    nothing is required: what means something else there is no problem, and no fact.
    """
    if report.place.lenient:
        return _facts(front.table, FileReport(report.place))
    _check_fields(front, report)
    _check_topics(front.table, report)
    _check_order_of_dates(front.table, report)
    return _facts(front.table, report)


def _facts(table: Table, report: FileReport) -> Head:
    return Head(
        title=_line(_text(table, "title")),
        kind=_kind(table, report),
        date=_date(table, "date", report),
        modified=_date(table, "modified", report),
        summary=_line(_text(table, "summary")),
        original=_text(table, "original"),
        topics=tuple(entry.text or "" for entry in _items(table, "topics")),
        source=_source(table, report),
        speakers=_speakers(table, report),
        related=tuple(_relations(table, report)),
        extra=tuple((name, entry.plain()) for name, entry in table.rows if report.place.lenient or name not in FIELDS),
        lines=tuple((name, entry.line) for name, entry in table.rows),
    )


def _check_fields(front: FrontMatter, report: FileReport) -> None:
    if not front.present:
        report.add(1, "front-matter", *headless(front.body))
        return
    if (doubtful := doubt(front.head)) is not None:
        line, what, cure = doubtful
        report.add(line, "front-matter", what, cure)
    for name in REQUIRED:
        entry = front.table.get(name)
        if entry is None or (entry.text is not None and not _is_seen(entry.text)):
            line = entry.line if entry else 1
            report.add(line, "missing-field", f"“{name}” is missing", f"Add a line “{name}: …” to the front matter.")
        elif entry.text is None:
            report.add(entry.line, "wrong-value", f"“{name}” must be one text", f"Write “{name}: …” on one line.")
    for name, entry in front.table.rows:
        if name == "slug":
            what = "Addresses are made from file names, not from “slug”"
            report.add(entry.line, "slug", what, "Delete the line; rename the file in every language instead.")
        elif name not in FIELDS:
            report.add(entry.line, "unknown-field", f"“{name}” is not a field", f"{did_you_mean(name, FIELDS)}")


def _check_topics(table: Table, report: FileReport) -> None:
    entry = table.get("topics")
    if entry is not None and (entry.table is not None or any(item.text is None for item in entry.items)):
        report.add(entry.line, "wrong-value", "“topics” must be a list of names", "Write “topics: [staff, loyalty]”.")


def _check_order_of_dates(table: Table, report: FileReport) -> None:
    first, last = (_known_date(_text(table, name)) for name in ("date", "modified"))
    if first is not None and last is not None and last < first:
        what = f"The text was modified on {last}, before it was first published on {first}"
        report.add(_entry_line(table, "modified"), "bad-date", what, "Mend one of the two dates.")


def _is_seen(text: str) -> bool:
    """Whether there is anything in a text that a reader would see."""
    return any(char.isprintable() and not char.isspace() for char in text)


def _kind(table: Table, report: FileReport) -> Kind:
    written = _text(table, "kind")
    default = Kind.PAGE if report.place.is_page else Kind.ARTICLE
    if not written:
        return default
    try:
        kind = Kind(written)
    except ValueError:
        names = ", ".join(kind.value for kind in Kind)
        report.add(_entry_line(table, "kind"), "unknown-kind", f"“{written}” is not a kind", f"Write one of {names}.")
        return default
    if report.place.is_page != (kind is Kind.PAGE):
        cure = "Move the file out of pages/." if report.place.is_page else "Move the file to pages/."
        report.add(_entry_line(table, "kind"), "misplaced", f"The kind {kind} does not belong in this folder", cure)
    return kind


def _date(table: Table, name: str, report: FileReport) -> Date | None:
    written = _text(table, name)
    date = _known_date(written)
    if written and (date is None or not FIRST_YEAR <= date.year <= LAST_YEAR):
        cure = "Write year, month and day: 2026-11-22."
        report.add(_entry_line(table, name), "bad-date", f"“{written}” is not a date", cure)
    return date


def _known_date(written: str) -> Date | None:
    try:
        return Date.fromisoformat(written) if len(written) <= 10 else datetime.fromisoformat(written).date()
    except ValueError:
        return None


def _source(table: Table, report: FileReport) -> Source:
    entry = table.get("source")
    if entry is None or entry.table is None:
        if entry is not None:
            report.add(
                entry.line, "wrong-value", "“source” must be names and values", "Write “source: {author: …, url: …}”."
            )
        return Source()
    known = _known(entry.table, SOURCE_FIELDS, "source", report)
    url, year = known.get("url", ""), known.get("year", "")
    if url and not _URL.fullmatch(url):
        what, cure = f"“{url}” is no web address", "Write the whole address, beginning with https://."
        report.add(_entry_line(entry.table, "url"), "bad-address", what, cure)
        url = ""
    if year and not re.fullmatch(r"\d{4}", year):
        report.add(_entry_line(entry.table, "year"), "wrong-value", f"“{year}” is no year", "Write four digits.")
        year = ""
    return Source(
        author=known.get("author", ""),
        title=known.get("title", ""),
        publisher=known.get("publisher", ""),
        year=int(year) if year else None,
        url=url,
        terms=known.get("terms", ""),
    )


def _speakers(table: Table, report: FileReport) -> tuple[Speaker, ...]:
    entry = table.get("speakers")
    if entry is None:
        return ()
    if entry.table is None:
        report.add(
            entry.line,
            "wrong-value",
            "“speakers” must be names and values",
            "Write “JR: {name: …, role: interviewer}”.",
        )
        return ()
    return tuple(speaker for code, row in entry.table.rows if (speaker := _speaker(code, row, report)))


def _speaker(code: str, row: Entry, report: FileReport) -> Speaker | None:
    if row.table is None:
        report.add(
            row.line,
            "wrong-value",
            f"Speaker “{code}” has no name and role",
            f"Write “{code}: {{name: …, role: guest}}”.",
        )
        return None
    known = _known(row.table, SPEAKER_FIELDS, f"speaker {code}", report)
    role = known.get("role", Role.GUEST.value)
    if role not in set(Role):
        report.add(row.line, "unknown-role", f"“{role}” is not a role", "Write interviewer or guest.")
        role = Role.GUEST.value
    return Speaker(code, known.get("name") or code, Role(role))


def _known(table: Table, names: Sequence[str], where: str, report: FileReport) -> dict[str, str]:
    """The texts of a small table, white space folded; names that nobody knows are told."""
    found: dict[str, str] = {}
    for name, entry in table.rows:
        if name not in names:
            report.add(entry.line, "unknown-field", f"“{name}” is not a field of {where}", did_you_mean(name, names))
        elif entry.text is None:
            report.add(entry.line, "wrong-value", f"“{name}” of {where} must be one text", f"Write “{name}: …”.")
        else:
            found[name] = _line(entry.text)
    return found


def _relations(table: Table, report: FileReport) -> Iterator[Relation]:
    entry = table.get("related")
    if entry is None:
        return
    if entry.table is None:
        report.add(entry.line, "wrong-value", "“related” must be names and values", "Write “unit-id: [key.unit-id]”.")
        return
    for unit, others in entry.table.rows:
        yield Relation(unit, tuple(other.text or "" for other in others.items))


def _text(table: Table, name: str) -> str:
    entry = table.get(name)
    return (entry.text or "").strip() if entry is not None else ""


def _items(table: Table, name: str) -> Iterable[Entry]:
    entry = table.get(name)
    return [item for item in entry.items if item.text] if entry is not None else []


def _entry_line(table: Table, name: str) -> int:
    entry = table.get(name)
    return entry.line if entry is not None else 1


def _line(text: str) -> str:
    """One line of text in composed form."""
    return " ".join(unicodedata.normalize("NFC", text).split())
