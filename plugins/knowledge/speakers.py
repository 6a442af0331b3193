"""Who speaks in a text whose front matter does not say: bold names, names in plain letters, or Q and A.

Used for files that were not written for us. A label is a speaker's only where somebody is seen to ask: a warning or
a note that comes twice makes no interview.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree
from lxml import html as lxml_html

from knowledge.html_tree import Element, inner_html, label_of, line_of, text_of
from knowledge.languages import Keywords
from knowledge.model import Role, Speaker

#: A name that opens a turn is short; longer labels are sentences with a colon.
LONGEST_NAME = 40
#: What stands for asking and for answering, in the five languages: words, and the letters they begin with.
_PAIRS: Mapping[str, str] = {
    "Q": "A",
    "Question": "Answer",
    "В": "О",
    "Вопрос": "Ответ",
    "С": "Ж",
    "Сұрақ": "Жауап",
    "Spørsmål": "Svar",
    "Î": "R",
    "Întrebare": "Răspuns",
}
_MARKS = "|".join(sorted((*_PAIRS, *_PAIRS.values()), key=lambda mark: (-len(mark), mark)))
#: ``Q:``, ``Q1.``, ``**Q:** …``, ``**Q: …**`` at the beginning of a line.
_MARKED = re.compile(
    rf"\s*(?:<(?P<tag>strong|b|em)>)?\s*(?P<mark>{_MARKS})\s?\d{{0,3}}\s*[:.)](?=\s|<|$)\s*(?P<rest>.*)", re.S
)
_BOLD_NAME = re.compile(r"\s*<(strong|b)>[^<>\n]{1,40}(?::</\1>|</\1>:)")
_ASKS = ("?", ";")  # the semicolon is the Greek question mark
#: Share of an interviewer's turns that are questions at least: half of them where names stand in bold, as people set
#: them; two thirds where any paragraph with a colon may be a turn.
_ASKING_BOLD, _ASKING_PLAIN = 1 / 2, 2 / 3
#: Share of a text's blocks that open with a plain name at least: below it, they are sentences with a colon.
_TURNS = 1 / 2


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that a label opens."""

    name: str
    bold: bool
    asks: bool


def split_turns(root: Element) -> None:
    """Give every turn a paragraph of its own that opens with its label in bold, in place: lines that follow one
    another without an empty line between them, and all the ways in which Q and A are written.
    """
    marked = _has_questions(root)
    for block in list(root.iterchildren("p")):
        lines = inner_html(block).split("\n")
        starts = [at for at, line in enumerate(lines) if at == 0 or _opens(line, marked)]
        if len(starts) > 1 or _opens(lines[0], marked):
            _replace(block, lines, starts, marked)


def detected_speakers(root: Element, keywords: Keywords) -> tuple[Speaker, ...]:
    """Who speaks, in the order of their first turns; nobody where nobody is seen to ask.

    :param root: the body, after :func:`split_turns`
    :param keywords: first words that are no names
    """
    turns = [turn for block in root.iterchildren("p") if (turn := _turn(block, keywords)) is not None]
    bold = [turn for turn in turns if turn.bold]
    if found := _speakers_of(bold, _ASKING_BOLD):
        return found
    return _speakers_of(turns, _ASKING_PLAIN, everyone=True) if len(turns) >= _TURNS * len(root) else ()


def _speakers_of(turns: Sequence[_Turn], least: float, *, everyone: bool = False) -> tuple[Speaker, ...]:
    """The speakers of some turns.

    :param least: share of an interviewer's turns that are questions
    :param everyone: whether each speaker has to be heard twice
    """
    count = Counter(turn.name for turn in turns)
    asked = Counter(turn.name for turn in turns if turn.asks)
    asker = max(count, key=lambda name: (asked[name] / count[name], asked[name]), default="")
    others = len(turns) - count[asker]
    paired = _PAIRS.get(asker) in count
    if not asked[asker] or asked[asker] / count[asker] < least or not (paired or (count[asker] > 1 and others > 1)):
        return ()
    if everyone and not paired and (min(count.values()) < 2 or len(count) < 2):
        return ()
    return tuple(Speaker(name, name, Role.INTERVIEWER if name == asker else Role.GUEST) for name in count)


def _turn(block: Element, keywords: Keywords) -> _Turn | None:
    label = label_of(block)
    if label is None or len(label.text) > LONGEST_NAME or keywords.meaning(label.text) is not None:
        return None
    named = label.bold or label.text[:1].isupper()
    return _Turn(label.text, label.bold, text_of(block).rstrip('»”"*').endswith(_ASKS)) if named else None


def _has_questions(root: Element) -> bool:
    """Whether both halves of a pair such as Q and A open lines of the text."""
    lines = (line for block in root.iterchildren("p") for line in inner_html(block).split("\n"))
    marks = {found["mark"] for line in lines if (found := _MARKED.match(line))}
    return any(question in marks and answer in marks for question, answer in _PAIRS.items())


def _opens(line: str, marked: bool) -> bool:
    return bool(_BOLD_NAME.match(line) or (marked and _MARKED.match(line)))


def _replace(block: Element, lines: Sequence[str], starts: Sequence[int], marked: bool) -> None:
    """Put a paragraph for each turn in the place of one; left alone where its markup spans turns."""
    parts = ["\n".join(lines[start:end]).removesuffix("<br>") for start, end in pairwise((*starts, len(lines)))]
    turns = [_paragraph(_canonical(part) if marked else part) for part in parts]
    if any(turn is None for turn in turns):
        return
    for start, turn in zip(starts, turns, strict=True):
        turn.set("data-line", str(line_of(block) + start))
        block.addprevious(turn)
    if block.get("id"):
        turns[0].set("id", block.get("id"))
    block.drop_tree()


def _paragraph(markup: str) -> Element:
    """The paragraph, or ``None`` where the markup is none by itself."""
    try:
        return lxml_html.fragment_fromstring(f"<p>{markup}</p>")
    except (etree.ParserError, AssertionError):
        return None


def _canonical(markup: str) -> str:
    """``Q1. …`` and ``**Q: …**`` → ``**Q:** …``; anything else as it is."""
    found = _MARKED.match(markup)
    if found is None:
        return markup
    rest = found["rest"].replace(f"</{found['tag']}>", "", 1) if found["tag"] else found["rest"]
    return f"<strong>{found['mark']}:</strong> {rest.lstrip(' :.')}"
