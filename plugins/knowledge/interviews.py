"""Turns of an interview → exchanges: a question and what is answered to it, each with its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import html as lxml_html

from knowledge.fingerprints import fingerprint
from knowledge.html_tree import (
    Element,
    inner_html,
    label_of,
    level_of,
    line_of,
    outer_html,
    put_label,
    text_of,
    without_label,
)
from knowledge.model import Answer, Exchange, Role, Speaker
from knowledge.speakers import LONGEST_NAME


@dataclass(slots=True)
class _Turn:
    """One speaker's paragraphs, from the one that carries the name."""

    speaker: Speaker
    blocks: list[Element]


@dataclass(slots=True)
class _Talk:
    """A question and its answers while they are being collected."""

    question: _Turn
    #: Level of the nearest heading above it; 1 where there is none.
    above: int
    answers: list[_Turn] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stray:
    """A turn that fits nowhere: a name that is not among the speakers, or an answer without a question."""

    rule: str
    label: str
    line: int


def exchanges_of(root: Element, speakers: Sequence[Speaker]) -> tuple[tuple[Exchange, ...], tuple[Stray, ...]]:
    """Draw the exchanges out of a body, and mark them up in it: the question becomes a heading.

    :param root: the body's tree, changed in place
    :param speakers: the speakers that the front matter names
    """
    talks, strays = _talks(root, {speaker.code: speaker for speaker in speakers})
    exchanges = tuple(_exchange(talk) for talk in talks)
    for talk in talks:
        _mark_up(talk)
    return exchanges, strays


def _talks(root: Element, speakers: dict[str, Speaker]) -> tuple[list[_Talk], tuple[Stray, ...]]:
    talks: list[_Talk] = []
    strays: list[Stray] = []
    turn: _Turn | None = None
    above = 1
    for block in list(root):
        if level := level_of(block):
            turn, above = None, level
            continue
        label = label_of(block) if block.tag == "p" else None
        speaker = speakers.get(label.text) if label else None
        if label and speaker is None and label.bold and len(label.text) <= LONGEST_NAME:
            strays.append(Stray("unknown-speaker", label.text, line_of(block)))
        if speaker is None:
            if turn is not None:
                turn.blocks.append(block)
            continue
        previous, turn = turn, _Turn(speaker, [block])
        if speaker.role is Role.INTERVIEWER:
            talks.append(_Talk(turn, above))
        elif talks and previous is not None:
            talks[-1].answers.append(turn)
        else:
            strays.append(Stray("answer-without-question", speaker.code, line_of(block)))
    return talks, tuple(strays)


def _exchange(talk: _Talk) -> Exchange:
    first = talk.question.blocks[0]
    answers = tuple(_answer(turn) for turn in talk.answers)
    without_label(first)
    question = " ".join(text_of(block) for block in talk.question.blocks)
    return Exchange(
        id=first.get("id") or "",
        line=line_of(first),
        speaker=talk.question.speaker.code,
        question=question,
        question_html=" ".join(inner_html(block) for block in talk.question.blocks),
        answers=answers,
        fingerprint=fingerprint(question, *(answer.text for answer in answers)),
    )


def _answer(turn: _Turn) -> Answer:
    without_label(turn.blocks[0])
    text = "\n".join(filter(None, (text_of(block) for block in turn.blocks)))
    markup = "\n".join(map(outer_html, turn.blocks))
    return Answer(turn.speaker.code, text, markup, line_of(turn.blocks[0]))


def _mark_up(talk: _Talk) -> None:
    """Wrap an exchange into a section whose heading is the question, a level below the heading above it."""
    first, *more = talk.question.blocks
    section = lxml_html.Element("section", {"class": "unit unit--exchange", "data-unit": first.get("id") or ""})
    first.addprevious(section)
    first.tag = f"h{min(talk.above, 5) + 1}"
    first.set("class", "exchange__question")
    put_label(first, talk.question.speaker.name, "exchange__asker")
    for block in (first, *more):
        section.append(block)
    for turn in talk.answers:
        section.append(_marked_answer(turn))


def _marked_answer(turn: _Turn) -> Element:
    box = lxml_html.Element("div", {"class": "exchange__answer", "data-speaker": turn.speaker.code})
    name = lxml_html.Element("p", {"class": "exchange__speaker"})
    name.text = turn.speaker.name
    box.append(name)
    for block in turn.blocks:
        box.append(block)
    return box
