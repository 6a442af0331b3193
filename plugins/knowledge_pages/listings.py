"""Lists of a language: principles, checklists, interviews, topics, downloads, and everything from A to Z."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path, listing_path, topic_path, unit_path
from knowledge.languages import ALPHABETS, Language, collation_key
from knowledge.model import Checklist, Document, Kind, Principle, Unit
from knowledge_pages.localisation import Localisation
from knowledge_pages.page import Layout, Page
from knowledge_pages.site_context import SECTIONS, SiteContext, by_document

#: First words by which nobody looks a title up. Norwegian «en» and Romanian «un» say how many as well, and count.
_ARTICLES = {"en": re.compile(r"(?:a|an|the)\s+(?=\w)", re.I)}


@dataclass(frozen=True, slots=True)
class UnitListing:
    """Units by document, and the documents that a language does not have yet."""

    groups: tuple[tuple[Document, tuple[Unit, ...]], ...]
    borrowed: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic and all that is known about it in a language."""

    topic: str
    documents: tuple[Document, ...]
    principles: tuple[tuple[Document, Principle], ...]
    checklists: tuple[tuple[Document, Checklist], ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of the index."""

    title: str
    path: str
    #: ``document``, ``principle``, ``checklist`` or ``topic``.
    kind: str
    #: The document a unit stands in, else empty.
    place: str
    #: Language of the title.
    language: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Entries that begin with the same letter of the alphabet."""

    letter: str
    entries: tuple[IndexEntry, ...]


def listing_pages(context: SiteContext) -> Iterator[Page]:
    """Every list of every language."""
    for tag in context.tags:
        views: dict[str, Callable[[SiteContext, str], object]] = {
            "principles": principles_view,
            "checklists": checklists_view,
            "interviews": interviews_view,
            "topics": topics_view,
            "downloads": lambda _context, _language: None,
            "index": index_view,
        }
        for name, view in views.items():
            yield listing_page(context, name, tag, view(context, tag))
        for topic in context.library.topics_in(tag):
            yield topic_page(context, topic, tag)


def listing_page(context: SiteContext, name: str, language: str, view: object) -> Page:
    """One list. It exists in every language of the site."""
    paths = {tag: listing_path(name, tag) for tag in context.tags}
    title = context.section_name(name, language)
    return Page(
        path=paths[language],
        layout=Layout(name),
        language=language,
        title=title,
        head_title=title,
        description=listing_description(context.l10n[language], name),
        view=view,
        alternates=context.alternates(paths),
        default=context.default_of(paths),
        choices=context.choices(language, paths, {}),
        crumbs=context.breadcrumbs(language),
        canonical=paths[language],
        section=name if name in SECTIONS else "",
    )


def topic_page(context: SiteContext, topic: str, language: str) -> Page:
    """All that is known about a topic."""
    paths = {tag: topic_path(topic, tag) for tag in context.tags if topic in context.library.topics_in(tag)}
    name, l10n = context.library.topic_name(topic, language), context.l10n[language]
    return Page(
        path=paths[language],
        layout=Layout.TOPIC,
        language=language,
        title=name,
        head_title=l10n.gettext("Topic: {name}").format(name=name),
        description=l10n.gettext("Texts, principles and checklists on this topic: {name}.").format(name=name),
        view=topic_view(context, topic, language),
        alternates=context.alternates(paths),
        default=context.default_of(paths),
        choices=context.choices(language, paths, {}),
        crumbs=context.breadcrumbs(language, context.section("topics", language)),
        canonical=paths[language],
        section="topics",
        topic=topic,
    )


def listing_description(l10n: Localisation, name: str) -> str:
    """What a list holds, in a sentence."""
    return {
        "principles": l10n.gettext("Statements worth remembering, each with its reason, an example and its source."),
        "checklists": l10n.gettext("Short lists for the moments that matter, to tick on screen or to print."),
        "interviews": l10n.gettext("Answers from people who know the work, question by question."),
        "topics": l10n.gettext("Everything in the knowledge base, sorted by topic."),
        "downloads": l10n.gettext("One-page sheets to print, fill in and hang up, and packs of files to pass on."),
        "index": l10n.gettext("All texts, principles, checklists and topics in alphabetical order."),
    }[name]


def principles_view(context: SiteContext, language: str) -> UnitListing:
    """The principles of a language by document; collections of principles come first."""
    groups = by_document(context.library.principles(language))
    ranked = sorted(groups, key=lambda group: group[0].kind is not Kind.PRINCIPLES)
    return UnitListing(tuple(ranked), _borrowed(context, language, lambda document: bool(document.principles)))


def checklists_view(context: SiteContext, language: str) -> UnitListing:
    """The checklists of a language by document; documents that are nothing else come first."""
    groups = by_document(context.library.checklists(language))
    ranked = sorted(groups, key=lambda group: group[0].kind is not Kind.CHECKLIST)
    return UnitListing(tuple(ranked), _borrowed(context, language, lambda document: bool(document.checklists)))


def interviews_view(context: SiteContext, language: str) -> tuple[Document, ...]:
    """Interviews as offered in a language."""
    return context.library.offered_in(language, Kind.INTERVIEW)


def topics_view(context: SiteContext, language: str) -> tuple[TopicView, ...]:
    """The topics with what belongs to them."""
    return tuple(topic_view(context, topic, language) for topic in context.library.topics_in(language))


def topic_view(context: SiteContext, topic: str, language: str) -> TopicView:
    """What belongs to a topic: documents as offered, units as far as they are written in the language."""
    library = context.library
    return TopicView(
        topic,
        library.about(topic, language),
        tuple(pair for pair in library.principles(language) if topic in pair[0].topics),
        tuple(pair for pair in library.checklists(language) if topic in pair[0].topics),
    )


def index_view(context: SiteContext, language: str) -> tuple[Letter, ...]:
    """Everything that has a title, by its first letter in the language's alphabet."""
    tongue = context.library.language(language)
    entries = sorted(_entries(context, language), key=lambda entry: (_place(entry, tongue), entry.path))
    letters: dict[str, list[IndexEntry]] = {}
    for entry in entries:
        letters.setdefault(initial(_looked_up(entry), tongue), []).append(entry)
    ranked = sorted(letters.items(), key=lambda pair: collation_key(pair[0], language))
    return tuple(Letter(letter, tuple(found)) for letter, found in ranked)


def _place(entry: IndexEntry, language: Language) -> tuple[tuple[int, ...], str]:
    return language.sort_key(_looked_up(entry))[0], entry.title


def _looked_up(entry: IndexEntry) -> str:
    """What a reader looks for: «The customer comes first» stands under C."""
    articles = _ARTICLES.get(entry.language)
    found = articles.match(entry.title) if articles else None
    return entry.title[found.end() :] if found else entry.title


def initial(title: str, language: Language) -> str:
    """The letter a title is listed under: «Ё» under «Е» in Russian, figures under ``0–9``."""
    first = next((char for char in title if char.isalnum()), "#").casefold()[:1]
    if not first.isalpha():
        return "0–9"
    alphabet = ALPHABETS.get(language.tag, "")
    if f"({first})" in alphabet:
        first = alphabet[alphabet.index(f"({first})") - 1]
    return first.upper()


def _entries(context: SiteContext, language: str) -> Iterator[IndexEntry]:
    library = context.library
    for document in library.offered_in(language):
        yield IndexEntry(document.title, document_path(document, language), "document", "", document.language)
    for home, principle in library.principles(language):
        yield IndexEntry(principle.title, unit_path(home, principle), "principle", home.title, language)
    for home, checklist in library.checklists(language):
        yield IndexEntry(checklist.title, unit_path(home, checklist), "checklist", home.title, language)
    for topic in library.topics_in(language):
        yield IndexEntry(library.topic_name(topic, language), topic_path(topic, language), "topic", "", language)


def _borrowed(context: SiteContext, language: str, has: Callable[[Document], bool]) -> tuple[Document, ...]:
    offered = context.library.offered_in(language)
    return tuple(document for document in offered if document.language != language and has(document))
