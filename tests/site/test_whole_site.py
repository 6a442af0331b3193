"""The project's own site, page by page, as a visitor's browser or a search engine would take it apart."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.conftest import TAGS

ADDRESS = "https://deskbell.example/"


@dataclass(frozen=True)
class Seen:
    """What the tests ask of a page."""

    path: str
    language: str
    title: str
    headings: int
    ids: frozenset[str]
    links: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    indexed: bool
    policy: str
    inline: tuple[str, ...]


def seen(root: Path, file: Path) -> Seen:
    soup = BeautifulSoup(file.read_bytes(), "lxml")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    robots = soup.find("meta", attrs={"name": "robots"})
    inline = [str(tag)[:80] for tag in soup.find_all("style") + soup.find_all(style=True)]
    inline += [
        str(tag)[:80] for tag in soup.find_all("script") if not tag.get("src") and "json" not in tag.get("type", "")
    ]
    return Seen(
        path=file.relative_to(root).as_posix(),
        language=soup.html["lang"],
        title=soup.title.get_text(strip=True),
        headings=len(soup.find_all("h1")),
        ids=frozenset(tag["id"] for tag in soup.find_all(id=True)),
        links=tuple(tag["href"] for tag in soup.find_all("a", href=True)),
        alternates=tuple((tag["hreflang"], tag["href"]) for tag in soup.find_all("link", hreflang=True)),
        indexed=robots is None or "noindex" not in robots["content"],
        policy=policy["content"] if policy else "",
        inline=tuple(inline),
    )


@pytest.fixture(scope="module")
def pages(content_site: Path) -> dict[str, Seen]:
    return {page.path: page for page in (seen(content_site, file) for file in sorted(content_site.rglob("*.html")))}


def test_every_page_speaks_the_language_of_its_folder(pages: dict[str, Seen]) -> None:
    assert {
        p.path: p.language
        for p in pages.values()
        if p.path.split("/")[0] in TAGS and p.language != p.path.split("/")[0]
    } == {}


def test_every_page_has_one_main_heading(pages: dict[str, Seen]) -> None:
    assert [page.path for page in pages.values() if page.headings != 1] == []


def test_titles_tell_pages_of_a_language_apart(pages: dict[str, Seen]) -> None:
    count = Counter((page.language, page.title) for page in pages.values() if not page.path.endswith("404.html"))
    assert [title for title, times in count.items() if times > 1] == []


def test_every_page_has_a_strict_policy_and_nothing_inline(pages: dict[str, Seen]) -> None:
    assert [
        page.path for page in pages.values() if "default-src 'self'" not in page.policy or "unsafe" in page.policy
    ] == []
    assert [(page.path, page.inline) for page in pages.values() if page.inline] == []


def test_every_link_leads_to_a_file_and_to_a_place_in_it(pages: dict[str, Seen], content_site: Path) -> None:
    broken = []
    for page in pages.values():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or page.path.endswith("404.html"):
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
                if parts.path
                else page.path
            )
            path = posixpath.join(path, "index.html") if (content_site / path).is_dir() else path
            lost = path in pages and parts.fragment and unquote(parts.fragment) not in pages[path].ids
            if lost or not (content_site / path).is_file():
                broken.append((page.path, link))
    assert broken == []


def test_translations_point_to_each_other_and_to_a_default(pages: dict[str, Seen]) -> None:
    for page in pages.values():
        if not page.indexed or page.path.endswith("404.html"):
            continue
        tags = dict(page.alternates)
        assert "x-default" in tags, page.path
        assert tags[page.language] == ADDRESS + page.path.removesuffix("index.html"), page.path
        for tag, address in page.alternates:
            other = pages[address.removeprefix(ADDRESS) + "index.html"]
            assert tag == "x-default" or dict(other.alternates)[page.language] == tags[page.language], (page.path, tag)
