"""Pages drawn by the theme."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

from knowledge.languages import Keywords, Language
from knowledge_pages.pages import all_pages
from knowledge_pages.rendering import PageRenderer
from knowledge_pages.site_context import SiteContext
from tests.unit.knowledge_pages.conftest import article

ContextOf, RenderOf = Callable[..., SiteContext], Callable[..., PageRenderer]


def drawn(context: SiteContext, renderer: PageRenderer) -> dict[str, str]:
    return {page.path: renderer.render(page) for page in all_pages(context)}


class Names(HTMLParser):
    """Attributes and elements that a strict policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        data = dict(attrs).get("type") in ("application/ld+json", "application/json")
        if tag == "style" or "style" in names or any(name.startswith("on") for name in names):
            self.refused.append(tag)
        if tag == "script" and "src" not in names and not data:
            self.refused.append("script")


def test_no_page_has_an_inline_script_or_style(context: SiteContext, renderer_of: RenderOf) -> None:
    for path, html in drawn(context, renderer_of(context)).items():
        names = Names()
        names.feed(html)
        assert names.refused == [], path
        assert "Content-Security-Policy" in html
        assert "unsafe" not in html


def test_two_builds_give_the_same_bytes(context: SiteContext, renderer_of: RenderOf) -> None:
    assert drawn(context, renderer_of(context)) == drawn(context, renderer_of(context))


def test_a_borrowed_page_says_so_and_marks_its_language(context: SiteContext, renderer_of: RenderOf) -> None:
    html = drawn(context, renderer_of(context))["ru/service/"]
    assert '<html lang="ru"' in html
    assert '<div class="prose" lang="en">' in html
    assert 'class="notice"' in html
    assert '<link rel="canonical" href="https://desk.example/en/service/">' in html
    assert 'rel="alternate" hreflang' not in html


def test_what_editors_write_small_after_a_colon_opens_with_a_capital_where_it_stands_alone(
    context: SiteContext, renderer_of: RenderOf
) -> None:
    pages = drawn(context, renderer_of(context))
    assert '<div class="step__note">Small print</div>' in pages["en/service/"]
    assert "<dt>Asks:</dt>" in pages["en/talk/"]


def test_links_are_relative_and_lead_to_files(context: SiteContext, renderer_of: RenderOf) -> None:
    html = drawn(context, renderer_of(context))["en/service/"]
    assert 'href="../talk/index.html#why"' in html
    clean = drawn(context, renderer_of(context, explicit_index=False))["en/service/"]
    assert 'href="../talk/#why"' in clean


def test_a_page_for_lost_addresses_links_from_the_root(context_of: ContextOf, renderer_of: RenderOf) -> None:
    context = context_of({}, url="https://desk.example/base")
    html = drawn(context, renderer_of(context))["kk/404.html"]
    assert 'href="/base/kk/"' in html
    assert 'href="/base/assets/0/frame-cyrillic.css"' in html
    assert 'href="/base/assets/0/lists.css"' in html


def test_a_site_without_an_address_offers_no_feed_since_it_has_none(
    context_of: ContextOf, renderer_of: RenderOf
) -> None:
    for url, offered in (("https://desk.example", True), ("", False)):
        context = context_of({"en/service.md": article("en")}, url=url)
        pages = drawn(context, renderer_of(context))
        assert all(("all.atom.xml" in pages[path]) == offered for path in ("en/", "en/service/", "kk/topics/")), url


def test_structured_data_says_what_the_page_says(context: SiteContext, renderer_of: RenderOf) -> None:
    pages = drawn(context, renderer_of(context))
    found = {
        path: {part["@type"]: part for part in json.loads(match[1])}
        for path, html in pages.items()
        if (match := re.search(r'<script type="application/ld\+json">(.*?)</script>', html))
    }
    assert {"Article", "BreadcrumbList"} <= set(found["en/service/"])
    assert found["en/talk/"]["FAQPage"]["mainEntity"][0]["acceptedAnswer"]["text"] == "Because."
    steps = found["en/service/before-you-promise/"]["HowTo"]["step"]
    assert [step["text"] for step in steps] == ["One", "Two"]
    assert found["en/service/listen-first/"]["DefinedTerm"]["description"] == "The reason, in one paragraph."


def test_sharing_names_language_and_country_of_the_page_and_of_its_translations(
    context: SiteContext, renderer_of: RenderOf
) -> None:
    html = drawn(context, renderer_of(context))["kk/service/"]
    assert '<meta property="og:locale" content="kk_KZ">' in html
    assert '<meta property="og:locale:alternate" content="en_US">' in html
    assert '<meta property="og:locale:alternate" content="kk_KZ">' not in html


def test_markup_in_a_title_is_text(context_of: ContextOf, renderer_of: RenderOf) -> None:
    head = "---\ntitle: '</script><script>alert(1)</script>'\nkind: article\ndate: 2026-11-22\n"
    text = head + "summary: S\noriginal: en\n---\nText\n"
    context = context_of({"en/odd.md": text})
    html = drawn(context, renderer_of(context))["en/odd/"]
    assert "<script>alert" not in html


def test_a_right_to_left_language_turns_the_page_round(context_of: ContextOf, renderer_of: RenderOf) -> None:
    arabic = Language("ar", Keywords({}, {}))
    english = Language("en", Keywords({}, {}))
    context = context_of({}, tongues=(english, arabic))
    html = drawn(context, renderer_of(context))["ar/"]
    assert '<html lang="ar" dir="rtl"' in html


def test_a_stale_unit_is_marked_and_links_to_its_original(context: SiteContext, renderer_of: RenderOf) -> None:
    stale = SiteContext(context.library, context.site, context.l10n, stale=frozenset({("kk", "service.listen-first")}))
    pages = drawn(stale, renderer_of(stale))
    assert 'class="stale"' in pages["kk/service/"]
    assert 'class="stale"' in pages["kk/service/listen-first/"]
    assert 'class="stale"' not in pages["en/service/"]


def test_a_text_and_its_parts_lead_to_where_their_own_file_can_be_changed(
    context: SiteContext, renderer_of: RenderOf
) -> None:
    asked = drawn(context, renderer_of(context, edit_url="https://code.example/edit/{path}?from=site"))
    for page in ("kk/service/", "kk/service/listen-first/", "kk/service/before-you-promise/"):
        assert 'href="https://code.example/edit/kk/service.md?from=site"' in asked[page]
    assert "/edit/en/talk.md" in asked["kk/talk/"]  # not translated: it is the original that is shown
    assert 'class="suggest"' not in "".join(drawn(context, renderer_of(context)).values())
