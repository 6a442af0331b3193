"""Pages one arrives at: the gateway to all languages, home, search, and where the way ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.addresses import home_path, listing_path
from knowledge.library import Library
from knowledge.model import Checklist, Document, Kind
from knowledge_pages.edition import Edition
from knowledge_pages.listings import Letter, TopicView, index_view, topics_view
from knowledge_pages.page import Page, Shape

#: How many tasks the home page shows before it refers to the list of all.
TASKS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows, in this order: tasks and topics before texts, news last."""

    tasks: tuple[tuple[Document, Checklist], ...]
    topics: tuple[TopicView, ...]
    documents: tuple[Document, ...]
    latest: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What stands on the search page before anything is typed, and in its place without JavaScript."""

    topics: tuple[TopicView, ...]
    letters: tuple[Letter, ...]


def entrance_pages(edition: Edition) -> Iterator[Page]:
    """The gateway, the page for lost addresses, and home, search, 404 and offline of every language."""
    yield gateway(edition)
    yield lost(edition)
    for tag in edition.tags:
        yield home(edition, tag)
        yield search(edition, tag)
        yield not_found(edition, tag)
        yield offline(edition, tag)


def gateway(edition: Edition) -> Page:
    """``/``: the way into every language. It is the page for readers of none of them (``x-default``)."""
    language = edition.library.default_language.tag
    homes = {tag: home_path(tag) for tag in edition.tags}
    title = edition.voices[language].gettext("Choose your language")
    return Page(
        path="",
        shape=Shape.GATEWAY,
        language=language,
        title=edition.site.name,
        head_title=title,
        description=tagline(edition, language),
        view=None,
        alternates=edition.everywhere({language: ""}),
        default="",
        choices=edition.choices("", homes, {}),
        canonical="",
    )


def home(edition: Edition, language: str) -> Page:
    """A language's home page."""
    paths = {tag: home_path(tag) for tag in edition.tags}
    return Page(
        path=paths[language],
        shape=Shape.HOME,
        language=language,
        title=tagline(edition, language),
        head_title=tagline(edition, language),
        description=edition.voices[language].gettext(
            "Principles, checklists and answers for people who serve customers. Free, printable."
        ),
        view=home_view(edition.library, edition, language),
        alternates=edition.everywhere(paths),
        default="",
        choices=edition.choices(language, paths, {}),
        canonical=paths[language],
    )


def search(edition: Edition, language: str) -> Page:
    """The search page; without JavaScript it is an index."""
    paths = {tag: listing_path("search", tag) for tag in edition.tags}
    voice = edition.voices[language]
    return Page(
        path=paths[language],
        shape=Shape.SEARCH,
        language=language,
        title=voice.gettext("Search"),
        head_title=voice.gettext("Search"),
        description=voice.gettext("Search all texts, principles, checklists and answers."),
        view=SearchView(topics_view(edition, language), index_view(edition, language)),
        alternates=edition.everywhere(paths),
        default=edition.default_of(paths),
        choices=edition.choices(language, paths, {}),
        crumbs=edition.way(language),
        canonical=paths[language],
    )


def lost(edition: Edition) -> Page:
    """``/404.html``, which servers show for any address: a sentence in every language."""
    language = edition.library.default_language.tag
    homes = {tag: home_path(tag) for tag in edition.tags}
    title = edition.voices[language].gettext("This page does not exist")
    choices = edition.choices("", homes, {})
    return Page("404.html", Shape.LOST, language, title, title, "", None, choices=choices, noindex=True)


def not_found(edition: Edition, language: str) -> Page:
    """A language's own 404 page."""
    voice = edition.voices[language]
    title = voice.gettext("This page does not exist")
    return _dead_end(edition, f"{language}/404.html", Shape.NOT_FOUND, language, title)


def offline(edition: Edition, language: str) -> Page:
    """What is shown when there is no connection and the page was never kept."""
    voice = edition.voices[language]
    return _dead_end(
        edition, listing_path("offline", language), Shape.OFFLINE, language, voice.gettext("You are offline")
    )


def _dead_end(edition: Edition, path: str, shape: Shape, language: str, title: str) -> Page:
    paths = {tag: path.replace(language, tag, 1) for tag in edition.tags}
    choices = edition.choices(language, paths, {})
    view = topics_view(edition, language)
    crumbs = edition.way(language)
    return Page(path, shape, language, title, title, "", view, choices=choices, crumbs=crumbs, noindex=True)


def tagline(edition: Edition, language: str) -> str:
    """The site in a line."""
    return edition.voices[language].gettext("What to do when a customer is waiting")


def home_view(library: Library, edition: Edition, language: str) -> HomeView:
    """What the home page shows."""
    tasks = [pair for pair in library.checklists(language) if pair[1].when]
    ranked = sorted(tasks, key=lambda pair: pair[0].kind is not Kind.CHECKLIST)
    documents = library.offered_in(language)
    dated = [document for document in documents if document.date is not None]
    latest = sorted(dated, key=lambda doc: (doc.updated or date.min, doc.key), reverse=True)
    return HomeView(_spread(ranked), topics_view(edition, language), documents, tuple(latest[:3]))


def _spread(tasks: list[tuple[Document, Checklist]]) -> tuple[tuple[Document, Checklist], ...]:
    """Some tasks of as many documents as possible: the first of each, then the second of each …"""
    rank: dict[str, int] = {}
    numbered = []
    for document, checklist in tasks:
        rank[document.key] = rank.get(document.key, 0) + 1
        numbered.append((rank[document.key], (document, checklist)))
    return tuple(pair for _, pair in sorted(numbered, key=lambda one: one[0])[:TASKS_SHOWN])
