"""What other programs read of the languages is well-formed, complete, and depends on no clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from lxml import etree

from knowledge.addresses import Site
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.model import Document, Kind, Source
from site_languages.feeds import MOST_ENTRIES, feed
from site_languages.sitemap import robots, sitemap

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
SITE = Site("Deskbell", "https://s.example")
DOCUMENT = Document(
    key="a",
    language="en",
    kind=Kind.ARTICLE,
    title="A <b> & \x07 title",
    path="en/a.md",
    date=date(2026, 1, 2),
    modified=None,
    summary="S & T",
    original="en",
    topics=("staff",),
    source=Source(author="An Author"),
    speakers=(),
    html='<p><a href="#x">x</a> <a href="{filename}/en/b.md">b</a> ]]></p>',
    text="x b",
)


def library(languages: tuple[Language, ...], *documents: Document) -> Library:
    return Library.of(documents, languages, {"staff": {"en": "Staff"}})


def entries(data: bytes, path: str) -> list[str]:
    return [str(text) for text in etree.fromstring(data).xpath(f"a:entry/{path}", namespaces=NS)]


def test_a_feed_is_well_formed_whatever_stands_in_the_texts(languages: tuple[Language, ...]) -> None:
    data = feed(library(languages, DOCUMENT, replace(DOCUMENT, key="b")), "en", SITE, "T & U", "S")
    root = etree.fromstring(data)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert entries(data, "a:title/text()") == ["A <b> &  title"] * 2
    assert entries(data, "a:author/a:name/text()") == ["An Author"] * 2
    assert entries(data, "a:category/@label") == ["Staff"] * 2


def test_addresses_in_a_feed_hold_outside_the_site(languages: tuple[Language, ...]) -> None:
    data = feed(library(languages, DOCUMENT, replace(DOCUMENT, key="b", path="en/b.md")), "en", SITE, "T", "S")
    assert 'href="https://s.example/en/a/#x"' in entries(data, "a:content/text()")[0]
    assert 'href="https://s.example/en/b/"' in entries(data, "a:content/text()")[0]


def test_the_newest_come_first_and_their_number_is_bounded(languages: tuple[Language, ...]) -> None:
    many = [replace(DOCUMENT, key=f"k{number:03}", date=date(2020, 1, 1 + number % 28)) for number in range(80)]
    changed = replace(DOCUMENT, key="old", date=date(2019, 1, 1), modified=date(2026, 5, 5))
    data = feed(library(languages, *many, changed), "en", SITE, "T", "S")
    times = entries(data, "a:updated/text()")
    assert times == sorted(times, reverse=True)
    assert times[0] == "2026-05-05T00:00:00Z"
    assert len(times) == MOST_ENTRIES
    assert feed(library(languages, changed, *reversed(many)), "en", SITE, "T", "S") == data


def test_a_language_without_texts_has_a_feed_too(languages: tuple[Language, ...]) -> None:
    data = feed(library(languages), "kk", SITE, "T", "S")
    assert entries(data, "a:id/text()") == []
    assert b"1970-01-01T00:00:00Z" in data


def test_pages_about_the_site_are_no_news(languages: tuple[Language, ...]) -> None:
    assert entries(feed(library(languages, replace(DOCUMENT, kind=Kind.PAGE)), "en", SITE, "T", "S"), "a:id") == []


@dataclass(frozen=True)
class Alternate:
    tag: str
    path: str


@dataclass(frozen=True)
class Page:
    path: str
    noindex: bool = False
    alternates: tuple[Alternate, ...] = ()
    default: str | None = None
    document: Document | None = None


def test_the_sitemap_is_sorted_and_leaves_out_what_may_not_be_indexed() -> None:
    pages = [Page("kk/b/"), Page("en/b/", noindex=True), Page("en/ә/", document=DOCUMENT)]
    root = etree.fromstring(sitemap(pages, SITE))
    assert root.xpath("s:url/s:loc/text()", namespaces=NS) == ["https://s.example/en/ә/", "https://s.example/kk/b/"]
    assert root.xpath("s:url/s:lastmod/text()", namespaces=NS) == ["2026-01-02"]


def test_translations_stand_in_the_sitemap_with_the_default() -> None:
    page = Page("en/a/", alternates=(Alternate("en", "en/a/"), Alternate("kk", "kk/a/")), default="")
    links = etree.fromstring(sitemap([page], SITE)).xpath("s:url/x:link", namespaces=NS)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", "https://s.example/en/a/"),
        ("kk", "https://s.example/kk/a/"),
        ("x-default", "https://s.example/"),
    ]


@pytest.mark.parametrize(("url", "named"), [("https://s.example", True), ("", False)])
def test_robots_name_the_map_where_there_is_one(url: str, named: bool) -> None:
    assert ("Sitemap: https://s.example/sitemap.xml" in robots(Site("S", url))) == named
