"""The results page: results as one types, what is said about them, ways back, and an index without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Held, wait_until

pytestmark = pytest.mark.browser

FIELD = ".search-form--large .search-form__input"
COUNT = ".search-answer__count"
#: A word of the texts in another form than they have it most.
QUERIES = {"en": "complaints", "kk": "шағымдардың", "nb": "klagene", "ro": "reclamațiilor", "ru": "жалобами"}
#: What readers type with the keyboard at hand, and what is meant.
HABITS = (
    ("kk", "шагымдардын", "шағымдардың"),
    ("kk", "shaghym", "шағым"),
    ("kk", "şağym", "шағым"),
    ("kk", "qyzmet", "қызмет"),
    ("nb", "spoersmaal", "spørsmål"),
    ("nb", "paastand", "påstand"),
    ("ro", "reclamatie", "reclamație"),
    ("ru", "rkbtyn", "клиент"),
    ("ru", ";fkj,f", "жалоба"),
    ("en", "complaimts", "complaints"),
)
#: What readers call what the texts have another word for, and that word in the title they look for.
SYNONYMS = {"en": ("phone", "telephone"), "kk": ("имейл", "хатқа"), "nb": ("mailer", "e-post"), "ro": ("email", "e-mail"),
    "ru": ("звонок", "телефону")}  # fmt: skip


@pytest.fixture
def search_page(page: Any, served_site: str) -> Any:
    page.goto(served_site + "en/search/")
    page.wait_for_selector("search-page:defined", state="attached")
    return page


def wait_until_written(page: Any, query: str) -> None:
    """Wait until the address holds a query that was typed."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [query])


@pytest.mark.parametrize(("tag", "query"), QUERIES.items())
def test_results_come_as_one_types_in_every_language(page: Any, served_site: str, tag: str, query: str) -> None:
    page.goto(f"{served_site}{tag}/search/")
    page.locator(FIELD).press_sequentially(query)
    expect(page.locator(".hit mark").first).to_be_visible()
    expect(page.locator(".search-page [role=status]")).to_have_text(re.compile(r"\d"))


@pytest.mark.parametrize("tag", SYNONYMS)
def test_a_word_that_the_texts_do_not_use_finds_theirs_and_is_no_mistake(page: Any, served_site: str, tag: str) -> None:
    typed, written = SYNONYMS[tag]
    page.goto(f"{served_site}{tag}/search/")
    page.locator(FIELD).press_sequentially(typed)
    wait_until_written(page, typed)
    expect(page.locator(".hit").first.locator("mark").first).to_have_text(re.compile(written, re.IGNORECASE))
    expect(page.locator(".note__said")).to_have_count(0)


@pytest.mark.parametrize(("tag", "typed", "meant"), HABITS)
def test_what_is_typed_with_any_keyboard_is_found_and_said(
    page: Any, served_site: str, tag: str, typed: str, meant: str
) -> None:
    page.goto(f"{served_site}{tag}/search/")
    page.locator(FIELD).press_sequentially(typed)
    wait_until_written(page, typed)
    expect(page.locator(".note__said")).to_contain_text(meant)
    page.locator(".note__link").click()
    expect(page.locator(FIELD)).to_have_value(re.compile('"'))
    expect(page.locator(COUNT)).to_contain_text(typed.split(" ")[0])
    page.go_back()
    expect(page.locator(FIELD)).to_have_value(typed)
    expect(page.locator(".note__said")).to_contain_text(meant)


def test_a_question_is_answered_as_it_is_put(page: Any, served_site: str) -> None:
    page.goto(f"{served_site}ru/search/?q=как ответить на жалобу")
    page.wait_for_selector(".hit")
    assert page.locator(".hit__link", has_text=re.compile("жалоб", re.I)).count() > 0


def test_a_result_leads_to_the_exact_paragraph(search_page: Any) -> None:
    search_page.locator(FIELD).fill("refund")
    link = search_page.locator(".hit__unit a").first
    assert ":~:text=" in link.get_attribute("href")
    link.click()
    fragment = search_page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(search_page.locator(f'[id="{fragment}"]')).to_have_count(1)
    expect(search_page.get_by_text("Offer a refund where that can help").first).to_be_in_viewport()


def test_an_answer_names_its_speaker(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=service&kind=interview")
    answer = search_page.locator(".hit__unit--exchange").first
    expect(answer.locator(".hit__speaker")).to_have_text(re.compile(r"\w+.*: "))


def test_the_address_holds_the_query_and_back_brings_it_again(search_page: Any, served_site: str) -> None:
    field = search_page.locator(FIELD)
    field.fill("refund")
    field.press("Enter")
    search_page.wait_for_selector(".hit")
    assert search_page.url == served_site + "en/search/?q=refund"
    assert search_page.title().startswith("refund · ")
    search_page.locator(".hit__link").first.click()
    search_page.wait_for_selector(".article")
    search_page.go_back()
    search_page.wait_for_selector(".hit")
    assert field.input_value() == "refund"


def test_back_comes_to_each_query_that_was_written(search_page: Any) -> None:
    field = search_page.locator(FIELD)
    field.fill("refund")
    wait_until_written(search_page, "refund")
    field.press("Enter")
    field.fill("complaints")
    search_page.wait_for_url("**/?q=complaints")
    search_page.go_back()
    expect(field).to_have_value("refund")
    search_page.go_forward()
    expect(field).to_have_value("complaints")


def test_back_comes_to_the_place_in_the_results_that_one_left(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=customer")
    search_page.wait_for_selector("search-more button")
    search_page.locator("search-more button").click()
    expect(search_page.locator("search-more button")).to_have_count(0)
    number = search_page.locator(".hit").count()
    link = search_page.locator(".hit").nth(number - 1).locator("a").first
    link.scroll_into_view_if_needed()
    before = search_page.evaluate("scrollY")
    assert before > 0
    link.click()
    search_page.wait_for_selector("h1:not(.opening--search h1)")
    search_page.go_back()
    expect(search_page.locator(".hit")).to_have_count(number)
    wait_until(search_page, "before => Math.abs(scrollY - before) < 40", before)


def test_more_results_come_on_demand_and_lead_on_from_there(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=customer")
    search_page.wait_for_selector("search-more button")
    before = search_page.locator(".hit").count()
    search_page.locator("search-more button").press("Enter")
    expect(search_page.locator(".hit")).not_to_have_count(before)
    place = "[...document.querySelectorAll('.hit')].indexOf(document.activeElement.closest('.hit'))"
    assert search_page.evaluate(place) == before


def test_facets_are_boxes_that_narrow_the_results_by_the_count_they_promise(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=customer")
    search_page.wait_for_selector(".hit")
    before = search_page.locator(COUNT).inner_text()
    box = search_page.get_by_role("checkbox", name=re.compile("^Interview"))
    promised = search_page.locator(".facet__choice", has_text="Interview").locator(".facet__count").inner_text()
    box.press("Space")
    expect(search_page.locator(COUNT)).to_have_text(re.compile(rf"^{promised} "))
    expect(box).to_be_focused()
    assert "kind=interview" in search_page.url
    search_page.get_by_role("checkbox", name=re.compile("^Article")).check()
    search_page.wait_for_url(lambda url: "kind=article" in url and "kind=interview" in url)
    search_page.get_by_role("button", name="Remove filter “Interview”").click()
    expect(box).not_to_be_checked()
    search_page.get_by_role("button", name="Clear filters").click()
    expect(search_page.locator(COUNT)).to_have_text(before)


def test_back_widens_what_a_facet_has_narrowed(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=customer")
    search_page.wait_for_selector(".hit")
    before = search_page.locator(COUNT).inner_text()
    search_page.get_by_role("checkbox", name=re.compile("^Interview")).check()
    expect(search_page.locator(COUNT)).not_to_have_text(before)
    search_page.go_back()
    expect(search_page.locator(COUNT)).to_have_text(before)
    expect(search_page.get_by_role("checkbox", name=re.compile("^Interview"))).not_to_be_checked()


def test_facets_serve_on_a_phone_too(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page.goto(f"{served_site}ru/search/?q=клиент")
    page.wait_for_selector(".hit")
    assert not page.locator(".facet").first.is_visible()
    page.locator(".facets__summary").tap()
    choice = page.locator(".facet__choice").first
    assert choice.bounding_box()["height"] >= 40
    choice.tap()
    expect(page.locator(".facets__badge")).to_have_text("1")
    page.locator(".facets__seen").tap()
    expect(page.locator(".facet").first).not_to_be_visible()
    expect(page.locator(COUNT)).to_be_focused()


def test_results_of_another_language_can_be_asked_for_and_come_with_their_translation(
    page: Any, served_site: str
) -> None:
    page.goto(f"{served_site}en/search/?q=service")
    page.get_by_role("checkbox", name=re.compile("^Norsk")).check()
    expect(page.locator(".hit__title").first).to_have_attribute("lang", "nb")
    expect(page.locator(".hit__translation[lang=en] a").first).to_have_attribute("href", re.compile("/en/"))


def test_slash_and_arrows_serve_those_who_type(search_page: Any) -> None:
    search_page.locator("main").focus()
    search_page.keyboard.press("/")
    search_page.keyboard.type("customer")
    search_page.wait_for_selector(".hit")
    search_page.keyboard.press("ArrowDown")
    assert search_page.evaluate("document.activeElement.className") == "hit__link"
    search_page.wait_for_timeout(1000)
    assert search_page.evaluate("document.activeElement.className") == "hit__link"
    search_page.keyboard.press("Escape")
    assert search_page.evaluate("document.activeElement.type") == "search"


@pytest.mark.parametrize(
    ("tag", "query", "language"),
    [("en", "клиенттердің", "kk"), ("kk", "complaints", "en"), ("kk", "how to answer a complaint", "en")],
)
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


@pytest.mark.parametrize("tag", QUERIES)
def test_where_nothing_is_found_topics_and_advice_are_offered(page: Any, served_site: str, tag: str) -> None:
    page.goto(f"{served_site}{tag}/search/?q=xqzvwk")
    expect(page.locator(COUNT)).to_contain_text("xqzvwk")
    expect(page.locator(".tips__list li")).to_have_count(3)
    assert page.locator(".topic-list").is_visible()


def test_filters_that_leave_nothing_can_be_taken_off(search_page: Any, served_site: str) -> None:
    search_page.goto(f"{served_site}en/search/?q=refund&kind=interview&topic=nosuch")
    expect(search_page.locator(COUNT)).to_have_text("No results with these filters.")
    search_page.get_by_role("button", name="Clear filters").click()
    search_page.wait_for_selector(".hit")


def test_recent_queries_stay_on_the_device_until_they_are_removed(search_page: Any) -> None:
    field = search_page.locator(FIELD)
    for query in ("refund", "complaints"):
        field.fill(query)
        field.press("Enter")
        search_page.wait_for_selector(".hit")
    search_page.goto(search_page.url.split("?")[0])
    search_page.get_by_role("link", name="refund").click()
    search_page.wait_for_selector(".hit")
    field.fill("")
    search_page.get_by_role("button", name="Remove “complaints”").click()
    assert search_page.get_by_role("link", name="complaints", exact=True).count() == 0
    expect(search_page.get_by_role("button", name="Remove “refund”")).to_be_focused()
    search_page.get_by_role("button", name="Clear recent searches").click()
    assert search_page.get_by_role("link", name="refund").count() == 0
    assert search_page.evaluate("localStorage.getItem('deskbell:searches')") is None


@pytest.mark.parametrize(
    "query",
    ["<img src=x onerror=alert(1)>", "a" * 10_000, "ұ" * 10_000, "(*[", "😀", "\\", "\x07", '"', "-", "{count}"],
)
def test_odd_queries_break_nothing(search_page: Any, query: str) -> None:
    search_page.locator(FIELD).fill(query)
    search_page.wait_for_timeout(1000)
    assert search_page.locator(".search-page img").count() == 0
    assert len(search_page.url) < 8000
    search_page.locator(FIELD).fill("refund")
    search_page.wait_for_selector(".hit")


@pytest.mark.parametrize(
    "search", ["%ED%A0%80", "%", "%E0%A4%A", "%00", "refund&shown=x&kind=", "%3Cimg%20src=x%20onerror=alert(1)%3E"]
)
def test_odd_addresses_break_nothing(search_page: Any, served_site: str, search: str) -> None:
    search_page.goto(f"{served_site}en/search/?q={search}")
    expect(search_page.locator("search-answer")).to_have_attribute("data-state", re.compile("^(idle|found|none)$"))
    assert search_page.locator(".search-page img").count() == 0
    search_page.locator(FIELD).fill("refund")
    search_page.wait_for_selector(".hit")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(search_page: Any) -> None:
    field, held = search_page.locator(FIELD), Held(search_page, "**/search/en/d/*.json")
    with search_page.expect_request("**/search/en/d/*.json") as late:
        field.fill("refund")
    field.fill("xqzvwk")
    expect(search_page.locator(COUNT)).to_contain_text("xqzvwk")
    held.release()
    late.value.response().finished()
    search_page.wait_for_timeout(500)
    expect(search_page.locator(COUNT)).to_contain_text("xqzvwk")
    assert search_page.locator(".hit").count() == 0


def test_a_slow_network_is_told(page: Any, served_site: str) -> None:
    held = Held(page, "**/search/index.json")
    page.goto(f"{served_site}kk/search/?q=шағым")
    expect(page.locator(".search-answer__waiting")).to_have_text("Ізделіп жатыр…")
    held.release()
    page.wait_for_selector(".hit")


@pytest.mark.parametrize(
    "answer",
    [{"status": 404, "body": "<h1>404</h1>"}, {"status": 200, "body": "[]"}, {"status": 200, "body": '{"p": 1'}],
)
def test_a_part_that_is_missing_is_said_and_asked_for_anew(
    open_page: Callable[..., Any], served_site: str, answer: Any
) -> None:
    page = open_page(watched=False)
    lost = re.compile("/search/en/s[1-9][0-9]*.json")
    page.route(lost, lambda route: route.fulfill(**answer))
    page.goto(f"{served_site}en/search/?q=complaint understand")
    note = page.locator(".note--problem")
    expect(note).to_contain_text("could not be loaded")
    page.wait_for_selector(".hit")
    page.unroute(lost)
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    page.wait_for_selector(".hit")


@pytest.mark.parametrize("lost", ["**/search/engine.js*", "**/search/index.json"])
def test_a_search_that_cannot_be_loaded_gives_the_index_and_another_try(
    open_page: Callable[..., Any], served_site: str, lost: str
) -> None:
    page = open_page(watched=False)
    page.route(lost, lambda route: route.abort())
    page.goto(f"{served_site}en/search/?q=refund")
    expect(page.locator(COUNT)).to_contain_text("could not be loaded")
    assert page.locator(".letter__entry a").first.is_visible()
    page.unroute(lost)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".hit")


def test_a_search_without_a_connection_goes_on_when_there_is_one(
    open_page: Callable[..., Any], served_site: str
) -> None:
    page = open_page(watched=False)
    page.goto(f"{served_site}en/search/")
    page.wait_for_selector("search-page:defined", state="attached")
    page.context.set_offline(True)
    page.locator(FIELD).fill("refund")
    expect(page.locator(COUNT)).to_contain_text("You are offline")
    page.context.set_offline(False)
    page.wait_for_selector(".hit")


MOVED = """() => { window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true }); }"""


@pytest.mark.parametrize("search", ["", "?q=complaints", "?q=xqzvwk"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_results_come(
    open_page: Callable[..., Any], served_site: str, search: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.add_init_script(f"({MOVED})()")
    held = Held(page, "**/search/index.json")
    page.goto(f"{served_site}en/search/{search}")
    if search:
        expect(page.locator(".search-answer__waiting")).not_to_be_empty()
    held.release()
    expect(page.locator("search-answer")).to_have_attribute("data-state", re.compile("^(idle|found|none)$"))
    page.evaluate("document.fonts.ready.then(() => 1)")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") <= 0.01


#: Types in the page's own time: however slow the machine is, a key comes before a pause that is longer than it.
TYPE = """async (field, text) => {
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise(done => setTimeout(done, 120));
  }
}"""


def test_results_are_said_once_when_one_stops_typing(search_page: Any) -> None:
    search_page.evaluate("""() => {
        window.heard = [];
        const status = document.querySelector('.search-page [role=status]');
        new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    }""")
    search_page.locator(FIELD).evaluate(TYPE, "complaints")
    wait_until_written(search_page, "complaints")
    expect(search_page.locator(".search-page [role=status]")).not_to_be_empty()
    search_page.wait_for_timeout(1500)
    heard = search_page.evaluate("window.heard")
    assert [text for text in heard if text] == [search_page.locator(COUNT).inner_text()]


def test_without_javascript_the_search_leads_to_an_index(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(served_site + "kk/customer-comes-first/")
    page.locator("#header-search").fill("шағым")
    page.locator("#header-search").press("Enter")
    assert "/kk/search/" in page.url
    assert page.locator(".letter__entry a").count() > 50
    assert page.locator(".topic-list").is_visible()
    assert page.locator(".search-instead").is_visible()
    assert "JavaScript" in page.locator("main").inner_text()


def test_an_index_stands_in_for_a_script_that_never_comes(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(watched=False)
    page.route("**/js/search-page.js", lambda route: route.abort())
    page.goto(f"{served_site}en/search/?q=refund")
    expect(page.locator(".topic-list")).to_be_visible()


def test_the_words_of_the_page_and_of_the_box_are_the_same(page: Any, served_site: str) -> None:
    page.goto(f"{served_site}ro/search/")
    inside = json.loads(page.locator("search-page script").text_content())
    assert page.request.get(f"{served_site}ro/search/words.json").json() == inside
