"""The index as files: the same bytes for the same documents, and nothing of what is not asked for."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Set
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_search.digits import DIGITS, Numerals, read_gaps
from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.engine_source import FOLDER
from knowledge_search.families import Families, NoAnalysis
from knowledge_search.groups import Groups
from knowledge_search.habits import bucket_of, replaced
from knowledge_search.index import write_index
from knowledge_search.memory import Memory
from knowledge_search.postings import Entries, Posting, collected
from knowledge_search.shards import MOST, Vocabulary, written_shards
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
    synonyms = tmp_path / "synonyms.yaml"
    synonyms.write_text(
        "kk: [[үй, баспана, кітаптар бар, қора*], [кітап*, жазба]]\ntt: [[үйлерде, кітаптар, өй]]\n", "utf-8"
    )
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(FOLDER.parents[1]),
            "LC_ALL": "C",
        }
        command = [sys.executable, "-m", "knowledge_search", str(source), str(tmp_path / seed), "", str(synonyms)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2")
    assert (tmp_path / "1" / "kk" / "c0.json").exists()


def test_synonyms_that_cannot_be_read_are_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from knowledge_search.__main__ import main

    source, synonyms = tmp_path / "documents.jsonl", tmp_path / "synonyms.yaml"
    source.write_text('{"id": "a", "language": "en"}')
    synonyms.write_text("en:\n- [alone]\n")
    assert main([str(source), str(tmp_path / "index"), "", str(synonyms)]) == 1
    assert capsys.readouterr().err.startswith(f"{synonyms}:2: synonyms: A line of words")
    assert not (tmp_path / "index").exists()


def test_another_site_names_its_synonyms_in_a_setting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from types import SimpleNamespace

    from knowledge.synonyms import Synonyms
    from knowledge_search.plugin import search_generator

    def settings(**named: object) -> dict[str, object]:
        found = {"library": (), "synonyms": Synonyms({"en": (("phone", "telephone"),)}), **named}
        search_generator(SimpleNamespace(settings=found))
        return found

    file = tmp_path / "own.yaml"
    file.write_text("en: [[mail, post]]\n")
    assert settings()["search_synonyms"] == Synonyms({"en": (("phone", "telephone"),)})
    both = Synonyms({"en": (("phone", "telephone"), ("mail", "post"))})
    assert settings(SEARCH_SYNONYMS=str(file))["search_synonyms"] == both
    for wrong in (str(tmp_path / "none.yaml"), 7, ""):
        with pytest.raises(SystemExit):
            settings(SEARCH_SYNONYMS=wrong)
        assert "SEARCH_SYNONYMS is" in capsys.readouterr().err
    file.write_text("en: mail\n")
    with pytest.raises(SystemExit):
        settings(SEARCH_SYNONYMS=str(file))
    assert capsys.readouterr().err.startswith(f"{file}:1: synonyms: ")


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
    forms, lengths = collected([(0, document)], folding({}))
    assert {form: (entries.numbers, entries.codes) for form, entries in forms.items()} == {
        "клиент": ([0], [DIGITS[15]]),
        "сұрақ": ([0], [DIGITS[7]]),
        "жауап": ([0], [DIGITS[7]]),
    }
    assert lengths == {0: 3}


def test_no_phrase_leads_from_one_text_into_the_next() -> None:
    unit = SearchUnit("u", "", "d", "", "")
    document = SearchDocument("1", "en", "", "c", "a b a", "", headings=("d", "e f"), units=(unit,))
    forms, _ = collected([(0, document)], folding({}))
    positions = {form: read_gaps(entries.positions[0]) for form, entries in forms.items()}
    assert positions == {"a": [0, 2], "b": [1], "c": [4], "d": [6, 11], "e": [8], "f": [9]}


def test_a_part_of_a_hyphenated_word_counts_and_stands_nowhere_by_itself() -> None:
    forms, _ = collected([(0, SearchDocument("1", "en", "", "", "e-post post", ""))], folding({}))
    assert (forms["post"].codes, forms["post"].positions) == ([DIGITS[1]], [DIGITS[1]])
    assert forms["e-post"].positions == [DIGITS[0]]


def test_postings_leave_out_what_is_the_same_everywhere() -> None:
    def packed(*codes: int) -> str:
        return Entries([0, 1, 5][: len(codes)], [DIGITS[code] for code in codes], [""] * 3).packed(Numerals()).documents

    assert packed(0, 0, 0) == "##&"
    assert packed(2, 0) == "##!%"


def test_a_hyphenated_word_is_found_by_its_parts() -> None:
    assert words(fold("E\u2011post, 55-ші", folding({}))) == ["e-post", "55-ші"]
    assert parts("e-post") == ("post",)
    assert parts("post") == ()


def test_translations_write_their_facets_once() -> None:
    documents = [SearchDocument(tag, tag, "article", "", "", "", ("a", "b"), "key") for tag in ("en", "kk")]
    other = SearchDocument("ru", "ru", "page", "", "", "", (), "key")
    groups = Groups.of([*documents, other])
    written = groups.written()
    assert (written["groups"], written["kinds"], written["kind"]) == (1, ("article", "page"), "#")
    assert written["topics"] == [("a", "#"), ("b", "#")]
    assert groups.written_members(documents[1:]) == {}
    assert groups.written_members([other]) == {"o": {"0": "$#"}}


def test_a_key_names_forms_of_other_shards_in_full() -> None:
    postings = {f"а{n:05}": Posting(40, "#" * 40, "") for n in range(600)} | {"шашу": Posting(1, "#", "")}
    keys = {form: (form,) for form in postings} | {"шашу": ("а00001",)}
    shelves, files = written_shards(Vocabulary(postings, keys | {"а00001": ("а00001",)}))
    assert len(shelves.firsts) > 1
    assert files[f"s{shelves.of('а00001')}"]["x"] == {"0": ["шашу"]}
    assert "а00001" in str(files[f"s{shelves.of('шашу')}"]["y"])


@given(st.lists(st.tuples(st.text("абвгд", min_size=1, max_size=6), st.integers(1, 3000)), min_size=1, max_size=80))
def test_every_shard_has_a_fitting_size_and_every_form_its_shelf(found: list[tuple[str, int]]) -> None:
    postings = {form: Posting(size, "#" * size, "") for form, size in found}
    shelves, files = written_shards(Vocabulary(postings, {form: (form,) for form in postings}))
    for shelf in range(len(shelves.firsts)):
        content = files[f"s{shelf}"]
        forms = [form for form in postings if shelves.of(form) == shelf]
        assert forms
        assert len(content["p"].split(" ")) == len(forms)
        assert len(forms) == 1 or len(content["p"]) <= MOST


def test_one_word_more_moves_few_shards() -> None:
    chance = random.Random(1)
    forms = {"".join(chance.choices("абвгдежзик", k=7)): Posting(50, "#" * 50, "") for _ in range(3000)}

    def shards(postings: dict[str, Posting]) -> set[str]:
        written = written_shards(Vocabulary(postings, {form: (form,) for form in postings}))[1]
        return {json.dumps(content) for content in written.values()}

    before, after = shards(forms), shards({**forms, "аааа": Posting(50, "#" * 50, "")})
    assert len(after - before) <= 4 < len(after) / 4


def test_the_longest_piece_is_replaced_first() -> None:
    assert replaced("shshah", {"sh": "s", "s": "x", "h": ""}) == "ssa"


def test_a_bucket_is_the_same_in_every_run() -> None:
    assert [bucket_of(skeleton, 1000) for skeleton in ("#кол", "$qol", "𝒳")] == [236, 618, 318]


def test_a_study_is_kept_for_the_same_words_only(tmp_path: Path) -> None:
    class Counting(NoAnalysis):
        calls = 0

        def studied(self, forms: Set[str]) -> Families:
            self.calls += 1
            return Families({form: (form,) for form in forms}, {"x": ("y",)})

    analysis, memory = Counting(), Memory(tmp_path, "xx", LanguageTable("xx", {}, (), {}, (), {}))
    first = memory.studied(analysis, {"a"})
    assert memory.studied(analysis, {"a"}) == first
    assert analysis.calls == 1
    memory.studied(analysis, {"a", "b"})
    assert analysis.calls == 2
    [kept] = tmp_path.iterdir()
    kept.write_text("{")
    memory.studied(analysis, {"a", "b"})
    assert analysis.calls == 3


def test_a_tag_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    assert language_table("../../x").analysis == {}
    write_index([SearchDocument("1", "../out", "", "", "слово", "")], tmp_path / "index")
    assert not (tmp_path / "out").exists()


def test_languages_of_any_name_have_folders_of_their_own(tmp_path: Path) -> None:
    tags = ("x-0", "x-1", "../x", "қазақша", "en")
    write_index([SearchDocument(f"{tag}/a", tag, "article", "T", "word", "a/") for tag in tags], tmp_path, jobs=1)
    folders = json.loads((tmp_path / "index.json").read_bytes())["languages"]
    assert set(folders) == set(tags)
    assert len(set(folders.values())) == len(tags)
    assert all((tmp_path / folder / "meta.json").is_file() for folder in folders.values())
