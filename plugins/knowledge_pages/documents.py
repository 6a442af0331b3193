"""Pages of documents: each in its own language, and in its original where a language has no translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path
from knowledge.model import Document, Kind
from knowledge_pages.edition import Edition
from knowledge_pages.page import Crumb, Page, Shape

#: The listing that a kind of document belongs to.
SECTION_OF = {Kind.INTERVIEW: "interviews", Kind.PRINCIPLES: "principles", Kind.CHECKLIST: "checklists"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is read before and after a document."""

    previous: Document | None
    next: Document | None


def document_pages(edition: Edition) -> Iterator[Page]:
    """The page of every key in every language."""
    for key in edition.library.keys:
        for tag in edition.tags:
            document = edition.library.offered(key, tag)
            if document is not None:
                yield document_page(edition, document, tag)


def document_page(edition: Edition, document: Document, language: str) -> Page:
    """A document as readers of a language get it.

    A borrowed text is not indexed a second time: its canonical address is that of the original, and no
    ``hreflang`` leads to it.
    """
    own = document.language == language
    paths = {doc.language: document_path(doc) for doc in edition.library.translations(document)}
    instead = {tag: document_path(document, tag) for tag in edition.tags}
    return Page(
        path=document_path(document, language),
        shape=Shape.DOCUMENT,
        language=language,
        title=document.title,
        head_title=document.title,
        description=document.summary,
        view=neighbours(edition, document, language),
        alternates=edition.everywhere(paths) if own else (),
        default=edition.default_of(paths, document.original) if own else None,
        choices=edition.choices(language, paths, instead),
        crumbs=edition.way(language, *_parents(edition, document, language)),
        canonical=document_path(document),
        noindex=not own,
        section=SECTION_OF.get(document.kind, ""),
        document=document,
    )


def neighbours(edition: Edition, document: Document, language: str) -> Neighbours:
    """The documents before and after this one in the language's list of titles; pages have none."""
    if document.is_page:
        return Neighbours(None, None)
    listed = edition.library.offered_in(language)
    place = next((rank for rank, doc in enumerate(listed) if doc.key == document.key), None)
    if place is None:
        return Neighbours(None, None)
    before = listed[place - 1] if place else None
    after = listed[place + 1] if place + 1 < len(listed) else None
    return Neighbours(before, after)


def _parents(edition: Edition, document: Document, language: str) -> tuple[Crumb, ...]:
    """The listing of the document's kind; an article has its first topic, a page nothing but home."""
    section = SECTION_OF.get(document.kind)
    if section is not None:
        return (edition.section(section, language),)
    if document.is_page or not document.topics:
        return ()
    topic = document.topics[0]
    name = edition.library.topic_name(topic, language)
    return edition.section("topics", language), Crumb(name, f"{language}/topics/{topic}/")
