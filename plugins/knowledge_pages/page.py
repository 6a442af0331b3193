"""One page of the site, whatever it shows: where it lies, what it is called, what it is the same as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Document, Unit


class Layout(StrEnum):
    """What a page is; the theme's template of the same name draws it."""

    GATEWAY = "gateway"
    HOME = "home"
    DOCUMENT = "document"
    PRINCIPLE = "principle"
    CHECKLIST = "checklist"
    PRINCIPLES = "principles"
    CHECKLISTS = "checklists"
    INTERVIEWS = "interviews"
    TOPICS = "topics"
    TOPIC = "topic"
    DOWNLOADS = "downloads"
    INDEX = "index"
    SEARCH = "search"
    NOT_FOUND = "not_found"
    LOST = "lost"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Crumb:
    """A breadcrumb: a step from the home page to a page's parent."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language (or in its own)."""

    tag: str
    path: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the language switcher."""

    tag: str
    #: The language's name in itself.
    name: str
    #: Where a reader of the language is led: the translation, or what is offered instead of it.
    path: str
    #: Whether the page really exists in the language.
    translated: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is to be written."""

    #: Address below the site's root; a folder ends in a slash: ``en/customer-comes-first/``.
    path: str
    layout: Layout
    #: Tag of the language of the interface.
    language: str
    #: The heading of the page.
    title: str
    #: What browsers show in the tab, without the site's name; unique within a language.
    head_title: str
    description: str
    #: What the template shows; one dataclass for each layout, in the module that makes the page.
    view: object
    #: Real translations, itself included; empty where the page is not to be indexed.
    alternates: tuple[Alternate, ...] = ()
    #: Where a reader of none of the languages is led; ``None`` where the page is not to be indexed.
    default: str | None = None
    choices: tuple[Choice, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    #: The address under which it is indexed, usually its own; ``None`` where it has none.
    canonical: str | None = None
    noindex: bool = False
    #: The entry of the main navigation that it belongs to: name of a listing, or empty.
    section: str = ""
    document: Document | None = None
    unit: Unit | None = None
    topic: str = ""

    @property
    def file(self) -> str:
        """The file it is written to, below the output folder."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"

    @property
    def root_relative(self) -> bool:
        """Whether it is served at addresses other than its own, so that its links must begin at the root."""
        return self.layout in (Layout.NOT_FOUND, Layout.LOST)

    @property
    def content_language(self) -> str:
        """The language of what it shows: that of its document, else of the interface."""
        return self.document.language if self.document is not None else self.language

    @property
    def borrowed(self) -> bool:
        """Whether it shows a document in its original because the page's language has no translation."""
        return self.content_language != self.language
