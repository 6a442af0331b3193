"""What a file that was not written for us may mean where its words do not say: its kind, its speakers, its lists.

Guesses are cautious: what they miss is a text without a unit, what they invent would be a unit that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import html as lxml_html

from knowledge.checklists import has_tasks, is_lead, read_checklist
from knowledge.html_tree import Element, level_of, line_of, text_of
from knowledge.model import Checklist, Kind, Speaker
from knowledge.outline import Named, Reading, named_of, number_of, speaks_of_principles
from knowledge.speakers import detected_speakers, split_turns


def kind_of(root: Element, reading: Reading) -> Kind:
    """Numbered headings are principles where the title speaks of principles."""
    numbered = sum(number_of(block) is not None for block in root if level_of(block))
    speaks = speaks_of_principles(reading.title, reading.keywords)
    return Kind.PRINCIPLES if numbered > 1 and speaks else reading.kind


def detect_speakers(root: Element, reading: Reading) -> tuple[Speaker, ...]:
    """The speakers of an interview; its turns are split in place, and only where it is one."""
    trial = deepcopy(root)
    split_turns(trial)
    found = detected_speakers(trial, reading.keywords)
    if found:
        split_turns(root)
    return found


def unnamed_checklist(heading: Element, blocks: Sequence[Element], reading: Reading) -> Named | None:
    """A section with check boxes of its own, unless it is a group of a checklist above it."""
    if not reading.lenient or not has_tasks(_before_headings(blocks)) or _in_checklist(heading, reading):
        return None
    return Named("checklist", "", None, text_of(heading))


def headless_checklists(root: Element, reading: Reading) -> tuple[Checklist, ...]:
    """Check boxes above the first heading: one checklist for each line that leads into a list, else one of the
    text's own title.
    """
    blocks = _before_headings(list(root))
    starts = [at for at, block in enumerate(blocks) if is_lead(block) and has_tasks([_next(block)])]
    tasks = [at for at, block in enumerate(blocks) if has_tasks([block])]
    if not tasks:
        return ()
    if not starts or tasks[0] < starts[0]:
        return (_headless(reading.title, blocks[tasks[0]], blocks[tasks[0] :], reading),)
    parts = zip(starts, (*starts[1:], len(blocks)), strict=True)
    return tuple(
        _headless(text_of(blocks[start]).rstrip(" :："), blocks[start], blocks[start + 1 : end], reading)
        for start, end in parts
    )


def _headless(title: str, first: Element, blocks: Sequence[Element], reading: Reading) -> Checklist:
    """The checklist of some blocks, as if ``first`` were its heading."""
    heading = lxml_html.Element("h2", {"data-line": str(line_of(first))})
    return read_checklist(heading, title, blocks, reading.keywords)[0]


def _before_headings(blocks: Sequence[Element]) -> list[Element]:
    end = next((at for at, block in enumerate(blocks) if level_of(block)), len(blocks))
    return list(blocks[:end])


def _next(block: Element) -> Element:
    following = block.getnext()
    return following if following is not None else block


def _in_checklist(heading: Element, reading: Reading) -> bool:
    """Whether a heading above, of a higher level, opens a checklist by its words."""
    level = level_of(heading)
    for block in heading.itersiblings(preceding=True):
        above = level_of(block)
        if 0 < above < level:
            level = above
            named = named_of(block, reading)
            if named is not None and named.meaning == "checklist":
                return True
    return False
