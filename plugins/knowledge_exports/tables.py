"""Tables of units for spreadsheets: one row a checklist item, a principle or an answer.

The bytes are what a double click in Excel opens rightly: UTF-8 with its mark, the language's own separator,
every cell in quotation marks. A text that a spreadsheet would take for a formula gets an apostrophe in front
(OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from knowledge.addresses import Site, full_name, unit_path
from knowledge.library import Library
from knowledge.model import Checklist, Document, Exchange, Group, Item, Unit
from knowledge_exports.wording import Wording

#: Signs that open a formula in Excel, LibreOffice or Google Sheets, full-width forms included.
_FORMULA = frozenset("=+-@＝＋－＠\t\r\n|%")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; ``separator`` stands between cells."""

    name: str
    title: str
    separator: str
    header: Row
    rows: tuple[Row, ...]


def tables(library: Library, site: Site, wording: Wording) -> tuple[Table, ...]:
    """The tables of a language that have rows."""
    makers = (_principles, _checklists, _interviews)
    return tuple(table for make in makers if (table := make(library, site, wording)).rows)


def table_bytes(table: Table) -> bytes:
    """The table as a CSV file (RFC 4180 line ends and quoting)."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=table.separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(tuple(map(formula_safe, row)) for row in (table.header, *table.rows))
    return text.getvalue().encode("utf-8-sig", "replace")


def formula_safe(cell: str) -> str:
    """The cell as text: an apostrophe goes before whatever could start a formula."""
    first = cell.lstrip(" \u00a0\u200b\ufeff\x00")[:1]
    return f"'{cell}" if first in _FORMULA and first else cell.replace("\x00", "")


def _principles(library: Library, site: Site, wording: Wording) -> Table:
    say = wording.say
    header = (say("Id"), say("Number"), say("Principle"), say("Reason"), say("Example"), say("Full text"))
    rows = [
        (
            full_name(document, unit),
            "" if unit.number is None else str(unit.number),
            unit.title,
            unit.reason,
            unit.example,
            unit.text,
            *_attribution(library, site, document, unit),
        )
        for document, unit in library.principles(wording.language.tag)
    ]
    return _table("principles", say("Principles as a table"), wording, header, rows)


def _checklists(library: Library, site: Site, wording: Wording) -> Table:
    say = wording.say
    head = (say("Section"), say("Step"), say("What to do"), say("Notes"))
    header = (say("Id"), say("Checklist"), say("Pause point"), *head)
    rows = [
        (
            full_name(document, unit),
            unit.title,
            unit.when,
            group.title,
            str(step),
            item.text,
            " ".join(note.text for note in item.notes),
            *_attribution(library, site, document, unit),
        )
        for document, unit in library.checklists(wording.language.tag)
        for step, (group, item) in enumerate(_steps(unit), start=1)
    ]
    return _table("checklists", say("Checklists as a table"), wording, header, rows)


def _steps(unit: Checklist) -> Iterator[tuple[Group, Item]]:
    """Every step with the group that it stands in."""
    return ((group, item) for group in unit.groups for item in group.items)


def _interviews(library: Library, site: Site, wording: Wording) -> Table:
    say = wording.say
    header = (say("Id"), say("Question"), say("Who answers"), say("Short answer"), say("Full answer"))
    rows = [
        (full_name(document, unit), unit.question, *answer, *_attribution(library, site, document, unit))
        for document, unit in library.exchanges(wording.language.tag)
        for answer in _answers(document, unit)
    ]
    return _table("interviews", say("Interview answers as a table"), wording, header, rows)


def _answers(document: Document, unit: Exchange) -> list[Row]:
    """One row an answer; a question without an answer still has its row."""
    rows = [(_speaker(document, answer.speaker), answer.short, answer.text) for answer in unit.answers]
    return list(rows) or [("", "", "")]


def _speaker(document: Document, code: str) -> str:
    speaker = document.speaker(code)
    return speaker.name if speaker is not None else code


def _table(name: str, title: str, wording: Wording, header: Row, rows: list[Row]) -> Table:
    say = wording.say
    attribution = (say("Text"), say("Topics"), say("Source"), say("Terms of reuse"), say("Address"))
    return Table(name, title, wording.list_separator(), (*header, *attribution), tuple(rows))


def _attribution(library: Library, site: Site, document: Document, unit: Unit) -> Row:
    """The last columns of every table: where a row comes from."""
    topics = ", ".join(library.topic_name(topic, document.language) for topic in document.topics)
    source = document.source
    return document.title, topics, source.credit, source.terms, site.absolute(unit_path(document, unit))
