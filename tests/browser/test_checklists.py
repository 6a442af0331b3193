"""Checklists that remember, on this device only."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Held

pytestmark = pytest.mark.browser

LIST = "customer-comes-first/hiring/"
KEY = "deskbell:customer-comes-first.hiring"


def ticked(page: Any) -> list[bool]:
    page.wait_for_selector(".tools")
    return [box.is_checked() for box in page.locator("[data-step]").all()]


@pytest.fixture
def list_page(page: Any, served_site: str) -> Any:
    page.goto(f"{served_site}en/{LIST}")
    page.wait_for_selector(".tools")
    return page


def test_ticks_survive_reload_and_a_change_of_language(list_page: Any) -> None:
    list_page.locator("[data-step]").nth(1).check()
    list_page.reload()
    assert ticked(list_page) == [False, True, False, False]
    for name in ("Қазақ тілі", "Русский", "Norsk bokmål", "Română"):
        list_page.locator(".languages").get_by_role("link", name=name).click()
        assert ticked(list_page) == [False, True, False, False]


def test_the_same_list_inside_its_text_has_the_same_ticks(list_page: Any, served_site: str) -> None:
    list_page.locator("[data-step]").first.check()
    list_page.goto(f"{served_site}en/customer-comes-first/")
    inside = list_page.locator('[data-store="customer-comes-first.hiring"] [data-step]').first
    list_page.wait_for_selector(".tools")
    assert inside.is_checked()


def test_an_edited_step_resets_only_itself(list_page: Any) -> None:
    for box in list_page.locator("[data-step]").all():
        box.check()
    steps = json.loads(list_page.evaluate(f"localStorage.getItem('{KEY}')"))
    edited = list_page.locator("[data-step]").nth(2).get_attribute("data-step")
    before_the_edit = ["0123456789ab" if step == edited else step for step in steps]
    list_page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(before_the_edit)])
    list_page.reload()
    assert ticked(list_page) == [True, True, False, True]


def test_progress_is_said_and_undo_and_reset_work(list_page: Any) -> None:
    said = list_page.locator(".tools__progress")
    assert said.get_attribute("aria-live") == "polite"
    for box in list_page.locator("[data-step]").all():
        box.check()
    assert said.inner_text() == "All done"
    list_page.get_by_role("button", name="Undo").click()
    assert said.inner_text() == "3 of 4 done"
    list_page.get_by_role("button", name="Start again").click()
    assert said.inner_text() == "0 of 4 done"
    list_page.get_by_role("button", name="Undo").click()
    assert said.inner_text() == "3 of 4 done"


def test_a_list_is_copied_as_text_with_its_ticks(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{served_site}en/{LIST}")
    page.locator("[data-step]").first.check()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(".tools__said")).not_to_have_text("")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Hiring for service\nWhen: before you offer")
    assert "\n[x] Judge whether" in text
    assert "\n[ ] Look for empathy" in text


def shared_fragment(open_page: Callable[..., Any], address: str, ticked_step: int) -> str:
    """What a reader gets who shares a list with one step done, in a browser of their own."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.locator("[data-step]").nth(ticked_step).check()
    page.get_by_role("button", name="Share a link").click()
    expect(page.locator(".tools__said")).to_have_text("Link copied, with your ticks")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.split("#")[0].endswith(f"/en/{LIST}")
    return "#" + link.split("#")[1]


def test_a_link_brings_ticks_to_a_reader_who_has_none(
    open_page: Callable[..., Any], served_site: str, list_page: Any
) -> None:
    fragment = shared_fragment(open_page, f"{served_site}en/{LIST}", 2)
    list_page.goto(f"{served_site}kk/{LIST}{fragment}")
    assert ticked(list_page) == [False, False, True, False]
    assert list_page.url == f"{served_site}kk/{LIST}"
    list_page.locator('[data-action="undo"]').click()
    assert ticked(list_page) == [False, False, False, False]


def test_ticks_of_a_link_never_replace_ones_own_unasked(
    open_page: Callable[..., Any], served_site: str, list_page: Any
) -> None:
    fragment = shared_fragment(open_page, f"{served_site}en/{LIST}", 2)
    list_page.locator("[data-step]").first.check()
    for answer, expected in (
        ("Keep mine", [True, False, False, False]),
        ("Show those from the link", [False, False, True, False]),
    ):
        list_page.goto("about:blank")
        list_page.goto(f"{served_site}en/{LIST}{fragment}")
        assert ticked(list_page) == [True, False, False, False]
        list_page.get_by_role("button", name=answer).click()
        assert ticked(list_page) == expected
        list_page.reload()
        assert ticked(list_page) == expected


def test_a_link_with_nonsense_changes_nothing(list_page: Any, served_site: str) -> None:
    for fragment in ("#ticks=", "#ticks=:", "#ticks=other.list:123456", f"#ticks={KEY[9:]}:zzzzzz", "#ticks=%E0%A4%A"):
        list_page.goto("about:blank")
        list_page.goto(f"{served_site}en/{LIST}{fragment}")
        assert ticked(list_page) == [False, False, False, False]
        assert list_page.locator(".shared").count() == 0


def test_a_step_ticked_before_the_script_has_come_is_done(page: Any, served_site: str) -> None:
    held = Held(page, "**/check-list.js")
    with page.expect_request("**/check-list.js"):
        page.goto(f"{served_site}en/{LIST}", wait_until="domcontentloaded")
    page.locator("[data-step]").first.check()
    held.release()
    expect(page.locator(".tools__progress")).to_have_text("1 of 4 done")
    page.goto(f"{served_site}kk/{LIST}")
    expect(page.locator("[data-step]").first).to_be_checked()


def test_a_list_works_where_the_device_keeps_nothing(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('switched off') } })")
    page.goto(f"{served_site}en/{LIST}")
    page.locator("[data-step]").first.check()
    expect(page.locator(".tools__progress")).to_have_text("1 of 4 done")


def test_another_tab_follows(list_page: Any) -> None:
    other = list_page.context.new_page()
    other.goto(list_page.url)
    other.wait_for_selector(".tools")
    other.locator("[data-step]").first.check()
    expect(list_page.locator("[data-step]").first).to_be_checked()


def test_without_javascript_a_list_is_plain_boxes_with_labels(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{served_site}ro/{LIST}")
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == 4
    page.locator(".step__label").first.click()
    assert boxes.first.is_checked()
    assert page.get_by_role("button", name="Copiază ca text").count() == 0
