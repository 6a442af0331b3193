"""Nobody is kept out: axe finds no fault on any kind of page, narrow or wide, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "index.html",
    "en/index.html",
    "kk/good-service-is-not-enough/index.html",
    "ru/nine-principles/index.html",
    "ro/customer-comes-first/index.html",
    "nb/phone-call/phone-call-before/index.html",
    "kk/nine-principles/find-out-needs/index.html",
    "ru/principles/index.html",
    "kk/checklists/index.html",
    "ro/downloads/index.html",
    "kk/search/index.html",
    "ru/topics/index.html",
    "nb/index/index.html",
    "kk/404.html",
)


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


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_no_fault(
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


def faults(page: Any) -> list[Any]:
    """What axe finds wrong with a page as it stands."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found["violations"]]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    served_site: str, open_page: Callable[..., Any], path: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(served_site + path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
