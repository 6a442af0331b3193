"""Words in quotes stand one after another in one text of a document: its text, its title, a heading or a unit's title."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.index import write_index
from knowledge_search.words import fold, folding, words
from tests.search_contract.conftest import Ask, ids

pytestmark = pytest.mark.node
RunNode = Callable[[str, Mapping[str, Any]], Any]
_WORDS = "қонақ қызмет қызметі e-пошта 55-ші бүгін де де де анықтама"


def _texts(document: SearchDocument) -> list[list[str]]:
    texts = (document.title, document.text, *document.headings, *(unit.title for unit in document.units))
    return [words(fold(text, folding({}))) for text in texts]


def _holds(document: SearchDocument, phrase: list[str]) -> bool:
    return any(text[start : start + len(phrase)] == phrase for text in _texts(document) for start in range(len(text)))


def test_a_phrase_finds_exactly_the_documents_that_hold_it(ask: Ask, tmp_path: Path) -> None:
    chance = random.Random(5)

    def text(most: int) -> str:
        return " ".join(chance.choices(_WORDS.split(), k=chance.randint(0, most)))

    documents = [
        SearchDocument(
            f"{n:03}", "kk", "", text(3), text(14), "", headings=(text(2), text(2)),
            units=(SearchUnit("u", "", text(3), text(5), ""),),
        )
        for n in range(150)
    ]  # fmt: skip
    write_index(documents, tmp_path, jobs=1)
    phrases = [chance.choices(_WORDS.split(), k=chance.randint(2, 4)) for _ in range(60)]
    answers = ask(*(f'"{" ".join(phrase)}"' for phrase in phrases), folder=tmp_path, language="kk", limit=1000)
    found = [set(ids(answer)) for answer in answers]
    assert found == [{document.id for document in documents if _holds(document, phrase)} for phrase in phrases]
    assert 10 < sum(map(bool, found)) < len(found)


def test_a_phrase_does_not_lead_from_the_title_into_the_text(ask: Ask, tmp_path: Path) -> None:
    unit = SearchUnit("u", "principle", "listen first", "", "")
    document = SearchDocument(
        "a", "en", "", "good service", "costs little money", "", headings=("in short",), units=(unit,)
    )
    write_index([document], tmp_path, jobs=1)
    crossing = ('"service costs"', '"service in"', '"money good"', '"short listen"', '"money service"')
    inside = ('"good service"', '"costs little money"', '"in short"', '"listen first"')
    assert [ids(answer) for answer in ask(*crossing, folder=tmp_path)] == [[]] * len(crossing)
    assert [ids(answer) for answer in ask(*inside, folder=tmp_path)] == [["a"]] * len(inside)


def test_an_ordinary_query_reads_no_positions(desk_index: Path, run_node: RunNode) -> None:
    read = run_node("reads.mjs", {"folder": str(desk_index), "queries": ["customers money", '"money back"']})
    assert not [path for path in read[0] if "/p" in path]
    assert [path for path in read[1] if "/p" in path] == ["en/p0.json"]
