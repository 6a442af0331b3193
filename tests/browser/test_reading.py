"""What readers are promised, seen in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KINDS, TAGS
from tests.conftest import serving

pytestmark = pytest.mark.browser


def test_a_reader_gets_from_home_to_a_printed_checklist_in_another_language(page: Any, served_site: str) -> None:
    page.goto(served_site + "en/")
    page.get_by_role("link", name="The customer comes first").click()
    page.locator(".languages").get_by_role("link", name="Қазақ тілі").click()
    assert page.url == served_site + "kk/customer-comes-first/"
    page.locator(".contents__entry--checklist a").first.click()
    page.locator(".after-unit a").first.click()
    assert page.locator("check-list").count() == 1
    sheet = page.locator(".files__link").first
    answer = page.request.get(sheet.evaluate("link => link.href"))
    assert answer.body().startswith(b"%PDF-")


def test_addresses_are_clean_although_links_name_files(page: Any, served_site: str) -> None:
    page.goto(served_site + "en/index.html#topics")
    assert page.url == served_site + "en/#topics"
    expect(page.locator('a[href*="index.html"]')).to_have_count(0)


def test_the_site_reads_from_a_folder_on_disk(open_page: Callable[..., Any], content_site: Path) -> None:
    page = open_page(watched=False)  # browsers refuse module scripts from disk; reading goes on without them
    page.goto((content_site / "en" / "index.html").as_uri())
    page.get_by_role("link", name="The customer comes first").click()
    assert page.url.endswith("/en/customer-comes-first/index.html")
    assert page.locator("h1").inner_text() == "The customer comes first"
    assert "Literata" in page.locator("h1").evaluate("title => getComputedStyle(title).fontFamily")


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_wider_than_the_smallest_screen(open_page: Callable[..., Any], served_site: str, tag: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    for kind in KINDS:
        page.goto(f"{served_site}{tag}/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind


@pytest.mark.parametrize("kind", ["downloads/", "search/"])
def test_without_scripts_nothing_on_a_page_waits_for_them(
    open_page: Callable[..., Any], served_site: str, kind: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{served_site}kk/{kind}")
    controls = page.locator("main").locator("button, input, select, textarea")
    fields = page.locator("main form[action]").locator("button, input")
    assert controls.count() == fields.count()
    assert page.locator("main a").count() > 30


def test_in_forced_colours_the_section_and_language_one_is_in_still_stand_out(
    open_page: Callable[..., Any], served_site: str
) -> None:
    page = open_page(forced_colors="active")
    page.goto(served_site + "nb/phone-call/")
    for links in (".sections__link", ".languages__link"):
        underlined = "link => parseFloat(getComputedStyle(link).borderBlockEndWidth) > 0"
        found = page.locator(links).evaluate_all(f"links => links.filter({underlined}).map(link => link.ariaCurrent)")
        assert found == ["true"], links


@pytest.mark.parametrize("tag", TAGS)
def test_pages_ask_nobody_else_and_break_no_policy(open_page: Callable[..., Any], served_site: str, tag: str) -> None:
    page = open_page()
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(served_site) else foreign.append(request.url))
    page.add_init_script("addEventListener('securitypolicyviolation', event => console.error(event.blockedURI))")
    for kind in KINDS:
        page.goto(f"{served_site}{tag}/{kind}")
    assert foreign == []


STOP = """() => {
  const stop = document.activeElement;
  if (stop.matches('.skip-link')) return 'skip';
  if (stop.matches('[type=search]')) return 'search';
  if (stop.matches('[hreflang]')) return 'language';
  return stop.closest('main') ? 'main' : 'other';
}"""


def next_stop(page: Any) -> str:
    page.keyboard.press("Tab")
    return str(page.evaluate(STOP))


#: Where the search field is the page's own matter, it stands in the content.
ORDERS = {"": ["skip", "language", "search", "main"], "search/": ["skip", "language", "main", "search"]}


@pytest.mark.parametrize(("tag", "width"), [("ru", 1280), ("kk", 320), ("nb", 768)])
def test_the_keyboard_meets_skip_link_search_language_and_content_in_this_order(
    open_page: Callable[..., Any], served_site: str, tag: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    for kind in KINDS:
        page.goto(f"{served_site}{tag}/{kind}")
        met: list[str] = []
        while not {"search", "main"} <= set(met) and len(met) < 30:
            met.append(next_stop(page))
        order = ORDERS.get(kind, ["skip", "search", "language", "main"])
        assert [stop for stop in dict.fromkeys(met) if stop != "other"] == order, kind


def test_the_skip_link_leads_into_the_content(page: Any, served_site: str) -> None:
    page.goto(f"{served_site}kk/customer-comes-first/")
    assert next_stop(page) == "skip"
    page.keyboard.press("Enter")
    assert next_stop(page) == "main"


MOVES = """
window.moved = 0;
const add = list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value };
new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.mark.parametrize("tag", TAGS)
def test_text_is_read_before_fonts_and_scripts_and_does_not_move_when_they_come(
    open_page: Callable[..., Any], content_site: Path, tag: str
) -> None:
    # Without the worker, which would have the fonts of the second page at hand.
    page = open_page(watched=False, viewport={"width": 412, "height": 823})
    page.add_init_script(MOVES)
    moved = {}
    with serving(content_site, slow=("onest-latin.woff2", "onest-cyrillic.woff2", ".js")) as address:
        for kind in KINDS[TAGS.index(tag) % 2 :: 2]:
            page.goto(f"{address}{tag}/{kind}")
            page.evaluate("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 300)))")
            moved[kind] = page.evaluate("window.moved")
    assert {kind: value for kind, value in moved.items() if value > 0.01} == {}


def test_print_hides_navigation_and_shows_address_and_date(page: Any, served_site: str) -> None:
    page.goto(served_site + "nb/customer-comes-first/")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert "nb/customer-comes-first" in page.locator(".print-only").inner_text()


def test_the_gateway_points_to_the_browsers_language_and_leads_nowhere_by_itself(
    open_page: Callable[..., Any], served_site: str
) -> None:
    page = open_page(locale="kk-KZ")
    page.goto(served_site)
    page.wait_for_selector("[data-offered]")
    assert page.locator("[data-offered]").get_attribute("hreflang") == "kk"
    assert page.url == served_site
    assert page.locator(".gateway__link").count() == len(TAGS)
