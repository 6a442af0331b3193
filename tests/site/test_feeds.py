"""The feeds of the site's own content: read in other programs, far from the site, at any time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from lxml import html as lxml_html

from knowledge.languages import Language
from knowledge.library import Library
from knowledge.reading import read_content, read_topics
from tests.conftest import PROJECT, TAGS

URL = "https://deskbell.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
#: RFC 3339, as https://www.rfc-editor.org/rfc/rfc4287#section-3.3 wants it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def library(languages: tuple[Language, ...]) -> Library:
    return read_content(PROJECT / "content", languages, read_topics(PROJECT / "translations")).library


def feed_of(site: Path, tag: str) -> Any:
    return etree.parse(site / tag / "feeds" / "all.atom.xml").getroot()


def links(element: Any, rel: str) -> list[str]:
    return [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


@pytest.mark.parametrize("tag", TAGS)
def test_a_feed_has_what_atom_requires(content_site: Path, tag: str) -> None:
    """https://www.rfc-editor.org/rfc/rfc4287#section-4.1"""
    root = feed_of(content_site, tag)
    assert (root.tag, root.get("{http://www.w3.org/XML/1998/namespace}lang")) == (f"{ATOM}feed", tag)
    assert links(root, "self") == [f"{URL}{tag}/feeds/all.atom.xml"]
    assert links(root, "alternate") == [f"{URL}{tag}/"]
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert [one.text.strip() != "" for one in element.findall(f"{ATOM}{name}")] == [True], name
        assert element.find(f"{ATOM}author/{ATOM}name") is not None or root.find(f"{ATOM}author") is not None
    ids = [element.findtext(f"{ATOM}id") for element in (root, *entries)]
    assert len(set(ids)) == len(ids)
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [links(entry, "alternate")[0] for entry in entries]


@pytest.mark.parametrize("tag", TAGS)
def test_a_feed_has_every_text_whole(content_site: Path, library: Library, tag: str) -> None:
    found = {
        entry.findtext(f"{ATOM}title"): words(lxml_html.fromstring(entry.findtext(f"{ATOM}content")).text_content())
        for entry in feed_of(content_site, tag).findall(f"{ATOM}entry")
    }
    documents = library.in_language(tag)
    assert set(found) == {document.title for document in documents}
    for document in documents:
        assert words(lxml_html.fromstring(document.html).text_content()) == found[document.title], document.path
        steps = [item.text for checklist in document.checklists for group in checklist.groups for item in group.items]
        titles = [unit.title for unit in (*document.principles, *document.checklists)]
        assert all(words(text) in found[document.title] for text in (*steps, *titles)), document.path


def words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("tag", TAGS)
def test_addresses_in_a_feed_are_whole_and_lead_to_what_is_there(content_site: Path, tag: str) -> None:
    for entry in feed_of(content_site, tag).findall(f"{ATOM}entry"):
        content = lxml_html.fragment_fromstring(entry.findtext(f"{ATOM}content"), create_parent="div")
        named = [address for _, attribute, address, _ in content.iterlinks() if attribute]
        for address in (*named, *links(entry, "alternate")):
            assert re.match(r"https?://[^\s/]+|mailto:|tel:", address), address
            if address.startswith(URL):
                place = unquote(address.removeprefix(URL)).partition("#")[0]
                assert (content_site / place / "index.html").is_file() or (content_site / place).is_file(), address
        assert not content.xpath(".//script | .//style | .//iframe | .//@style | .//@*[starts-with(name(), 'on')]")
        assert not content.xpath(".//@data-line")


@pytest.mark.parametrize("tag", TAGS)
def test_a_feed_knows_no_clock(content_site: Path, library: Library, tag: str) -> None:
    root = feed_of(content_site, tag)
    assert all(MOMENT.fullmatch(str(one.text)) for one in root.iter(f"{ATOM}updated", f"{ATOM}published"))
    days = {entry.findtext(f"{ATOM}title"): day_of(entry, "updated") for entry in root.findall(f"{ATOM}entry")}
    assert days == {one.title: one.modified or one.date for one in library.in_language(tag)}
    assert day_of(root, "updated") == max(days.values())
    assert list(days.values()) == sorted(days.values(), reverse=True)


def day_of(element: Any, name: str) -> date:
    return date.fromisoformat(element.findtext(f"{ATOM}{name}")[:10])
