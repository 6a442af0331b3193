"""A plain text → blocks. A text file says little of its shape, so everything guessed is said.

A line is a paragraph. A short line without a full stop above a longer paragraph is a heading; numbers before such
lines stay, since they are the source's. Bullets, numbers in a row and boxes make lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from editing.blocks import Block, Incoming, Shape, escaped, line_start, loss, shown
from editing.boilerplate import is_boilerplate
from knowledge.problems import Problem

#: Longer lines are paragraphs, whatever stands below them.
LONGEST_HEADING = 90
LONGEST_TITLE = 140
#: A heading stands above something longer than itself by this factor.
RATIO = 1.3

_BULLET = re.compile(r"^(?P<indent>[ \t]*)(?:[•·▪◦‣●■]|[-*–o](?=[ \t]))[ \t]*(?P<text>\S.*)$")
_BOX = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-*•·][ \t]*)?(?:(?P<open>[☐□❏⬜◻]|\[[ \t]?\])|(?P<done>[☑☒✓✔✅]|\[[xXхХ]\]))"
    r"[ \t]*(?P<text>\S.*)$"
)
_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,3})[.)][ \t]+(?P<text>\S.*)$")
_TURN = re.compile(r"^[ \t]*[^\W\d_][^\s:：]{0,20}[ \t]*[:：][ \t]")
_CLOSED = tuple(".,;:!…»”")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds something."""

    number: int
    text: str


def read_text(text: str, path: str) -> Incoming:
    """A plain text's title and blocks.

    :param text: the text with ``\\n`` line ends
    :param path: the file, for messages
    """
    lines = [_Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    title, rest, told = _titled(lines, path)
    return Incoming(title, tuple(_blocks(rest)), told)


def guessed_headings(blocks: Sequence[Block], path: str) -> tuple[Problem, ...]:
    """A message that says which lines of a plain text were taken for headings."""
    numbers = [block.line for block in blocks if block.shape is Shape.HEADING]
    if not numbers:
        return ()
    what = f"Taken for headings, by their length: {_lines(numbers)}"
    return (loss(path, numbers[0], "guessed", what, "Take the ## off those that are none."),)


def _lines(numbers: Sequence[int]) -> str:
    return f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(map(str, numbers))}"


def _titled(lines: list[_Line], path: str) -> tuple[str, list[_Line], tuple[Problem, ...]]:
    """The title, the other lines, and a message where the text has none."""
    for place, line in enumerate(lines):
        if is_boilerplate(line.text):
            continue
        following = next((one for one in lines[place + 1 :] if not is_boilerplate(one.text)), None)
        tagline = following is not None and line.text.endswith(".") and len(following.text) < LONGEST_HEADING
        if tagline:
            continue
        if len(line.text) <= LONGEST_TITLE and not line.text.endswith(_CLOSED) and not _TURN.match(line.text):
            above = [one for one in lines[:place] if not is_boilerplate(one.text)]
            return line.text.strip(), [*lines[:place], *lines[place + 1 :]], _mottoes(above, path)
        break
    number = lines[0].number if lines else 1
    return "", lines, (loss(path, number, "guessed", "No line looks like a title", "Write one into the front matter."),)


def _mottoes(lines: Sequence[_Line], path: str) -> tuple[Problem, ...]:
    """What stands above the title: often a site's motto, sometimes the text's own first sentence."""
    return tuple(
        loss(path, line.number, "guessed", f"{shown(line.text)} stands above the title", "Delete it if it is a motto.")
        for line in lines
    )


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else None
        yield _item(line, lines, place) or _heading(line, below) or _paragraph(line)


def item_of(text: str, line: int) -> Block | None:
    """The item that a line is by its bullet or box; ``None`` where it has neither.

    :param text: Markdown of one line
    """
    box = _BOX.match(text)
    if box:
        return Block(Shape.ITEM, box["text"], line, _depth(box["indent"]), "- [x]" if box["done"] else "- [ ]")
    bullet = _BULLET.match(text)
    return Block(Shape.ITEM, bullet["text"], line, _depth(bullet["indent"])) if bullet else None


def _item(line: _Line, lines: Sequence[_Line], place: int) -> Block | None:
    marked = item_of(line.text, line.number)
    if marked:
        return replace(marked, text=escaped(marked.text))
    numbered = _NUMBER.match(line.text)
    if numbered and _in_a_row(lines, place):
        return Block(Shape.ITEM, escaped(numbered["text"]), line.number, 0, f"{numbered['number']}.")
    return None


def _depth(indent: str) -> int:
    return min(len(indent.expandtabs(4)) // 2, 1)


def _in_a_row(lines: Sequence[_Line], place: int) -> bool:
    """Whether the line above or below is numbered as well."""
    beside = (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
    return any(_NUMBER.match(one.text) for one in beside)


def _heading(line: _Line, below: _Line | None) -> Block | None:
    """A heading: short, not closed like a sentence, and above something longer."""
    text = line.text.strip()
    short = len(text) <= LONGEST_HEADING and not text.endswith(_CLOSED) and not _TURN.match(line.text)
    if not short or below is None or len(below.text) < max(RATIO * len(text), 60) or is_boilerplate(text):
        return None
    return Block(Shape.HEADING, escaped(text), line.number, 2)


def _paragraph(line: _Line) -> Block:
    return Block(Shape.PARAGRAPH, line_start(escaped(line.text.strip())), line.number)
