"""What a reader finds: the index as Python writes it, asked by the engine that browsers run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from knowledge_search.documents import SearchDocument
from knowledge_search.index import write_index
from tests.search_contract.conftest import Ask, ids

pytestmark = pytest.mark.node


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("kk", "клиенттерге", "kk/refunds"),  # another case and number
        ("kk", "халыққа", "kk/letters"),  # the stem has lost a vowel in the text
        ("kk", "жазу", "kk/letters"),
        ("ru", "деньгами", "ru/refunds"),
        ("ru", "отвечать", "ru/letters"),
        ("ru", "извиниться", "ru/refunds"),  # the other aspect of извиняться
        ("nb", "kundens", "nb/refunds"),
        ("nb", "hørte", "nb/letters"),
        ("ro", "clientului", "ro/refunds"),
        ("ro", "scrisorile", "ro/letters"),
        ("en", "apologising", "en/refunds"),
        ("en", "politely", None),
    ],
)
def test_a_word_is_found_in_every_form(ask: Ask, language: str, query: str, found: str | None) -> None:
    if found is not None:
        assert found in ids(ask(query, language=language)[0])


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("kk", "акшаны", "kk/refunds"),  # a Russian keyboard
        ("kk", "aqşany", "kk/refunds"),  # the Latin alphabet of 2021
        ("kk", "aqsany", "kk/refunds"),  # the same without its marks
        ("kk", "qyzmetkerlerge", "kk/refunds"),  # in a form that the site lacks
        ("kk", "0fqnfhe", "kk/refunds"),  # a layout not switched: қайтару
        ("kk", "frifys", "kk/refunds"),  # a Russian layout not switched to: акшаны
        ("ru", "rkbtynfv", "ru/refunds"),
        ("ru", "klientam", "ru/refunds"),
        ("ru", "емко", "ru/letters"),
        ("nb", "hoeflig", "nb/letters"),
        ("nb", "hoflig", "nb/letters"),
        ("ro", "politicosi", "ro/letters"),
        ("ro", "ştim", "ro/letters"),
        ("en", "ьщтун", "en/refunds"),
    ],
)
def test_a_word_is_found_as_it_is_typed(ask: Ask, language: str, query: str, found: str) -> None:
    assert found in ids(ask(query, language=language)[0])


def test_a_slip_is_repaired_and_said(ask: Ask) -> None:
    answer = ask("costomer", "custumers", language="en")[1]
    assert set(ids(answer)) == {"en/refunds", "en/letters"}
    assert answer["corrections"] == [{"typed": "custumers", "used": "customers", "how": "typo"}]


@pytest.mark.parametrize(
    ("language", "typed", "used"),
    [
        ("en", "ustomers", "customers"),
        ("en", "csutomers", "customers"),
        ("en", "cutsomers", "customers"),
        ("en", "xustomers", "customers"),
        ("en", "cusstomers", "customers"),
        ("kk", "лкиенттің", "клиенттің"),
        ("ru", "кдиентам", "клиентам"),
    ],
)
def test_a_slip_at_the_beginning_is_repaired(ask: Ask, tmp_path: Path, language: str, typed: str, used: str) -> None:
    write_index(_read(tmp_path, [{"id": "a", "language": language, "title": "A", "text": used}]), tmp_path)
    [answer] = ask(typed, folder=tmp_path, language=language)
    assert answer["corrections"] == [{"typed": typed, "used": used, "how": "typo"}]


def test_of_words_that_are_as_near_the_likeliest_slip_is_repaired(ask: Ask, tmp_path: Path) -> None:
    texts = {"a": "plans plans", "b": "plans", "c": "plants"}
    write_index(
        _read(tmp_path, [{"id": i, "language": "en", "title": i, "text": t} for i, t in texts.items()]), tmp_path
    )
    swapped, left_out = ask("platns", "planz", folder=tmp_path, language="en")
    assert swapped["corrections"][0]["used"] == "plants"
    assert left_out["corrections"][0]["used"] == "plans"


def test_what_was_wrong_inside_a_word_is_said_of_the_whole_word(ask: Ask) -> None:
    [answer] = ask("custmoers-mnoey xapologise", language="en")
    assert answer["corrections"] == [
        {"typed": "custmoers-mnoey", "used": "customers-money", "how": "typo"},
        {"typed": "xapologise", "used": "apologise", "how": "typo"},
    ]


def test_words_of_grammar_are_read_for_questions_alone(desk_index: Path, run_node: Any) -> None:
    queries = ["customers money", "how is the customers money"]
    few, question = run_node("reads.mjs", {"folder": str(desk_index), "queries": queries})
    assert "en/rules.json" not in few
    assert "en/rules.json" in question


def test_a_mistyped_word_with_an_ending_that_the_site_lacks_finds_its_word(ask: Ask) -> None:
    answer = ask("клиенттр", language="kk")[0]
    assert ids(answer) == ["kk/refunds"]
    assert answer["corrections"] == [{"typed": "клиенттр", "used": "клиенттің", "how": "typo"}]


def test_the_last_word_may_be_unfinished(ask: Ask) -> None:
    assert ids(ask("apolo", language="en")[0]) == ["en/refunds"]
    assert ids(ask("let", language="en", typing=True)[0]) == ["en/letters"]


def test_one_letter_more_does_not_lose_the_results(ask: Ask) -> None:
    word = "customers"
    answers = ask(*(word[:length] for length in range(2, len(word) + 1)), language="en", typing=True)
    assert all("en/refunds" in ids(answer) for answer in answers)


def test_a_phrase_stands_as_it_is_written(ask: Ask) -> None:
    answers = ask('"money back"', '"back money"', language="en")
    assert [ids(answer) for answer in answers] == [["en/refunds"], []]


def test_a_word_can_be_excluded(ask: Ask) -> None:
    assert ids(ask("customer -refund", language="en")[0]) == ["en/letters"]


def test_the_exact_title_comes_first(ask: Ask) -> None:
    assert ids(ask("writing letters", language="en")[0])[0] == "en/letters"


def test_the_language_of_a_query_is_recognised(ask: Ask) -> None:
    answers = ask("клиенттің ақшасы", "деньги клиентам", "kundene får penger", "banii clienților", "customers money")
    assert [answer["language"] for answer in answers] == ["kk", "ru", "nb", "ro", "en"]
    assert all(answer["hits"][0]["id"].endswith("/refunds") for answer in answers)


def test_a_hit_comes_with_its_translation_for_the_reader(ask: Ask) -> None:
    for query, language in (("деньги клиентам", "ru"), ("customers money", "en")):
        [answer] = ask(query, prefer="kk")
        hit = answer["hits"][0]
        assert (answer["language"], answer["sure"], hit["id"]) == (language, True, f"{language}/refunds")
        assert hit["translation"] == {"language": "kk", "title": "Ақшаны қайтару", "url": "kk/refunds/"}


@pytest.mark.parametrize("prefer", ["en", None, "tt", "__proto__"])
def test_without_a_translation_to_show_there_is_none(ask: Ask, prefer: str | None) -> None:
    [answer] = ask("customers", prefer=prefer)
    assert {hit["translation"] for hit in answer["hits"]} == {None}


def test_translations_are_told_apart_by_their_key(ask: Ask, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "language": "en", "key": "a", "title": "Bell", "text": "bell"},
        {"id": "2", "language": "en", "key": "c", "title": "Desk", "text": "desk"},
        {"id": "3", "language": "ru", "key": "b", "title": "Лампа", "text": "лампа"},
        {"id": "4", "language": "ru", "key": "c", "title": "Стол", "text": "стол", "url": "ru/c/"},
    ]
    write_index(_read(tmp_path, rows), tmp_path)
    bell, desk = (answer["hits"][0] for answer in ask("bell", "desk", folder=tmp_path, prefer="ru"))
    assert bell["translation"] is None
    assert desk["translation"] == {"language": "ru", "title": "Стол", "url": "ru/c/"}


def test_a_unit_comes_with_the_same_place_for_the_reader(ask: Ask, tmp_path: Path) -> None:
    def row(language: str, title: str) -> dict[str, Any]:
        unit = {"id": "sorry", "title": title, "text": title, "url": f"{language}/#sorry"}
        return {"id": language, "language": language, "key": "a", "title": "A", "text": title, "units": [unit]}

    write_index(_read(tmp_path, [row("en", "Apologise"), row("nb", "Unnskyld")]), tmp_path)
    [answer] = ask("apologise", folder=tmp_path, prefer="nb")
    assert answer["hits"][0]["units"][0]["translation"] == {"title": "Unnskyld", "url": "nb/#sorry"}


@pytest.mark.parametrize("query", ["kundepenger", "kundespenger", "kundebrevene"])
def test_a_compound_is_found_by_its_two_words(ask: Ask, query: str) -> None:
    assert ids(ask(query, language="nb")[0])


@pytest.mark.parametrize(("language", "query"), [("nb", "kundebordet"), ("nb", "penpenger"), ("en", "customermoney")])
def test_what_is_not_two_words_of_the_site_is_no_compound(ask: Ask, language: str, query: str) -> None:
    assert ids(ask(query, language=language)[0]) == []


def test_guessed_words_are_said_to_be_unsure(ask: Ask) -> None:
    assert [answer["sure"] for answer in ask("customer", "custumers", "qqqqq", language="en")] == [True, False, False]


def test_facets_count_every_document_found(ask: Ask) -> None:
    facets = ask("customer", language="en", limit=1)[0]["facets"]
    assert facets == {
        "kind": {"article": 1, "checklist": 1},
        "topic": {"service": 2, "writing": 1},
        "language": {"en": 2},
    }


def test_filters_keep_what_they_name(ask: Ask) -> None:
    assert ids(ask("customer", language="en", kind="checklist")[0]) == ["en/letters"]
    assert ids(ask("customer", language="en", topic="writing")[0]) == ["en/letters"]
    assert ids(ask("customer", language="en", kind="interview")[0]) == []


def test_highlights_are_the_words_that_were_found(ask: Ask) -> None:
    hit = ask("customers", language="en")[0]["hits"][0]
    assert {hit["excerpt"][start:end].lower() for start, end in hit["highlights"]} <= {
        "customer",
        "customers",
    }
    assert hit["highlights"]


def test_a_unit_leads_to_its_own_place(ask: Ask, tmp_path: Path) -> None:
    unit = {
        "id": "say-sorry",
        "kind": "principle",
        "title": "Say sorry",
        "text": "An apology costs nothing.",
        "url": "a/#say-sorry",
    }
    write_index(
        _read(
            tmp_path,
            [
                {
                    "id": "a",
                    "language": "en",
                    "title": "A",
                    "text": "An apology costs nothing.",
                    "units": [unit],
                }
            ],
        ),
        tmp_path,
    )
    [found] = ask("apologies", folder=tmp_path)[0]["hits"][0]["units"]
    assert (found["id"], found["url"], found["excerpt"]) == (
        "say-sorry",
        "a/#say-sorry",
        "An apology costs nothing.",
    )


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', '""', "-", "--", "-customer", '-"', "a" * 10_000, "customer " * 1200, "\x00\x01\x1b[31m\u202e",
        "\ud800", "customer\udfff", ".*+?^${}()|[]\\", "<script>alert(1)</script>", "&lt;b&gt; ' OR 1=1 --",
        "__proto__ constructor toString hasOwnProperty", "🛎️ 👩‍💼 customer", "\u0301\u0301",
        "%00 ../../etc/passwd", "½ ² ① ٣",
    ],
)  # fmt: skip
def test_no_query_breaks_the_engine(ask: Ask, query: str) -> None:
    for answer in (*ask(query), *ask(query, language="kk", typing=True), *ask(query, language="unknown")):
        assert isinstance(answer["hits"], list)
        assert answer["problems"] == []


def test_strange_names_are_not_mistaken_for_words(ask: Ask) -> None:
    assert ids(ask("constructor", language="en")[0]) == []


@pytest.mark.parametrize("damage", ["missing", "truncated", "other"])
def test_a_damaged_shard_gives_the_rest_and_says_so(ask: Ask, desk_index: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "index"
    shutil.copytree(desk_index, folder)
    shard = folder / "en" / "s0.json"
    if damage == "missing":
        shard.unlink()
    else:
        shard.write_text(shard.read_text()[:40] if damage == "truncated" else "[]")
    [answer] = ask("деньги customers", folder=folder)
    assert ids(answer) == ["ru/refunds"]
    assert [problem["path"] for problem in answer["problems"]] == ["en/s0.json"]


def test_a_damaged_page_is_left_out_and_said(ask: Ask, desk_index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(desk_index, folder)
    (folder / "en" / "d" / "1.json").write_text("{")
    [answer] = ask("customers", folder=folder, language="en")
    assert (ids(answer), answer["total"], len(answer["problems"])) == (["en/letters"], 2, 1)


def test_a_language_without_analysis_is_still_searched(ask: Ask, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "language": "tt", "text": "Китаплар өстәлдә"},
        {"id": "2", "language": "x/../y", "text": "quidam"},
    ]
    write_index(_read(tmp_path, rows), tmp_path)
    answers = ask("китап", "quid", folder=tmp_path)
    assert [ids(answer) for answer in answers] == [["1"], ["2"]]


def test_words_of_markup_stay_text(ask: Ask, tmp_path: Path) -> None:
    write_index(
        _read(
            tmp_path,
            [{"id": "1", "language": "en", "title": "<b>bell</b>", "text": "<img src=x onerror=bell()>"}],
        ),
        tmp_path,
    )
    [hit] = ask("bell", folder=tmp_path)[0]["hits"]
    assert (hit["title"], hit["excerpt"]) == ("<b>bell</b>", "<img src=x onerror=bell()>")


def _read(folder: Path, rows: list[dict[str, Any]]) -> tuple[SearchDocument, ...]:
    from knowledge_search.documents import read_documents

    path = folder / "documents.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    documents, problems = read_documents(path)
    assert problems == ()
    return documents
