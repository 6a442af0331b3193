"""Sanitised HTML as plain blocks of text, for formats that have paragraphs but no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html as lxml_html

_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "th", "dt", "dd"})
#: Characters that XML 1.0 cannot hold (section 2.2, "Char").
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``tag`` is the HTML element it came from."""

    tag: str
    text: str


def blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a fragment in order. A fragment without elements is one paragraph."""
    if not html.strip():
        return ()
    root = lxml_html.fragment_fromstring(xml_safe(html), create_parent="div")
    found = [Block(element.tag, text) for element in root.iter(*_BLOCKS) if (text := _own_text(element))]
    return tuple(found) or (Block("p", _folded(root.text_content())),)


def xml_safe(text: str) -> str:
    """The text without the control characters that no XML file can hold."""
    return _NOT_XML.sub("", text)


def _own_text(element: lxml_html.HtmlElement) -> str:
    """The element's text without that of the blocks inside it, which are blocks of their own."""
    parts = [element.text or ""]
    for child in element:
        nested = any(inner.tag in _BLOCKS for inner in child.iter())
        parts.append("" if nested else child.text_content())
        parts.append(child.tail or "")
    return _folded("".join(parts))


def _folded(text: str) -> str:
    return " ".join(text.split())
