"""HTML → blocks: a web page somebody saved, or what a word processor's file becomes.

The text of the page's ``main`` or ``article`` is taken where there is one. Pictures, films, forms and the page's own
navigation are not carried over, and each is said with its line.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from editing.blocks import Block, Incoming, IncomingError, Shape, as_markdown, escaped, line_start
from editing.plain_text import item_of
from editing.web_marks import AROUND, MEDIA, SILENT, Element, Page, folded, inline, inside, trimmed

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
LISTS = frozenset({"ul", "ol", "menu"})
CONTAINERS = frozenset(
    "p div section article main header figure figcaption details summary dl dt dd address center fieldset body tbody "
    "thead tr td th caption hgroup".split()
)
#: How files begin that say so what they are.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_STATED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BLOCKS = HEADINGS | LISTS | CONTAINERS | {"pre", "blockquote", "table", "hr", "li"}


def read_html(data: bytes | str, path: str) -> Incoming:
    """A page's title, blocks and facts.

    :param data: the file; bytes are decoded as the page says, or as UTF-8
    :param path: its name, for messages
    :raises IncomingError: it holds no text
    """
    try:
        root = lxml_html.document_fromstring(_decoded(data), parser=lxml_html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IncomingError(f"The page cannot be read: {error}", "Save it again as HTML, or as plain text.") from error
    facts = _facts(root)
    page = Page(path, facts.get("url", ""))
    blocks = list(_walked(_part(root, page), page))
    title = facts.pop("title", "")
    if blocks and blocks[0].shape is Shape.HEADING and blocks[0].level == 1:
        title = blocks.pop(0).text
    if not blocks:
        raise IncomingError("The page holds no text", "Copy the text into a plain text file.")
    return Incoming(title, tuple(blocks), tuple(page.losses), tuple(sorted(facts.items())))


def _decoded(data: bytes | str) -> bytes | str:
    """The page's text; bytes where it says itself what they are, and it is not UTF-8.

    :raises IncomingError: they are not what it says, or not UTF-8 where it says nothing
    """
    if isinstance(data, str):
        return data
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    stated = _STATED.search(data[:2048])
    name = mark or (stated[1].decode().lower() if stated else "utf-8")
    if name not in ("utf-8", "utf8", "utf-16"):
        return data
    try:
        return _DECLARATION.sub("", data.decode(name).lstrip("\ufeff"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = "as the page says it is" if stated or mark else "and the page does not say what it is"
        what = f"Line {line} is not {name.upper()}, {said}"
        raise IncomingError(what, "Open the page in a browser and save it anew, or copy its text.") from error


def _facts(root: Element) -> dict[str, str]:
    """What the page's head says of the text."""
    meta = {(node.get("name") or node.get("property") or "").lower(): node.get("content") for node in root.iter("meta")}
    links = {node.get("rel"): node.get("href") for node in root.iter("link")}
    headline = root.findtext(".//title")
    facts = {
        "title": meta.get("og:title") or headline,
        "author": meta.get("author"),
        "summary": meta.get("description") or meta.get("og:description"),
        "url": links.get("canonical") or meta.get("og:url"),
        "publisher": meta.get("og:site_name"),
        "date": (meta.get("article:published_time") or "")[:10],
        "language": (root.get("lang") or "")[:2].lower(),
    }
    return {name: " ".join(value.split()) for name, value in facts.items() if value and value.strip()}


def _part(root: Element, page: Page) -> Element:
    """The element that holds the text."""
    body = root.find("body") if root.find("body") is not None else root
    for tag in ("main", "article"):
        found = list(body.iter(tag))
        if len(found) == 1:
            outside = len(_words(body)) - len(_words(found[0]))
            if outside:
                page.lose(
                    found[0], "dropped", f"{outside} words outside <{tag}> were not taken", "Look if they matter."
                )
            return found[0]
    return body


def _words(element: Element) -> list[str]:
    nodes = [node for node in element.iter() if isinstance(node.tag, str)]
    own = [node.text or "" for node in nodes if node.tag not in SILENT]
    return " ".join([*own, *(node.tail or "" for node in nodes if node is not element)]).split()


# -- blocks --------------------------------------------------------------------------------------------


def _walked(element: Element, page: Page, *, plain: bool = False) -> Iterator[Block]:
    """The blocks inside an element; text between them makes paragraphs.

    :param plain: a paragraph is no item, whatever it begins with
    """
    run, line = escaped(folded(element.text)), element.sourceline or 1
    for child in element:
        if _is_block(child):
            yield from _paragraph(run, line, plain)
            yield from _block(child, page, plain=plain)
            run, line = "", child.sourceline or line
        else:
            run += inline(child, page)
        run += escaped(folded(child.tail))
    yield from _paragraph(run, line, plain)


def _is_block(node: Element) -> bool:
    """Whether an element stands by itself; inline ones do where they hold blocks."""
    if not isinstance(node.tag, str) or node.tag in SILENT | AROUND | MEDIA:
        return False
    return node.tag in BLOCKS or any(child.tag in BLOCKS for child in node.iterdescendants())


def _paragraph(run: str, line: int, plain: bool) -> Iterator[Block]:
    text = trimmed(run)
    item = item_of(text, line) if text and "\n" not in text and not plain else None
    if item is not None:
        yield item
    elif text:
        yield Block(Shape.PARAGRAPH, text if plain else line_start(text), line)


def _block(node: Element, page: Page, *, plain: bool = False) -> Iterator[Block]:
    line = node.sourceline or 1
    if node.tag in HEADINGS:
        text = trimmed(inside(node, page)).replace("**", "").replace("\n", " ")
        yield from [Block(Shape.HEADING, text, line, int(node.tag[1]))] if text else []
    elif node.tag in LISTS:
        yield from _items(node, page)
    elif node.tag == "pre":
        yield Block(Shape.LITERAL, "\n".join(["```", "".join(node.itertext()).strip("\n"), "```"]), line)
    elif node.tag == "blockquote":
        quoted = as_markdown(_walked(node, page)).rstrip("\n")
        yield Block(Shape.LITERAL, "\n".join(f"> {part}".rstrip() for part in quoted.split("\n")), line)
    elif node.tag == "table":
        yield from _table(node, page)
    elif node.tag == "hr":
        yield Block(Shape.LITERAL, "---", line)
    else:
        yield from _walked(node, page, plain=plain)


def _items(node: Element, page: Page) -> Iterator[Block]:
    """Items of a list, and of the lists inside them one step deeper."""
    number = int(node.get("start") or 1) if str(node.get("start") or 1).isdigit() else 1
    for child in node:
        if child.tag == "li":
            yield from _item(child, f"{number}." if node.tag == "ol" else "-", page)
            number += 1
        elif _is_block(child):
            yield from (
                replace(block, level=block.level + (block.shape is Shape.ITEM)) for block in _block(child, page)
            )


def _item(item: Element, marker: str, page: Page) -> Iterator[Block]:
    line = item.sourceline or 1
    parts = tuple(_walked(item, page, plain=True))
    text = "\n\n".join(part.text for part in parts if part.shape is not Shape.ITEM)
    marked = item_of(text, line)
    if marked is not None and "]" in marked.marker:
        yield replace(marked, level=0)
    elif text:
        yield Block(Shape.ITEM, text, line, 0, marker)
    yield from (replace(part, level=part.level + 1) for part in parts if part.shape is Shape.ITEM)


def _table(node: Element, page: Page) -> Iterator[Block]:
    """A table of short cells; one that only arranges the page becomes its cells' text."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in node.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    nested = next(node.iterdescendants(*HEADINGS, *LISTS, "table", "pre", "blockquote"), None) is not None
    if width < 2 or nested:
        yield from _walked(node, page)
        return
    texts = [[_cell(cell, page) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in texts]
    lines.insert(1, f"|{' --- |' * width}")
    yield Block(Shape.LITERAL, "\n".join(lines), node.sourceline or 1)


def _cell(cell: Element, page: Page) -> str:
    return " ".join(" ".join(part.text for part in _walked(cell, page)).split()).replace("|", "\\|")
