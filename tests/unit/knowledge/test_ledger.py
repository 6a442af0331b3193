"""The ledger: readable, sorted, and right about what is stale."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.languages import read_languages
from knowledge.ledger import (
    Ledger,
    pairs,
    pruned,
    read_ledger,
    recorded,
    stale,
    stale_names,
    unrecorded,
    written,
)
from knowledge.library import Library
from knowledge.model import Document, Kind, Principle, Source
from knowledge.problems import ContentError
from knowledge.reading import read_content, read_topics

PROJECT = Path(__file__).parents[3]
TRANSLATIONS = PROJECT / "translations"
TAGS = ("en", "kk", "nb", "ro", "ru")


def document(language: str, *units: Principle) -> Document:
    return Document(
        "text", language, Kind.ARTICLE, "Title", f"{language}/text.md", date(2026, 11, 22), None, "", "ru", (),
        Source(), (), "", "", principles=units,
    )  # fmt: skip


def principle(unit_id: str, fingerprint: str, line: int = 1) -> Principle:
    return Principle(unit_id, None, unit_id, line, "", "", "", "", "", "", fingerprint)


def library(*documents: Document) -> Library:
    return Library.of(documents, read_languages(TRANSLATIONS, TAGS), {})


ORIGINAL = document("ru", principle("a", "a1", 3), principle("b", "b1", 9))
BOTH = library(ORIGINAL, document("kk", principle("a", "k1", 4), principle("b", "k2", 8)))


def test_the_ledger_of_the_content_knows_every_translation_and_nothing_else() -> None:
    found = read_content(PROJECT / "content", read_languages(TRANSLATIONS, TAGS), read_topics(TRANSLATIONS)).library
    ledger = read_ledger(TRANSLATIONS / "ledger.json")
    assert unrecorded(found, ledger) == ()
    assert pruned(ledger, found) == ledger
    assert written(ledger) == (TRANSLATIONS / "ledger.json").read_text("utf-8")


def test_a_translation_is_stale_when_its_original_moves_on() -> None:
    ledger = recorded(Ledger(), pairs(BOTH))
    assert stale_names(BOTH, ledger) == frozenset()
    moved = library(replace(ORIGINAL, principles=(principle("a", "a2", 3), principle("b", "b1", 9))), BOTH.documents[0])
    (fact,) = stale(moved, ledger)
    assert (fact.known, fact.current, fact.pair.language, fact.pair.name) == ("a1", "a2", "kk", "text.a")
    assert (fact.pair.original.unit.line, fact.pair.translation.unit.line) == (3, 4)
    assert stale_names(moved, ledger) == {("kk", "text.a")}


def test_what_nobody_recorded_is_unrecorded_and_not_stale() -> None:
    ledger = Ledger({"text.a": {"kk": "a1"}})
    assert [pair.name for pair in unrecorded(BOTH, ledger)] == ["text.b"]
    assert stale(BOTH, ledger) == ()


def test_units_without_an_id_or_a_translation_are_nobody_s_business() -> None:
    assert list(pairs(library(ORIGINAL))) == []
    assert list(pairs(library(document("ru", principle("", "x")), document("kk", principle("", "y"))))) == []


def test_one_line_a_unit_sorted(tmp_path: Path) -> None:
    ledger = Ledger({"text.b": {"ru": "1", "kk": "2"}, "text.a": {"kk": "3"}, "text.c": {}})
    text = written(ledger)
    assert text == '{\n  "text.a": {"kk": "3"},\n  "text.b": {"kk": "2", "ru": "1"}\n}\n'
    (tmp_path / "ledger.json").write_text(text, encoding="utf-8")
    assert read_ledger(tmp_path / "ledger.json").units == {"text.a": {"kk": "3"}, "text.b": {"kk": "2", "ru": "1"}}
    assert json.loads(written(Ledger())) == {}


def test_a_unit_that_is_gone_is_pruned() -> None:
    ledger = Ledger({"text.a": {"kk": "a1", "ro": "a1"}, "text.gone": {"kk": "x"}})
    assert pruned(ledger, BOTH).units == {"text.a": {"kk": "a1"}}


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "ledger.json") == Ledger()


@pytest.mark.parametrize(("text", "line"), [('{\n"a": }', 2), ("[]", 1), ('{"a": 1}', 1), ("\xff", 1)])
def test_a_broken_ledger_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "ledger.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ContentError) as caught:
        read_ledger(path)
    assert [(problem.rule, problem.line) for problem in caught.value.problems] == [("ledger", line)]
