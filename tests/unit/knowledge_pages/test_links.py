"""What a text links to is where its page says it is, whatever letters the name has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from urllib.parse import unquote, urljoin

import pytest

from knowledge.reading import Result
from knowledge_pages.links import Links
from knowledge_pages.pages import all_pages
from knowledge_pages.site_context import SiteContext

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]

HEAD = "---\ntitle: T\nkind: article\ndate: 2026-11-22\ntopics: [staff]\nsummary: S.\noriginal: en\n---\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", ["desk.png", "my desk.png", "стол.png", "R&D.png", "100%.png", "a+b (2).png"])
@pytest.mark.parametrize("written", ["{{static}}/images/{}", "../images/{}"])
def test_a_picture_of_any_name_is_shown(read_files: ReadFiles, context: SiteContext, name: str, written: str) -> None:
    address = written.format(name.replace("%", "%25"))
    result = read_files({"en/service.md": f"{HEAD}![x](<{address}>)\n", f"images/{name}": PNG})
    assert [one for one in result.problems if one.path == "en/service.md" and one.rule != "unknown-topic"] == []
    assert _leads_to(context, result, "src") == f"/images/{name}"


@pytest.mark.parametrize("place", ["why", "неге-маңызды"])
def test_a_place_of_any_name_is_found(read_files: ReadFiles, context: SiteContext, place: str) -> None:
    heading = place.replace("-", " ").capitalize()
    text = f"{HEAD}[x]({{filename}}/en/other.md#{place})\n"
    result = read_files({"en/other.md": f"{HEAD}## {heading}\n\ny\n", "en/service.md": text})
    assert [one for one in result.problems if one.path == "en/service.md" and one.rule != "unknown-topic"] == []
    assert _leads_to(context, result, "href") == f"/en/other/index.html#{place}"


def _leads_to(context: SiteContext, result: Result, attribute: str) -> str:
    """Where a browser goes from the page of the text."""
    page = next(page for page in all_pages(context) if page.path == "en/service/")
    document = result.library.get("service", "en")
    assert document is not None
    html = Links(page, context.site).body(result.library, document, document.html)
    (address,) = re.findall(rf'{attribute}="([^"]*)"', html)
    return unquote(urljoin("/en/service/", unescape(address)))
