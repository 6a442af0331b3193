"""One place makes addresses; they are folders of their own, and the same from every view."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from knowledge import addresses
from knowledge.addresses import Site
from knowledge.model import Checklist, Document, Exchange, Kind, Principle, Source, Unit
from tests.conftest import PROJECT

#: Parts of templates that pages of texts and units are made of.
PARTS = ("borrowed", "pieces", "same_text", "units")

PRINCIPLE = Principle("listen", 1, "Listen", 3, "", "", "", "", "", "")
CHECKLIST = Checklist("before", "Before", 5, ())
EXCHANGE = Exchange("why", 7, "JR", "Why?", "Why?", ())
DOCUMENT = Document(
    "a-text", "kk", Kind.ARTICLE, "A", "kk/a-text.md", date(2026, 1, 1), None, "", "kk", (), Source(), (), "", ""
)


@pytest.mark.parametrize(
    ("unit", "path"),
    [(PRINCIPLE, "kk/a-text/listen/"), (CHECKLIST, "kk/a-text/before/"), (EXCHANGE, "kk/a-text/#why")],
)
def test_units_have_pages_and_exchanges_stay_in_their_interview(unit: Unit, path: str) -> None:
    assert addresses.unit_path(DOCUMENT, unit) == path
    assert addresses.paragraph_path(DOCUMENT, unit) == f"kk/a-text/#{unit.id}"


def test_a_text_is_offered_below_another_language_without_changing_its_key() -> None:
    assert addresses.document_path(DOCUMENT, "ro") == "ro/a-text/"
    assert addresses.unit_path(DOCUMENT, PRINCIPLE, "ro") == "ro/a-text/listen/"


def test_sheets_say_what_they_are_made_of_and_for_which_paper() -> None:
    assert addresses.sheet_path(DOCUMENT, CHECKLIST, "kk", "a4-large", "pdf") == "kk/sheets/a-text.before.a4-large.pdf"
    assert addresses.sheet_path(DOCUMENT, None, "kk", "letter", "png") == "kk/sheets/a-text.letter.png"


def test_units_are_called_by_what_they_are() -> None:
    assert [addresses.unit_kind(unit) for unit in (PRINCIPLE, CHECKLIST, EXCHANGE)] == [
        "principle",
        "checklist",
        "exchange",
    ]
    assert addresses.full_name(DOCUMENT, PRINCIPLE) == "a-text.listen"


def test_no_text_can_take_the_address_of_one_of_the_sites_lists() -> None:
    for name in ("principles", "checklists", "interviews", "downloads", "topics", "search"):
        assert addresses.listing_path(name, "en") == f"en/{name}/"
        assert name in addresses.RESERVED_KEYS
    for path in (
        addresses.feed_path("en"),
        addresses.topic_path("staff", "en"),
        addresses.sheet_path(DOCUMENT, None, "en", "a4", "pdf"),
    ):
        assert path.split("/")[1] in addresses.RESERVED_KEYS


def test_a_preview_has_addresses_from_the_root() -> None:
    assert Site("S", "").absolute("en/") == "/en/"
    assert Site("S", "https://s.example").absolute("en/") == "https://s.example/en/"


def test_an_address_changes_with_nothing_but_language_and_key() -> None:
    other = replace(DOCUMENT, title="B", kind=Kind.INTERVIEW, path="kk/pages/a-text.md")
    assert addresses.document_path(other) == addresses.document_path(DOCUMENT)


def test_no_unit_can_take_the_place_of_a_part_that_pages_have_themselves() -> None:
    pages = ("base", "document", "principle", "checklist", *(f"parts/{name}" for name in PARTS))
    own = {name for page in pages for name in own_ids(page)}
    assert own | {"header-search-suggestions"} == addresses.RESERVED_IDS  # the search box makes this one


def test_no_text_can_take_the_place_of_a_part_that_lists_have_themselves() -> None:
    lists = ("base", "principles", "checklists", "interviews", "parts/borrowed")
    assert {name for page in lists for name in own_ids(page)} <= addresses.RESERVED_KEYS


def own_ids(page: str) -> set[str]:
    """The ids that a template writes whatever it shows."""
    text = (PROJECT / f"theme/templates/{page}.html").read_text("utf-8")
    return set(re.findall(r'(?:\bid=|search_form\()"([a-z-]+)"', text))
