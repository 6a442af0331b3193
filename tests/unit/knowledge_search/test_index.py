"""The index as files: the same bytes for the same documents, and nothing of what is not asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.engine_source import FOLDER
from knowledge_search.families import Families
from knowledge_search.groups import Groups
from knowledge_search.habits import bucket_of, replaced
from knowledge_search.index import write_index
from knowledge_search.memory import remembered
from knowledge_search.postings import invert, packed
from knowledge_search.shards import Vocabulary, written_shards
from knowledge_search.tables import LanguageTable, language_table
from knowledge_search.words import fold, folding, parts, words

KAZAKH = tuple(
    SearchDocument(
        f"kk/{n}",
        "kk",
        "article",
        f"Тақырып {n}",
        f"Клиентке {n} күнде жауап береміз",
        f"kk/{n}/",
        ("a",),
        f"k{n}",
    )
    for n in range(12)
)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_order_of_documents_leaves_no_trace(tmp_path: Path) -> None:
    write_index(KAZAKH, tmp_path / "one", jobs=1)
    write_index(reversed(KAZAKH), tmp_path / "two", jobs=1)
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_neither_hash_order_nor_processes_leave_a_trace(tmp_path: Path) -> None:
    lines = [
        {
            "id": f"{tag}/{n}",
            "language": tag,
            "title": f"Үй {n}",
            "text": "Үйлерде кітаптар бар",
            "key": f"k{n}",
        }
        for tag in ("kk", "tt")
        for n in range(3)
    ]
    source = tmp_path / "documents.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)))
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(FOLDER.parents[1]),
            "LC_ALL": "C",
        }
        command = [sys.executable, "-m", "knowledge_search", str(source), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2")


def test_a_bad_line_is_said_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from knowledge_search.__main__ import main

    source = tmp_path / "documents.jsonl"
    source.write_text('{"id": "a"}')
    assert main([str(source), str(tmp_path / "index")]) == 1
    assert capsys.readouterr().err.startswith(f"{source}:1: document-field: no language.")
    assert not (tmp_path / "index").exists()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from knowledge_search.__main__ import main

    assert main([str(tmp_path / "none.jsonl"), str(tmp_path)]) == 1
    assert "none.jsonl" in capsys.readouterr().err


def test_an_index_of_nothing_can_be_opened(tmp_path: Path) -> None:
    write_index((), tmp_path)
    assert json.loads((tmp_path / "index.json").read_text())["languages"] == {}


def test_a_language_that_is_gone_leaves_no_pages(tmp_path: Path) -> None:
    write_index(KAZAKH, tmp_path, jobs=1)
    write_index(KAZAKH[:2], tmp_path, jobs=1)
    assert sorted(path.name for path in (tmp_path / "kk" / "d").iterdir()) == ["0.json", "1.json"]


def test_a_title_and_a_heading_count_as_places() -> None:
    unit = SearchUnit("u", "principle", "Жауап", "", "")
    document = SearchDocument("1", "kk", "", "Клиент", "клиент клиент сұрақ", "", headings=("Сұрақ",), units=(unit,))
    postings = invert([document], folding({}))
    assert postings.forms == {"клиент": ((0, 15),), "сұрақ": ((0, 7),), "жауап": ((0, 7),)}
    assert postings.lengths == (3,)


def test_postings_leave_out_what_is_the_same_everywhere() -> None:
    assert packed([(0, 0), (1, 0), (5, 0)]) == "##&"
    assert packed([(0, 2), (1, 0)]) == "##!%"


def test_a_hyphenated_word_is_found_by_its_parts() -> None:
    assert words(fold("E\u2011post, 55-ші", folding({}))) == ["e-post", "55-ші"]
    assert parts("e-post") == ("post",)
    assert parts("post") == ()


def test_translations_write_their_facets_once() -> None:
    documents = [SearchDocument(tag, tag, "article", "", "", "", ("a", "b"), "key") for tag in ("en", "kk")]
    other = SearchDocument("ru", "ru", "page", "", "", "", (), "key")
    groups = Groups.of([*documents, other])
    assert groups.written()["groups"] == "#%#$"
    assert groups.written_members(documents[1:]) == {}
    assert groups.written_members([other]) == {"o": {"0": "$#"}}


def test_a_key_names_forms_of_other_shards_in_full() -> None:
    postings = {f"а{n:05}": "#" * 40 for n in range(600)} | {"шашу": "#"}
    keys = {form: (form,) for form in postings} | {"шашу": ("а00001",)}
    shelves, shards = written_shards(Vocabulary(postings, keys | {"а00001": ("а00001",)}))
    assert len(shards) > 1
    assert shards[shelves.of("а00001")]["x"] == {"0": ["шашу"]}
    assert "а00001" in str(shards[shelves.of("шашу")]["y"])


def test_the_longest_piece_is_replaced_first() -> None:
    assert replaced("shshah", {"sh": "s", "s": "x", "h": ""}) == "ssa"


def test_a_bucket_is_the_same_in_every_run() -> None:
    assert [bucket_of(skeleton, 1000) for skeleton in ("#кол", "$qol", "𝒳")] == [236, 618, 318]


def test_analyses_are_kept_for_an_unchanged_vocabulary_only(tmp_path: Path) -> None:
    class Counting:
        calls = 0

        def families(self, vocabulary: dict[str, int]) -> Families:
            self.calls += 1
            return Families({form: (form,) for form in vocabulary}, {"x": ("y",)})

        def rules(self) -> dict[str, str]:
            return {}

    analysis, table = Counting(), LanguageTable("xx", {}, (), {}, {})
    first = remembered(analysis, {"a": 1}, table, tmp_path)
    assert remembered(analysis, {"a": 1}, table, tmp_path) == first
    assert analysis.calls == 1
    remembered(analysis, {"a": 2}, table, tmp_path)
    assert analysis.calls == 2
    [kept] = tmp_path.iterdir()
    kept.write_text("{")
    remembered(analysis, {"a": 2}, table, tmp_path)
    assert analysis.calls == 3


def test_a_tag_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    assert language_table("../../x").analysis == {}
    write_index([SearchDocument("1", "../out", "", "", "слово", "")], tmp_path / "index")
    assert not (tmp_path / "out").exists()
