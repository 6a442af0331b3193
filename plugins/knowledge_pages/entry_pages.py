"""Pages one arrives at: the gateway to all languages, home, search, and those for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.addresses import home_path, listing_path
from knowledge.library import Library
from knowledge.model import Checklist, Document, Kind
from knowledge_pages.listings import Letter, TopicView, index_view, topics_view
from knowledge_pages.page import Layout, Page
from knowledge_pages.site_context import SiteContext

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


def entry_pages(context: SiteContext) -> Iterator[Page]:
    """The gateway, the page for lost addresses, and home, search, 404 and offline of every language."""
    yield gateway(context)
    yield lost(context)
    for tag in context.tags:
        yield home(context, tag)
        yield search(context, tag)
        yield not_found(context, tag)
        yield offline(context, tag)


def gateway(context: SiteContext) -> Page:
    """``/``: the way into every language. It is the page for readers of none of them (``x-default``)."""
    language = context.library.default_language.tag
    homes = {tag: home_path(tag) for tag in context.tags}
    title = context.l10n[language].gettext("Choose your language")
    return Page(
        path="",
        layout=Layout.GATEWAY,
        language=language,
        title=context.site.name,
        head_title=title,
        description=tagline(context, language),
        view=None,
        alternates=context.alternates({language: ""}),
        default="",
        choices=context.choices("", homes, {}),
        canonical="",
    )


def home(context: SiteContext, language: str) -> Page:
    """A language's home page."""
    paths = {tag: home_path(tag) for tag in context.tags}
    return Page(
        path=paths[language],
        layout=Layout.HOME,
        language=language,
        title=tagline(context, language),
        head_title=tagline(context, language),
        description=context.l10n[language].gettext(
            "Principles, checklists and answers for people who serve customers. Free and ready to print."
        ),
        view=home_view(context.library, context, language),
        alternates=context.alternates(paths),
        default="",
        choices=context.choices(language, paths, {}),
        canonical=paths[language],
    )


def search(context: SiteContext, language: str) -> Page:
    """The search page; without JavaScript it is an index."""
    paths = {tag: listing_path("search", tag) for tag in context.tags}
    l10n = context.l10n[language]
    return Page(
        path=paths[language],
        layout=Layout.SEARCH,
        language=language,
        title=l10n.gettext("Search"),
        head_title=l10n.gettext("Search"),
        description=l10n.gettext("Search all texts, principles, checklists and answers."),
        view=SearchView(topics_view(context, language), index_view(context, language)),
        alternates=context.alternates(paths),
        default=context.default_of(paths),
        choices=context.choices(language, paths, {}),
        crumbs=context.breadcrumbs(language),
        canonical=paths[language],
    )


def lost(context: SiteContext) -> Page:
    """``/404.html``, which servers show for any address: a sentence in every language."""
    language = context.library.default_language.tag
    homes = {tag: home_path(tag) for tag in context.tags}
    title = context.l10n[language].gettext("This page does not exist")
    choices = context.choices("", homes, {})
    return Page("404.html", Layout.LOST, language, title, title, "", None, choices=choices, noindex=True)


def not_found(context: SiteContext, language: str) -> Page:
    """A language's own 404 page."""
    l10n = context.l10n[language]
    title = l10n.gettext("This page does not exist")
    return _dead_end(context, f"{language}/404.html", Layout.NOT_FOUND, language, title)


def offline(context: SiteContext, language: str) -> Page:
    """What is shown when there is no connection and the page was never kept."""
    l10n = context.l10n[language]
    return _dead_end(
        context, listing_path("offline", language), Layout.OFFLINE, language, l10n.gettext("You are offline")
    )


def _dead_end(context: SiteContext, path: str, layout: Layout, language: str, title: str) -> Page:
    paths = {tag: path.replace(language, tag, 1) for tag in context.tags}
    choices = context.choices(language, paths, {})
    view = topics_view(context, language)
    crumbs = context.breadcrumbs(language)
    return Page(path, layout, language, title, title, "", view, choices=choices, crumbs=crumbs, noindex=True)


def tagline(context: SiteContext, language: str) -> str:
    """The site in a line."""
    return context.l10n[language].gettext("What to do when a customer is waiting")


def home_view(library: Library, context: SiteContext, language: str) -> HomeView:
    """What the home page shows."""
    tasks = [pair for pair in library.checklists(language) if pair[1].when]
    ranked = sorted(tasks, key=lambda pair: pair[0].kind is not Kind.CHECKLIST)
    documents = library.offered_in(language)
    dated = [document for document in documents if document.date is not None]
    latest = sorted(dated, key=lambda doc: (doc.updated or date.min, doc.key), reverse=True)
    return HomeView(_spread(ranked), topics_view(context, language), documents, tuple(latest[:3]))


def _spread(tasks: list[tuple[Document, Checklist]]) -> tuple[tuple[Document, Checklist], ...]:
    """Some tasks of as many documents as possible: the first of each, then the second of each …"""
    rank: dict[str, int] = {}
    numbered = []
    for document, checklist in tasks:
        rank[document.key] = rank.get(document.key, 0) + 1
        numbered.append((rank[document.key], (document, checklist)))
    return tuple(pair for _, pair in sorted(numbered, key=lambda one: one[0])[:TASKS_SHOWN])
