"""The ledger's life: begun with a translation, stale with the original, accepted by a translator."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from editing.acceptance import Acceptance
from editing.commands import accept, create_translation
from editing.status import as_json, as_text, status
from editing.workspace import EditingError, Workspace

Open = Callable[[], Workspace]


def quiet(_: str) -> None:
    """Say nothing."""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def stale(workspace: Workspace) -> list[tuple[str, str]]:
    return [(place.language, place.name) for place in status(workspace).stale]


def test_only_the_unit_that_changed_is_stale(workspace: Open, content: Path) -> None:
    accept(workspace(), Acceptance(), quiet)
    assert stale(workspace()) == []
    edit(content / "ru/first-steps.md", "чего они хотят", "чего хотят")
    assert stale(workspace()) == [("en", "first-steps.listen-first")]


def test_metadata_and_typography_raise_no_alarm(workspace: Open, content: Path) -> None:
    accept(workspace(), Acceptance(), quiet)
    original = content / "ru/first-steps.md"
    edit(original, "date: 2026-11-22", "date: 2026-11-23\nmodified: 2026-11-24")
    edit(original, "Вступление, в котором", "Начало, в котором")
    edit(original, "Люди сами говорят, чего", "Люди сами  говорят, чего")
    assert stale(workspace()) == []


def test_a_stale_unit_is_accepted_by_its_name_only(workspace: Open, content: Path) -> None:
    accept(workspace(), Acceptance(), quiet)
    edit(content / "ru/first-steps.md", "чего они хотят", "чего хотят")
    accept(workspace(), Acceptance(), quiet)
    assert stale(workspace()) == [("en", "first-steps.listen-first")]
    accept(workspace(), Acceptance("first-steps.listen-first", "en"), quiet)
    assert stale(workspace()) == []


def test_all_stale_units_are_accepted_when_that_is_said(workspace: Open, content: Path) -> None:
    accept(workspace(), Acceptance(), quiet)
    edit(content / "ru/first-steps.md", "чего они хотят", "чего хотят")
    accept(workspace(), Acceptance(every=True), quiet)
    assert stale(workspace()) == []


def test_a_name_that_does_not_exist_is_refused_with_the_nearest(workspace: Open) -> None:
    with pytest.raises(EditingError, match=r"Did you mean “first-steps\.listen-first”"):
        accept(workspace(), Acceptance("first-steps.listen-frist"), quiet)


def test_units_that_are_gone_leave_the_ledger(workspace: Open, content: Path) -> None:
    accept(workspace(), Acceptance(), quiet)
    for tag in ("ru", "en"):
        edit(content / f"{tag}/first-steps.md", " {#listen-first}", " {#hear-them}")
    lines: list[str] = []
    accept(workspace(), Acceptance(), lines.append)
    assert "ledger.json: first-steps.listen-first (en) is no longer there" in lines
    assert set(workspace().ledger.units) == {
        "first-steps.before-shift",
        "first-steps.hear-them",
        "first-steps.why-listen",
    }


def test_status_counts_and_names_what_is_missing_with_both_places(workspace: Open) -> None:
    found = status(workspace())
    english, kazakh = found.counts[:2]
    assert (english.documents, english.units, english.translated, english.unrecorded) == (1, 3, 3, 3)
    assert (kazakh.documents, kazakh.translated, kazakh.missing) == (0, 0, 3)
    text = as_text(found)
    assert "ru/first-steps.md:22: first-steps.listen-first: write kk/first-steps.md" in text
    assert "ru/first-steps.md:22: first-steps.listen-first: look at en/first-steps.md:19" in text


def test_status_for_programs_has_the_same_numbers(workspace: Open) -> None:
    facts = json.loads(as_json(status(workspace())))
    assert facts["languages"]["kk"] == {
        "documents": 0, "units": 3, "translated": 0, "missing": 3, "stale": 0, "unrecorded": 0,
    }  # fmt: skip
    assert facts["unrecorded"][0] == {
        "language": "en",
        "name": "first-steps.why-listen",
        "original": "ru/first-steps.md:18",
        "translation": "en/first-steps.md:15",
    }


def test_a_new_translation_has_the_structure_and_the_keywords_of_its_language(workspace: Open, content: Path) -> None:
    create_translation(workspace(), "first-steps", "kk", quiet)
    text = (content / "kk/first-steps.md").read_text("utf-8")
    for line in (
        "## Қағида: Сначала слушайте {#listen-first}",
        "Мысал: Стойка в гостинице Денвера.",
        "## Тексеру тізімі: Перед сменой {#before-shift}",
        "Қашан: вы пришли на работу",
        "Қалай: read-do",
        "    - Ескерту: он лежит под стойкой",
        "**JR:** Зачем слушать тех, кто жалуется? {#why-listen}",
    ):
        assert f"\n{line}\n" in text
    assert "{filename}/kk/first-steps.md#listen-first" in text
    assert "related" not in text
    assert "other.unit" not in text


def test_a_translation_that_nobody_wrote_yet_is_no_finished_one(workspace: Open, content: Path) -> None:
    create_translation(workspace(), "first-steps", "kk", quiet)
    told = [problem for problem in workspace().problems if problem.path.startswith("kk/")]
    assert [problem.rule for problem in told] == ["untranslated"]
    assert status(workspace()).untranslated[0].translation == "kk/first-steps.md:6"
    assert not workspace().ledger.units["first-steps.listen-first"].get("en")
    edit(content / "kk/first-steps.md", "Вступление, в котором четыре слова и больше", "Кіріспе")
    assert next(p for p in workspace().problems if p.rule == "untranslated").what.startswith("9 lines")


def test_a_translation_remembers_what_it_was_begun_from(workspace: Open, content: Path) -> None:
    create_translation(workspace(), "first-steps", "kk", quiet)
    edit(content / "ru/first-steps.md", "чего они хотят", "чего хотят")
    assert ("kk", "first-steps.listen-first") in stale(workspace())


@pytest.mark.parametrize(("key", "to", "rule"), [
    ("first-steps", "ru", "translated"), ("first-steps", "en", "translated"),
    ("first-step", "kk", "unknown-key"), ("first-steps", "de", "unknown-language"),
])  # fmt: skip
def test_what_cannot_be_translated_is_refused(workspace: Open, key: str, to: str, rule: str) -> None:
    with pytest.raises(EditingError, match=f": {rule}: "):
        create_translation(workspace(), key, to, quiet)


def test_a_line_separator_of_another_program_is_no_line_end(workspace: Open, content: Path) -> None:
    original = content / "ru/first-steps.md"
    edit(original, "summary: Коротко", "summary: Коротко\u2028")
    edit(original, "Люди сами", "Люди\u2028сами")
    create_translation(workspace(), "first-steps", "kk", quiet)
    text = (content / "kk/first-steps.md").read_text("utf-8")
    assert "related" not in text
    assert "Люди\u2028сами" in text
    assert text.split("---")[1].count("\n") == original.read_text("utf-8").split("---")[1].count("\n") - 2


def test_a_head_that_ends_in_dots_ends_there(workspace: Open, content: Path) -> None:
    edit(content / "ru/first-steps.md", "\n---\n\nВступление", "\n...\n\nВступление")
    create_translation(workspace(), "first-steps", "kk", quiet)
    assert "## Қағида: Сначала слушайте {#listen-first}" in (content / "kk/first-steps.md").read_text("utf-8")
