"""Every page of a site, planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from knowledge_pages.page import Page
from knowledge_pages.pages import AddressTakenError, all_pages
from knowledge_pages.site_context import SiteContext


def by_path(context: SiteContext) -> dict[str, Page]:
    return {page.path: page for page in all_pages(context)}


def test_every_page_has_an_address_of_its_own_and_a_title_of_its_own(context: SiteContext) -> None:
    pages = all_pages(context)
    titles = Counter((page.language, page.head_title) for page in pages if not page.noindex)
    assert [title for title, times in titles.items() if times > 1] == []
    assert list(pages) == sorted(pages, key=lambda page: page.path)


def test_alternates_name_the_page_itself_and_point_back(context: SiteContext) -> None:
    pages = by_path(context)
    for page in pages.values():
        if not page.noindex:
            assert page.path in [alternate.path for alternate in page.alternates]
            assert page.default is not None
        for alternate in page.alternates:
            assert pages[alternate.path].alternates == page.alternates


def test_a_missing_translation_is_offered_in_its_original_and_not_indexed_twice(context: SiteContext) -> None:
    borrowed = by_path(context)["nb/service/"]
    assert (borrowed.language, borrowed.content_language, borrowed.borrowed) == ("nb", "en", True)
    assert borrowed.noindex
    assert borrowed.alternates == ()
    assert borrowed.canonical == "en/service/"


def test_a_unit_has_a_page_only_where_it_is_written(context: SiteContext) -> None:
    pages = by_path(context)
    assert {path for path in pages if path.endswith("/listen-first/")} == {
        "en/service/listen-first/",
        "kk/service/listen-first/",
    }
    choices = {choice.tag: choice for choice in pages["en/service/listen-first/"].choices}
    assert choices["kk"].translated
    assert (choices["ru"].translated, choices["ru"].path) == (False, "ru/service/")


def test_two_pages_at_one_address_are_refused(context: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = next(iter(all_pages(context)))
    monkeypatch.setattr("knowledge_pages.pages.unit_pages", lambda _context: [twice, replace(twice, title="other")])
    with pytest.raises(AddressTakenError):
        all_pages(context)


def test_an_empty_site_still_has_its_doors(context_of: Callable[..., SiteContext]) -> None:
    paths = by_path(context_of({}))
    assert {"", "404.html", "en/", "kk/search/", "ru/404.html"} <= set(paths)
