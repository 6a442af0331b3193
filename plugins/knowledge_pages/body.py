"""A document's body taken apart at its units, so that a page can draw each of them as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from knowledge.model import Checklist, Document, Exchange, Principle, Unit
from lxml.html import HtmlElement, fragments_fromstring, tostring

_HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of running text, or a unit.

    :ivar unit: the unit, or ``None`` for running text
    :ivar html: running text, or what stands in the unit's body besides what the model knows of it
    """

    unit: Unit | None
    html: str

    @property
    def kind(self) -> str:
        """``text``, ``principle``, ``checklist`` or ``exchange``."""
        if self.unit is None:
            return "text"
        kinds = {Principle: "principle", Checklist: "checklist", Exchange: "exchange"}
        return kinds[type(self.unit)]


@dataclass
class _Open:
    """The part that blocks are being added to."""

    unit: Unit | None = None
    #: Level of the heading that opened it; an exchange has none and ends at any heading.
    level: int = 7
    blocks: list[str] = field(default_factory=list)

    def closed(self) -> Part:
        return Part(self.unit, "".join(self.blocks))


def parts(document: Document) -> tuple[Part, ...]:
    """The body in order. Nothing is lost: what is not a unit is running text.

    A unit begins at the block that carries its id and ends at the next unit, or at the next heading of its own
    level or above.
    """
    units = {unit.id: unit for unit in document.units}
    return tuple(part for part in _parts(_blocks(document.html), units) if part.unit is not None or part.html.strip())


def _parts(blocks: Iterable[HtmlElement], units: Mapping[str, Unit]) -> Iterator[Part]:
    current = _Open()
    for block in blocks:
        level = _HEADINGS.get(block.tag, 7)
        unit = units.get(block.get("id", ""))
        if unit is not None:
            yield current.closed()
            current = _Open(unit, level)
        elif current.unit is not None and level <= current.level and level < 7:
            yield current.closed()
            current = _Open()
        if unit is None:
            current.blocks.append(_html(block))
    yield current.closed()


def _blocks(html: str) -> Iterator[HtmlElement]:
    """Top-level elements; loose text between them becomes a paragraph."""
    for node in fragments_fromstring(html) if html.strip() else ():
        if isinstance(node, str):
            if node.strip():
                yield fragments_fromstring(f"<p>{escape(node.strip())}</p>")[0]
        elif isinstance(node.tag, str):
            yield node


def _html(block: HtmlElement) -> str:
    tail, block.tail = block.tail, None
    text: str = tostring(block, encoding="unicode")
    block.tail = tail
    return text + "\n"


