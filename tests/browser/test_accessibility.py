"""Nobody is kept out: axe finds no fault on any kind of page in any language, on phone and desk, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from itertools import product
from typing import Any

import pytest

from tests.browser.conftest import KINDS, TAGS

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = tuple(product((320, 768, 1280), ("light", "dark")))


#: What the search shows when it is used: name → page, field, query, what is waited for, what is opened.
STATES = {
    "results": ("kk/search/?q=шағым", "", "", ".hit", ".facets__summary"),
    "filtered": ("ru/search/?q=клиент&kind=article&language=ru&language=kk", "", "", ".chosen", ".facets__summary"),
    "understood otherwise": ("ru/search/?q=rkbtyn", "", "", ".note", ""),
    "another language": ("kk/search/?q=complaints", "", "", ".hit__translation", ""),
    "nothing found": ("nb/search/?q=xqzvwk", "", "", ".tips", ""),
    "suggestions": ("ru/customer-comes-first/", "#header-search", "жалоба", ".suggestion--all", ""),
    "suggestions of another language": ("kk/", "#home-search", "complaint", ".suggestion--all", ""),
    "no suggestions": ("ro/", "#home-search", "xqzvwk", ".suggestions__note", ""),
}


def faults(page: Any) -> list[object]:
    """What axe finds on an open page."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found["violations"]]


@pytest.mark.parametrize("look", range(len(LOOKS)))
@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_no_fault(served_site: str, open_page: Callable[..., Any], tag: str, look: int) -> None:
    """Every kind of page in every language in one look; over the five languages, a kind is seen in five of six."""
    width, scheme = LOOKS[look]
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    mine = [kind for place, kind in enumerate(KINDS) if (place + TAGS.index(tag)) % len(LOOKS) == look]
    told: dict[str, list[object]] = {}
    for kind in mine:
        page.goto(f"{served_site}{tag}/{kind}")
        told[kind] = faults(page)
    assert {kind: found for kind, found in told.items() if found} == {}


@pytest.mark.parametrize("path", ["", "404.html"])
@pytest.mark.parametrize(("width", "scheme"), [LOOKS[0], LOOKS[-1]])
def test_axe_finds_no_fault_where_all_languages_meet(
    served_site: str, open_page: Callable[..., Any], path: str, width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page.goto(served_site + path)
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_a_search_that_is_used(
    served_site: str, open_page: Callable[..., Any], state: str, scheme: str
) -> None:
    path, field, query, wait, opened = STATES[state]
    page = open_page(color_scheme=scheme, bypass_csp=True)
    page.goto(served_site + path)
    if field:
        page.locator(field).press_sequentially(query)
    page.wait_for_selector(wait)
    if field:
        page.locator(field).press("ArrowDown")
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if opened and page.locator(opened).is_visible() and not page.locator(".facets[open]").count():
            page.locator(opened).click()
        assert (width, faults(page)) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
