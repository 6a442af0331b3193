"""A Markdown file → blocks: what it says stays as it is written, front matter becomes facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editing.blocks import Block, Incoming, Shape, loss
from knowledge.frontmatter import Entry, FrontMatter, FrontMatterError, split
from knowledge.plain_heads import split_leniently
from knowledge.problems import Problem

#: Front matter of other sites → what it is called here.
FACTS = {
    "title": "title",
    "summary": "summary",
    "description": "summary",
    "date": "date",
    "author": "author",
    "authors": "author",
    "url": "url",
    "source": "url",
    "publisher": "publisher",
    "year": "year",
    "terms": "terms",
    "license": "terms",
    "lang": "language",
    "language": "language",
}

_HEADING = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})")
_PLAIN = re.compile(r"^(?![ \t]{4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)])[ \t]|[ \t]*[>|<])")


def read_markdown(text: str, path: str) -> Incoming:
    """A Markdown file's title, blocks and facts.

    :param text: the file with ``\\n`` line ends
    :param path: its name, for messages
    """
    front = split_leniently(text)
    facts = {FACTS[name]: entry.text.strip() for name, entry in front.table.rows if name in FACTS and entry.text}
    blocks = list(_blocks(front.body, front.first_line))
    title = facts.pop("title", "")
    if not title and blocks and blocks[0].shape is Shape.HEADING:
        title = blocks.pop(0).text
    losses = (*_doubts(text, path), *_lost(front, path))
    return Incoming(title, tuple(blocks), losses, tuple(sorted(facts.items())))


def _doubts(text: str, path: str) -> Iterator[Problem]:
    """Why the head is no YAML, where it is none and was read line by line."""
    try:
        split(text)
    except FrontMatterError as error:
        if split_leniently(text).present:
            cure = "Look whether its values are what the file says."
            yield loss(path, error.line, "guessed", f"The front matter is read line by line: {error}", cure)


def _lost(front: FrontMatter, path: str) -> Iterator[Problem]:
    for name, entry in front.table.rows:
        if name not in FACTS or not entry.text:
            what = f"“{name}: {_plain(entry)}” of the front matter has no place here"
            yield loss(path, entry.line, "not-carried", what, "Write it where it belongs, or leave it out.")


def _plain(entry: Entry) -> str:
    return str(entry.plain())[:60]


def _blocks(body: str, first_line: int) -> Iterator[Block]:
    """Headings and paragraphs; everything else stands as it is, code and lists with their empty lines."""
    for start, chunk in _chunks(body.split("\n")):
        heading = _HEADING.match(chunk[0])
        if heading:
            yield Block(Shape.HEADING, heading["text"], first_line + start, len(heading["hashes"]))
        else:
            shape = Shape.PARAGRAPH if _PLAIN.match(chunk[0]) and not _FENCE.match(chunk[0]) else Shape.LITERAL
            yield Block(shape, "\n".join(chunk), first_line + start)


def _chunks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty lines, headings alone, fenced code whole."""
    chunk: list[str] = []
    start, fence = 0, ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        ends = not fence and (not line.strip() or _HEADING.match(line) is not None)
        if ends and chunk:
            yield start, chunk
            chunk = []
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark["mark"]
        if line.strip() or fence:
            start = start if chunk else number
            chunk.append(line)
        if not fence and _HEADING.match(line) and chunk:
            yield start, chunk
            chunk = []
    if chunk:
        yield start, chunk
