"""The facts a knowledge base is made of: documents and the units that can be drawn out of them.

Everything is frozen and ordered; a view reads it and never changes it. ``text`` is always plain text (no
markup, white space folded), ``html`` is a sanitised fragment without its heading, in which links to other
documents still stand as ``{filename}…`` (see :meth:`knowledge.library.Library.resolve_links`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a field is called date
from enum import StrEnum

from knowledge.sentences import first_sentence


class Kind(StrEnum):
    """What a document is; its templates, listings and sheets follow from it."""

    ARTICLE = "article"
    PRINCIPLES = "principles"
    CHECKLIST = "checklist"
    INTERVIEW = "interview"
    PAGE = "page"


class Role(StrEnum):
    """What a speaker does in an interview: the interviewer's turns open exchanges."""

    INTERVIEWER = "interviewer"
    GUEST = "guest"


class Use(StrEnum):
    """How a checklist is worked through (Gawande's two kinds)."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the knowledge of a document comes from. Fields that are not known are empty."""

    author: str = ""
    title: str = ""
    publisher: str = ""
    year: int | None = None
    url: str = ""
    #: The condition of reuse, in the document's language.
    terms: str = ""

    @property
    def credit(self) -> str:
        """Author, title, publisher and year on one line, as far as they are known."""
        known = (self.author, self.title, self.publisher, str(self.year or ""))
        return ", ".join(part for part in known if part)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of an interview; ``code`` is what stands before the colon."""

    code: str
    name: str
    role: Role = Role.GUEST


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a checklist item that prints small."""

    text: str
    html: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a checklist."""

    text: str
    html: str
    line: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one sub-heading; a list without sub-headings is one group with an empty title."""

    title: str
    line: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """A statement worth remembering, with its reason and an example."""

    id: str
    #: The source's own number, or ``None``; numbers may have gaps.
    number: int | None
    title: str
    line: int
    reason: str
    reason_html: str
    example: str
    example_html: str
    #: The whole body, reason and example included.
    text: str
    html: str
    #: Hash of the normalised source text (see ``knowledge.fingerprints``).
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Steps to be read at a named pause point."""

    id: str
    title: str
    line: int
    groups: tuple[Group, ...]
    #: The pause point: the moment at which one stops and reads the list. May be empty.
    when: str = ""
    use: Use | None = None
    #: What stands before the last list and is no item, other than the keyword lines.
    intro: str = ""
    intro_html: str = ""
    #: What follows the last item.
    outro: str = ""
    outro_html: str = ""
    fingerprint: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order, whatever their group."""
        return tuple(item for group in self.groups for item in group.items)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one speaker says in reply, up to the next speaker."""

    #: The speaker's code, a key of :attr:`Document.speakers`.
    speaker: str
    text: str
    html: str
    line: int

    @property
    def short(self) -> str:
        """The first sentence, which editors write to stand alone."""
        return first_sentence(self.text)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of an interview with its answers."""

    id: str
    line: int
    speaker: str
    question: str
    question_html: str
    answers: tuple[Answer, ...]
    fingerprint: str = ""


Unit = Principle | Checklist | Exchange


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline."""

    level: int
    title: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text, for checking: ``target`` as the editor wrote it."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A unit and those of other documents that say the same (full names ``key.unit``)."""

    unit: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One article, interview or page in one language."""

    key: str
    language: str
    kind: Kind
    title: str
    #: Path below the content folder, with forward slashes.
    path: str
    date: Date | None
    modified: Date | None
    summary: str
    #: Language this key is translated from.
    original: str
    topics: tuple[str, ...]
    source: Source
    speakers: tuple[Speaker, ...]
    #: The body as sanitised HTML; unit headings carry their ids.
    html: str
    #: The body as plain text, for search and word counts.
    text: str
    headings: tuple[Heading, ...] = ()
    principles: tuple[Principle, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    links: tuple[Link, ...] = ()
    related: tuple[Relation, ...] = ()
    #: Front matter that the model does not know, for other plugins; name → value as YAML gave it.
    extra: tuple[tuple[str, object], ...] = field(default=(), compare=False)
    #: Front matter field → its line, so that problems between documents name it.
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    #: Where another Pelican site publishes it, below the root; empty where :mod:`knowledge.addresses` decides.
    address: str = ""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit in the order of the text."""
        return tuple(sorted((*self.principles, *self.checklists, *self.exchanges), key=lambda unit: unit.line))

    @property
    def updated(self) -> Date | None:
        """The day of its newest version, when it was revised or published; ``None`` where neither is known."""
        return max((day for day in (self.date, self.modified) if day is not None), default=None)

    @property
    def is_page(self) -> bool:
        """Pages (about, terms …) stand outside the knowledge: no topics, no feeds."""
        return self.kind is Kind.PAGE

    def line_of(self, name: str) -> int:
        """The line of a front matter field; 1 where it is not written."""
        return dict(self.lines).get(name, 1)

    def speaker(self, code: str) -> Speaker | None:
        """The speaker with this code, or ``None``."""
        return next((speaker for speaker in self.speakers if speaker.code == code), None)

    def unit(self, unit_id: str) -> Unit | None:
        """The unit with this id, or ``None``."""
        return next((unit for unit in self.units if unit.id == unit_id), None)


def newest(documents: Iterable[Document]) -> Date | None:
    """The day of the newest version among documents; ``None`` where none has a date."""
    return max((day for document in documents if (day := document.updated) is not None), default=None)
