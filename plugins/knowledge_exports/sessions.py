"""A training session of an hour: what to prepare, what happens when, what to ask, what remains of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.addresses import document_path
from knowledge.model import Document, newest
from knowledge_exports.pack_contents import PackFile
from knowledge_exports.plan import ExportContext
from knowledge_exports.questions import Part, discussion
from knowledge_exports.wording import Wording

#: Sheets named beside a step of the plan: one is chosen, more than a few would only be a list again.
NAMED = 3
#: Promises that fit on the page; larger groups write on the back.
PLACES = 8
_HOUR = 60
_ROUND = 5
Sheets = Mapping[str, tuple[PackFile, ...]]


@dataclass(frozen=True, slots=True)
class PackScope:
    """What a pack is about: a topic, or everything in a language."""

    name: str
    #: The page about it, below the site's root.
    path: str
    #: Its texts as offered in the pack's language.
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the session's plan."""

    #: Minutes from the beginning.
    start: int
    end: int
    what: str
    #: What the facilitator does meanwhile.
    hint: str = ""
    sheets: tuple[PackFile, ...] = ()


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
    places: int
    references: tuple[Reference, ...]


def session(context: ExportContext, wording: Wording, scope: PackScope, sheets: Sheets) -> Session:
    """The session on what a pack is about; only texts in the wording's own language give questions.

    :param sheets: kind (``interview``, ``principles``, ``checklist``) → the pack's sheets of it
    """
    tag = wording.language.tag
    own = tuple(document for document in scope.documents if document.language == tag)
    return Session(
        language=tag,
        direction=wording.language.direction,
        site=context.site.name,
        topic=scope.name,
        address=context.site.absolute(scope.path) if context.site.url else "",
        version=_date(wording, own),
        words=_words(wording),
        prepare=_prepare(wording),
        plan=_plan(wording, own, sheets),
        parts=discussion(wording, own),
        places=PLACES,
        references=tuple(_reference(context, document) for document in scope.documents),
    )


def _date(wording: Wording, documents: tuple[Document, ...]) -> str:
    day = newest(documents)
    return wording.long_date(day) if day is not None else ""


def _words(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The page's fixed headings and sentences, by the name the template uses."""
    say = wording.say
    return (
        ("kind", say("Facilitator’s page")),
        ("aim", say("The group discusses its own cases, tries out the advice, and everyone makes one promise.")),
        ("prepare", say("Before the session")),
        ("plan", say("One hour, step by step")),
        ("minutes", say("Minutes")),
        ("what", say("What happens")),
        ("with", say("Sheets")),
        ("short", say("With only half an hour: the first round, one of the parts in the middle, the last round.")),
        ("questions", say("Discussion questions")),
        ("contents", say("In this pack")),
        ("references", say("Sources and terms of reuse")),
        ("version", say("Version:")),
        *_later(wording),
    )


def _later(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The words around what remains of the hour."""
    say = wording.say
    return (
        ("promises", say("From tomorrow")),
        ("who", say("Who")),
        ("differently", say("What I do differently")),
        ("start", say("From when")),
        ("asks", say("Who asks about it")),
        ("later", say("A week later")),
        ("review", say("Ask everyone to say in one sentence what came of the promise.")),
        ("outcome", say("Add what worked to the sheet, under “Your own steps”. What was not done gets a new date.")),
    )


def _prepare(wording: Wording) -> tuple[str, ...]:
    say = wording.say
    return (
        say("Six to twelve people around one table, a clock, pens, and a wall to hang the sheets on."),
        say("Choose one sheet for each part of the hour and print a copy for everyone."),
        say("Read the texts in this pack; they open without a connection."),
        say("Choose three or four of the questions below. Nobody needs to get through all of them."),
    )


def _plan(wording: Wording, documents: tuple[Document, ...], sheets: Sheets) -> tuple[Step, ...]:
    """An hour: what the topic lacks is left out, and its minutes go to what it has."""
    say = wording.say
    opening = Step(
        0,
        _ROUND,
        say("Everyone describes one moment with a customer from the past week."),
        say("Note the cases where all can see them: you will come back to them."),
    )
    closing = Step(
        _HOUR - _ROUND,
        _HOUR,
        say("Everyone writes down one thing to do differently from tomorrow, with a date."),
        say("Collect the promises in the table below."),
    )
    return (opening, *_middle(wording, documents, sheets), closing)


def _middle(wording: Wording, documents: tuple[Document, ...], sheets: Sheets) -> tuple[Step, ...]:
    """Fifty minutes in shares of five; what is left over goes to the later parts, which need it more."""
    say = wording.say
    interview = say("Interview questions: answer them yourselves first, then read the answer aloud and compare.")
    principle = say("Principles: read one aloud, discuss its question, find an example of your own.")
    checklist = say("Checklists: try one in pairs on a real case and note which steps do not fit your work.")
    wanted = (
        (any(document.exchanges for document in documents), interview, "interview"),
        (any(document.principles for document in documents), principle, "principles"),
        (any(document.checklists for document in documents), checklist, "checklist"),
    )
    held = [(what, kind) for present, what, kind in wanted if present]
    steps: list[Step] = []
    start = _ROUND
    for place, (what, kind) in enumerate(held):
        fives, over = divmod((_HOUR - 2 * _ROUND) // 5, len(held))
        end = start + 5 * (fives + (place >= len(held) - over))
        steps.append(Step(start, end, what, sheets=sheets.get(kind, ())[:NAMED]))
        start = end
    return tuple(steps)


def _reference(context: ExportContext, document: Document) -> Reference:
    address = context.site.absolute(document_path(document)) if context.site.url else ""
    return Reference(document.title, document.language, address, document.source.credit, document.source.terms)
