"""Three documents, two languages and a third without a text: every page, link and file that must follow from them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from PIL import Image

from tests.conftest import PROJECT
from tests.site.conftest import TAGS

URL = "https://deskbell.example/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

PAGES = (
    "first-call why-listen two-principles about principles checklists interviews topics topics/staff topics/listening "
    "downloads search"
).split()


def page(site: Path, path: str) -> Any:
    return html.fromstring((site / path / "index.html").read_bytes().decode())


def alternates(document: Any) -> dict[str, str]:
    links = document.xpath('//link[@rel="alternate"][@hreflang]')
    return {link.get("hreflang"): link.get("href") for link in links if link.get("type") is None}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "path",
    ["", *(f"{name}/" for name in PAGES)],
)
def test_every_language_has_every_page_in_its_own_language(small_site: Path, tag: str, path: str) -> None:
    document = page(small_site, f"{tag}/{path}")
    assert document.get("lang") == tag
    assert document.get("dir", "ltr") == "ltr"
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("string(//title)").strip()


def test_there_is_a_gateway_and_a_lost_page_in_each_language(small_site: Path) -> None:
    gateway = html.fromstring((small_site / "index.html").read_text(encoding="utf-8"))
    assert {link.get("lang") or link.get("hreflang") for link in gateway.xpath("//a[@hreflang or @lang]")} >= set(TAGS)
    for tag in TAGS:
        assert html.fromstring((small_site / tag / "404.html").read_text(encoding="utf-8")).get("lang") == tag


def test_languages_that_the_site_does_not_have_leave_nothing(small_site: Path) -> None:
    assert not (small_site / "nb").exists()
    assert not (small_site / "ru").exists()


def test_translations_name_each_other_and_themselves(small_site: Path) -> None:
    expected = {
        "en": f"{URL}en/first-call/",
        "kk": f"{URL}kk/first-call/",
        "x-default": f"{URL}en/first-call/",
    }
    for tag in ("en", "kk"):
        document = page(small_site, f"{tag}/first-call")
        assert alternates(document) == expected
        assert document.xpath('//link[@rel="canonical"]/@href') == [f"{URL}{tag}/first-call/"]
        assert not document.xpath('//meta[@name="robots"][contains(@content, "noindex")]')


@pytest.mark.parametrize(
    ("path", "original"),
    [("ro/first-call", "en"), ("kk/why-listen", "en"), ("en/two-principles", "kk"), ("ro/two-principles", "kk")],
)
def test_a_text_without_a_translation_is_offered_in_its_own_language_and_not_indexed_twice(
    small_site: Path, path: str, original: str
) -> None:
    document = page(small_site, path)
    key = path.split("/")[1]
    assert document.xpath('//meta[@name="robots"][contains(@content, "noindex")]')
    assert document.xpath('//link[@rel="canonical"]/@href') in ([], [f"{URL}{original}/{key}/"])
    assert path.split("/")[0] not in alternates(document)
    assert document.xpath(f'//main//*[@lang="{original}"]')


def test_links_between_texts_lead_to_their_pages(small_site: Path) -> None:
    document = page(small_site, "en/why-listen")
    [link] = [a for a in document.xpath("//main//a") if a.text == "the first call"]
    target = (small_site / "en/why-listen" / link.get("href").split("#")[0]).resolve()
    assert target in ((small_site / "en/first-call/index.html").resolve(), (small_site / "en/first-call").resolve())
    assert link.get("href").endswith("#before-first-call")


def test_every_local_link_leads_to_a_file(small_site: Path) -> None:
    broken = []
    for file in sorted(small_site.rglob("*.html")):
        for address in html.fromstring(file.read_bytes().decode()).xpath("//@href | //@src"):
            target = address.split("#")[0].split("?")[0]
            if not target or "://" in target.replace(URL, "") or target.startswith(("mailto:", "data:")):
                continue
            local = small_site / target.removeprefix(URL) if target.startswith(URL) else file.parent / target
            local = small_site / target.lstrip("/") if target.startswith("/") else local
            if not (local.is_file() or (local / "index.html").is_file()):
                broken.append(f"{file.relative_to(small_site)}: {address}")
    assert broken == []


def test_a_feed_has_the_texts_of_its_language_with_whole_addresses(small_site: Path) -> None:
    feeds = {tag: etree.parse(small_site / tag / "feeds/all.atom.xml").getroot() for tag in TAGS}
    titles = {tag: feed.xpath("a:entry/a:title/text()", namespaces=ATOM) for tag, feed in feeds.items()}
    assert titles == {
        "en": ["Why listen & answer", "The first call"],
        "kk": ["Екі қағида", "Бірінші қоңырау"],
        "ro": [],
    }
    content = feeds["en"].xpath("string(a:entry[1]/a:content)", namespaces=ATOM)
    assert f'href="{URL}en/first-call/#before-first-call"' in content
    assert "{filename}" not in content


def test_the_sitemap_lists_what_may_be_indexed_with_its_translations(small_site: Path) -> None:
    root = etree.parse(small_site / "sitemap.xml").getroot()
    listed = root.xpath("s:url/s:loc/text()", namespaces=MAP)
    assert listed == sorted(set(listed))
    assert f"{URL}en/first-call/" in listed
    assert f"{URL}ro/first-call/" not in listed
    [url] = root.xpath(f's:url[s:loc="{URL}kk/first-call/"]', namespaces=MAP)
    assert url.xpath("x:link/@hreflang", namespaces=MAP) == ["en", "kk", "x-default"]
    for address in listed:
        assert (small_site / address.removeprefix(URL) / "index.html").is_file(), address


def test_robots_may_read_everything_and_find_the_map(small_site: Path) -> None:
    lines = (small_site / "robots.txt").read_text().splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {URL}sitemap.xml"]


def test_knowledge_is_published_unit_by_unit(small_site: Path) -> None:
    units = {tag: json.loads((small_site / "knowledge" / f"{tag}.json").read_bytes()) for tag in ("en", "kk")}
    named = {tag: sorted(f"{one['key']}.{one['unit']} {one['kind']}" for one in rows) for tag, rows in units.items()}
    assert named["en"] == ["first-call.before-first-call checklist", "why-listen.why-listen exchange"]
    assert named["kk"] == [
        "first-call.before-first-call checklist",
        "two-principles.answer-then principle",
        "two-principles.listen-first principle",
    ]
    [question] = [one for one in units["en"] if one["kind"] == "exchange"]
    assert question["url"] == f"{URL}en/why-listen/#why-listen"
    assert question["source"]["author"] == "A. Author"


def test_every_download_is_listed_and_every_listed_one_is_there(small_site: Path) -> None:
    rows = json.loads((small_site / "downloads.json").read_bytes())
    paths = [row["url"].removeprefix(URL) for row in rows]
    assert len(set(paths)) == len(paths)
    for row, path in zip(rows, paths, strict=True):
        assert (small_site / path).stat().st_size == row["bytes"], path
    made = {
        str(file.relative_to(small_site))
        for suffix in ("pdf", "apkg", "zip", "docx")
        for file in small_site.rglob(f"*.{suffix}")
    }
    assert made <= set(paths)
    assert {"en/sheets/first-call.before-first-call.a4.pdf", "kk/sheets/first-call.before-first-call.a4.pdf"} <= made


def test_no_mark_of_the_works_is_left_in_any_page(small_site: Path) -> None:
    for file in small_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for mark in ("data-line", "{filename}", "{static}", "\ue000", "\ue001", "{#", str(PROJECT), "/tmp/"):
            assert mark not in text, (file, mark)


def test_the_search_knows_every_language_that_has_texts(small_site: Path) -> None:
    assert (small_site / "search/engine.js").is_file()
    for tag in ("en", "kk"):
        assert list((small_site / "search" / tag).glob("*.json"))


@pytest.mark.parametrize("tag", TAGS)
def test_devices_that_install_the_site_find_an_icon_they_can_show(small_site: Path, tag: str) -> None:
    named = json.loads((small_site / tag / "site.webmanifest").read_text(encoding="utf-8"))["icons"]
    assert {(icon["sizes"], icon.get("purpose", "any")) for icon in named} == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in named:
        file = (small_site / tag / icon["src"]).resolve()
        assert file.is_file()
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert (picture.format, "{}x{}".format(*picture.size)) == ("PNG", icon["sizes"])
    (touch,) = page(small_site, f"{tag}/first-call").xpath('//link[@rel="apple-touch-icon"]/@href')
    with Image.open((small_site / tag / "first-call" / touch).resolve()) as picture:
        assert picture.size == (180, 180)


def test_a_picture_is_shown_on_the_page_and_in_every_pack_of_its_text(small_site: Path) -> None:
    (shown,) = page(small_site, "en/why-listen").xpath("//main//img/@src")
    picture = (small_site / "en/why-listen" / shown).resolve().read_bytes()
    packs = sorted(small_site.glob("*/packs/*.zip"))
    assert len(packs) >= 4
    for pack in packs:
        with zipfile.ZipFile(pack) as file:
            held = {name.partition("/")[2]: file.read(name) for name in file.namelist()}
        assert ("texts/why-listen.html" in held) == ("texts/images/desk.png" in held)
        if "texts/why-listen.html" in held:
            assert held["texts/images/desk.png"] == picture
            assert html.fromstring(held["texts/why-listen.html"].decode()).xpath("//main//img/@src") == [
                "images/desk.png"
            ]
