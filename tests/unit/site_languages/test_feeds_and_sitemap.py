"""What other programs read of the languages is well-formed, complete, and depends on no clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from lxml import etree
from lxml import html as lxml_html

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


#: Every way in which a text can name a place, and where that is for somebody who reads it elsewhere.
PLACES = {
    '<a href="#x">': "https://s.example/kb/en/a/#x",
    '<a href="?q=x">': "https://s.example/kb/en/a/?q=x",
    '<a href="/else/">': "https://s.example/else/",
    '<a href="//other.example/x">': "https://other.example/x",
    '<a href="{filename}/en/b.md#y">': "https://s.example/kb/en/b/#y",
    '<a href="b.md">': "https://s.example/kb/en/b/",
    '<a href="https://o.example/?a=1&amp;b=2">': "https://o.example/?a=1&b=2",
    '<a href="mailto:desk@s.example">': "mailto:desk@s.example",
    '<img src="../images/a desk.png" alt="">': "https://s.example/kb/images/a%20desk.png",
    '<img src="{static}/images/x.png" alt="">': "https://s.example/kb/images/x.png",
    '<blockquote cite="/source/">': "https://s.example/source/",
    '<q cite="#above">': "https://s.example/kb/en/a/#above",
}


@pytest.mark.parametrize(("opening", "place"), PLACES.items())
def test_no_address_in_a_feed_depends_on_where_it_is_read(
    languages: tuple[Language, ...], opening: str, place: str
) -> None:
    told = replace(DOCUMENT, html=f"<p>Қ &lt;b&gt; {opening}</p>")
    texts = library(languages, told, replace(DOCUMENT, key="b", path="en/b.md"))
    data = feed(texts, "en", Site("Deskbell", "https://s.example/kb"), "T", "S")
    content = next(one for one in entries(data, "a:content/text()") if "Қ" in one)
    root = lxml_html.fragment_fromstring(content, create_parent="div")
    assert [value for _, name, value, _ in root.iterlinks() if name] == [place]
    assert root.text_content().startswith("Қ <b>")


def test_an_example_of_markup_in_a_feed_stays_as_it_is_written(languages: tuple[Language, ...]) -> None:
    told = replace(DOCUMENT, html='<p><code>&lt;a href="b.md"&gt; &lt;a href="#x"&gt;</code></p>')
    data = feed(library(languages, told), "en", SITE, "T", "S")
    content = entries(data, "a:content/text()")[0]
    assert lxml_html.fromstring(content).text_content() == '<a href="b.md"> <a href="#x">'


def test_an_entry_is_known_by_its_address_whatever_is_changed_in_it(languages: tuple[Language, ...]) -> None:
    changed = replace(DOCUMENT, title="New", summary="New", html="<p>new</p>", modified=date(2026, 9, 9), topics=())
    before, after = (feed(library(languages, one), "en", SITE, "T", "S") for one in (DOCUMENT, changed))
    assert entries(before, "a:id/text()") == entries(after, "a:id/text()") == ["https://s.example/en/a/"]
    assert entries(after, "a:updated/text()") == ["2026-09-09T00:00:00Z"]
    assert entries(before, "a:published/text()") == entries(after, "a:published/text()")


def test_nothing_is_updated_before_it_is_published(languages: tuple[Language, ...]) -> None:
    early = replace(DOCUMENT, modified=date(2025, 1, 1))
    data = feed(library(languages, early), "en", SITE, "T", "S")
    assert entries(data, "a:updated/text()") == entries(data, "a:published/text()") == ["2026-01-02T00:00:00Z"]


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
