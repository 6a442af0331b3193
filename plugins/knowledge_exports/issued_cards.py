"""What flash cards have been handed out: ``translations/cards.json`` remembers what each said, and its day.

Anki takes a card's new text only when its day is later than that of the text it has. The record makes sure of it:
a card that has changed since it was handed out gets a later day, whether or not the editor has set ``modified:``.

The file holds one line a unit, ``"key.unit": {"kk": "fingerprint 2026-11-22", …}``, sorted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from knowledge.addresses import full_name
from knowledge.library import Library
from knowledge.model import Document, Exchange, Principle
from knowledge.problems import ContentError, Problem, Severity
from knowledge_exports.wording import version

NAME = "cards.json"
_UNDATED = "2000-01-01"


@dataclass(frozen=True, slots=True)
class IssuedCard:
    """What a card said when it was handed out, and the day that Anki was told."""

    fingerprint: str
    #: ISO 8601.
    day: str


@dataclass(frozen=True, slots=True)
class IssuedCards:
    """All cards that have been handed out."""

    #: ``key.unit`` → language tag → what it said.
    cards: Mapping[str, Mapping[str, IssuedCard]] = field(default_factory=dict)

    def known(self, document: Document, unit: Principle | Exchange) -> IssuedCard | None:
        """What a card said, or ``None`` for one that nobody has yet."""
        return self.cards.get(full_name(document, unit), {}).get(document.language)

    def day(self, document: Document, unit: Principle | Exchange) -> str:
        """The day by which Anki tells whether a card is newer than the one it has: never earlier than before."""
        known = self.known(document, unit)
        return max(version(document), known.day) if known else version(document)


def card_units(document: Document) -> Iterator[Principle | Exchange]:
    """The units that are cards, in the order of the text. Checklists are read at work, not learnt by heart; a
    question without an answer teaches nothing.
    """
    for unit in document.units:
        if isinstance(unit, Principle) or (isinstance(unit, Exchange) and unit.answers):
            yield unit


def outdated_cards(library: Library, issued: IssuedCards) -> tuple[Problem, ...]:
    """Cards whose text has changed since they were handed out, while their day has not."""
    return tuple(
        Problem(
            document.path,
            unit.line,
            "card-not-newer",
            f"The flash card {full_name(document, unit)} has changed since it was handed out, its day has not: "
            "learners who have it keep the old words",
            "Run invoke issue, or set modified: to a later day.",
            Severity.WARNING,
        )
        for document in library.documents
        for unit in card_units(document)
        if (known := issued.known(document, unit)) is not None
        and known.fingerprint != unit.fingerprint
        and version(document) <= known.day
    )


def updated_record(library: Library, before: IssuedCards) -> IssuedCards:
    """The record of what the library's cards say now; cards that are gone are forgotten."""
    cards: dict[str, dict[str, IssuedCard]] = {}
    for document in library.documents:
        for unit in card_units(document):
            row = cards.setdefault(full_name(document, unit), {})
            row[document.language] = IssuedCard(unit.fingerprint, _next_day(document, unit, before))
    return IssuedCards(cards)


def _next_day(document: Document, unit: Principle | Exchange, before: IssuedCards) -> str:
    """The text's own day; the day after the last one for a text that has changed without it."""
    known, own = before.known(document, unit), version(document) or _UNDATED
    if known is None or own > known.day:
        return own
    later = date.fromisoformat(known.day) + timedelta(days=1)
    return known.day if known.fingerprint == unit.fingerprint else later.isoformat()


def read_record(path: Path) -> IssuedCards:
    """The record in a file; an empty one where there is none.

    :raises ContentError: the file is no record, with its line
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return IssuedCards({name: {tag: _issued_card(said) for tag, said in row.items()} for name, row in rows.items()})
    except (ValueError, AttributeError) as error:
        cure = "Take it from version control again, or delete it and run invoke issue."
        line = getattr(error, "lineno", 1)
        what = f"The record of flash cards cannot be read: {error}"
        raise ContentError([Problem(str(path), line, "cards", what, cure)]) from error


def _issued_card(said: str) -> IssuedCard:
    fingerprint, day = said.split(" ")
    return IssuedCard(fingerprint, date.fromisoformat(day).isoformat())


def record_text(issued: IssuedCards) -> str:
    """The record as text: sorted, one line a unit."""
    rows = (
        f"  {json.dumps(name)}: {json.dumps({tag: f'{row[tag].fingerprint} {row[tag].day}' for tag in sorted(row)})}"
        for name, row in sorted(issued.cards.items())
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"
