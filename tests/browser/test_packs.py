"""The page of downloads: narrowing it, and a pack of one's own made in the browser, under the strictest policy."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import AXE, RULES
from tests.conftest import TAGS, serving

pytestmark = pytest.mark.browser

HIRING, CALL, NINE = "checklist/customer-comes-first.hiring", "checklist/phone-call", "principles/nine-principles"
READY = ".pack__file"


@pytest.fixture
def strict_site(content_site: Path, tmp_path: Path) -> Iterator[str]:
    """The site below a path of a host that sends the policy of a careful one for everything."""
    (tmp_path / "kb").symlink_to(content_site, target_is_directory=True)
    with serving(tmp_path, headers={"Content-Security-Policy": "default-src 'self'"}) as address:
        yield f"{address}kb/"


@pytest.fixture
def open_downloads(strict_site: str, open_page: Callable[..., Any]) -> Callable[..., Any]:
    """A function that opens the page of downloads; a breach of the policy fails the test."""

    def opened(tag: str = "en", address: str = "", **options: Any) -> Any:
        page = open_page(**options)
        page.add_init_script("addEventListener('securitypolicyviolation', event => console.error(event.blockedURI))")
        page.goto(f"{strict_site}{tag}/downloads/{address}")
        page.wait_for_selector("pack-builder:defined")
        page.wait_for_selector("sheet-filter:defined")
        return page

    return opened


def pick(page: Any, *names: str) -> None:
    for name in names:
        page.locator(f'[data-sheet="{name}"] .pick__box').check()


def made(page: Any, action: str) -> tuple[str, bytes]:
    """Name and bytes of the file that a button makes."""
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def listed(content_site: Path) -> list[dict[str, Any]]:
    downloads: list[dict[str, Any]] = json.loads((content_site / "downloads.json").read_text(encoding="utf-8"))
    return downloads


def plain(content_site: Path, name: str, tag: str, paper: str = "a4", variant: str = "standard") -> dict[str, Any]:
    """What ``downloads.json`` says of one sheet."""
    kind, _, rest = name.partition("/")
    key, _, unit = rest.partition(".")
    return next(
        one
        for one in listed(content_site)
        if (one["kind"], one["key"], one["unit"], one["languages"]) == (kind, key, unit, [tag])
        and (one["paper"], one["variant"], one["format"]) == (paper, variant, "pdf")
    )


# -- the list ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", TAGS)
def test_without_javascript_every_file_of_the_language_is_linked(
    open_page: Callable[..., Any], served_site: str, content_site: Path, tag: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{served_site}{tag}/downloads/")
    linked = page.locator(".shelf a").evaluate_all("links => links.map(link => decodeURIComponent(link.href))")
    wanted = {served_site + one["path"] for one in listed(content_site) if tag in one["languages"]}
    assert wanted <= set(linked)
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".pack").is_visible()
    assert page.locator(".shelf__pick").first.inner_text() == ""


def test_the_script_counts_as_the_page_does(
    open_page: Callable[..., Any], served_site: str, open_downloads: Any
) -> None:
    still = open_page(watched=False)
    still.route("**/sheet-filter.js", lambda route: route.abort())
    still.goto(served_site + "ru/downloads/")
    what = "all => all.map(one => one.textContent)"
    before = [still.locator(part).evaluate_all(what) for part in (".kinds .chips__link", ".filter option")]
    before.append([still.locator(".filter__said").text_content()])
    live = open_downloads("ru")
    after = [live.locator(part).evaluate_all(what) for part in (".kinds .chips__link", ".filter option")]
    after.append([live.locator(".filter__said").text_content()])
    assert before == after


def test_topic_and_kind_narrow_the_list_and_stand_in_the_address(open_downloads: Any) -> None:
    page = open_downloads("en")
    page.locator("#filter-topic").select_option("complaints")
    page.locator('.kinds [data-kind="checklist"]').click()
    shown = page.locator(".shelf__item:visible")
    topics = shown.evaluate_all("items => items.map(item => [item.dataset.kind, item.dataset.topics])")
    assert topics
    assert all(kind == "checklist" and "complaints" in topic.split() for kind, topic in topics)
    expect(page).to_have_url(re.compile(r"/en/downloads/\?kind=checklist&topic=complaints$"))
    expect(page.locator(".filter__said")).to_have_text(f"{len(topics)} entries")
    expect(page.locator('.kinds [data-kind="checklist"] .chips__count')).to_have_text(str(len(topics)))
    page.reload()
    page.wait_for_selector("sheet-filter:defined")
    expect(page.locator(".shelf__item:visible")).to_have_count(len(topics))
    page.locator('.languages__link[hreflang="kk"]').click()
    page.wait_for_selector("sheet-filter:defined")
    expect(page.locator(".shelf__item:visible")).to_have_count(len(topics))
    page.locator(".filter [type=reset]").click()
    expect(page.locator(".shelf__item[hidden]")).to_have_count(0)
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_form_and_a_paper_show_the_very_files_that_have_them(open_downloads: Any) -> None:
    page = open_downloads("nb")
    page.locator("#filter-form").select_option("fillable")
    page.locator("#filter-paper").select_option("letter")
    shown = page.locator(".files__file:visible").evaluate_all("all => all.map(one => ({...one.dataset}))")
    assert shown
    assert all((one["form"], one["paper"]) == ("fillable", "letter") for one in shown)
    assert page.locator(".files__row:visible .files__use").count() == len(shown)


def test_words_are_found_whatever_their_marks_and_capitals(open_downloads: Any) -> None:
    page = open_downloads("ro")
    page.locator("#filter-q").fill("RECLAMATI")
    titles = page.locator(".shelf__item:visible .shelf__title").all_inner_texts()
    assert titles
    assert all("reclama" in title.lower() for title in titles)
    page.locator("#filter-q").fill("xqzvwk")
    expect(page.locator(".filter__said")).to_have_text("Nimic nu corespunde tuturor acestor filtre.")
    assert page.locator(".gathering:visible").count() == 0


def test_counted_words_are_right_in_russian(open_downloads: Any) -> None:
    page = open_downloads("ru")
    for kind, said in (("deck", "1 позиция"), ("data", "4 позиции"), ("principles", "5 позиций")):
        page.locator(f'.kinds [data-kind="{kind}"]').click()
        expect(page.locator(".filter__said")).to_have_text(said)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_moves_when_the_scripts_come(open_page: Callable[..., Any], served_site: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    page.add_init_script(
        "window.moved = 0;"
        "const add = list => { for (const entry of list.getEntries()) window.moved += entry.value };"
        "new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })"
    )
    page.route("**/js/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(served_site + "ru/downloads/")
    page.wait_for_selector("pack-builder:defined")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") <= 0.01


def test_from_a_folder_it_says_why_there_is_no_filter(open_page: Callable[..., Any], content_site: Path) -> None:
    page = open_page(watched=False)
    page.goto((content_site / "kk" / "downloads" / "index.html").as_uri())
    expect(page.locator(".unscripted")).to_be_visible()
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".pack").is_visible()
    assert page.locator(".shelf__item").first.is_visible()


# -- the pack ------------------------------------------------------------------------------------------


def test_a_zip_holds_the_very_files_of_the_site_in_the_order_of_the_pack(
    open_downloads: Any, content_site: Path
) -> None:
    page = open_downloads("kk")
    pick(page, NINE, HIRING)
    page.get_by_label("English").check()
    name, data = made(page, "zip")
    assert name == "deskbell-pack-en-kk.zip"
    expected = [plain(content_site, sheet, tag) for tag in ("en", "kk") for sheet in (NINE, HIRING)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == [f"{one['language']}/{at:02} {one['title']}.pdf" for at, one in enumerate(expected, 1)]
        for inside, one in zip(names, expected, strict=True):
            assert archive.read(inside) == (content_site / one["path"]).read_bytes()


def test_one_pdf_has_all_pages_in_order_and_keeps_tags_languages_and_bookmarks(
    open_downloads: Any, content_site: Path
) -> None:
    page = open_downloads("en")
    pick(page, CALL, HIRING)
    page.locator(".pack__one").nth(1).locator('[data-action="up"]').click()
    for language in ("English", "Қазақ тілі"):
        page.get_by_label(language).check()
    page.locator("#pack-paper").select_option("letter")
    name, data = made(page, "pdf")
    assert name == "deskbell-pack-en-kk.pdf"
    expected = [plain(content_site, sheet, tag, "letter") for tag in ("en", "kk") for sheet in (HIRING, CALL)]
    texts = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(data)]
    assert len(texts) == sum(one["pages"] for one in expected)
    for text, one in zip(texts, expected, strict=True):
        assert one["title"].replace(" ", "") in "".join(text.split()), one["title"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.check_pdf_syntax()
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.Lang) for part in parts] == [one["language"] for one in expected]
        assert [str(part.T) for part in parts] == [one["title"] for one in expected]
        assert pdf.Root.MarkInfo.Marked
        assert b"<pdfuaid:part>1" in pdf.Root.Metadata.read_bytes()
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [f"{one['title']} ({one['language']})" for one in expected]
        first = pdf.pages[0].mediabox
        assert (float(first[2]), float(first[3])) == (612, 792)


def test_the_same_pack_gives_the_same_bytes(open_downloads: Any) -> None:
    page = open_downloads("en")
    pick(page, CALL, HIRING)
    first, second = made(page, "pdf"), made(page, "pdf")
    assert first == second


def test_what_makes_a_pack_is_loaded_only_when_it_is_asked_for(open_downloads: Any) -> None:
    page = open_downloads("en", "#")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector("pack-builder:defined")
    assert not [url for url in asked if "/pdf/" in url or "client-zip" in url or url.endswith(".json")]
    pick(page, HIRING)
    expect(page.locator(".pack__sum")).to_contain_text("1 page")
    assert not [url for url in asked if "/pdf/" in url or "client-zip" in url]
    made(page, "pdf")
    assert [url for url in asked if url.endswith("/lib/pdf/binding.js")]
    assert not [url for url in asked if "client-zip" in url]


def test_the_choice_survives_a_reload_and_a_change_of_language(open_downloads: Any) -> None:
    page = open_downloads("en")
    pick(page, HIRING, NINE)
    page.locator("#pack-form").select_option("large")
    for _ in range(2):
        page.locator('.languages__link[hreflang="kk"]').click()
        page.wait_for_selector("pack-builder:defined")
        assert page.locator(f'[data-sheet="{HIRING}"] .pick__box').is_checked()
        assert page.locator(".pack__one").count() == 2
        assert page.locator("#pack-form").input_value() == "large"
        assert page.locator('.pack [name="languages"]:checked').input_value() == "kk"
        page.reload()
        page.wait_for_selector("pack-builder:defined")


def test_a_link_carries_the_pack_in_its_fragment_and_replaces_nobodys_own_unasked(
    open_downloads: Any, open_page: Callable[..., Any]
) -> None:
    page = open_downloads("en")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
    pick(page, HIRING, CALL)
    page.locator('[data-action="link"]').click()
    expect(page.locator(".pack__said")).to_have_text("The link is copied. Whoever opens it gets this pack.")
    link = page.evaluate("window.copied")
    base, fragment = link.split("#")
    assert base == page.url
    other = open_downloads("en", "#" + fragment)
    assert other.locator(".pack__one").count() == 2
    assert "#" not in other.url
    third = open_downloads("en")
    pick(third, NINE)
    third.goto(third.url + "#" + fragment)
    expect(third.locator(".pack__offer")).to_contain_text("2 sheets")
    assert third.locator(".pack__one").count() == 1
    third.get_by_role("button", name="Use it").click()
    assert third.locator(".pack__one").count() == 2


def test_all_shown_are_ticked_at_once_and_the_pack_is_emptied_and_brought_back(open_downloads: Any) -> None:
    page = open_downloads("en")
    page.locator('.kinds [data-kind="principles"]').click()
    page.locator('[data-pack="all"]').click()
    shown = page.locator(".shelf__item:visible").count()
    expect(page.locator(".pack__one")).to_have_count(shown)
    page.get_by_role("button", name="Empty the pack").click()
    expect(page.locator(".pack__one")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".pack__one")).to_have_count(shown)


def test_a_missing_translation_is_said_and_its_original_taken(open_downloads: Any, content_site: Path) -> None:
    page = open_downloads("ro")

    def without_romanian(route: Any) -> None:
        sheets = route.fetch().json()
        for sheet in sheets:
            if sheet["name"] == HIRING:
                sheet["files"] = [one for one in sheet["files"] if "ro" not in one["languages"]]
                del sheet["titles"]["ro"]
        route.fulfill(json=sheets)

    page.route("**/downloads/sheets.json", without_romanian)
    pick(page, HIRING, CALL)
    notes = page.locator(".pack__notes")
    expect(notes).to_contain_text(plain(content_site, HIRING, "nb")["title"])
    expect(notes).to_contain_text("Intră în pachet în limba originală.")
    with zipfile.ZipFile(io.BytesIO(made(page, "zip")[1])) as archive:
        assert [name.split("/")[0] for name in archive.namelist()] == ["nb", "ro"]
    page.get_by_label("Unde lipsește traducerea, folosește originalul").uncheck()
    expect(notes).to_contain_text("Nu intră în pachet.")
    with zipfile.ZipFile(io.BytesIO(made(page, "zip")[1])) as archive:
        assert len(archive.namelist()) == 1


def test_sheets_in_two_languages_come_for_the_pair_that_is_chosen(open_downloads: Any) -> None:
    page = open_downloads("en")
    pick(page, HIRING)
    page.locator("#pack-form").select_option("bilingual")
    expect(page.locator(".pack__notes")).to_contain_text("choose both languages of a pair")
    page.get_by_label("Русский").check()
    expect(page.locator(".pack__notes")).to_be_empty()
    text = pypdfium2.PdfDocument(made(page, "pdf")[1])[0].get_textpage().get_text_range()
    assert "Hiring for service" in " ".join(text.split())
    assert any("а" <= char <= "я" for char in text)


def test_forms_of_several_sheets_keep_apart_in_one_pdf(open_downloads: Any) -> None:
    page = open_downloads("en")
    pick(page, HIRING, "checklist/phone-call.phone-call-before", NINE)
    page.locator("#pack-form").select_option("fillable")
    expect(page.locator(".pack__notes")).to_contain_text("Nine principles")
    with pikepdf.open(io.BytesIO(made(page, "pdf")[1])) as pdf:
        groups = list(pdf.Root.AcroForm.Fields)
        assert len({str(group.T) for group in groups}) == len(groups) == 2
        assert all(len(group.Kids) > 3 for group in groups)


def test_a_file_that_is_missing_is_named_and_the_rest_can_be_had(
    open_downloads: Any, open_page: Callable[..., Any]
) -> None:
    page = open_page(watched=False)
    page.goto(open_downloads("en").url)
    page.wait_for_selector("pack-builder:defined")
    page.route("**/customer-comes-first.hiring.a4.pdf", lambda route: route.fulfill(status=404, body="gone"))
    pick(page, HIRING, CALL)
    page.locator('[data-action="pdf"]').click()
    expect(page.locator(".pack__said")).to_contain_text("1 file could not be fetched: Hiring for service.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Continue without").click()
    assert len(pypdfium2.PdfDocument(Path(download.value.path()).read_bytes())) == 1


def test_a_file_that_is_no_sheet_is_named(open_downloads: Any) -> None:
    page = open_downloads("en")
    page.route("**/phone-call.a4.pdf", lambda route: route.fulfill(status=200, body="<html>busy</html>"))
    pick(page, HIRING, CALL)
    page.locator('[data-action="pdf"]').click()
    expect(page.locator(".pack__said")).to_contain_text("cannot be read: A telephone call with a customer.")


@pytest.mark.parametrize("action", ["pdf", "zip"])
def test_without_a_connection_it_says_so_and_works_again_afterwards(
    strict_site: str, open_page: Callable[..., Any], action: str
) -> None:
    page = open_page(watched=False)
    page.goto(strict_site + "en/downloads/")
    page.wait_for_selector("pack-builder:defined")
    pick(page, HIRING)
    expect(page.locator(".pack__sum")).to_contain_text("1 page")
    page.context.set_offline(True)
    page.locator(f'[data-action="{action}"]').click()
    expect(page.locator(".pack__said")).to_contain_text("You are offline, and the sheets")
    page.context.set_offline(False)
    with page.expect_download() as download:
        page.get_by_role("button", name="Try again").click()
    assert len(Path(download.value.path()).read_bytes()) > 10_000


def test_a_long_pack_can_be_stopped(open_downloads: Any) -> None:
    page = open_downloads("en")
    page.locator('[data-pack="all"]').click()
    expect(page.locator(".pack__sum")).to_contain_text("pages")
    page.route("**/sheets/*.pdf", lambda route: None)
    page.locator('[data-action="zip"]').click()
    expect(page.locator(".pack__progress")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".pack__said")).to_have_text("Stopped.")
    expect(page.locator('[data-action="zip"]')).to_be_enabled()
    page.unroute_all(behavior="ignoreErrors")


def test_the_whole_way_goes_by_keyboard(open_downloads: Any) -> None:
    page = open_downloads("en")
    page.locator("#filter-q").focus()
    page.keyboard.type("hiring")
    assert walked_to(page, "pick__box")
    page.keyboard.press("Space")
    expect(page.locator(".pack__name")).to_have_text("Hiring for service")

    assert walked_to(page, "button--strong")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "deskbell-pack-en.pdf"


def walked_to(page: Any, name: str) -> bool:
    """Whether Tab comes to an element of a class within as many steps as one has patience for."""
    for _ in range(24):
        page.keyboard.press("Tab")
        if page.evaluate("name => document.activeElement.classList.contains(name)", name):
            return True
    return False


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (768, "light"), (1280, "dark"), (1280, "light")])
def test_axe_finds_no_fault_with_a_full_pack(open_downloads: Any, width: int, scheme: str) -> None:
    page = open_downloads("kk", viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    pick(page, HIRING, CALL, NINE)
    page.locator("#pack-form").select_option("fillable")
    page.locator("#filter-language").select_option("ru")
    expect(page.locator(".pack__notes")).not_to_be_empty()
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_devices_keep_no_packages_for_reading_offline(content_site: Path) -> None:
    kept = (content_site / "sw.js").read_text(encoding="utf-8").split("\n")[0]
    assert "client-zip" not in kept
    assert "downloads/sheets" not in kept
