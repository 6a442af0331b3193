"""Small questions asked of a tree of HTML: its text, its inner markup, the label a paragraph opens with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

Element = Any  # lxml has no types of its own

BLOCKS = frozenset(
    "p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 pre table thead tbody tr td th blockquote div section figure figcaption hr "
    "br details summary caption".split()
)
LISTS = ("ul", "ol")
_HEADING = re.compile(r"h([1-6])$")
#: An editor's own HTML may carry the attribute with anything in it.
_LINE = re.compile(r"[0-9]{1,9}")
_PLAIN_LABEL = re.compile(r"^\s*([^\s:：][^:：\n]{0,40}?)\s*[:：](?=\s|$)")


def parse(fragment: str) -> Element:
    """A fragment as the children of one ``div``."""
    return lxml_html.fragment_fromstring(fragment, create_parent="div")


def inner_html(element: Element) -> str:
    """Markup inside an element, without line marks and without white space around it."""
    copy = parse(_serialised(element))
    for node in copy.iter():
        if isinstance(node.tag, str):
            node.attrib.pop("data-line", None)
    text = lxml_html.tostring(copy, encoding="unicode")
    return str(text)[len("<div>") : -len("</div>")].strip()


def outer_html(*blocks: Element) -> str:
    """Markup of some blocks themselves, without line marks; the tree that they stand in stays as it is."""
    box = lxml_html.Element("div")
    for block in blocks:
        box.append(lxml_html.fromstring(lxml_html.tostring(block, encoding="unicode", with_tail=False)))
    return inner_html(box)


def _serialised(element: Element) -> str:
    head = (element.text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return head + "".join(lxml_html.tostring(child, encoding="unicode") for child in element)


def text_of(element: Element) -> str:
    """The plain text of an element, white space folded; blocks are parted by a space."""
    return " ".join("".join(_pieces(element)).split())


def paragraphs_of(element: Element) -> str:
    """The plain text of a whole body: one line a paragraph, item or cell."""
    joined = "".join(piece if piece != "\x00" else "\n" for piece in _pieces(element, "\x00"))
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(element: Element, edge: str = " ") -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    block = element.tag in BLOCKS
    if block:
        yield edge
    yield _folded(element.text)
    for child in element:
        yield from _pieces(child, edge)
        yield _folded(child.tail)
    if block:
        yield edge


def _folded(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def level_of(element: Element) -> int:
    """1 to 6 for a heading, 0 for anything else."""
    found = _HEADING.match(element.tag) if isinstance(element.tag, str) else None
    return int(found[1]) if found else 0


def line_of(element: Element, default: int = 1) -> int:
    """The line an element came from: its own mark, that of its first descendant, or that of an ancestor."""
    for node in (element, *element.iterdescendants(), *element.iterancestors()):
        written = node.get("data-line") if isinstance(node.tag, str) else None
        if written and _LINE.fullmatch(written):
            return int(written)
    return default


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the colon at the beginning of a paragraph, and how it was written."""

    text: str
    bold: bool


def label_of(block: Element) -> Label | None:
    """``JR`` for ``**JR:** Why …``, ``**JR**: …`` or ``JR: …``; ``None`` where no short label opens the block."""
    first = block[0] if len(block) else None
    if not (block.text or "").strip() and first is not None and first.tag in ("strong", "b", "em"):
        return _bold_label(first)
    plain = _PLAIN_LABEL.match(block.text or "")
    return Label(plain[1], bold=False) if plain else None


def _bold_label(strong: Element) -> Label | None:
    text = text_of(strong)
    if text.endswith((":", "：")):
        return Label(text[:-1].strip(), bold=True)
    outside = (strong.tail or "").lstrip().startswith((":", "："))
    return Label(text, bold=True) if outside and text else None


def without_label(block: Element) -> None:
    """Take the label and its colon off the beginning of a block, in place."""
    label = label_of(block)
    if label is None:
        return
    if not label.bold:
        block.text = re.sub(_PLAIN_LABEL, "", block.text or "", count=1).lstrip()
        return
    strong = block[0]
    block.text = (strong.tail or "").lstrip().lstrip(":：").lstrip()
    strong.tail = None
    block.remove(strong)


def put_label(block: Element, label: str, css_class: str) -> None:
    """Put a label and its colon back in front of a block, as an element that a style can reach."""
    span = lxml_html.Element("span", {"class": css_class})
    span.text = f"{label}:"
    span.tail = " " + (block.text or "")
    block.text = None
    block.insert(0, span)
