"""A reader who types one word finds what has another that means the same: the index as Python writes it, in the engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.index import write_index
from tests.search_contract.conftest import Ask, desk_documents, ids

pytestmark = pytest.mark.node
SYNONYMS = {
    "en": [["telephone", "phone"], ["refund", "money back"], ["letter", "missive*"], ["post box", "pillar box"]],
    "kk": [["клиент", "тұтынушы*"], ["ақшаны қайтару", "рефанд*"], ["хат", "менеджмент*"]],
    "nb": [["kunde", "klient*"]],
    "ro": [["client", "cumpărător"]],
    "ru": [["клиент", "заказчик*"], ["деньги", "фидбек*"], ["письмо", "менеджмент"], ["за день", "мигом"]],
}


def telephones() -> tuple[SearchDocument, ...]:
    """Two that say the same of a phone and of a telephone, and what has only parts of «post box»."""
    unit = SearchUnit("ring", "principle", "A telephone rings", "The telephone rings twice", "en/b/#ring")
    return (
        SearchDocument("en/a", "en", "page", "The phone", "A phone rings", "en/a/", key="phone-a"),
        SearchDocument(
            "en/b", "en", "guide", "The telephone", "A telephone rings", "en/b/", ("desk",), "b", (), (unit,)
        ),
        SearchDocument(
            "en/c", "en", "page", "In the street", "A red post box stands there, no pillar", "en/c/", key="c"
        ),
        SearchDocument("en/d", "en", "page", "Box", "The box came by post", "en/d/", key="d"),
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small index and these, with synonyms."""
    folder = tmp_path_factory.mktemp("synonyms")
    write_index((*desk_documents(), *telephones()), folder, jobs=1, synonyms=SYNONYMS)
    return folder


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("kk", "тұтынушыларға", "kk/refunds"),
        ("kk", "рефандтың", "kk/refunds"),  # for two words
        ("nb", "klientene", "nb/refunds"),
        ("ro", "cumpărătorilor", "ro/refunds"),
        ("ru", "заказчиками", "ru/refunds"),
        ("ru", "фидбеком", "ru/refunds"),  # no dictionary has it
        ("en", "missives", "en/letters"),
        ("en", "telephones", "en/a"),
        ("kk", "тутынушы", "kk/refunds"),  # a Russian keyboard
        ("ru", "pfrfpxbr", "ru/refunds"),  # a layout not switched
    ],
)
def test_a_word_in_any_form_finds_what_has_its_synonym(
    ask: Ask, index: Path, language: str, query: str, found: str
) -> None:
    [answer] = ask(query, language=language, folder=index)
    assert found in ids(answer)
    assert answer["problems"] == []


def test_the_word_itself_comes_clearly_before_its_synonym(ask: Ask, index: Path) -> None:
    for query, order in (("phones", ["en/a", "en/b"]), ("telephones", ["en/b", "en/a"])):
        [answer] = ask(query, language="en", folder=index)
        assert ids(answer) == order
        assert answer["hits"][1]["score"] < 0.6 * answer["hits"][0]["score"]


def test_a_synonym_is_highlighted_in_title_text_and_unit(ask: Ask, index: Path) -> None:
    hit = ask("phone", language="en", folder=index)[0]["hits"][1]
    [unit] = hit["units"]
    for text, ranges in (
        (hit["title"], hit["titleHighlights"]),
        (hit["excerpt"], hit["highlights"]),
        (unit["title"], unit["titleHighlights"]),
        (unit["excerpt"], unit["highlights"]),
    ):
        assert [text[start:end] for start, end in ranges] == ["telephone"]


def test_several_words_mean_the_same_only_in_a_row(ask: Ask, index: Path) -> None:
    [refunds, boxes, apart] = ask("missive money back", "pillar box", "box pillar", language="en", folder=index)
    assert "en/refunds" in ids(refunds)
    assert ids(boxes)[0] == "en/c"
    hit = boxes["hits"][0]
    assert [hit["excerpt"][start:end] for start, end in hit["highlights"]] == ["post box", "pillar"]
    assert boxes["hits"][0]["score"] > apart["hits"][0]["score"]


def test_a_word_finds_several_in_a_row_and_shows_them_as_one(ask: Ask, index: Path) -> None:
    [answer] = ask("мигом", language="ru", folder=index)
    assert ids(answer) == ["ru/letters"]
    hit = answer["hits"][0]
    assert [hit["excerpt"][start:end] for start, end in hit["highlights"]] == ["за день"]


def test_what_is_quoted_or_left_out_is_meant_as_it_is_written(ask: Ask, index: Path) -> None:
    quoted, phrase, without = ask('"phone"', '"the phone"', "rings -phone", language="en", folder=index)
    assert ids(quoted) == ids(phrase) == ["en/a"]
    assert ids(without) == ["en/b"]


def test_facets_and_totals_count_what_synonyms_find(ask: Ask, index: Path) -> None:
    every, page, guide = (
        ask("phone", language="en", folder=index, limit=1, **more)[0]
        for more in ({}, {"kind": "page"}, {"topic": "desk"})
    )
    assert (every["total"], every["facets"]["kind"], every["facets"]["topic"]) == (
        2,
        {"page": 1, "guide": 1},
        {"desk": 1},
    )
    assert ids(page) == ["en/a"]
    assert ids(guide) == ["en/b"]


def test_a_word_found_by_its_synonym_is_no_mistake(ask: Ask, index: Path) -> None:
    for query, language in (("missive", "en"), ("фидбек", "ru"), ("klient", "nb")):
        [answer] = ask(query, language=language, folder=index)
        assert (answer["corrections"], answer["sure"]) == ([], True)


def test_a_synonym_is_found_while_it_is_typed(ask: Ask, index: Path) -> None:
    assert "en/letters" in ids(ask("missi", language="en", folder=index, typing=True)[0])
    assert ids(ask("phon", language="en", folder=index, typing=True)[0]) == ["en/a", "en/b"]


def test_a_language_that_has_a_word_itself_comes_before_one_that_has_its_synonym(ask: Ask, tmp_path: Path) -> None:
    documents = (*desk_documents(), SearchDocument("ru/m", "ru", "page", "Менеджмент", "Менеджмент", "ru/m/"))
    write_index(documents, tmp_path, jobs=1, synonyms=SYNONYMS)
    assert ask("менеджмент", folder=tmp_path)[0]["language"] == "ru"


def test_without_synonyms_a_query_reads_nothing_more(run_node: Any, index: Path, desk_index: Path) -> None:
    for folder, circles in ((desk_index, 0), (index, 1)):
        [few, other] = run_node("reads.mjs", {"folder": str(folder), "queries": ["letters", "telephone"]})
        assert len([path for path in (*few, *other) if "/c" in path]) == circles
    assert not list(desk_index.glob("*/c*.json"))


@pytest.mark.parametrize("content", [None, [], {"f": 5}, {"f": "#a "}, {"f": "", "p": "~~~~~#"}])
def test_a_circle_that_cannot_be_read_leaves_the_word_itself(
    run_node: Callable[[str, Mapping[str, Any]], Any], index: Path, content: object
) -> None:
    said = {"folder": str(index), "queries": [("phone", {"language": "en"})], "damages": [{"en/c0.json": content}]}
    [[answer]] = [result["answers"] for result in run_node("damage.mjs", said)]
    assert ids(answer) == ["en/a"]
    assert [problem["path"] for problem in answer["problems"]] == ["en/c0.json"]


@pytest.mark.parametrize("content", [5, [], {"0": 7}, {"x": "0-0-10"}, {"0": "0-0-10 9-9-99 x"}, {"999": ""}])
def test_links_that_lead_nowhere_break_nothing(
    run_node: Callable[[str, Mapping[str, Any]], Any], index: Path, content: object
) -> None:
    shard = json.loads((index / "en" / "s0.json").read_text(encoding="utf-8"))
    damage = {"en/s0.json": {**shard, "c": content}}
    queries = [(query, {"language": "en"}) for query in ("phone", "a", "back money", "letters")]
    [result] = run_node("damage.mjs", {"folder": str(index), "queries": queries, "damages": [damage]})
    assert "thrown" not in result
