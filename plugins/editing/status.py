"""How complete each language is, and what is missing, stale, unrecorded or still in the original's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from editing.workspace import Workspace
from knowledge.addresses import full_name
from knowledge.ledger import Pair, stale, unrecorded
from knowledge.library import Library
from knowledge.model import Document, Unit
from knowledge.unfinished import untranslated_lines

COLUMNS = ("documents", "units", "translated", "missing", "stale", "unrecorded")


@dataclass(frozen=True, slots=True)
class Place:
    """Something that a translator has to do."""

    language: str
    #: ``key.unit``, or ``key`` for a whole document.
    name: str
    #: ``path:line`` in the original.
    original: str
    #: ``path:line`` in the translation, or the path at which it is to be written.
    translation: str


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers of one language."""

    language: str
    #: Documents written in it.
    documents: int
    #: Units that the site has, whatever their original's language.
    units: int
    #: Units that stand in it, originals included.
    translated: int
    missing: int
    stale: int
    unrecorded: int


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that is said about the translations."""

    counts: tuple[Count, ...]
    missing: tuple[Place, ...]
    stale: tuple[Place, ...]
    unrecorded: tuple[Place, ...]
    untranslated: tuple[Place, ...]


_LISTS = ("missing", "stale", "unrecorded", "untranslated")


def status(workspace: Workspace) -> Status:
    """Count and list what the content lacks.

    :raises ContentError: the ledger cannot be read
    """
    library, ledger = workspace.library, workspace.ledger
    missing = tuple(_missing(library))
    old = tuple(_beside(one.pair) for one in stale(library, ledger))
    unknown = tuple(_beside(pair) for pair in unrecorded(library, ledger))
    same = tuple(_untranslated(library))
    units = [full_name(doc, unit) for doc in _originals(library) for unit in doc.units]
    counts = tuple(_count(tag.tag, library, len(units), missing, old, unknown) for tag in workspace.languages)
    return Status(counts, missing, old, unknown, same)


def as_text(found: Status) -> str:
    """The status for people: a table, then every list that is not empty."""
    rows = [
        ("language", *COLUMNS),
        *((one.language, *(str(getattr(one, name)) for name in COLUMNS)) for one in found.counts),
    ]
    table = "\n".join(_row(row) for row in rows)
    lists = (
        ("Not translated yet", found.missing, "write"),
        ("Stale: the original has changed since", found.stale, "look at"),
        ("Unrecorded: run `invoke accept` when they say what the original says", found.unrecorded, "look at"),
        ("Still in the words of the original", found.untranslated, "write"),
    )
    return "\n".join([table, *(_list(title, places, verb) for title, places, verb in lists if places)])


def as_json(found: Status) -> str:
    """The status for programs: one object, names of columns as in the table."""
    facts: dict[str, Any] = {"languages": {one.language: _facts(one) for one in found.counts}}
    facts |= {name: [asdict(place) for place in getattr(found, name)] for name in _LISTS}
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _facts(count: Count) -> dict[str, int]:
    return {name: getattr(count, name) for name in COLUMNS}


def _row(cells: Sequence[str]) -> str:
    return f"{cells[0]:9}" + "".join(f"{cell:>12}" for cell in cells[1:])


def _list(title: str, places: Iterable[Place], verb: str) -> str:
    lines = (f"{place.original}: {place.name}: {verb} {place.translation}" for place in places)
    return "\n".join(["", f"{title}:", *lines])


def _originals(library: Library) -> tuple[Document, ...]:
    return tuple(doc for doc in library.documents if library.original(doc) is doc)


def _missing(library: Library) -> Iterable[Place]:
    """Whole documents that a language lacks, and units that a translation lacks."""
    for original in _originals(library):
        for language in library.languages:
            own = library.get(original.key, language.tag)
            if own is None:
                yield Place(language.tag, original.key, f"{original.path}:1", _path(original, language.tag))
            yield from (_place(original, unit, language.tag, own) for unit in original.units if _lacks(own, unit))


def _lacks(document: Document | None, unit: Unit) -> bool:
    return document is None or document.unit(unit.id) is None


def _place(original: Document, unit: Unit, language: str, own: Document | None) -> Place:
    where = own.path if own is not None else _path(original, language)
    return Place(language, full_name(original, unit), f"{original.path}:{unit.line}", where)


def _path(original: Document, language: str) -> str:
    """Where the translation of a document belongs."""
    return language + original.path.removeprefix(original.language)


def _beside(pair: Pair) -> Place:
    its, own = pair.original, pair.translation
    return Place(
        pair.language, pair.name, f"{its.document.path}:{its.unit.line}", f"{own.document.path}:{own.unit.line}"
    )


def _untranslated(library: Library) -> Iterable[Place]:
    for document, original in library.translated():
        if left := untranslated_lines(document, original):
            yield Place(document.language, document.key, f"{original.path}:1", f"{document.path}:{left[0][0]}")


def _count(
    language: str,
    library: Library,
    units: int,
    missing: Iterable[Place],
    old: Iterable[Place],
    unknown: Iterable[Place],
) -> Count:
    lacking = _times(language, (place for place in missing if "." in place.name))
    return Count(
        language=language,
        documents=sum(doc.language == language for doc in library.documents),
        units=units,
        translated=units - lacking,
        missing=lacking,
        stale=_times(language, old),
        unrecorded=_times(language, unknown),
    )


def _times(language: str, places: Iterable[Place]) -> int:
    return sum(place.language == language for place in places)
