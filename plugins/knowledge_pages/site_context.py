"""Everything that pages are made from, and what all pages of a language have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.addresses import Site, full_name, home_path, listing_path
from knowledge.downloads import Download
from knowledge.library import Library
from knowledge.model import Document, Unit
from knowledge_pages.catalogue import catalogue
from knowledge_pages.facets import Option, facet
from knowledge_pages.localisation import Localisation
from knowledge_pages.page import Alternate, Choice, Crumb
from knowledge_pages.shelves import ORDER, Shelf, plain_first, shelves

#: Papers and forms in the order in which a reader chooses among them.
PAPERS = ("a4", "letter")
FORMS = ("standard", "fillable", "large", "bilingual", "edit")
#: The listings of the main navigation, in its order.
SECTIONS = ("principles", "checklists", "interviews", "topics", "downloads")


@dataclass(frozen=True)
class SiteContext:
    """One build of the site, as pages see it.

    :param library: all documents
    :param site: its name and address
    :param l10n: language tag → interface
    :param downloads: every file that can be downloaded
    :param pictures: addresses of the pictures that are shown where a page is shared
    :param stale: units whose original has changed since they were translated: language tag and ``key.unit``
    """

    library: Library
    site: Site
    l10n: Mapping[str, Localisation]
    downloads: tuple[Download, ...] = ()
    pictures: frozenset[str] = frozenset()
    stale: frozenset[tuple[str, str]] = frozenset()

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages' tags, the default one first."""
        return tuple(language.tag for language in self.library.languages)

    # -- languages -------------------------------------------------------------------------------------

    def alternates(self, paths: Mapping[str, str]) -> tuple[Alternate, ...]:
        """Alternates of a page, tag → path, in the site's order."""
        return tuple(Alternate(tag, paths[tag]) for tag in self.tags if tag in paths)

    def choices(self, current: str, paths: Mapping[str, str], instead: Mapping[str, str]) -> tuple[Choice, ...]:
        """The language switcher of a page.

        :param current: the page's language
        :param paths: tag → where the page is in that language; languages it lacks are left out
        :param instead: tag → where readers of such a language are led
        """
        return tuple(
            Choice(
                language.tag,
                language.native_name,
                paths.get(language.tag) or instead.get(language.tag) or home_path(language.tag),
                language.tag in paths,
                language.tag == current,
            )
            for language in self.library.languages
        )

    def default_of(self, paths: Mapping[str, str], original: str = "") -> str | None:
        """Where readers of none of the languages are led: the default language, else the original's page."""
        preferred = (self.library.default_language.tag, original, *self.tags)
        return next((paths[tag] for tag in preferred if tag in paths), None)

    def in_all_languages(self, message: str) -> str:
        """A string of the interface in every language, for pages that speak to all readers at once."""
        said = dict.fromkeys(self.l10n[tag].gettext(message) for tag in self.tags)
        return " · ".join(said)

    def is_stale(self, document: Document, unit: Unit) -> bool:
        """Whether a unit's original has changed since it was translated."""
        return (document.language, full_name(document, unit)) in self.stale

    def stale_in(self, document: Document) -> tuple[Unit, ...]:
        """Those units of a document whose original has changed."""
        return tuple(unit for unit in document.units if self.is_stale(document, unit))

    # -- breadcrumbs ------------------------------------------------------------------------------------------

    def home(self, language: str) -> Crumb:
        """The first breadcrumb of every page."""
        return Crumb(self.l10n[language].gettext("Home"), home_path(language))

    def breadcrumbs(self, language: str, *steps: Crumb) -> tuple[Crumb, ...]:
        """Breadcrumbs from home."""
        return (self.home(language), *steps)

    def section(self, name: str, language: str) -> Crumb:
        """The step of a listing."""
        return Crumb(self.section_name(name, language), listing_path(name, language))

    def section_name(self, name: str, language: str) -> str:
        """What the main navigation calls a listing."""
        l10n = self.l10n[language]
        names = {
            "principles": l10n.gettext("Principles"),
            "checklists": l10n.gettext("Checklists"),
            "interviews": l10n.gettext("Interviews"),
            "topics": l10n.gettext("Topics"),
            "downloads": l10n.gettext("To print"),
            "index": l10n.gettext("A–Z"),
            "search": l10n.gettext("Search"),
        }
        return names[name]

    # -- downloads -------------------------------------------------------------------------------------

    @cached_property
    def _by_origin(self) -> Mapping[tuple[str, str, str], tuple[Download, ...]]:
        found: dict[tuple[str, str, str], list[Download]] = {}
        for download in self.downloads:
            for tag in download.languages:
                found.setdefault((download.key, download.unit, tag), []).append(download)
        return {origin: tuple(sorted(ones, key=plain_first)) for origin, ones in found.items()}

    def sheets(self, document: Document, unit: Unit | None = None) -> tuple[Download, ...]:
        """Files made of a document, or of one of its units, in its language; the plain A4 sheet first."""
        return self._by_origin.get((document.key, unit.id if unit is not None else "", document.language), ())

    def picture(self, document: Document | None, language: str = "") -> str:
        """The picture shown where a document, or a language's home page, is shared; empty without one."""
        own = f"{document.language}/og/{document.key}.png" if document is not None else ""
        general = f"{document.language if document is not None else language}/og/home.png"
        return next((path for path in (own, general) if path in self.pictures), "")

    def shelves(self, language: str) -> tuple[Shelf, ...]:
        """Every file that a language's download page lists; of texts that it lacks, those of the original."""
        keys = {download.key for download in self.downloads}
        offered = {key: document.language for key in keys if (document := self.library.offered(key, language))}
        return shelves(self.downloads, self.library.language(language), offered)

    def facet(self, name: str, language: str, shelves: Iterable[Shelf]) -> tuple[Option, ...]:
        """The choices by which a language's page of downloads can be narrowed."""
        topics = self.library.topics_in(language)
        known = {"kind": ORDER, "topic": topics, "language": self.tags, "paper": PAPERS, "form": FORMS}
        return facet(name, shelves, known[name])

    @cached_property
    def catalogue(self) -> str:
        """What packs are made of."""
        originals = {document.key: document.original for document in self.library.documents}
        return catalogue(self.downloads, originals)

    def shelf_name(self, kind: str, language: str) -> str:
        """What a shelf of the download page is called."""
        l10n = self.l10n[language]
        names = {
            "checklist": l10n.gettext("Checklists"),
            "principles": l10n.gettext("Principles"),
            "interview": l10n.gettext("Interviews"),
            "booklet": l10n.gettext("Booklets"),
            "pack": l10n.gettext("Packs"),
            "deck": l10n.gettext("Flash cards"),
            "data": l10n.gettext("Data"),
        }
        return names.get(kind, kind)


def shortened(text: str, length: int = 160) -> str:
    """A text cut at a word for descriptions; an ellipsis says that something follows."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def by_document(pairs: Iterable[tuple[Document, Unit]]) -> tuple[tuple[Document, tuple[Unit, ...]], ...]:
    """Units grouped by their document, in the order given."""
    groups: dict[str, tuple[Document, list[Unit]]] = {}
    for document, unit in pairs:
        groups.setdefault(document.path, (document, []))[1].append(unit)
    return tuple((document, tuple(units)) for document, units in groups.values())
