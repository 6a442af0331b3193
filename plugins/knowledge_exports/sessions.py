"""A training session on a topic: questions to discuss, made of the topic's own units, and what to prepare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.addresses import document_path, topic_path
from knowledge.model import Checklist, Document, Exchange, Principle
from knowledge_exports.plan import Shop
from knowledge_exports.wording import Wording, credit, version


@dataclass(frozen=True, slots=True)
class Question:
    """Something to discuss: what it is about, what is asked, and the text's own answer where there is one."""

    about: str
    ask: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one kind, with a word on how to work with them."""

    title: str
    advice: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the session's plan."""

    minutes: str
    what: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A text the session rests on, in its own language."""

    title: str
    language: str
    address: str
    credit: str
    terms: str


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the facilitator's page says, in its language."""

    language: str
    direction: str
    site: str
    topic: str
    address: str
    version: str
    words: tuple[tuple[str, str], ...]
    prepare: tuple[str, ...]
    plan: tuple[Step, ...]
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]


def session(shop: Shop, wording: Wording, topic: str, documents: tuple[Document, ...]) -> Session:
    """The session on a topic.

    :param documents: the texts on the topic; only those in the wording's language give questions
    """
    tag = wording.language.tag
    own = tuple(document for document in documents if document.language == tag)
    parts = _parts(wording, own)
    return Session(
        language=tag,
        direction=wording.language.direction,
        site=shop.site.name,
        topic=shop.library.topic_name(topic, tag),
        address=shop.site.absolute(topic_path(topic, tag)) if shop.site.url else "",
        version=_date(wording, own),
        words=_words(wording),
        prepare=_prepare(wording),
        plan=_plan(wording, own),
        parts=parts,
        references=tuple(_reference(shop, document) for document in documents),
    )


def _date(wording: Wording, documents: tuple[Document, ...]) -> str:
    newest = version(*documents)
    days = (day for document in documents for day in (document.modified, document.date) if day is not None)
    return next((wording.long_date(day) for day in days if day.isoformat() == newest), "")


def _words(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The page's fixed headings, by the name the template uses."""
    say = wording.say
    return (
        ("kind", say("Facilitator’s page")),
        ("prepare", say("Before the session")),
        ("plan", say("One hour, step by step")),
        ("minutes", say("Minutes")),
        ("what", say("What happens")),
        ("questions", say("Discussion questions")),
        ("contents", say("In this pack")),
        ("references", say("Sources and terms of reuse")),
        ("version", say("Version:")),
    )


def _prepare(wording: Wording) -> tuple[str, ...]:
    say = wording.say
    return (
        say("Print one copy of each sheet for everyone who takes part."),
        say("Read the texts of this pack; they open without a connection."),
        say("Choose three or four of the questions below. Nobody needs to get through all of them."),
    )


def _plan(wording: Wording, documents: tuple[Document, ...]) -> tuple[Step, ...]:
    """An hour: what the topic lacks is left out, and its minutes go to what it has."""
    say = wording.say
    interview = say("Interview questions: answer them yourselves first, then read the answer aloud and compare.")
    principle = say("Principles: read one aloud, discuss its question, find an example of your own.")
    checklist = say("Checklists: try one in pairs on a real case and note which steps do not fit your work.")
    middle = (
        (any(document.exchanges for document in documents), interview),
        (any(document.principles for document in documents), principle),
        (any(document.checklists for document in documents), checklist),
    )
    held = [what for present, what in middle if present]
    first = Step("5", say("Everyone tells of one moment with a customer from the past week."))
    last = Step("5", say("Everyone writes down one thing to do differently from tomorrow, with a date."))
    return (first, *(Step(_minutes(len(held), place), what) for place, what in enumerate(held)), last)


def _minutes(parts: int, place: int) -> str:
    """Fifty minutes in shares of five; what is left over goes to the later parts, which need it more."""
    fives, over = divmod(10, parts)
    return str(5 * (fives + (place >= parts - over)))


def _parts(wording: Wording, documents: tuple[Document, ...]) -> tuple[Part, ...]:
    say = wording.say
    parts = (
        Part(
            say("From the interviews"),
            say("Ask the question, collect answers, and only then read what the text says."),
            tuple(_interview(document, unit) for document in documents for unit in document.exchanges),
        ),
        Part(
            say("On the principles"),
            say("Read the principle aloud before you ask."),
            _turned(principle_questions(wording), (unit for document in documents for unit in document.principles)),
        ),
        Part(
            say("On the checklists"),
            say("Lay the sheet on the table while you talk."),
            _turned(checklist_questions(wording), (unit for document in documents for unit in document.checklists)),
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


def checklist_questions(wording: Wording) -> tuple[str, ...]:
    """What can be asked of any checklist; they are asked in turn."""
    say = wording.say
    return (
        say("Which step do we leave out most often, and what does that cost us?"),
        say("At what moment exactly would we stop and read this list?"),
        say("Which step is missing for our work, and which could go?"),
    )


def _turned(asks: tuple[str, ...], units: Iterable[Principle | Checklist]) -> tuple[Question, ...]:
    """Each unit with the next question, from the start again after the last."""
    return tuple(Question(unit.title, asks[place % len(asks)]) for place, unit in enumerate(units))


def _interview(document: Document, unit: Exchange) -> Question:
    """An interview's question, with the first sentence of each answer."""
    answers = " ".join(f"{_name(document, answer.speaker)}: {answer.short}" for answer in unit.answers)
    return Question(document.title, unit.question, answers)


def _name(document: Document, code: str) -> str:
    speaker = document.speaker(code)
    return speaker.name if speaker is not None else code


def _reference(shop: Shop, document: Document) -> Reference:
    address = shop.site.absolute(document_path(document)) if shop.site.url else ""
    return Reference(document.title, document.language, address, credit(document.source), document.source.terms)
