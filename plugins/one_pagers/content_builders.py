"""The content of a sheet: a document or one of its units, put into the words and order in which it is printed."""

from __future__ import annotations

from dataclasses import replace

from knowledge.addresses import document_path, unit_path
from knowledge.model import Checklist, Document, Exchange, Item, Kind, Principle, Role
from one_pagers.contents import Entry, Foot, Moment, Section, SheetContent
from one_pagers.glyphs import Passage
from one_pagers.papers import SheetKind
from one_pagers.wording import Wording


def checklist_content(document: Document, checklist: Checklist, wording: Wording) -> SheetContent:
    """One checklist: its groups are the sections, its ``when`` is the pause point."""
    content = _content(
        SheetKind.CHECKLIST, document, wording, wording.foot(document, unit_path(document, checklist), titled=True)
    )
    return replace(
        content,
        kicker=wording.checklist_kicker(checklist.use),
        title=checklist.title,
        name=checklist.title,
        intro=_around(checklist),
        moment=_moment(checklist.when, wording),
        use=wording.use(checklist.use),
        sections=tuple(Section(_steps(group.items), group.title) for group in checklist.groups if group.items),
    )


def _around(checklist: Checklist) -> str:
    """What stands around the steps; a sheet has room for it above them only."""
    return " ".join(filter(None, (checklist.intro, checklist.outro)))


def checklists_content(document: Document, wording: Wording) -> SheetContent:
    """All checklists of a document on one sheet: each is a section with its own pause point."""
    content = _content(
        SheetKind.CHECKLIST, document, wording, wording.foot(document, document_path(document), titled=False)
    )
    uses = {checklist.use for checklist in document.checklists}
    shared = uses.pop() if len(uses) == 1 else None
    return replace(
        content,
        kicker=wording.checklist_kicker(shared),
        name=_telling(document, wording.say("Checklist")),
        use=wording.use(shared),
        sections=tuple(
            Section(_steps(checklist.items), checklist.title, sentence(checklist.when))
            for checklist in document.checklists
        ),
    )


def principles_content(document: Document, wording: Wording) -> SheetContent:
    """The poster: every principle with its reason. The source's numbers are kept, gaps and all."""
    content = _content(
        SheetKind.PRINCIPLES, document, wording, wording.foot(document, document_path(document), titled=False)
    )
    rows = tuple(Entry(text=unit.reason, head=unit.title, number=number) for number, unit in numbered(document))
    kicker = wording.principles_kicker(len(rows))
    return replace(content, kicker=kicker, name=_telling(document, kicker), sections=(Section(rows),))


def numbered(document: Document) -> tuple[tuple[int, Principle], ...]:
    """Principles with the number that is printed: the source's own, 0 where only others have one; counted when
    the source has none.
    """
    sourced = any(unit.number is not None for unit in document.principles)
    counted = enumerate(document.principles, start=1)
    return tuple(((unit.number or 0) if sourced else place, unit) for place, unit in counted)


def interview_content(document: Document, wording: Wording) -> SheetContent:
    """The interview in short: each question with the first sentence of its answer."""
    content = _content(
        SheetKind.INTERVIEW, document, wording, wording.foot(document, document_path(document), titled=False)
    )
    rows = tuple(
        Entry(text=short_answer(document, exchange), head=exchange.question, number=place)
        for place, exchange in enumerate(document.exchanges, start=1)
    )
    return replace(
        content,
        kicker=wording.interview_kicker(len(rows)),
        name=_telling(document, wording.answers(len(rows))),
        intro=_introduced(document),
        sections=(Section(rows),),
    )


def _introduced(document: Document) -> str:
    """The summary, opened by the guests' names where it does not give them."""
    guests = ", ".join(speaker.name for speaker in document.speakers if speaker.role is Role.GUEST)
    named = not guests or guests in document.summary
    return document.summary if named else f"{guests}. {document.summary}".strip()


def short_answer(document: Document, exchange: Exchange) -> str:
    """The first sentence of the first answer; with several guests, of each, opened by the speaker's name."""
    if len({answer.speaker for answer in exchange.answers}) < 2:
        return exchange.answers[0].short if exchange.answers else ""
    first = {answer.speaker: answer.short for answer in reversed(exchange.answers)}
    named = ((document.speaker(code), first[code]) for code in dict.fromkeys(a.speaker for a in exchange.answers))
    return " ".join(f"{speaker.name}: {text}" if speaker else text for speaker, text in named)


def _telling(document: Document, what: str) -> str:
    """The document's title; with what the sheet holds, where the document has sheets of several kinds."""
    lists = document.kind is Kind.CHECKLIST and len(document.checklists) > 1
    kinds = (bool(document.principles), bool(document.exchanges), lists)
    return f"{document.title}: {what}" if sum(kinds) > 1 else document.title


def _content(kind: SheetKind, document: Document, wording: Wording, foot: Foot) -> SheetContent:
    """What all sheets of a document have in common."""
    return SheetContent(
        kind=kind.value,
        language=document.language,
        site=wording.site.name,
        kicker="",
        title=document.title,
        intro=document.summary,
        name=document.title,
        description=document.summary,
        moment=Moment(),
        use="",
        sections=(),
        labels=wording.labels,
        foot=foot,
    )


def _moment(when: str, wording: Wording) -> Moment:
    return Moment(wording.say("Pause point"), sentence(when)) if when else Moment()


def sentence(text: str) -> str:
    """Editors write moments and notes after a colon, small; alone on a line they open with a capital."""
    first = text[:1]
    return (first.upper() if len(first.upper()) == 1 else first) + text[1:]


def _steps(items: tuple[Item, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(text=item.text, notes=tuple(sentence(note.text) for note in item.notes)) for item in items)


# ---- where the words were written -------------------------------------------------------------------


def checklist_passages(checklist: Checklist) -> tuple[Passage, ...]:
    """The texts of a checklist with their lines."""
    opening = (
        Passage(checklist.title, checklist.line),
        Passage(f"{checklist.when} {_around(checklist)}", checklist.line),
    )
    groups = (Passage(group.title, group.line) for group in checklist.groups)
    items = (Passage(item.text, item.line) for item in checklist.items)
    notes = (Passage(note.text, note.line) for item in checklist.items for note in item.notes)
    return (*opening, *groups, *items, *notes)


def principle_passages(principles: tuple[Principle, ...]) -> tuple[Passage, ...]:
    """The texts of a poster with their lines."""
    return tuple(Passage(f"{unit.title} {unit.reason}", unit.line) for unit in principles)


def exchange_passages(document: Document) -> tuple[Passage, ...]:
    """The texts of an interview in short with their lines."""
    questions = (Passage(exchange.question, exchange.line) for exchange in document.exchanges)
    answers = (Passage(answer.short, answer.line) for exchange in document.exchanges for answer in exchange.answers)
    return (*questions, *answers, *(Passage(speaker.name, 1) for speaker in document.speakers))


def document_passages(document: Document) -> tuple[Passage, ...]:
    """The front matter that is printed on every sheet of a document."""
    source = document.source
    facts = (document.title, document.summary, source.author, source.title, source.publisher, source.terms)
    return tuple(Passage(text, 1) for text in facts)
