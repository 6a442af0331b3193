"""The sitemap (sitemaps.org 0.9), each page with its translations (xhtml:link), and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from knowledge.addresses import Site, document_path
from knowledge.library import Library
from knowledge.model import Document

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


class ListedAlternate(Protocol):
    """A page's translation."""

    @property
    def tag(self) -> str:
        """Language tag."""

    @property
    def path(self) -> str:
        """Address below the root."""


class ListedPage(Protocol):
    """What a sitemap needs to know of a page."""

    @property
    def path(self) -> str:
        """Address below the root."""

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave it out."""

    @property
    def alternates(self) -> Sequence[ListedAlternate]:
        """Every real translation, itself included."""

    @property
    def default(self) -> str | None:
        """Path that x-default leads to, or ``None``."""

    @property
    def document(self) -> Document | None:
        """The document it shows, if it shows one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text on a site whose pages others write: all that a sitemap can tell of it."""

    path: str
    alternates: tuple[ListedAlternate, ...]
    document: Document
    noindex: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class _Translation:
    tag: str
    path: str


def texts_of(library: Library) -> Iterator[Text]:
    """Every document of the library as a page, with its translations."""
    for document in library.documents:
        found = library.translations(document)
        links = tuple(_Translation(one.language, document_path(one)) for one in found) if len(found) > 1 else ()
        yield Text(document_path(document), links, document)


def sitemap(pages: Iterable[ListedPage], site: Site) -> bytes:
    """The sitemap of all pages that may be indexed, sorted by address."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for page in sorted(pages, key=lambda page: page.path):
        if not page.noindex:
            _url(root, page, site)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def robots(site: Site) -> str:
    """Everything may be read; the sitemap is named where the site has an address."""
    named = f"Sitemap: {site.absolute('sitemap.xml')}\n" if site.url else ""
    return f"User-agent: *\nAllow: /\n{named}"


def _url(root: etree._Element, page: ListedPage, site: Site) -> None:
    url = etree.SubElement(root, f"{{{SITEMAP}}}url")
    etree.SubElement(url, f"{{{SITEMAP}}}loc").text = site.absolute(page.path)
    changed = page.document and page.document.updated
    if changed:
        etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed.isoformat()
    links = [(alternate.tag, alternate.path) for alternate in page.alternates]
    links += [("x-default", page.default)] if page.default is not None else []
    for tag, path in links:
        attributes = {"rel": "alternate", "hreflang": tag, "href": site.absolute(path)}
        etree.SubElement(url, f"{{{XHTML}}}link", attributes)
