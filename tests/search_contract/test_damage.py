"""Whatever is in a file, and whatever is asked: no exception, the rest of the hits, and a word about the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search_contract.conftest import Ask, ids

pytestmark = pytest.mark.node
RunNode = Callable[[str, Mapping[str, Any]], Any]

#: Queries that read every kind of file: known, unseen, habit, typo, phrase, compound, several languages.
QUERIES = [
    ("customers", {"prefer": "kk"}),
    ("деньги customers", {}),
    ("клиенттерге акшаны", {"language": "kk"}),
    ("custumers apologising", {"language": "en", "typing": True}),
    ('"money back" -letters', {"language": "en"}),
    ("kundebrevene hoeflig", {"language": "nb"}),
    ("scrisorilor", {"language": "ro", "kind": "checklist", "topic": "service"}),
]
_NAMES = st.sampled_from([*"fpkmxyngo01", "habits", "layout", "analysis", "lengths", "letters", "firsts", "unseen",
    "alphabet", "grammar", "endings", "title", "text", "units", "topics", "url", "kinds", "kind", "groups", "block",
    "start", "layers", "after", "__proto__", "constructor", ""])  # fmt: skip
_LEAVES = (
    st.none() | st.booleans() | st.integers(-5, 10**9) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "#", "##!%", "#a #b ", "z" * 50, "\ud800", "~", "customers", "{{{{"])
    | st.text(max_size=12)
)  # fmt: skip
_SHAPES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=5), max_leaves=12
)


def _files(folder: Path) -> list[str]:
    paths = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.json")))
    return [path for path in paths if path != "index.json"]


def _damaged(run_node: RunNode, folder: Path, damages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    results = run_node("damage.mjs", {"folder": str(folder), "queries": QUERIES, "damages": damages})
    for damage, result in zip(damages, results, strict=True):
        assert "thrown" not in result, (damage, result["thrown"])
    return [result["answers"] for result in results]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_file_of_any_other_shape_breaks_nothing(run_node: RunNode, desk_index: Path, data: st.DataObject) -> None:
    contents = data.draw(st.lists(_SHAPES, min_size=40, max_size=40))
    files = _files(desk_index)
    chosen = data.draw(st.lists(st.sampled_from(files), min_size=40, max_size=40))
    damages = [{path: content} for path, content in zip(chosen, contents, strict=True)]
    for [damaged], answers in zip(damages, _damaged(run_node, desk_index, damages), strict=True):
        for answer in answers:
            assert {problem["path"] for problem in answer["problems"]} <= {damaged}
            assert all(isinstance(hit["title"], str) and isinstance(hit["excerpt"], str) for hit in answer["hits"])


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_file_with_one_value_of_another_shape_breaks_nothing(
    run_node: RunNode, desk_index: Path, data: st.DataObject
) -> None:
    damages = []
    for path in data.draw(st.lists(st.sampled_from(_files(desk_index)), min_size=60, max_size=60)):
        content = json.loads((desk_index / path).read_text())
        if not content:
            continue
        place = data.draw(st.sampled_from(sorted(content)))
        damages.append({path: {**content, place: data.draw(_SHAPES)}})
    _damaged(run_node, desk_index, damages)


@pytest.mark.parametrize("damage", ["nothing", "list", "number"])
def test_every_single_file_can_be_missing_or_wrong(run_node: RunNode, desk_index: Path, damage: str) -> None:
    content: Any = {"nothing": None, "list": [], "number": 7}[damage]
    files = _files(desk_index)
    before = _damaged(run_node, desk_index, [{}])[0]
    read = 0
    for path, answers in zip(files, _damaged(run_node, desk_index, [{path: content} for path in files]), strict=True):
        said = {problem["path"] for answer in answers for problem in answer["problems"]}
        assert said <= {path}
        read += len(said)
        for answer, whole in zip(answers, before, strict=True):
            if path not in {problem["path"] for problem in answer["problems"]}:
                assert ids(answer) == ids(whole)
    assert read > 15


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kinds", None), ("topics", 5), ("kind", []), ("groups", 10**9), ("block", 10**9), ("block", "x"),
        ("topics", [["service", "~~~~~#"]]),
    ],
)  # fmt: skip
def test_an_overview_without_facets_still_finds(
    run_node: RunNode, desk_index: Path, name: str, content: object
) -> None:
    overview = json.loads((desk_index / "index.json").read_text())
    [answers] = _damaged(run_node, desk_index, [{"index.json": {**overview, name: content}}])
    assert ids(answers[0])
    assert [problem["path"] for problem in answers[0]["problems"]] == ["index.json"]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(st.characters() | st.sampled_from('"-*.\\<>$\ud800\udfff\u202e\x00\u0301 аәe'), max_size=200),
        min_size=60,
        max_size=60,
    )
)
def test_any_query_has_an_answer(ask: Ask, queries: list[str]) -> None:
    for options in ({}, {"language": "kk", "typing": True, "prefer": "en"}):
        for answer in ask(*queries, **options):
            assert answer["problems"] == []
            for hit in answer["hits"]:
                assert all(
                    0 <= start < end <= len(hit["excerpt"].encode("utf-16-le")) // 2 for start, end in hit["highlights"]
                )


@pytest.mark.parametrize("query", ["ab" * 5_000, "a b " * 2_500, '"' * 10_000, '"money back" ' * 800, "-" * 10_000,
    "деньги-" * 1_400, "😀" * 5_000, "\ud83d" * 10_000, "(a+)+$" * 1_600, "&lt;" * 2_500])  # fmt: skip
def test_a_query_of_ten_thousand_characters_has_an_answer(ask: Ask, query: str) -> None:
    for answer in (*ask(query), *ask(query, language="kk", typing=True)):
        assert answer["problems"] == []


def test_a_file_that_comes_on_the_second_try_is_no_problem_any_more(run_node: RunNode, desk_index: Path) -> None:
    order = {"folder": str(desk_index), "late": "en/s0.json", "query": "customers customer"}
    first, second, asked = run_node("again.mjs", order)
    assert asked == 1, "once in a search, however many words look for it"
    assert [problem["path"] for problem in first["problems"]] == ["en/s0.json"]
    assert ids(first) == []
    assert second["problems"] == []
    assert len(ids(second)) == 2
