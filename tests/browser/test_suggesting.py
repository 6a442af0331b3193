"""The search box on every page: suggestions as one types, nothing before, and the keys of a combobox."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Held

pytestmark = pytest.mark.browser

READING = "en/customer-comes-first/"
OPTION = ".suggestions [role=option]"


@pytest.fixture
def box(page: Any, served_site: str) -> Any:
    """The field of a page that is being read."""
    page.goto(served_site + READING)
    page.wait_for_selector("search-box:defined")
    return page.locator("#header-search")


def suggest(box: Any, query: str) -> None:
    """Type a query, and wait for the suggestions for all of it."""
    box.press_sequentially(query)
    expect(box.page.get_by_role("option", name=f"All results for “{query}”")).to_be_visible()


def test_nothing_of_the_search_is_loaded_before_one_goes_to_the_box(page: Any, served_site: str) -> None:
    loaded: dict[str, int] = {}
    page.on("response", lambda answer: loaded.update({answer.url: 0}))
    page.goto(served_site + READING)
    page.wait_for_selector("search-box:defined")
    scripts = [url for url in loaded if url.endswith(".js") and "sw.js" not in url]
    assert not [url for url in loaded if "/search/" in url]
    assert sum(len(gzip.compress(page.request.get(url).body())) for url in scripts) <= 15_000
    with page.expect_response("**/search/engine.js"):
        page.locator("#header-search").focus()


@pytest.mark.parametrize(("path", "field", "query"), [
    (READING, "#header-search", "complaint"),
    (READING, "#header-search", "grievance"),  # another word for it, which the texts do not use
    ("kk/", "#home-search", "шағым"),
    ("ru/nine-principles/", "#header-search", "жалоба"),
    ("nb/checklists/", "#header-search", "klage"),
    ("ro/404.html", "#header-search", "reclamatie"),
    ("404.html", "#gateway-search", "complaint"),
    ("", "#gateway-search", "complaint"),
])  # fmt: skip
def test_suggestions_come_on_every_page_and_lead_to_the_paragraph(
    page: Any, served_site: str, path: str, field: str, query: str
) -> None:
    page.goto(served_site + path)
    page.locator(field).press_sequentially(query)
    option = page.locator(f"{OPTION}.suggestion--unit").first
    expect(option.locator("mark").first).to_be_visible()
    option.click()
    page.wait_for_url(re.compile("#"))
    fragment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(f'[id="{fragment}"]').count() == 1


def test_suggestions_are_grouped_by_document(box: Any) -> None:
    suggest(box, "complaint")
    group = box.page.locator(".suggestions [role=group]").first
    titles = group.locator(".suggestion__title").all_inner_texts()
    assert group.get_attribute("aria-label") == titles[0]
    assert len(titles) > 1
    assert box.page.locator(OPTION).count() <= 9


def test_the_keys_of_the_box_are_those_of_a_combobox(box: Any) -> None:
    page = box.page
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    suggest(box, "complaint")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    first = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{first}").get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == page.locator(OPTION).last.get_attribute("id")
    box.press("Home")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    assert box.evaluate("field => field.selectionStart") == 0
    box.press("End")
    assert box.evaluate("field => field.selectionStart") == len("complaint")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("complaint")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


def test_enter_opens_the_active_suggestion(box: Any) -> None:
    suggest(box, "refund")
    box.press("ArrowDown")
    box.press("Enter")
    box.page.wait_for_url(lambda url: ("/search/" not in url and "customer-comes-first/" not in url) or "#" in url)


def test_enter_without_a_choice_leads_to_the_results(box: Any, served_site: str) -> None:
    suggest(box, "refund")
    box.press("Enter")
    box.page.wait_for_url(served_site + "en/search/?q=refund")
    box.page.wait_for_selector(".hit")


def test_the_last_suggestion_leads_to_all_results(box: Any) -> None:
    box.press_sequentially("complaint")
    every = box.page.get_by_role("option", name="All results for “complaint”")
    every.click()
    box.page.wait_for_url("**/en/search/?q=complaint")
    box.page.wait_for_selector(".hit")


def test_leaving_the_box_closes_its_suggestions(box: Any) -> None:
    box.press_sequentially("complaint")
    expect(box.page.locator(".suggestions")).to_be_visible()
    box.press("Tab")
    expect(box.page.locator(".suggestions")).to_be_hidden()


def test_slash_leads_to_the_box_unless_one_is_typing(page: Any, served_site: str) -> None:
    page.goto(served_site + "ru/customer-comes-first/")
    page.wait_for_selector("search-box:defined")
    page.locator("body").press("/")
    expect(page.locator("#header-search")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#header-search")).to_have_value("a/b")


def test_slash_can_be_switched_off_for_every_page_and_on_again(page: Any, served_site: str) -> None:
    """WCAG 2.1.4: whoever speaks to the machine, or hits a key unawares, can do without a key that acts by itself."""
    setting = page.get_by_role("checkbox", name="/")
    page.goto(served_site + "ru/search/")
    expect(setting).to_be_checked()
    setting.uncheck()
    for address in ("ru/search/", "ru/customer-comes-first/", "en/"):
        page.goto(served_site + address)
        page.wait_for_selector("search-box:defined, search-page:defined", state="attached")
        page.locator("body").press("/")
        page.locator("body").press(".")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.goto(served_site + "en/search/")
    expect(setting).not_to_be_checked()
    setting.check()
    assert page.evaluate("localStorage.getItem('deskbell:slash')") is None
    page.goto(served_site + "en/customer-comes-first/")
    page.wait_for_selector("search-box:defined")
    page.locator("body").press("/")
    expect(page.locator("#header-search")).to_be_focused()


def test_slash_is_left_to_fields_to_what_is_written_in_and_to_other_shortcuts(page: Any, served_site: str) -> None:
    page.goto(served_site + "en/customer-comes-first/")
    page.wait_for_selector("search-box:defined")
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('afterbegin',
          '<input id=a><textarea id=b></textarea><select id=c></select><p id=d contenteditable><b id=e>x</b></p>')"""
    )
    for place in "abcd":
        page.locator(f"#{place}").press("/")
        assert page.evaluate("document.activeElement.id") == place
    page.evaluate("document.activeElement.blur()")
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
        assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.keyboard.press("Shift+Slash")  # "?"
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    # Where it is above the 7, as on Norwegian keyboards, it comes with Shift.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Digit7', shiftKey: true, bubbles: true }))"
    )
    expect(page.locator("#header-search")).to_be_focused()


def test_recent_queries_are_suggested_until_they_are_forgotten(box: Any) -> None:
    page = box.page
    box.press_sequentially("refund")
    box.press("Enter")
    page.wait_for_selector(".hit")
    page.go_back()
    page.wait_for_selector("search-box:defined")
    field = page.locator("#header-search")
    field.fill("")
    field.press("ArrowDown")
    expect(page.locator(".suggestion--recent")).to_have_text("refund")
    page.get_by_role("option", name="Clear recent searches").click()
    assert page.evaluate("localStorage.getItem('deskbell:searches')") is None


def test_a_hit_of_another_language_says_so_and_has_its_translation_beside_it(page: Any, served_site: str) -> None:
    page.goto(served_site + "kk/checklists/")
    page.locator("#header-search").press_sequentially("how to answer a complaint")
    group = page.locator(".suggestions [role=group][lang=en]").first
    expect(group.locator(".suggestion__kind[lang=kk]").first).to_contain_text("English")
    group.locator(".suggestion--translation[lang=kk]").click()
    page.wait_for_url(re.compile("/kk/(?!checklists)"))


def test_what_was_understood_otherwise_is_said_in_the_box_too(page: Any, served_site: str) -> None:
    page.goto(served_site + "ru/customer-comes-first/")
    page.locator("#header-search").press_sequentially("rkbtyn")
    expect(page.locator(".suggestions__note")).to_contain_text("клиент")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "ұ" * 10_000, "(*[", "\\\\", "{count}"])
def test_odd_queries_break_nothing_in_the_box(box: Any, query: str) -> None:
    box.fill(query)
    expect(box.page.locator(".suggestions")).to_be_visible()
    assert box.page.locator(".suggestions img").count() == 0
    box.press("Enter")
    box.page.wait_for_url("**/search/?q=*")
    assert len(box.page.url) < 8000


@pytest.mark.parametrize("lost", ["**/search/engine.js*", "**/search/words.json", "**/search/index.json"])
def test_without_the_engine_the_box_says_so_and_enter_still_works(
    open_page: Callable[..., Any], served_site: str, lost: str
) -> None:
    page = open_page(watched=False)
    page.route(lost, lambda route: route.abort())
    page.goto(served_site + READING)
    page.locator("#header-search").press_sequentially("refund")
    expect(page.locator(".suggestions__note")).to_contain_text("No suggestions just now")
    page.unroute(lost)
    page.locator("#header-search").press_sequentially("s")
    expect(page.locator(OPTION).first).to_be_visible()
    page.locator("#header-search").press("Enter")
    page.wait_for_url("**/en/search/?q=refunds")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one_in_the_box(box: Any) -> None:
    page, held = box.page, Held(box.page, "**/search/en/d/*.json")
    with page.expect_request("**/search/en/d/*.json") as late:
        box.fill("refund")
    box.fill("xqzvwk")
    expect(page.locator(".suggestions__note")).to_contain_text("xqzvwk")
    held.release()
    late.value.response().finished()
    page.wait_for_timeout(500)
    expect(page.locator(".suggestions__note")).to_contain_text("xqzvwk")
    assert page.locator(OPTION).count() == 0


def test_suggestions_come_without_a_connection_once_the_site_is_kept(
    open_page: Callable[..., Any], served_site: str
) -> None:
    page = open_page(kept=True)
    page.goto(served_site + READING)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto(served_site + "kk/customer-comes-first/")
    page.locator("#header-search").press_sequentially("шағым")
    expect(page.locator(OPTION).first).to_be_visible()


def test_suggestions_move_nothing_on_the_page(box: Any) -> None:
    before = box.page.locator("h1").bounding_box()
    box.press_sequentially("complaint")
    expect(box.page.locator(".suggestions")).to_be_visible()
    assert box.page.locator("h1").bounding_box() == before


def test_the_number_of_suggestions_is_said_once(box: Any) -> None:
    box.press_sequentially("complaint", delay=100)
    expect(box.page.locator("search-box [role=status]")).to_have_text(re.compile(r"^\d+ suggestions$"))
