"""What each translation was made from: the ledger of fingerprints, and which units have fallen behind.

``translations/ledger.json`` holds one line a unit, ``"key.unit": {"kk": "fingerprint of the original", …}``,
sorted, so that a change reads well as a diff. Only the unit's own text counts: a corrected date or topic makes
nothing stale, and a change in one unit leaves all others alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.library import Found, Library
from knowledge.model import Document
from knowledge.problems import ContentError, Problem

NAME = "ledger.json"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The fingerprints that translators have seen."""

    #: ``key.unit`` → language tag → fingerprint of the original's unit.
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def known(self, name: str, language: str) -> str | None:
        """The fingerprint that the translation of a unit was made from, or ``None``."""
        return self.units.get(name, {}).get(language)


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit of a translation beside the unit it is translated from."""

    original: Found
    translation: Found

    @property
    def name(self) -> str:
        """``key.unit``"""
        return self.original.name

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.translation.document.language

    @property
    def fingerprint(self) -> str:
        """What the original's unit says now."""
        return self.original.unit.fingerprint


@dataclass(frozen=True, slots=True)
class Stale:
    """A unit of a translation whose original has moved on."""

    pair: Pair
    #: Fingerprint of the original that the translation was made from.
    known: str
    #: Fingerprint of the original as it stands.
    current: str


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is none.

    :raises ContentError: the file is no ledger, with its line
    """
    if not path.exists():
        return Ledger()
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Ledger({name: dict(row) for name, row in table.items()})
    except (ValueError, AttributeError, TypeError) as error:
        line = getattr(error, "lineno", 1)
        cure = "Mend the line, or take the file from the last commit and run `invoke status`."
        raise ContentError([Problem(str(path), line, "ledger", f"The ledger cannot be read: {error}", cure)]) from error


def written(ledger: Ledger) -> str:
    """The ledger as text: sorted, one line a unit."""
    rows = (
        f"  {json.dumps(name)}: {json.dumps(dict(sorted(row.items())))}"
        for name, row in sorted(ledger.units.items())
        if row
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


def pairs(library: Library) -> Iterator[Pair]:
    """Every translated unit with its original, in the order of the library."""
    for document, original in library.translated():
        yield from _pairs(original, document)


def stale(library: Library, ledger: Ledger) -> tuple[Stale, ...]:
    """Units of translations that were made from an older text than their original's now.

    A unit that the ledger does not know is *unrecorded*, not stale: nobody has said what it was made from.
    """
    known = ((pair, ledger.known(pair.name, pair.language)) for pair in pairs(library))
    return tuple(Stale(pair, seen, pair.fingerprint) for pair, seen in known if seen and seen != pair.fingerprint)


def stale_names(library: Library, ledger: Ledger) -> frozenset[tuple[str, str]]:
    """The stale units as views ask for them: ``(language, "key.unit")``."""
    return frozenset((one.pair.language, one.pair.name) for one in stale(library, ledger))


def unrecorded(library: Library, ledger: Ledger) -> tuple[Pair, ...]:
    """Translated units of which the ledger does not say what they were made from."""
    return tuple(pair for pair in pairs(library) if ledger.known(pair.name, pair.language) is None)


def recorded(ledger: Ledger, seen: Iterable[Pair]) -> Ledger:
    """The ledger with the present fingerprints of the pairs that a translator has looked at."""
    units = {name: dict(row) for name, row in ledger.units.items()}
    for pair in seen:
        units.setdefault(pair.name, {})[pair.language] = pair.fingerprint
    return Ledger(units)


def pruned(ledger: Ledger, library: Library) -> Ledger:
    """The ledger without units and translations that are no longer there."""
    present = {(pair.name, pair.language) for pair in pairs(library)}
    return Ledger(
        {
            name: kept
            for name, row in ledger.units.items()
            if (kept := {tag: known for tag, known in row.items() if (name, tag) in present})
        }
    )


def _pairs(original: Document, translation: Document) -> Iterator[Pair]:
    known = {unit.id: unit for unit in reversed(translation.units)}
    for unit in original.units:
        own = known.get(unit.id) if unit.id else None
        if own is not None:
            yield Pair(Found(original, unit), Found(translation, own))
