"""The table of contents of a document: its headings of the first level and its questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import unit_kind
from knowledge.model import Document, Exchange


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents."""

    anchor: str
    title: str
    #: ``text``, ``principle``, ``checklist`` or ``exchange``.
    kind: str
    line: int


def contents(document: Document) -> tuple[ContentsEntry, ...]:
    """The entries in the order of the text. Units are called by their titles, without the keyword."""
    return tuple(sorted(_entries(document), key=lambda entry: entry.line))


def _entries(document: Document) -> Iterator[ContentsEntry]:
    units = {unit.id: unit for unit in document.units}
    for unit in document.units:
        title = unit.question if isinstance(unit, Exchange) else unit.title
        yield ContentsEntry(unit.id, title, unit_kind(unit), unit.line)
    for heading in document.headings:
        if heading.level == 2 and heading.anchor not in units:
            yield ContentsEntry(heading.anchor, heading.title, "text", heading.line)
