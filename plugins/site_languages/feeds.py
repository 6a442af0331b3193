"""A language's Atom feed (RFC 4287), with the full text of every document.

Pelican's own feeds carry no language, take tag URIs for permanent links, and fail on a control character; these
are built as a tree, so that what is written is always well-formed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree

from knowledge.addresses import Site, document_path, feed_path, home_path
from knowledge.html_tree import inner_html, parse
from knowledge.library import Library
from knowledge.model import Document

ATOM = "http://www.w3.org/2005/Atom"
#: A feed is for news: readers get this many, newest first.
MOST_ENTRIES = 50
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(library: Library, language: str, site: Site, title: str, subtitle: str, home: str | None = None) -> bytes:
    """The feed of one language.

    :param title: the feed's name in its language
    :param subtitle: what it holds, in its language; left out where nobody says it
    :param home: path of the page it belongs to; the language's home page by default
    :returns: XML, UTF-8; without any clock: a feed is as new as its newest text
    """
    documents = _newest(library.in_language(language))
    root = etree.Element(f"{{{ATOM}}}feed", {_XML_LANG: language}, nsmap={None: ATOM})
    address = site.absolute(feed_path(language))
    _add(root, "id", address)
    _add(root, "title", title)
    if subtitle:
        _add(root, "subtitle", subtitle)
    _add(root, "updated", _timestamp(max(map(_changed, documents), default=date(1970, 1, 1))))
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    place = site.absolute(home_path(language) if home is None else home)
    _add(root, "link", rel="alternate", type="text/html", hreflang=language, href=place)
    _add(_add(root, "author"), "name", site.name)
    for document in documents[:MOST_ENTRIES]:
        _entry(root, library, document, site)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _newest(documents: Iterable[Document]) -> list[Document]:
    ordered = sorted(documents, key=lambda document: document.key)
    return sorted(ordered, key=_changed, reverse=True)


def _changed(document: Document) -> date:
    """The day of the last change, and never one before the text was there."""
    return document.updated or date(1970, 1, 1)


def _timestamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _entry(root: etree._Element, library: Library, document: Document, site: Site) -> None:
    entry = _add(root, "entry")
    address = site.absolute(document_path(document))
    _add(entry, "id", address)
    _add(entry, "title", document.title)
    _add(entry, "link", rel="alternate", type="text/html", hreflang=document.language, href=address)
    _add(entry, "published", _timestamp(document.date or date(1970, 1, 1)))
    _add(entry, "updated", _timestamp(_changed(document)))
    if document.source.author:
        _add(_add(entry, "author"), "name", document.source.author)
    for topic in document.topics:
        _add(entry, "category", term=topic, label=library.topic_name(topic, document.language))
    _add(entry, "summary", document.summary, type="text")
    _add(entry, "content", _absolute(library, document, site), type="html")


def _absolute(library: Library, document: Document, site: Site) -> str:
    """The document's HTML with addresses that hold outside the site, those of quotations included."""
    root = parse(library.resolve_links(document, document.html, f"{site.url}/"))
    root.make_links_absolute(site.absolute(document_path(document)), handle_failures="ignore")
    return inner_html(root)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = "".join(char for char in text if char in "\t\n" or char >= " ")
    return element
