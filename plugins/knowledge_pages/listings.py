"""Lists of a language: principles, checklists, interviews, topics, downloads, and everything from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path, listing_path, topic_path, unit_path
from knowledge.languages import ALPHABETS, Language, collation_key
from knowledge.model import Checklist, Document, Kind, Principle, Unit
from knowledge_pages.edition import SECTIONS, Edition, by_document
from knowledge_pages.page import Page, Shape
from knowledge_pages.voice import Voice


@dataclass(frozen=True, slots=True)
class Gathered:
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
class Entry:
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
    entries: tuple[Entry, ...]


def listing_pages(edition: Edition) -> Iterator[Page]:
    """Every list of every language."""
    for tag in edition.tags:
        views: dict[str, Callable[[Edition, str], object]] = {
            "principles": principles_view,
            "checklists": checklists_view,
            "interviews": interviews_view,
            "topics": topics_view,
            "downloads": lambda _edition, _language: None,
            "index": index_view,
        }
        for name, view in views.items():
            yield listing_page(edition, name, tag, view(edition, tag))
        for topic in edition.library.topics_in(tag):
            yield topic_page(edition, topic, tag)


def listing_page(edition: Edition, name: str, language: str, view: object) -> Page:
    """One list. It exists in every language of the site."""
    paths = {tag: listing_path(name, tag) for tag in edition.tags}
    title = edition.section_name(name, language)
    return Page(
        path=paths[language],
        shape=Shape(name),
        language=language,
        title=title,
        head_title=title,
        description=listing_description(edition.voices[language], name),
        view=view,
        alternates=edition.everywhere(paths),
        default=edition.default_of(paths),
        choices=edition.choices(language, paths, {}),
        crumbs=edition.way(language),
        canonical=paths[language],
        section=name if name in SECTIONS else "",
    )


def topic_page(edition: Edition, topic: str, language: str) -> Page:
    """All that is known about a topic."""
    paths = {tag: topic_path(topic, tag) for tag in edition.tags if topic in edition.library.topics_in(tag)}
    name, voice = edition.library.topic_name(topic, language), edition.voices[language]
    return Page(
        path=paths[language],
        shape=Shape.TOPIC,
        language=language,
        title=name,
        head_title=voice.gettext("Topic: {name}").format(name=name),
        description=voice.gettext("Texts, principles and checklists on this topic: {name}.").format(name=name),
        view=topic_view(edition, topic, language),
        alternates=edition.everywhere(paths),
        default=edition.default_of(paths),
        choices=edition.choices(language, paths, {}),
        crumbs=edition.way(language, edition.section("topics", language)),
        canonical=paths[language],
        section="topics",
        topic=topic,
    )


def listing_description(voice: Voice, name: str) -> str:
    """What a list holds, in a sentence."""
    return {
        "principles": voice.gettext("Statements worth remembering, each with its reason, an example and its source."),
        "checklists": voice.gettext("Short lists for the moments that decide, to tick on the screen or to print."),
        "interviews": voice.gettext("What people who know the work say, question by question."),
        "topics": voice.gettext("Everything in the knowledge base, sorted by what it is about."),
        "downloads": voice.gettext("One-page sheets to print, fill in and hang up, and packs of files to pass on."),
        "index": voice.gettext("All texts, principles, checklists and topics in alphabetical order."),
    }[name]


def principles_view(edition: Edition, language: str) -> Gathered:
    """The principles of a language by document; collections of principles come first."""
    groups = by_document(edition.library.principles(language))
    ranked = sorted(groups, key=lambda group: group[0].kind is not Kind.PRINCIPLES)
    return Gathered(tuple(ranked), _borrowed(edition, language, lambda document: bool(document.principles)))


def checklists_view(edition: Edition, language: str) -> Gathered:
    """The checklists of a language by document; documents that are nothing else come first."""
    groups = by_document(edition.library.checklists(language))
    ranked = sorted(groups, key=lambda group: group[0].kind is not Kind.CHECKLIST)
    return Gathered(tuple(ranked), _borrowed(edition, language, lambda document: bool(document.checklists)))


def interviews_view(edition: Edition, language: str) -> tuple[Document, ...]:
    """Interviews as offered in a language."""
    return edition.library.offered_in(language, Kind.INTERVIEW)


def topics_view(edition: Edition, language: str) -> tuple[TopicView, ...]:
    """The topics with what belongs to them."""
    return tuple(topic_view(edition, topic, language) for topic in edition.library.topics_in(language))


def topic_view(edition: Edition, topic: str, language: str) -> TopicView:
    """What belongs to a topic: documents as offered, units as far as they are written in the language."""
    library = edition.library
    return TopicView(
        topic,
        library.about(topic, language),
        tuple(pair for pair in library.principles(language) if topic in pair[0].topics),
        tuple(pair for pair in library.checklists(language) if topic in pair[0].topics),
    )


def index_view(edition: Edition, language: str) -> tuple[Letter, ...]:
    """Everything that has a title, by its first letter in the language's alphabet."""
    tongue = edition.library.language(language)
    entries = sorted(_entries(edition, language), key=lambda entry: (tongue.sort_key(entry.title), entry.path))
    letters: dict[str, list[Entry]] = {}
    for entry in entries:
        letters.setdefault(initial(entry.title, tongue), []).append(entry)
    ranked = sorted(letters.items(), key=lambda pair: collation_key(pair[0], language))
    return tuple(Letter(letter, tuple(found)) for letter, found in ranked)


def initial(title: str, language: Language) -> str:
    """The letter a title is listed under: «Ё» under «Е» in Russian, figures under ``0–9``."""
    first = next((char for char in title if char.isalnum()), "#").casefold()[:1]
    if not first.isalpha():
        return "0–9"
    alphabet = ALPHABETS.get(language.tag, "")
    if f"({first})" in alphabet:
        first = alphabet[alphabet.index(f"({first})") - 1]
    return first.upper()


def _entries(edition: Edition, language: str) -> Iterator[Entry]:
    library = edition.library
    for document in library.offered_in(language):
        yield Entry(document.title, document_path(document, language), "document", "", document.language)
    for home, principle in library.principles(language):
        yield Entry(principle.title, unit_path(home, principle), "principle", home.title, language)
    for home, checklist in library.checklists(language):
        yield Entry(checklist.title, unit_path(home, checklist), "checklist", home.title, language)
    for topic in library.topics_in(language):
        yield Entry(library.topic_name(topic, language), topic_path(topic, language), "topic", "", language)


def _borrowed(edition: Edition, language: str, has: Callable[[Document], bool]) -> tuple[Document, ...]:
    offered = edition.library.offered_in(language)
    return tuple(document for document in offered if document.language != language and has(document))
