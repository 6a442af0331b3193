"""Circles of words that mean the same: how they are spelt, which forms lead to them, and what they leave as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge_search.analyses import analysis_of
from knowledge_search.circles import Circles
from knowledge_search.digits import DIGITS
from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.index import write_index
from knowledge_search.memory import Memory
from knowledge_search.postings import invert, read_code
from knowledge_search.tables import language_table
from knowledge_search.vocabulary import Studied, studied


def study(tag: str, texts: Sequence[str], *circles: Sequence[str], cache: Path | None = None) -> Studied:
    """The vocabulary of texts, each a document without a title."""
    table = language_table(tag)
    documents = [SearchDocument(str(number), tag, "", "", text, "") for number, text in enumerate(texts)]
    spelt = Circles.of(circles, table.folding)
    return studied(invert(documents, table.folding), analysis_of(table), spelt, Memory(cache, tag, table))


def test_words_are_spelt_as_the_index_spells_them() -> None:
    circles = Circles.of([["E‑Mail*", "Возвра* денег", "…"]], {"ё": "е", "‑": "-"})
    assert circles.variants == (((("e-mail", True),), (("возвра", True), ("денег", False))),)
    assert circles.stems() == {"e-mail", "возвра"}
    assert circles.single({"e-mail": ("e-mail", "e-mailing")}) == {"e-mail", "e-mailing"}


def test_every_form_of_a_word_leads_to_its_circle() -> None:
    found = study("en", ["clients, a client", "customers pay"], ["customer", "client"])
    assert set(found.vocabulary.links) == {"client", "clients", "customer", "customers"} & set(found.vocabulary.keys)
    texts, posting = found.circled.files[0]
    assert texts == ("client", "clients", "customers")
    assert posting.numbers() == [0, 1]


def test_a_word_that_the_site_lacks_stands_in_its_vocabulary_without_documents() -> None:
    found = study("ru", ["клиент и клиенты"], ["клиент", "заказчик"])
    assert found.vocabulary.postings["заказчик"].count == 0
    assert found.unseen["заказчиками"] == found.vocabulary.keys["заказчик"]
    assert set(found.vocabulary.links) == {"заказчик"}, "клиент leads to nothing that it does not find by itself"


def test_a_circle_of_which_the_site_has_nothing_adds_nothing() -> None:
    before, after = study("ru", ["стол"]), study("ru", ["стол"], ["клиент", "заказчик*"], ["стол", "без ножек"])
    assert after == before


def test_what_a_star_stands_for() -> None:
    texts = ["стол", "жалоба", "фидбеками"]
    found = study("ru", texts, ["жалоба", "рекламаци*"], ["стол", "фидбек*"], ["стол", "кастомер*"])
    lacking = {form for form, posting in found.vocabulary.postings.items() if not posting.count}
    assert lacking == {"рекламация", "фидбек", "кастомер"}, "words of the dictionary; else what stands before the star"
    assert {"фидбек", "фидбеками"} <= set(found.vocabulary.links), "a form of the site that begins so"


def test_a_star_behind_a_word_does_not_make_other_words_of_it() -> None:
    found = study("nb", ["kunde", "kundesenter", "klient"], ["klient", "kunde*"])
    assert set(found.vocabulary.links) == {"kunde", "klient"}


def test_several_words_count_where_they_stand_one_after_another() -> None:
    texts = ["a point of contact", "contact the point of sale", "points of contact, points of contact", "touchpoint"]
    found = study("en", texts, ["point of contact", "touchpoint*"])
    forms, posting = found.circled.files[0]
    assert forms == ("point_of_contact", "points_of_contact", "touchpoint")
    assert posting.numbers() == [0, 2, 3]
    assert posting.documents.partition("!")[2] == f"{DIGITS[0]}{DIGITS[1]}"
    assert found.vocabulary.links["contact"] == "0-0-32"


def test_a_phrase_counts_by_its_best_place() -> None:
    unit = SearchUnit("u", "", "Money back", "", "")
    table = language_table("en")
    document = SearchDocument("1", "en", "", "Terms", "back to money back", "", units=(unit,))
    circles = Circles.of([["refund", "money back"]], table.folding)
    found = studied(invert([document], table.folding), analysis_of(table), circles, Memory(None, "en", table))
    _, posting = found.circled.files[0]
    assert [read_code(code) for code in posting.documents.partition("!")[2]] == [(2, 1)]


def test_a_listed_word_is_not_taken_for_a_slip_of_another() -> None:
    texts = ["кастомеры"] + ["костомер"] * 2 + ["заметка"] * 3
    found = study("ru", texts, ["кастомеры", "замётка", "земетка"])
    assert found.vocabulary.keys["земетка"] != found.vocabulary.keys["заметка"]


def test_a_form_that_may_be_of_several_words_leads_alone() -> None:
    found = study("en", ["they left", "leave now", "the left hand", "gone"], ["left", "gone"])
    assert "leave" not in found.vocabulary.links
    assert "left" in found.vocabulary.links


def test_the_words_that_stars_stand_for_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = study("ru", ["жалоба"], ["жалоба", "рекламаци*"], cache=tmp_path)
    monkeypatch.setattr("knowledge_search.lexicon.Dictionary", None)
    assert study("ru", ["жалоба"], ["жалоба", "рекламаци*"], cache=tmp_path) == first


STATES = (
    {"en": [["letter", "missive"]]},
    {},
    {"en": [["letter", "missive", "customers"], ["customer", "client*"]], "kk": [["хат", "имейл"]]},
    {"en": [["customer", "client*"], ["letter", "missive", "customers"]]},
)
DOCUMENTS = (
    SearchDocument("en/a", "en", "page", "Letters", "A customer writes a letter", "a/"),
    SearchDocument("en/b", "en", "page", "Clients", "Clients call", "b/"),
    SearchDocument("kk/a", "kk", "page", "Хат", "Хатқа жауап", "c/"),
)


def test_an_index_after_a_change_of_synonyms_is_the_one_made_anew(tmp_path: Path) -> None:
    for number, synonyms in enumerate(STATES):
        write_index(DOCUMENTS, tmp_path / "updated", jobs=1, cache=tmp_path / "cache", synonyms=synonyms)
        write_index(DOCUMENTS[::-1], tmp_path / str(number), jobs=1, synonyms=synonyms)
        assert contents(tmp_path / "updated") == contents(tmp_path / str(number))


def test_without_synonyms_no_file_says_anything_of_them(tmp_path: Path) -> None:
    write_index(DOCUMENTS, tmp_path / "none", jobs=1)
    write_index(DOCUMENTS, tmp_path / "vain", jobs=1, synonyms={"en": [["table", "desk"]], "tt": [["a", "b"]]})
    assert contents(tmp_path / "none") == contents(tmp_path / "vain")
    assert not list(tmp_path.glob("none/*/c*.json"))
    assert all("c" not in json.loads(path.read_text("utf-8")) for path in tmp_path.glob("none/*/s*.json"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
