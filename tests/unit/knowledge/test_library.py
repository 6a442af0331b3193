"""Every question that is asked of the documents has one answer, in a fixed order."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.languages import Language
from knowledge.library import Library, Publication
from knowledge.model import Kind, newest
from knowledge.reading import Result
from tests.unit.knowledge.test_checks import CHECKLIST, PRINCIPLE, text

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]


@pytest.fixture
def library(read_files: ReadFiles) -> Library:
    return read_files(
        {
            "en/zebra.md": text(PRINCIPLE, title="Zebra", related="{one: [apple.list]}"),
            "kk/zebra.md": text("## Қағида: Бір {#one}\n\nСебебі.\n", title="Әліп"),
            "en/apple.md": text(CHECKLIST, title="apple", topics="[loyalty]"),
            "kk/own.md": text(title="Ақ", original="kk", topics="[staff, loyalty]"),
            "en/pages/about.md": text(kind="page", topics="", title="About"),
        }
    ).library


def test_documents_have_one_order_however_they_come(library: Library, languages: tuple[Language, ...]) -> None:
    shuffled = list(library.documents)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert Library.of(shuffled, languages, library.topics).documents == library.documents


def test_the_first_language_is_the_default(library: Library) -> None:
    assert library.default_language.tag == "en"
    with pytest.raises(KeyError):
        library.language("xx")


def test_titles_sort_as_the_language_sorts_them_and_pages_stand_apart(library: Library) -> None:
    assert [doc.title for doc in library.in_language("en")] == ["apple", "Zebra"]
    assert [doc.title for doc in library.in_language("kk")] == ["Ақ", "Әліп"]
    assert [doc.title for doc in library.in_language("en", Kind.PAGE)] == ["About"]


def test_translations_come_in_the_sites_order_with_the_text_itself(library: Library) -> None:
    kazakh = library.get("zebra", "kk")
    assert kazakh is not None
    assert [doc.language for doc in library.translations(kazakh)] == ["en", "kk"]
    assert library.original(kazakh).language == "en"
    assert [found.document.language for found in library.unit_translations(kazakh, "one")] == ["en", "kk"]


def test_a_reader_is_offered_the_translation_else_the_original(library: Library) -> None:
    assert library.offered("zebra", "kk").title == "Әліп"  # type: ignore[union-attr]
    assert library.offered("zebra", "ro").title == "Zebra"  # type: ignore[union-attr]
    assert library.offered("own", "en").language == "kk"  # type: ignore[union-attr]
    assert library.offered("none", "en") is None
    assert library.offered("zebra", "xx") is None


def test_every_language_offers_every_text(library: Library) -> None:
    for tag in ("en", "kk", "nb", "ro", "ru"):
        assert {doc.key for doc in library.offered_in(tag)} == {"zebra", "apple", "own"}


def test_topics_are_named_and_sorted_in_the_readers_language(library: Library) -> None:
    assert library.topics_in("en") == ("loyalty", "staff")
    assert library.topic_name("staff", "kk") == "Қызметкерлер"
    assert library.topic_name("loyalty", "kk") == "Loyalty"
    assert library.topic_name("unknown", "kk") == "unknown"
    assert [doc.key for doc in library.about("loyalty", "en")] == ["apple", "own"]


def test_units_are_listed_by_language_and_found_by_full_name(library: Library) -> None:
    assert [unit.title for _, unit in library.principles("kk")] == ["Бір"]
    assert [unit.id for _, unit in library.checklists("en")] == ["list"]
    assert library.exchanges("en") == ()
    assert library.find("zebra.one", "kk").name == "zebra.one"  # type: ignore[union-attr]
    assert library.find("zebra.two", "kk") is None
    assert library.find("", "kk") is None


def test_a_relation_holds_both_ways(library: Library) -> None:
    assert [found.name for found in library.related("zebra.one", "en")] == ["apple.list"]
    assert [found.name for found in library.related("apple.list", "en")] == ["zebra.one"]
    assert library.related("apple.list", "ro") == ()


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("{filename}zebra.md#one", "../en/zebra/#one"),
        ("{filename}/kk/zebra.md", "../kk/zebra/"),
        ("{filename}../kk/own.md?x=1#y", "../kk/own/?x=1#y"),
        ("{filename}pages/about.md", "../en/about/"),
        ("{filename}/ro/zebra.md", "../ro/zebra/"),
        ("https://x.example", "https://x.example"),
        ("#one", "#one"),
    ],
)
def test_links_between_texts_become_addresses(library: Library, href: str, address: str) -> None:
    document = library.at("en/apple.md")
    assert document is not None
    assert library.resolve_links(document, f'<a href="{href}">x</a>', "../") == f'<a href="{address}">x</a>'


def test_what_only_looks_like_a_link_stays_as_it_is_written(library: Library) -> None:
    document = library.at("en/apple.md")
    assert document is not None
    example = '<code>&lt;a href="zebra.md"&gt;</code> src="x.png" <b title="href=&quot;a.md&quot;">x</b>'
    link = '<a title="a > b" class="c" href="zebra.md">x</a>'
    assert library.resolve_links(document, example + link, "../") == example + link.replace("zebra.md", "../en/zebra/")


def test_paths_below_the_content_name_documents(library: Library) -> None:
    assert library.at("en/pages/about.md").key == "about"  # type: ignore[union-attr]
    assert library.at("en/none.md") is None
    assert library.keys == ("about", "apple", "own", "zebra")


def test_a_library_of_nothing_answers_too(languages: tuple[Language, ...], tmp_path: Path) -> None:
    nothing = Library.of([], languages, {})
    assert (nothing.keys, nothing.topics_in("en"), nothing.in_language("kk")) == ((), (), ())


@pytest.mark.parametrize(
    ("published", "revised", "updated"),
    [
        (date(2026, 11, 1), None, date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 9)),
        (date(2026, 11, 1), date(2026, 10, 9), date(2026, 11, 1)),
        (None, None, None),
    ],
)
def test_a_text_is_as_new_as_the_latest_day_it_names(
    library: Library, published: date | None, revised: date | None, updated: date | None
) -> None:
    dated = replace(library.documents[0], date=published, modified=revised)
    undated = replace(dated, date=None, modified=None)
    assert dated.updated == newest([undated, dated]) == updated


def test_what_pelican_publishes_is_known_by_its_address_and_its_translations(library: Library) -> None:
    published = library.published(
        {
            "en/apple.md": Publication("apple/", original="en/apple.md"),
            "kk/own.md": Publication("kk/apple/", original="en/apple.md"),
        },
        {"en/pages/about.md": Publication("about/", original="en/pages/about.md")},
    )
    assert {(doc.path, doc.address, doc.key) for doc in published.documents} == {
        ("en/apple.md", "apple/", "apple"),
        ("kk/own.md", "kk/apple/", "apple"),
        ("en/pages/about.md", "about/", "about"),
    }
    apple = published.at("en/apple.md")
    assert apple is not None
    assert [doc.language for doc in published.translations(apple)] == ["en", "kk"]
    assert {doc.original for doc in published.translations(apple)} == {"en"}


def test_a_translation_takes_no_key_that_another_text_of_its_language_has(library: Library) -> None:
    published = library.published(
        {
            "en/zebra.md": Publication("zebra/", original="en/zebra.md"),
            "kk/own.md": Publication("kk/a/", original="en/zebra.md"),
            "kk/zebra.md": Publication("kk/b/", original="kk/zebra.md"),
        },
        {},
    )
    assert {doc.path: doc.key for doc in published.documents} == {
        "en/zebra.md": "zebra",
        "kk/own.md": "own",
        "kk/zebra.md": "zebra",
    }
