"""Boxes make a checklist: its heading gets the keyword by which the site knows one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from editing.blocks import Block, Shape
from knowledge.languages import Keywords

_BOX = re.compile(r"^\s*[-*+]\s+\[[ xX]\]\s", re.M)


def has_box(block: Block) -> bool:
    """Whether a block is an item with a box, or a list of a Markdown file that has some."""
    return "]" in block.marker or (block.shape is Shape.LITERAL and bool(_BOX.search(block.text)))


def with_keywords(blocks: Sequence[Block], keywords: Keywords) -> tuple[Block, ...]:
    """The blocks, with the keyword before the headings that open checklists.

    A heading opens one if boxes stand right below it, or right below a deeper heading that is the first thing
    below it; deeper headings of a checklist are its groups.
    """
    opening: set[int] = set()
    for place, block in enumerate(blocks):
        if block.shape is Shape.HEADING and place + 1 < len(blocks) and has_box(blocks[place + 1]):
            above = _above(blocks, place)
            if not any(one in opening or _is_named(blocks[one], keywords) for one in above):
                opening.add(_opener(blocks, place, above))
    word = keywords.preferred["checklist"]
    return tuple(
        replace(block, text=f"{word}: {block.text}") if place in opening and not _is_named(block, keywords) else block
        for place, block in enumerate(blocks)
    )


def _above(blocks: Sequence[Block], place: int) -> list[int]:
    """The headings under which a heading stands, the nearest first."""
    found: list[int] = []
    level = blocks[place].level
    for one in range(place - 1, -1, -1):
        if blocks[one].shape is Shape.HEADING and blocks[one].level < level:
            found.append(one)
            level = blocks[one].level
    return found


def _opener(blocks: Sequence[Block], place: int, above: Sequence[int]) -> int:
    """The heading that a group's heading stands right below, else the heading itself."""
    return above[0] if above and above[0] == place - 1 else place


def _is_named(block: Block, keywords: Keywords) -> bool:
    return keywords.meaning(block.text.split(":", 1)[0]) == "checklist"
