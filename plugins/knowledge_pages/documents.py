"""Pages of documents: each in its own language, and in its original where a language has no translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path
from knowledge.model import Document, Kind
from knowledge_pages.page import Crumb, Layout, Page
from knowledge_pages.site_context import SiteContext

#: The listing that a kind of document belongs to.
SECTION_OF = {Kind.INTERVIEW: "interviews", Kind.PRINCIPLES: "principles", Kind.CHECKLIST: "checklists"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is read before and after a document."""

    previous: Document | None
    next: Document | None


def document_pages(context: SiteContext) -> Iterator[Page]:
    """The page of every key in every language."""
    for key in context.library.keys:
        for tag in context.tags:
            document = context.library.offered(key, tag)
            if document is not None:
                yield document_page(context, document, tag)


def document_page(context: SiteContext, document: Document, language: str) -> Page:
    """A document as readers of a language get it.

    A borrowed text is not indexed a second time: its canonical address is that of the original, and no
    ``hreflang`` leads to it.
    """
    own = document.language == language
    paths = {doc.language: document_path(doc) for doc in context.library.translations(document)}
    instead = {tag: document_path(document, tag) for tag in context.tags}
    return Page(
        path=document_path(document, language),
        layout=Layout.DOCUMENT,
        language=language,
        title=document.title,
        head_title=document.title,
        description=document.summary,
        view=neighbours(context, document, language),
        alternates=context.alternates(paths) if own else (),
        default=context.default_of(paths, document.original) if own else None,
        choices=context.choices(language, paths, instead),
        crumbs=context.breadcrumbs(language, *_parents(context, document, language)),
        canonical=document_path(document),
        noindex=not own,
        section=SECTION_OF.get(document.kind, ""),
        document=document,
    )


def neighbours(context: SiteContext, document: Document, language: str) -> Neighbours:
    """The documents before and after this one in the language's list of titles; pages have none."""
    if document.is_page:
        return Neighbours(None, None)
    listed = context.library.offered_in(language)
    place = next((rank for rank, doc in enumerate(listed) if doc.key == document.key), None)
    if place is None:
        return Neighbours(None, None)
    before = listed[place - 1] if place else None
    after = listed[place + 1] if place + 1 < len(listed) else None
    return Neighbours(before, after)


def _parents(context: SiteContext, document: Document, language: str) -> tuple[Crumb, ...]:
    """The listing of the document's kind; an article has its first topic, a page nothing but home."""
    section = SECTION_OF.get(document.kind)
    if section is not None:
        return (context.section(section, language),)
    if document.is_page or not document.topics:
        return ()
    topic = document.topics[0]
    name = context.library.topic_name(topic, language)
    return context.section("topics", language), Crumb(name, f"{language}/topics/{topic}/")
