"""The downloads of a language, sorted onto shelves by what they are and bundled by what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.downloads import Download
from knowledge.languages import Language

#: The order of the shelves; kinds that are not named here follow by name.
ORDER = ("checklist", "principles", "interview", "booklet", "pack", "deck", "data")
#: The kinds whose sheets exist in several languages and can be put into a reader's own pack.
SHEETS = frozenset({"checklist", "principles", "interview"})
#: Sheets of one thing in the order in which most people want them.
VARIANTS = ("standard", "fillable", "large", "bilingual")

Origin = tuple[str, str, str]


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
    #: The language of the title and of the files: another than the shelf's where a translation is missing.
    language: str
    picture: str
    sheets: tuple[Download, ...]
    #: The plain sheet in each other language.
    elsewhere: tuple[Download, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The files by what they are for."""
        return rows(self.sheets)

    @property
    def first(self) -> Download:
        """The plain sheet, to say what all of them are made of."""
        return self.sheets[0]

    @property
    def name(self) -> str:
        """The sheet's name in packs, the same in every language; empty for what no pack can hold."""
        return sheet_name(self.first) if self.first.kind in SHEETS else ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All stacks of one kind."""

    kind: str
    stacks: tuple[Stack, ...]


def shelves(
    downloads: Iterable[Download], language: Language, originals: Mapping[str, str] | None = None
) -> tuple[Shelf, ...]:
    """Downloads → shelves; stacks in the order of the language's alphabet, the plain A4 sheet first in each.

    :param downloads: those of all languages
    :param language: the one whose shelves these are
    :param originals: key → language in which a text is offered to readers who lack a translation
    """
    kinds: dict[str, list[Stack]] = {}
    for origin, found in _by_origin(downloads).items():
        stack = _stack(found, language.tag, (originals or {}).get(origin[1], ""))
        if stack is not None:
            kinds.setdefault(origin[0], []).append(stack)
    ranked = sorted(kinds, key=lambda kind: (ORDER.index(kind) if kind in ORDER else len(ORDER), kind))
    return tuple(Shelf(kind, _sorted(kinds[kind], language)) for kind in ranked)


def rows(sheets: Iterable[Download]) -> tuple[Row, ...]:
    """Files grouped by what they are for, in the order in which the first of each comes."""
    groups: dict[tuple[str, str, str], list[Download]] = {}
    for sheet in sheets:
        groups.setdefault((sheet.kind, sheet.variant, sheet.format), []).append(sheet)
    return tuple(Row(tuple(group)) for group in groups.values())


def plain_first(download: Download) -> tuple[bool, int, bool, str]:
    """Sorts the sheet that most people want to the front."""
    rank = VARIANTS.index(download.variant) if download.variant in VARIANTS else 0
    return download.format != "pdf", rank, download.paper != "a4", download.path


def sheet_name(download: Download) -> str:
    """What a sheet is called in packs, in whatever language: ``checklist/customer-comes-first.hiring``."""
    unit = f".{download.unit}" if download.unit else ""
    return f"{download.kind}/{download.key}{unit}"


def form(download: Download) -> str:
    """What a file is for, as filters know it: a sheet's variant, ``edit``, or empty."""
    return download.variant or ("edit" if download.format == "docx" else "")


def _by_origin(downloads: Iterable[Download]) -> dict[Origin, list[Download]]:
    found: dict[Origin, list[Download]] = {}
    for download in downloads:
        shared = download.kind in SHEETS or bool(download.key)
        origin = (download.kind, download.key, download.unit) if shared else (download.kind, "", download.path)
        found.setdefault(origin, []).append(download)
    return found


def _stack(found: Iterable[Download], language: str, original: str) -> Stack | None:
    """What a language's shelf has of these files: its own, else the original's, of sheets; else nothing."""
    ordered = sorted(found, key=plain_first)
    own = tuple(sheet for sheet in ordered if language in sheet.languages)
    shown = own or tuple(sheet for sheet in ordered if sheet.kind in SHEETS and sheet.languages == (original,))
    if not shown:
        return None
    tag = language if own else original
    titled = next((sheet for sheet in shown if sheet.languages == (tag,)), shown[0])
    picture = next((sheet.picture for sheet in shown if sheet.picture), "")
    return Stack(titled.title, tag, picture, shown, tuple(_elsewhere(ordered, tag)))


def _elsewhere(ordered: Iterable[Download], language: str) -> Iterator[Download]:
    met = {language}
    for sheet in ordered:
        if sheet.kind in SHEETS and sheet.format == "pdf" and len(sheet.languages) == 1 and sheet.language not in met:
            met.add(sheet.language)
            yield sheet


def _sorted(stacks: Iterable[Stack], language: Language) -> tuple[Stack, ...]:
    """Own stacks by title, borrowed ones behind them."""
    return tuple(
        sorted(
            stacks,
            key=lambda stack: (stack.language != language.tag, language.sort_key(stack.title), stack.first.path),
        )
    )
