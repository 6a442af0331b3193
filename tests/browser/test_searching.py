"""The search page: results as one types, and an index in its place without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FIELD = ".search-form--large .search-form__input"
#: A word of the texts in another form than they have it most.
QUERIES = {"en": "complaints", "kk": "шағымдардың", "nb": "klagene", "ro": "reclamațiilor", "ru": "жалобами"}


@pytest.fixture
def search_page(page: Any, served_site: str) -> Any:
    page.goto(served_site + "en/search/")
    page.wait_for_selector("search-page:defined", state="attached")
    return page


@pytest.mark.parametrize(("tag", "query"), QUERIES.items())
def test_results_come_as_one_types_in_every_language(page: Any, served_site: str, tag: str, query: str) -> None:
    page.goto(f"{served_site}{tag}/search/")
    page.locator(FIELD).press_sequentially(query)
    page.wait_for_selector(".hit")
    assert page.locator(".hit mark").count() > 0
    expect(page.locator(".search-page__said")).to_have_text(re.compile(r"\d"))


def test_a_result_leads_to_the_exact_paragraph(search_page: Any) -> None:
    search_page.locator(FIELD).fill("refund")
    search_page.locator(".hit__unit a").first.click()
    fragment = search_page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert search_page.locator(f'[id="{fragment}"]').is_visible()


def test_the_address_holds_the_query_and_back_brings_it_again(search_page: Any, served_site: str) -> None:
    field = search_page.locator(FIELD)
    field.fill("refund")
    field.press("Enter")
    search_page.wait_for_selector(".hit")
    assert search_page.url == served_site + "en/search/?q=refund"
    search_page.locator(".hit__link").first.click()
    search_page.wait_for_selector(".article")
    search_page.go_back()
    search_page.wait_for_selector(".hit")
    assert field.input_value() == "refund"


def test_a_facet_narrows_the_results_and_back_widens_them(search_page: Any) -> None:
    search_page.goto(search_page.url + "?q=customer")
    search_page.wait_for_selector(".hit")
    before = search_page.locator(".hit").count()
    search_page.locator('[data-facet="kind"][data-value="interview"]').click()
    expect(search_page.locator(".hit")).not_to_have_count(before)
    assert "kind=interview" in search_page.url
    search_page.go_back()
    expect(search_page.locator(".hit")).to_have_count(before)


def test_slash_and_arrows_serve_those_who_type(search_page: Any) -> None:
    search_page.locator("main").focus()
    search_page.keyboard.press("/")
    search_page.keyboard.type("customer")
    search_page.wait_for_selector(".hit")
    search_page.keyboard.press("ArrowDown")
    assert search_page.evaluate("document.activeElement.className") == "hit__link"
    search_page.keyboard.press("Escape")
    assert search_page.evaluate("document.activeElement.type") == "search"


@pytest.mark.parametrize(("tag", "query", "language"), [("en", "клиенттердің", "kk"), ("kk", "complaints", "en")])
def test_a_query_in_another_language_leads_to_the_translations(
    page: Any, served_site: str, tag: str, query: str, language: str
) -> None:
    page.goto(f"{served_site}{tag}/search/")
    page.locator(FIELD).fill(query)
    translation = page.locator(f".hit__translation[lang={tag}] a").first
    expect(translation).to_have_attribute("href", re.compile(f"/{tag}/|^{tag}/"))
    assert page.locator(".hit__title").first.get_attribute("lang") == language
    translation.click()
    expect(page.locator("html")).to_have_attribute("lang", tag)


def test_a_word_of_another_language_can_be_searched_there(search_page: Any) -> None:
    search_page.locator(FIELD).fill("клиенттердің")
    search_page.locator('.chips__link[hreflang="kk"]').click()
    search_page.wait_for_selector(".hit")
    assert "/kk/search/" in search_page.url
    assert search_page.locator(".hit__translation").count() == 0


def test_where_nothing_is_found_topics_are_offered(search_page: Any) -> None:
    search_page.locator(FIELD).fill("xqzvwk")
    expect(search_page.locator(".search-page__said")).to_contain_text("xqzvwk")
    assert search_page.locator(".topic-list").is_visible()


def test_recent_queries_stay_on_the_device_until_they_are_forgotten(search_page: Any) -> None:
    field = search_page.locator(FIELD)
    field.fill("refund")
    field.press("Enter")
    search_page.wait_for_selector(".hit")
    search_page.goto(search_page.url.split("?")[0])
    search_page.get_by_role("link", name="refund").click()
    search_page.wait_for_selector(".hit")
    field.fill("")
    search_page.locator("[data-forget]").click()
    assert search_page.get_by_role("link", name="refund").count() == 0


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "a" * 10_000, "(*[", "😀", "\\"])
def test_odd_queries_break_nothing(search_page: Any, query: str) -> None:
    search_page.locator(FIELD).fill(query)
    search_page.wait_for_timeout(500)
    assert search_page.locator(".search-page img").count() == 0


def test_without_javascript_the_search_leads_to_an_index(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(served_site + "kk/customer-comes-first/")
    page.locator("#header-search").fill("шағым")
    page.locator("#header-search").press("Enter")
    assert "/kk/search/" in page.url
    assert page.locator(".letter__entry a").count() > 50
