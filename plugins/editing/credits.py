"""What a text says of itself at its end: ``© A. Author, 2014`` and the condition of reuse below it.

Both belong into the front matter, from where every page and sheet shows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editing.blocks import Block, Shape, loss, shown
from knowledge.problems import Problem

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?P<author>[^\d©]{2,80}?)[\s,.]*(?P<year>(?:19|20)\d{2})?\.?", re.I
)
_TERMS = re.compile(r"\((?P<terms>[^()]{10,300})\)\.?")


@dataclass(frozen=True, slots=True)
class Credits:
    """A text without its credits, and what they said."""

    blocks: tuple[Block, ...]
    #: Fields of ``source:``.
    facts: tuple[tuple[str, str], ...]
    #: What went from the text into the front matter.
    moved: tuple[Problem, ...]


def credits_of(blocks: Sequence[Block], path: str) -> Credits:
    """Take the copyright line, and a condition in brackets right below it, out of a text.

    :param path: the file, for messages
    """
    kept: list[Block] = []
    moved: list[Problem] = []
    facts: dict[str, str] = {}
    below = False
    for block in blocks:
        said = _said(block, below)
        below = "author" in said
        facts |= said
        if said:
            what = f"{shown(block.text)} went into the front matter ({', '.join(said)})"
            moved.append(loss(path, block.line, "moved", what, "Look whether it stands there as it should."))
        else:
            kept.append(block)
    return Credits(tuple(kept), tuple(facts.items()), tuple(moved))


def _said(block: Block, below: bool) -> dict[str, str]:
    """What one block says; nothing where it is no credit."""
    if block.shape not in (Shape.PARAGRAPH, Shape.HEADING):
        return {}
    found = _COPYRIGHT.fullmatch(block.text.strip())
    if found:
        return {name: value for name, value in found.groupdict().items() if value}
    terms = _TERMS.fullmatch(block.text.strip()) if below else None
    return {"terms": terms["terms"]} if terms else {}
