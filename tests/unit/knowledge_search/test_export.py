"""What a search server is given: settings and documents in the shape that its interface takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from knowledge_search.documents import SearchDocument
from knowledge_search.export import UnknownServerError, export_search

DOCUMENTS = (
    SearchDocument("kk/a", "kk", "article", "Клиенттер", "Клиентке клиенттің жауабы АҚШ-пен", "kk/a/", ("t",), "a"),
    SearchDocument("kk/b", "kk", "page", "Жауап", "Жауаптар", "kk/b/", (), "b"),
)
#: Number, person and case, as a noun takes them one after the other.
KAZAKH_ENDINGS = [
    number + person + case
    for number in ("", "тер")
    for person, cases in (
        ("", ""),
        ("ім", "нің ге ді де ден мен"),
        ("ің", "нің ге ді де ден мен"),
        ("і", "нің не н нде нен мен"),
        ("іміз", "дің ге ді де ден бен"),
    )
    for case in ("", *cases.split())
]


def _written(tmp_path: Path, server: str) -> tuple[Any, list[Any]]:
    settings, documents = export_search(DOCUMENTS, tmp_path, server)
    assert (settings.name, documents.name) == ("kk.settings.json", "kk.documents.ndjson")
    lines = documents.read_text(encoding="utf-8").splitlines()
    return json.loads(settings.read_text(encoding="utf-8")), [json.loads(line) for line in lines]


def test_meilisearch_takes_every_id(tmp_path: Path) -> None:
    _, documents = _written(tmp_path, "meilisearch")
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,511}", document["id"]) for document in documents)
    assert len({document["id"] for document in documents}) == len(DOCUMENTS)


def test_forms_of_a_word_are_synonyms_both_ways(tmp_path: Path) -> None:
    synonyms = _written(tmp_path, "meilisearch")[0]["synonyms"]
    assert "клиенттің" in synonyms["клиентке"]
    assert "клиентке" in synonyms["клиенттің"]
    assert all(form not in others for form, others in synonyms.items())


CLIENTS = {"kk": [["клиент", "тұтынушы*"], ["жауап", "клиентке клиенттің", "отклик"]]}


def test_meilisearch_is_given_words_that_mean_the_same_after_the_forms_of_the_word(tmp_path: Path) -> None:
    settings = json.loads(export_search(DOCUMENTS, tmp_path, "meilisearch", CLIENTS)[0].read_text(encoding="utf-8"))
    synonyms = settings["synonyms"]
    assert synonyms["тұтынушы"] == ["клиентке", "клиенттер", "клиенттің"], "what no text has takes no room"
    assert synonyms["жауап"] == ["жауабы", "жауаптар", "клиентке клиенттің"]
    assert synonyms["отклик"] == ["клиентке клиенттің", "жауабы", "жауап", "жауаптар"]
    assert "тұтынушы" not in synonyms["клиентке"]


def test_opensearch_is_given_one_key_for_words_that_mean_the_same(tmp_path: Path) -> None:
    settings = json.loads(export_search(DOCUMENTS, tmp_path, "opensearch", CLIENTS)[0].read_text(encoding="utf-8"))
    rules = dict(rule.split(" => ") for rule in settings["settings"]["analysis"]["filter"]["families"]["synonyms"])
    keys = {form: set(own.split(", ")) for form, own in rules.items()}
    assert keys["тұтынушы"] & keys["клиентке"] == {"circlea_"}
    assert keys["отклик"] & keys["жауаптар"] == {"circleb_"}
    assert not keys["тұтынушы"] & keys["отклик"]


def test_a_word_of_many_forms_has_no_more_synonyms_than_meilisearch_reads(tmp_path: Path) -> None:
    forms = [f"клиент{end}" for end in KAZAKH_ENDINGS]
    assert len(forms) > 51
    many = SearchDocument("kk/d", "kk", "", "", " ".join(forms), "")
    settings = json.loads(export_search((many,), tmp_path, "meilisearch")[0].read_text(encoding="utf-8"))
    assert max(map(len, settings["synonyms"].values())) == 50


def test_opensearch_gets_a_filter_that_turns_forms_into_keys(tmp_path: Path) -> None:
    settings, _ = _written(tmp_path, "opensearch")
    analysis = settings["settings"]["analysis"]
    assert set(analysis["analyzer"]["words"]["filter"]) <= {"lowercase", *analysis["filter"]}
    rules = dict(rule.split(" => ") for rule in analysis["filter"]["families"]["synonyms"])
    assert rules["клиентке"] == rules["клиенттің"] == "клиент"
    assert all(re.fullmatch(r"\w+", form) for form in rules)


def test_opensearch_reads_characters_as_the_index_does_and_keeps_verbs_from_nouns(tmp_path: Path) -> None:
    words = SearchDocument("kk/c", "kk", "", "", "тау таулар тауда тауып тапты табады", "")
    settings = json.loads(export_search((words,), tmp_path, "opensearch")[0].read_text(encoding="utf-8"))
    analysis = settings["settings"]["analysis"]
    assert set(analysis["analyzer"]["words"]["char_filter"]) == set(analysis["char_filter"])
    assert {"ё => е", "Ё => Е", "\u00ad =>"} <= set(analysis["char_filter"]["letters"]["mappings"])
    rules = dict(rule.split(" => ") for rule in analysis["filter"]["families"]["synonyms"])
    assert rules["таулар"] == "тау"
    assert all("тап_" in rules[form].split(", ") for form in ("тауып", "тапты", "табады"))


def test_opensearch_gets_an_action_before_every_document_and_only_mapped_fields(tmp_path: Path) -> None:
    settings, lines = _written(tmp_path, "opensearch")
    actions, documents = lines[::2], lines[1::2]
    assert [action["index"]["_id"] for action in actions] == [document["id"] for document in documents]
    assert all(set(document) <= set(settings["mappings"]["properties"]) for document in documents)


def test_an_export_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    one = export_search(DOCUMENTS, tmp_path / "one", "opensearch")
    two = export_search(reversed(DOCUMENTS), tmp_path / "two", "opensearch")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_an_unknown_server_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownServerError, match="there is meilisearch and opensearch"):
        export_search(DOCUMENTS, tmp_path, "sphinx")
