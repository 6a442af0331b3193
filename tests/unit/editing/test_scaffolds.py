"""A scaffold is a valid text in which only words are missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from editing.commands import create_text, write_ids
from editing.scaffolds import NewText, kind_named, scaffold, yaml_text
from editing.workspace import EditingError, Workspace
from knowledge.frontmatter import split
from knowledge.model import Kind

Open = Callable[[], Workspace]
DAY = date(2026, 11, 22)


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_only_words_topics_and_ids_are_missing(workspace: Open, kind: Kind, language: str) -> None:
    create_text(workspace(), NewText("fresh", kind, language, DAY), quiet)
    rules = {problem.rule for problem in workspace().problems if "fresh" in problem.path}
    assert "unwritten" in rules
    assert rules <= {"unwritten", "missing-id", "missing-field"}


def test_every_kind_has_its_units_in_the_language_s_own_words(workspace: Open) -> None:
    text = scaffold(workspace(), NewText("fresh", Kind.ARTICLE, "kk", DAY)).text
    for word in ("## Қағида: …", "Мысал: …", "## Тексеру тізімі: …", "Қашан: …", "Қалай: read-do", "- Ескерту: …"):
        assert word in text


def test_units_without_a_title_get_no_id_yet(workspace: Open, content: Path) -> None:
    create_text(workspace(), NewText("fresh", Kind.ARTICLE, "ru", DAY), quiet)
    lines: list[str] = []
    write_ids(workspace(), lines.append, lambda _: True)
    path = content / "ru/fresh.md"
    path.write_text(
        path.read_text("utf-8").replace("## Принцип: …", "## Принцип: Встречайте взглядом"), encoding="utf-8"
    )
    write_ids(workspace(), lines.append, lambda _: True)
    assert lines == ["Every unit has an id.", "ru/fresh.md:19: {#vstrechaite-vzglyadom} for “Встречайте взглядом”"]


@pytest.mark.parametrize(("key", "rule"), [
    ("first-steps", "taken-key"), ("Ключ", "bad-key"), ("search", "reserved-key"), ("kk", "reserved-key"),
])  # fmt: skip
def test_a_key_that_cannot_be_one_is_refused(workspace: Open, key: str, rule: str) -> None:
    with pytest.raises(EditingError, match=f": {rule}: "):
        create_text(workspace(), NewText(key, Kind.ARTICLE, "ru", DAY), quiet)


def test_a_kind_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(EditingError, match="Did you mean “interview”"):
        kind_named("intervju")


def test_no_file_is_written_over(workspace: Open, content: Path) -> None:
    (content / "ru/fresh.md").write_text("mine", encoding="utf-8")
    with pytest.raises(EditingError):
        create_text(workspace(), NewText("fresh", Kind.ARTICLE, "ru", DAY), quiet)
    assert (content / "ru/fresh.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("text", [
    "Plain words, and more", "Service: what it costs", "#1", "«Глазами»", '"quoted" text', "- item", "no", "2014", "",
    "a \\ b", "[x]", "{y}", "*a*", "&b", "it's", "ends with:", "…", "% of", "@home", "`code`", "a # b", "> b", "! b",
])  # fmt: skip
def test_any_text_survives_the_front_matter(text: str) -> None:
    entry = split(f"---\ntitle: {yaml_text(text)}\n---\n").table.get("title")
    assert entry is not None
    assert entry.text == text
