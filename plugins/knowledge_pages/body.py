"""A document's body taken apart at its units, so that a page can draw each of them as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from lxml.html import HtmlElement, fragment_fromstring, fragments_fromstring, tostring

from knowledge.addresses import unit_kind
from knowledge.model import Checklist, Document, Exchange, Unit

_HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
#: Paragraphs that say what a checklist's own fields say.
_KEYWORD_LINES = ("checklist__when", "checklist__use")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of running text, or a unit."""

    #: ``None`` for running text.
    unit: Unit | None
    #: Running text; of a principle, all but its heading; of a checklist, what its items do not say.
    html: str
    #: Level of the unit's heading.
    level: int = 2
    #: Of a checklist, the paragraphs above its last list, but for the keyword lines; those below it are in ``html``.
    opening: str = ""

    @property
    def kind(self) -> str:
        """``text``, ``principle``, ``checklist`` or ``exchange``."""
        return unit_kind(self.unit) if self.unit is not None else "text"


def parts(document: Document) -> tuple[Part, ...]:
    """The body in order. Nothing is lost: what is not a unit is running text."""
    units = {unit.id: unit for unit in document.units}
    return tuple(_joined(_parts(document.html, units)))


def part_of(document: Document, unit: Unit) -> Part:
    """The part of the body that is a unit, wherever it stands."""
    found = (_unit(section, unit) for section in _sections(document.html) if section.get("data-unit") == unit.id)
    return next(found, Part(unit, ""))


def _parts(html: str, units: Mapping[str, Unit]) -> Iterator[Part]:
    for block in _blocks(html):
        unit = units.get(block.get("data-unit", ""))
        yield Part(None, _html(block)) if unit is None else _unit(block, unit)


def _joined(found: Iterator[Part]) -> Iterator[Part]:
    """Neighbouring stretches of running text as one."""
    text: list[str] = []
    for part in found:
        if part.unit is None:
            text.append(part.html)
            continue
        if text:
            yield Part(None, "".join(text))
            text = []
        yield part
    if text:
        yield Part(None, "".join(text))


def _unit(section: HtmlElement, unit: Unit) -> Part:
    heading = next((child for child in section if child.tag in _HEADINGS), None)
    rest = [child for child in section if child is not heading]
    level = _HEADINGS[heading.tag] if heading is not None else 2
    if isinstance(unit, Exchange):
        return Part(unit, "", level)
    if isinstance(unit, Checklist):
        return Part(unit, _joined_html(_beside_items(rest)), level, _joined_html(_above_items(rest)))
    return Part(unit, _joined_html(rest), level)


def _above_items(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """The paragraphs that lead into a checklist, in order."""
    last = max((place for place, block in enumerate(blocks) if block.tag in _LISTS), default=len(blocks))
    above = (block for place, block in enumerate(blocks[:last]) if not _opens_group(place, blocks))
    return [block for block in above if block.tag == "p" and block.get("class") not in _KEYWORD_LINES]


def _beside_items(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """What of a checklist's section its items, their groups and its opening paragraphs do not say, in order: code and
    tables between its lists, lists without boxes beside those that have them, and all that follows the last item.
    """
    boxed = any(map(_has_boxes, blocks))
    lists = [place for place, block in enumerate(blocks) if block.tag in _LISTS and (not boxed or _has_boxes(block))]
    openers = [place for place in range(len(blocks)) if _opens_group(place, blocks)]
    ends = dict(pairwise((*openers, len(blocks))))
    said = {*lists, *(place for place, end in ends.items() if any(place < at < end for at in lists))}
    said |= {place for place, block in enumerate(blocks) if block.tag == "p" and place not in ends}
    last = max(lists, default=len(blocks))
    return [block for place, block in enumerate(blocks) if lists and (place > last or place not in said)]


def _has_boxes(block: HtmlElement) -> bool:
    return block.tag in _LISTS and any("task" in (item.get("class") or "").split() for item in block)


def _opens_group(place: int, blocks: list[HtmlElement]) -> bool:
    """Whether a block is a heading, or a bold line right above a list."""
    block = blocks[place]
    above_list = place + 1 < len(blocks) and blocks[place + 1].tag in _LISTS
    bold = (
        block.tag == "p" and len(block) == 1 and block[0].tag in ("strong", "b") and not (block[0].tail or "").strip()
    )
    return block.tag in _HEADINGS or (above_list and bold)


def _blocks(html: str) -> Iterator[HtmlElement]:
    """Top-level elements; loose text between them becomes a paragraph."""
    for node in fragments_fromstring(html) if html.strip() else ():
        if isinstance(node, str):
            if node.strip():
                yield fragment_fromstring(f"<p>{escape(node.strip())}</p>")
        elif isinstance(node.tag, str):
            yield node


def _sections(html: str) -> Iterator[HtmlElement]:
    for block in _blocks(html):
        yield from block.iter("section")


def _joined_html(blocks: Iterable[HtmlElement]) -> str:
    return "".join(map(_html, blocks))


def _html(block: HtmlElement) -> str:
    tail, block.tail = block.tail, None
    text: str = tostring(block, encoding="unicode")
    block.tail = tail
    return text + "\n"
