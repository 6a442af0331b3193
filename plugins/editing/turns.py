"""Who speaks: paragraphs that open with a name and a colon become the turns of an interview.

A name counts where it opens at least two paragraphs and somebody else does too, and somebody asks. Whoever asks the
larger share of questions is the interviewer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from editing.blocks import Block, Shape
from knowledge.model import Role, Speaker

_TURN = re.compile(
    r"^(?:\*\*|__)?(?P<name>[^\W\d_](?:[\w.’'-]|[ ](?=\w)){0,29}?\.?)\s*"
    r"(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__)|[:：])\s+"
    r"(?P<text>\S.*)$",
    re.S,
)
#: Initials are written as capitals; a longer name keeps its letters.
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """The blocks with their turns marked, and who speaks in them."""

    blocks: tuple[Block, ...]
    speakers: tuple[Speaker, ...]


def talk_of(blocks: Sequence[Block]) -> Talk:
    """Mark the turns of an interview; blocks that hold none come back as they are."""
    named = [(block, _name(block)) for block in blocks]
    speakers = _speakers([(name, block.text) for block, name in named if name])
    codes = {speaker.name: speaker.code for speaker in speakers}
    marked = tuple(_marked(block, codes[name]) if name in codes else block for block, name in named)
    return Talk(marked, speakers)


def _name(block: Block) -> str:
    """The name that opens a block; empty where none does. Initials are one name in small and capital letters."""
    found = _TURN.match(block.text) if block.shape is Shape.PARAGRAPH else None
    if found is None:
        return ""
    name = found["name"]
    return name.upper() if len(name) <= _INITIALS else name


def _speakers(turns: Sequence[tuple[str, str]]) -> tuple[Speaker, ...]:
    times = Counter(name for name, _ in turns)
    names = [name for name, number in times.items() if number >= 2]
    asked = Counter(name for name, text in turns if name in names and text.rstrip(' *_»”"').endswith("?"))
    if len(names) < 2 or not asked:
        return ()
    asks = max(names, key=lambda name: asked[name] / times[name])
    codes = _codes(names)
    return tuple(Speaker(codes[name], name, Role.INTERVIEWER if name == asks else Role.GUEST) for name in names)


def _codes(names: Sequence[str]) -> dict[str, str]:
    """A short code a name: initials of several words, else the name itself; always unlike."""
    codes: dict[str, str] = {}
    for name in names:
        words = name.replace(".", ". ").split()
        initials = "".join(word[0] for word in words).upper() if len(words) > 1 else name.rstrip(".")
        codes[name] = initials if initials not in codes.values() else name.replace(" ", "-")
    return codes


def _marked(block: Block, code: str) -> Block:
    found = _TURN.match(block.text)
    assert found is not None
    return replace(block, text=f"**{code}:** {found['text']}")
