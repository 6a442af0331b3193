"""A language written from right to left works: proved with Arabic, for which the site has nothing but this test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from publishing.build import BuildOptions, build
from tests.browser.test_accessibility import faults
from tests.conftest import PROJECT, serving

pytestmark = pytest.mark.browser

CATALOG = """msgid ""
msgstr ""
"Language: ar\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Skip to content"
msgstr "انتقل إلى المحتوى"

msgid "Checklists"
msgstr "قوائم التحقق"

msgid "Search"
msgstr "بحث"

msgid "{done} of {all} done"
msgstr "أُنجز {done} من {all}"
"""
HEAD = (
    "---\ntitle: {title}\nkind: checklist\ndate: 2026-11-01\ntopics: [staff]\nsummary: {title} …\noriginal: en\n---\n"
)
ENGLISH = HEAD.format(title="The first call") + (
    "Have these ready.\n\n## Checklist: Before the call {#before}\n\nWhen: you are about to dial\n\n"
    "- [ ] Read the last letter\n- [ ] Pen and paper\n"
)
ARABIC = HEAD.format(title="المكالمة الأولى") + (
    "جهّز ما يلي قبل الاتصال.\n\n## قائمة تحقق: قبل المكالمة {#before}\n\nمتى: قبل طلب الرقم مباشرة\n\n"
    "- [ ] اقرأ الرسالة الأخيرة كاملة\n- [ ] قلم وورقة\n"
)


@pytest.fixture(scope="module")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site in English and Arabic."""
    folder = tmp_path_factory.mktemp("rtl")
    translations = folder / "translations"
    shutil.copytree(PROJECT / "translations", translations)
    (translations / "ar" / "LC_MESSAGES").mkdir(parents=True)
    (translations / "ar" / "LC_MESSAGES" / "pages.po").write_text(CATALOG, encoding="utf-8")
    keywords = yaml.safe_load((translations / "keywords.yaml").read_text(encoding="utf-8"))
    keywords["ar"] = {"checklist": ["قائمة تحقق"], "when": ["متى"]}
    (translations / "keywords.yaml").write_text(yaml.safe_dump(keywords, allow_unicode=True), encoding="utf-8")
    for tag, text in (("en", ENGLISH), ("ar", ARABIC)):
        (folder / "content" / tag).mkdir(parents=True)
        (folder / "content" / tag / "first-call.md").write_text(text, encoding="utf-8")
    overrides = {
        "KNOWLEDGE_LANGUAGES": ["en", "ar"],
        "ARTICLE_PATHS": ["en", "ar"],
        "PAGE_PATHS": [],
        "KNOWLEDGE_TRANSLATIONS": str(translations),
    }
    build(BuildOptions(PROJECT, "pelicanconf.py", folder / "content", folder / "site", overrides=overrides))
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_is_turned_round_and_without_faults(open_page: Callable[..., Any], arabic_site: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in ("ar/", "ar/first-call/", "ar/first-call/before/", "ar/search/", "ar/checklists/"):
        page.goto(arabic_site + path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert faults(page) == [], path


def test_boxes_stand_to_the_right_of_their_steps_and_say_how_many_are_done(page: Any, arabic_site: str) -> None:
    page.goto(f"{arabic_site}ar/first-call/before/")
    box, text = page.locator(".step__box").first.bounding_box(), page.locator(".step__text").first.bounding_box()
    assert box["x"] > text["x"]
    page.locator(".step__box").first.check()
    assert page.locator(".tools__progress").inner_text() == "أُنجز 1 من 2"
    brand, languages = page.locator(".brand").bounding_box(), page.locator(".languages").bounding_box()
    assert brand["x"] > languages["x"]
