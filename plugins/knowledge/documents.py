"""One file → one document, and everything that is wrong with the file by itself.

A file that cannot become a document still says all its problems at once, so that an editor mends them in one go.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from knowledge.extract import Extracted, Reading, extract
from knowledge.frontmatter import Entry, FrontMatter, FrontMatterError, Table, split
from knowledge.languages import Language
from knowledge.markdown import Renderer, RunawayTextError
from knowledge.model import Document, Kind, Relation, Role, Source, Speaker, Unit
from knowledge.problems import Problem, Severity

#: Names that the front matter may hold.
FIELDS = ("title", "kind", "date", "modified", "topics", "summary", "original", "source", "speakers", "related")
REQUIRED = ("title", "kind", "date", "summary", "original")
SOURCE_FIELDS = ("author", "title", "publisher", "year", "url", "terms")
SPEAKER_FIELDS = ("name", "role")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: A file larger than this is no article; rendering it would hold up everyone's build.
LARGEST = 2_000_000
#: A cure lists the known names only where they are few.
MOST_CHOICES = 16

_URL = re.compile(r"https?://[^\s<>\"]+")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands: what its path says of it."""

    path: str
    language: Language
    key: str
    is_page: bool = False
    #: A file that was not written for us (another Pelican site, a loose file): nothing is required.
    lenient: bool = False


@dataclass(slots=True)
class _Desk:
    """One file on the desk: its place and the problems found so far."""

    place: Place
    problems: list[Problem] = field(default_factory=list)

    def say(self, line: int, rule: str, what: str, cure: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.place.path, line, rule, what, cure, severity))


def decoded(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with plain line ends, and why it is none.

    :param data: the file's bytes
    :param path: its name in problems
    """
    if len(data) > LARGEST:
        what = f"The file has {len(data):,} bytes; more than {LARGEST:,} are not read"
        return "", (Problem(path, 1, "too-large", what, "Part it into several texts."),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"Byte 0x{data[error.start]:02x} is not UTF-8"
        return "", (Problem(path, line, "encoding", what, "Save the file as UTF-8."),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = _NOT_TEXT.search(text)
    if odd is None:
        return text, ()
    line = text.count("\n", 0, odd.start()) + 1
    what = f"The character U+{ord(odd.group()):04X} is no text"
    return "", (Problem(path, line, "control-character", what, "Delete it; it often comes from copying out of a PDF."),)


def read_document(text: str, place: Place, renderer: Renderer) -> tuple[Document | None, tuple[Problem, ...]]:
    """A file's text → its document, or ``None`` where it cannot be one, and its problems.

    :param text: the file with ``\\n`` line ends
    :param place: what its path says
    :param renderer: renders the body
    """
    desk = _Desk(place)
    try:
        front = split(text)
        rendered = renderer.render(front.body, front.first_line)
    except FrontMatterError as error:
        desk.say(error.line, "front-matter", str(error), error.cure)
        return None, tuple(desk.problems)
    except RunawayTextError as error:
        desk.say(error.line, "runaway-text", str(error), "Delete what is not text.")
        return None, tuple(desk.problems)
    for removed in rendered.removed:
        cure = "Delete it, or write it as code between backticks."
        desk.say(removed.line, "raw-html", f"{removed.name} is not published", cure, Severity.WARNING)
    document = _document(front, rendered.html, desk)
    return document, tuple(sorted(desk.problems))


def _document(front: FrontMatter, html: str, desk: _Desk) -> Document:
    place, table = desk.place, front.table
    if not place.lenient:
        _check_fields(front, desk)
    kind = _kind(table, desk)
    reading = Reading(
        keywords=place.language.keywords,
        language=place.language.tag,
        kind=kind,
        speakers=_speakers(table, desk),
        lenient=place.lenient,
        wants_title=not _text(table, "title"),
    )
    body = extract(html, reading)
    _tell_strays(body, desk)
    _check_ids(body, desk)
    return Document(
        key=place.key,
        language=place.language.tag,
        kind=kind,
        title=_line(_text(table, "title")) or body.title or place.key,
        path=place.path,
        date=_date(table, "date", desk),
        modified=_date(table, "modified", desk),
        summary=_line(_text(table, "summary")),
        original=_text(table, "original") or place.language.tag,
        topics=tuple(entry.text or "" for entry in _items(table, "topics")),
        source=_source(table, desk),
        speakers=body.speakers,
        html=body.html,
        text=body.text,
        headings=body.headings,
        principles=body.principles,
        checklists=body.checklists,
        exchanges=body.exchanges,
        links=body.links,
        related=tuple(_relations(table, desk)),
        extra=tuple((name, entry.plain()) for name, entry in table.rows if name not in FIELDS),
        lines=tuple((name, entry.line) for name, entry in table.rows),
    )


# -- front matter --------------------------------------------------------------------------------------


def _check_fields(front: FrontMatter, desk: _Desk) -> None:
    if not front.present:
        desk.say(
            1, "front-matter", "The file has no front matter", "Begin it with --- and the lines title, kind, date …"
        )
        return
    for name in REQUIRED:
        entry = front.table.get(name)
        if entry is None or entry.text == "":
            line = entry.line if entry else 1
            desk.say(line, "missing-field", f"“{name}” is missing", f"Add a line “{name}: …” to the front matter.")
        elif entry.text is None:
            desk.say(entry.line, "wrong-value", f"“{name}” must be one text", f"Write “{name}: …” on one line.")
    for name, entry in front.table.rows:
        if name == "slug":
            what = "Addresses are made from file names, not from “slug”"
            desk.say(entry.line, "slug", what, "Delete the line; rename the file in every language instead.")
        elif name not in FIELDS:
            desk.say(entry.line, "unknown-field", f"“{name}” is not a field", f"{did_you_mean(name, FIELDS)}")


def _kind(table: Table, desk: _Desk) -> Kind:
    written = _text(table, "kind")
    default = Kind.PAGE if desk.place.is_page else Kind.ARTICLE
    if not written:
        return default
    try:
        kind = Kind(written)
    except ValueError:
        if not desk.place.lenient:
            names = ", ".join(kind.value for kind in Kind)
            desk.say(_entry_line(table, "kind"), "unknown-kind", f"“{written}” is not a kind", f"Write one of {names}.")
        return default
    if desk.place.is_page != (kind is Kind.PAGE) and not desk.place.lenient:
        cure = "Move the file out of pages/." if desk.place.is_page else "Move the file to pages/."
        desk.say(_entry_line(table, "kind"), "misplaced", f"The kind {kind} does not belong in this folder", cure)
    return kind


def _date(table: Table, name: str, desk: _Desk) -> date | None:
    written = _text(table, name)
    if not written:
        return None
    try:
        return date.fromisoformat(written) if len(written) <= 10 else datetime.fromisoformat(written).date()
    except ValueError:
        if not desk.place.lenient:
            cure = "Write year, month and day: 2026-11-22."
            desk.say(_entry_line(table, name), "bad-date", f"“{written}” is not a date", cure)
        return None


def _source(table: Table, desk: _Desk) -> Source:
    entry = table.get("source")
    if entry is None or entry.table is None:
        if entry is not None and not desk.place.lenient:
            desk.say(
                entry.line, "wrong-value", "“source” must be names and values", "Write “source: {author: …, url: …}”."
            )
        return Source()
    known = _known(entry.table, SOURCE_FIELDS, "source", desk)
    url, year = known.get("url", ""), known.get("year", "")
    if url and not _URL.fullmatch(url):
        what, cure = f"“{url}” is no web address", "Write the whole address, beginning with https://."
        desk.say(_entry_line(entry.table, "url"), "bad-address", what, cure)
        url = ""
    if year and not re.fullmatch(r"\d{4}", year):
        desk.say(_entry_line(entry.table, "year"), "wrong-value", f"“{year}” is no year", "Write four digits.")
        year = ""
    return Source(
        author=known.get("author", ""),
        title=known.get("title", ""),
        publisher=known.get("publisher", ""),
        year=int(year) if year else None,
        url=url,
        terms=known.get("terms", ""),
    )


def _speakers(table: Table, desk: _Desk) -> tuple[Speaker, ...]:
    entry = table.get("speakers")
    if entry is None:
        return ()
    if entry.table is None:
        desk.say(
            entry.line,
            "wrong-value",
            "“speakers” must be names and values",
            "Write “JR: {name: …, role: interviewer}”.",
        )
        return ()
    return tuple(speaker for code, row in entry.table.rows if (speaker := _speaker(code, row, desk)))


def _speaker(code: str, row: Entry, desk: _Desk) -> Speaker | None:
    if row.table is None:
        desk.say(
            row.line,
            "wrong-value",
            f"Speaker “{code}” has no name and role",
            f"Write “{code}: {{name: …, role: guest}}”.",
        )
        return None
    known = _known(row.table, SPEAKER_FIELDS, f"speaker {code}", desk)
    role = known.get("role", Role.GUEST.value)
    if role not in set(Role):
        desk.say(row.line, "unknown-role", f"“{role}” is not a role", "Write interviewer or guest.")
        role = Role.GUEST.value
    return Speaker(code, known.get("name") or code, Role(role))


def _known(table: Table, names: Sequence[str], where: str, desk: _Desk) -> dict[str, str]:
    """The texts of a small table, white space folded; names that nobody knows are told."""
    found: dict[str, str] = {}
    for name, entry in table.rows:
        if name not in names:
            desk.say(entry.line, "unknown-field", f"“{name}” is not a field of {where}", did_you_mean(name, names))
        elif entry.text is None:
            desk.say(entry.line, "wrong-value", f"“{name}” of {where} must be one text", f"Write “{name}: …”.")
        else:
            found[name] = _line(entry.text)
    return found


def _relations(table: Table, desk: _Desk) -> Iterator[Relation]:
    entry = table.get("related")
    if entry is None:
        return
    if entry.table is None:
        desk.say(entry.line, "wrong-value", "“related” must be names and values", "Write “unit-id: [key.unit-id]”.")
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


# -- body ----------------------------------------------------------------------------------------------


def _tell_strays(body: Extracted, desk: _Desk) -> None:
    if desk.place.lenient:
        return
    codes = [speaker.code for speaker in body.speakers]
    for stray in body.strays:
        if stray.rule == "unknown-speaker":
            choice = f", or write {' or '.join(codes)}" if codes else ""
            what, cure = (
                f"“{stray.label}” is not among the speakers",
                f"Add it under speakers: in the front matter{choice}.",
            )
        else:
            what, cure = f"{stray.label} answers, but nobody asked", "Put the interviewer's question above it."
        desk.say(stray.line, stray.rule, what, cure)
    for use in body.unknown_uses:
        desk.say(use.line, "unknown-use", f"“{use.value}” is no way to use a checklist", "Write read-do or do-confirm.")


def _check_ids(body: Extracted, desk: _Desk) -> None:
    """Every unit has an id of its own, in the form that addresses allow."""
    if desk.place.lenient:
        return
    seen: dict[str, int] = {}
    units: tuple[Unit, ...] = (*body.principles, *body.checklists, *body.exchanges)
    for unit in sorted(units, key=lambda unit: unit.line):
        if not unit.id:
            cure = "Run `invoke ids`, or write one in braces at the end of the line: {#short-name}."
            desk.say(unit.line, "missing-id", "This unit has no id", cure)
        elif not KEY.fullmatch(unit.id):
            cure = "Use small Latin letters, digits and hyphens."
            desk.say(unit.line, "bad-id", f"“{unit.id}” cannot be an id", cure)
        elif unit.id in seen:
            desk.say(
                unit.line, "duplicate-id", f"“{unit.id}” is already the id on line {seen[unit.id]}", "Choose another."
            )
        seen.setdefault(unit.id, unit.line)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure that names the nearest known word, or all of them where none is near."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, 1, 0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if not choices or len(choices) > MOST_CHOICES:
        return "Mend the name, or delete it."
    return f"Use one of {', '.join(choices)}."
