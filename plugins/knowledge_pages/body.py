"""A document's body taken apart at its units, so that a page can draw each of them as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from lxml.html import HtmlElement, fragment_fromstring, fragments_fromstring, tostring

from knowledge.addresses import unit_kind
from knowledge.model import Checklist, Document, Exchange, Unit

_HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of running text, or a unit."""

    #: ``None`` for running text.
    unit: Unit | None
    #: Running text; of a principle, all but its heading; of a checklist, what follows its last item.
    html: str
    #: Level of the unit's heading.
    level: int = 2
    #: Of a checklist, what stands before and among its steps; what follows the last is in ``html``.
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
        # Its own fields say all but the units within it, which are units of their own.
        units = (block for block in rest if block.get("data-unit") is not None)
        return Part(unit, unit.outro_html + _joined_html(units), level, unit.intro_html)
    return Part(unit, _joined_html(rest), level)


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
