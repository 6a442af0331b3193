"""Questions to discuss, made of a topic's own units: each leans on what the unit says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.model import Checklist, Document, Exchange, Principle
from knowledge_exports.wording import Wording


@dataclass(frozen=True, slots=True)
class Question:
    """Something to discuss: what it is about, what the text says of it, what is asked, and the text's own answer
    where there is one.
    """

    about: str
    ask: str
    says: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one kind, with a word on how to work with them."""

    title: str
    advice: str
    questions: tuple[Question, ...]


def discussion(wording: Wording, documents: Iterable[Document]) -> tuple[Part, ...]:
    """The questions that some documents give, by kind of unit; kinds without any are left out."""
    say, own = wording.say, tuple(documents)
    parts = (
        Part(
            say("From the interviews"),
            say("Ask the question, collect answers, and only then read what the text says."),
            tuple(_interview(document, unit) for document in own for unit in document.exchanges),
        ),
        Part(
            say("On the principles"),
            say("Read the principle aloud before you ask."),
            _principles(wording, [unit for document in own for unit in document.principles]),
        ),
        Part(
            say("On the checklists"),
            say("Keep the sheet on the table while you talk."),
            _checklists(wording, [unit for document in own for unit in document.checklists if unit.items]),
        ),
    )
    return tuple(part for part in parts if part.questions)


def principle_questions(wording: Wording) -> tuple[str, ...]:
    """What can be asked of any principle; they are asked in turn."""
    say = wording.say
    return (
        say("When did a customer of ours last notice this, and what had one of us done to bring it about?"),
        say("Which of our rules or habits makes this difficult?"),
        say("What would we do differently tomorrow if we took this seriously?"),
        say("Who besides the people who meet customers has to know this?"),
        say("Which example from our own work belongs here?"),
    )


def _principles(wording: Wording, units: list[Principle]) -> tuple[Question, ...]:
    """Every second principle with an example is asked about it, the others in turn what can be asked of any."""
    turn = iter(principle_questions(wording) * (len(units) // 5 + 1))
    compare = wording.say("In the text: {example} When did something like it last happen here?", example="\0")
    asks = (
        compare.replace("\0", unit.example) if unit.example and place % 2 else next(turn)
        for place, unit in enumerate(units)
    )
    return tuple(Question(unit.title, ask, unit.reason) for unit, ask in zip(units, asks, strict=True))


def _checklists(wording: Wording, units: list[Checklist]) -> tuple[Question, ...]:
    """The moment, the steps and the gaps of a list, asked in turn."""
    asks: tuple[Callable[[Wording, Checklist], str], ...] = (_steps, _moment, _gaps)
    return tuple(Question(unit.title, asks[place % 3](wording, unit)) for place, unit in enumerate(units))


def _steps(wording: Wording, unit: Checklist) -> str:
    first, last = (wording.language.within_quotes(unit.items[at].text.rstrip(".")) for at in (0, -1))
    return wording.say(
        "From “{first}” to “{last}”: which step do we leave out most often, and what does that cost us?",
        first=first,
        last=last,
    )


def _moment(wording: Wording, unit: Checklist) -> str:
    if not unit.when:
        return wording.say("At what moment exactly would we stop and read this list?")
    return wording.say(
        "The list is read at one moment: {when}. When exactly is that for us, and who says “stop”?",
        when=unit.when.rstrip("."),
    )


def _gaps(wording: Wording, _unit: Checklist) -> str:
    return wording.say("Which step is missing for our work, and which could go?")


def _interview(document: Document, unit: Exchange) -> Question:
    """An interview's question, with the first sentence of each answer."""
    answers = " ".join(f"{_name(document, answer.speaker)}: {answer.short}" for answer in unit.answers)
    return Question(document.title, unit.question, answer=answers)


def _name(document: Document, code: str) -> str:
    speaker = document.speaker(code)
    return speaker.name if speaker is not None else code
