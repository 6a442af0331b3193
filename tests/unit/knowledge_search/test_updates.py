"""An index that is brought up to date is the index that would be made anew, and only what changed is written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.kept_files import sealed, unsealed
from knowledge_search import memory
from knowledge_search.documents import SearchDocument, SearchUnit
from knowledge_search.index import IndexSummary, write_index
from knowledge_search.memory import Memory
from knowledge_search.tables import language_table

_WORDS = st.sampled_from("кітап кітаптар үйде үйлер хат е-пошта 55-ші клиент клиентке jaqsy".split())
_TEXTS = st.lists(_WORDS, max_size=12).map(" ".join)
_UNITS = st.builds(SearchUnit, st.just("u"), st.just("principle"), _TEXTS, _TEXTS, st.just("#u"))


@st.composite
def _documents(draw: st.DrawFn) -> tuple[SearchDocument, ...]:
    """Documents of two languages; drawn twice, some are the same."""
    keys = draw(st.sets(st.sampled_from("abcdefgh"), min_size=1))
    return tuple(
        SearchDocument(
            f"{tag}/{key}",
            tag,
            draw(st.sampled_from(("article", "page"))),
            draw(_TEXTS) if draw(st.booleans()) else "Кітап",
            draw(_TEXTS) if draw(st.booleans()) else f"Хат {key}",
            f"{key}/",
            ("t",) if draw(st.booleans()) else (),
            key,
            tuple(draw(st.lists(_TEXTS, max_size=1))),
            tuple(draw(st.lists(_UNITS, max_size=1))),
        )
        for tag in ("kk", "tt")
        for key in sorted(keys)
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(_documents(), min_size=2, max_size=4))
def test_an_updated_index_is_the_one_made_anew(states: list[tuple[SearchDocument, ...]]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for number, documents in enumerate(states):
            write_index(documents, folder / "updated", jobs=1, cache=folder / "cache")
            write_index(documents, folder / str(number), jobs=1)
            assert _bytes(folder / "updated") == _bytes(folder / str(number))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _library(count: int = 400) -> list[SearchDocument]:
    words = [f"сөз{chr(0x430 + n % 31)}{chr(0x430 + n // 31)}" for n in range(900)]
    return [
        SearchDocument(
            f"kk/{n:03}", "kk", "", f"Тақырып {n}", " ".join(words[(n * k) % 900] for k in range(1, 120)), ""
        )
        for n in range(count)
    ]


def _written(documents: Iterable[SearchDocument], folder: Path) -> IndexSummary:
    return write_index(documents, folder / "index", jobs=1, cache=folder / "cache")


def test_nothing_is_written_when_nothing_has_changed(tmp_path: Path) -> None:
    first = _written(_library(), tmp_path)
    assert first.changed == first.files
    assert _written(reversed(_library()), tmp_path).changed == 0


def test_a_word_added_to_a_page_rewrites_a_few_files(tmp_path: Path) -> None:
    library = _library()
    files = _written(library, tmp_path).files
    library[200] = replace(library[200], text=f"{library[200].text} сөзаа")
    assert 0 < _written(library, tmp_path).changed < files / 10


def test_files_that_are_no_longer_of_the_index_go(tmp_path: Path) -> None:
    _written(_library(40), tmp_path)
    (tmp_path / "index" / "kk" / "s999.json").write_text("{}")
    _written(_library(20), tmp_path)
    assert not (tmp_path / "index" / "kk" / "s999.json").exists()
    assert len(list((tmp_path / "index" / "kk" / "d").iterdir())) == 20


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"made from": 1}', "null"])
def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    _written(_library(20), tmp_path)
    kept = sorted((tmp_path / "cache").iterdir())
    assert len(kept) == 2
    for path in kept:
        path.write_text(damage)
    library = [*_library(19), SearchDocument("kk/x", "kk", "", "Жаңа", "жаңа сөз", "")]
    _written(library, tmp_path)
    write_index(library, tmp_path / "anew", jobs=1)
    assert _bytes(tmp_path / "index") == _bytes(tmp_path / "anew")


def test_a_memory_in_which_one_letter_has_changed_is_as_good_as_none(tmp_path: Path) -> None:
    library = _library(20)
    _written(library, tmp_path)
    for path in (tmp_path / "cache").iterdir():
        data = bytearray(path.read_bytes())
        place = data.index(b'"', len(data) // 2) + 1
        data[place : place + 1] = b"z" if data[place] < 128 and data[place : place + 1] != b"z" else b"y"
        path.write_bytes(data)
    _written(library, tmp_path)
    write_index(library, tmp_path / "anew", jobs=1)
    assert _bytes(tmp_path / "index") == _bytes(tmp_path / "anew")


def test_a_memory_of_other_rules_is_not_used(tmp_path: Path) -> None:
    _written(_library(20), tmp_path)
    for path in (tmp_path / "cache").iterdir():
        kept = json.loads(unsealed(path.read_bytes()) or b"")
        other = {**kept, "made from": ["other", "rules"], "forms": {}, "keys": {}}
        path.write_bytes(sealed(json.dumps(other).encode()))
    assert _written(_library(20), tmp_path).changed == 0


def test_another_version_of_the_program_does_not_take_what_an_older_one_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kazakh = Memory(tmp_path / "cache", "kk", language_table("kk"))
    _written(_library(20), tmp_path)
    assert kazakh.record() is not None
    newer = tmp_path / "newer"
    shutil.copytree(memory._ROOM, newer)
    (newer / "words.py").write_text("LONGEST = 32\n")
    monkeypatch.setattr(memory, "_ROOM", newer)
    assert kazakh.record() is None


def test_documents_that_share_an_id_are_all_written(tmp_path: Path) -> None:
    twins = [SearchDocument("x", "kk", "", title, "сөз", "") for title in ("Бір", "Екі")]
    for _ in range(2):
        _written(twins, tmp_path)
        assert len(list((tmp_path / "index" / "kk" / "d").iterdir())) == 2
