"""A text from elsewhere as a row of blocks, whatever file it came in, and the Markdown they make.

Readers (:mod:`editing.plain_text`, :mod:`editing.web_text`, :mod:`editing.word_text`, :mod:`editing.markdown_text`)
give an :class:`Incoming`; everything that happens to a text afterwards happens to its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.problems import Problem, Severity


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    #: Markdown that stands as it is: code, tables, lists of a Markdown file.
    LITERAL = "literal"


class IncomingError(ValueError):
    """A file that cannot be taken in. :ivar cure: what to do about it."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text."""

    shape: Shape
    #: Markdown of one block: marks inside lines, none at their beginning.
    text: str
    #: Line of the file it came from; 1 where the file has no lines.
    line: int = 1
    #: Level of a heading, depth of an item.
    level: int = 0
    #: ``-``, ``1.``, ``- [ ]`` or ``- [x]`` before an item.
    marker: str = "-"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read."""

    title: str
    blocks: tuple[Block, ...]
    #: What could not be carried over, dropped or guessed, with its place.
    losses: tuple[Problem, ...] = ()
    #: What the file says of itself: fields of ``source:`` and of the front matter.
    facts: tuple[tuple[str, str], ...] = field(default=())


def loss(path: str, line: int, rule: str, what: str, cure: str) -> Problem:
    """Something an editor should look at after an import."""
    return Problem(path, line, rule, what, cure, Severity.WARNING)


def shown(text: str) -> str:
    """The beginning of a text, for a message."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= 60 else f"“{line[:57].rstrip()}…”"


def as_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, parted by empty lines; items of one list stand together."""
    parts: list[str] = []
    above: Block | None = None
    for block in blocks:
        if parts:
            parts.append("\n" if _continues(above, block) else "\n\n")
        parts.append(_markdown(block))
        nested = block.shape is Shape.ITEM and block.level > 0
        above = above if nested else block
    return "".join(parts) + "\n"


def _continues(above: Block | None, block: Block) -> bool:
    """Whether an item goes on the list above it: it stands deeper, or is numbered like the last one of its depth."""
    if block.shape is not Shape.ITEM or above is None or above.shape is not Shape.ITEM:
        return False
    return block.level > 0 or above.marker[0].isdigit() == block.marker[0].isdigit()


def _markdown(block: Block) -> str:
    if block.shape is Shape.HEADING:
        return f"{'#' * block.level} {block.text}"
    if block.shape is Shape.ITEM:
        indent = "    " * block.level
        first, *more = block.text.split("\n")
        return "\n".join([f"{indent}{block.marker} {first}", *(f"{indent}    {line}".rstrip() for line in more)])
    return block.text


_INLINE = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]*\][(\[:])|&(?=#?\w+;)|<(?=[A-Za-z/!?])")
_START = re.compile(r"^(?P<before>\s*)(?P<mark>#{1,6}(?=\s)|>|[-+=](?=\s|-|=|$)|\d{1,9}(?=[.)]\s)|~{3}|:(?=\s))")


def escaped(text: str) -> str:
    """Plain text as Markdown that reads the same: what would be a mark is written as itself."""
    return _INLINE.sub(_escape, text)


def line_start(text: str) -> str:
    """A paragraph's Markdown that cannot be taken for a heading, item, quotation or rule."""
    return "\n".join(_guarded(line) for line in text.split("\n"))


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return {"<": "&lt;", "&": "&amp;"}.get(char, f"\\{char}")


def _guarded(line: str) -> str:
    found = _START.match(line)
    if found is None:
        return line
    before, mark, rest = found["before"], found["mark"], line[found.end() :]
    return f"{before}{mark}\\{rest}" if mark.isdigit() else f"{before}\\{mark}{rest}"


def headings_below(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings that begin at the second level: the first is the title's."""
    kept = tuple(blocks)
    top = min((block.level for block in kept if block.shape is Shape.HEADING), default=2)
    for block in kept:
        if block.shape is Shape.HEADING:
            level = min(block.level - top + 2, 6)
            block = Block(block.shape, block.text, block.line, level)
        yield block
