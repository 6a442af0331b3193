"""The downloads of a language, sorted onto shelves by what they are and bundled by what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.downloads import Download
from knowledge.languages import Language

#: The order of the shelves; kinds that are not named here follow by name.
ORDER = ("checklist", "principles", "interview", "booklet", "pack", "deck", "data")


@dataclass(frozen=True, slots=True)
class Row:
    """Files that differ in nothing but the paper or the second language."""

    sheets: tuple[Download, ...]

    @property
    def first(self) -> Download:
        """One of them, to say what they are."""
        return self.sheets[0]


@dataclass(frozen=True, slots=True)
class Stack:
    """All files made of the same thing: papers, variants, formats."""

    title: str
    picture: str
    sheets: tuple[Download, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The files by what they are for."""
        return rows(self.sheets)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All stacks of one kind."""

    kind: str
    stacks: tuple[Stack, ...]

    @property
    def count(self) -> int:
        """How many files stand on it."""
        return sum(len(stack.sheets) for stack in self.stacks)


def shelves(downloads: Iterable[Download], language: Language) -> tuple[Shelf, ...]:
    """Downloads → shelves; stacks in the order of the language's alphabet, the plain A4 sheet first in each."""
    kinds: dict[str, dict[tuple[str, str], list[Download]]] = {}
    for download in downloads:
        origin = (download.key, download.unit) if download.key else (download.path, "")
        kinds.setdefault(download.kind, {}).setdefault(origin, []).append(download)
    ranked = sorted(kinds, key=lambda kind: (ORDER.index(kind) if kind in ORDER else len(ORDER), kind))
    return tuple(Shelf(kind, _stacks(kinds[kind].values(), language)) for kind in ranked)


def rows(sheets: Iterable[Download]) -> tuple[Row, ...]:
    """Files grouped by what they are for, in the order in which the first of each comes."""
    groups: dict[tuple[str, str, str], list[Download]] = {}
    for sheet in sheets:
        groups.setdefault((sheet.kind, sheet.variant, sheet.format), []).append(sheet)
    return tuple(Row(tuple(group)) for group in groups.values())


def plain_first(download: Download) -> tuple[bool, bool, bool, str]:
    """Sorts the sheet that most people want to the front."""
    return download.format != "pdf", download.variant not in ("", "standard"), download.paper != "a4", download.path


def _stacks(bundles: Iterable[list[Download]], language: Language) -> tuple[Stack, ...]:
    made = [_stack(tuple(sorted(bundle, key=plain_first))) for bundle in bundles]
    return tuple(sorted(made, key=lambda stack: (language.sort_key(stack.title), stack.sheets[0].path)))


def _stack(sheets: tuple[Download, ...]) -> Stack:
    return Stack(sheets[0].title, next((sheet.picture for sheet in sheets if sheet.picture), ""), sheets)
