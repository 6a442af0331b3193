"""Ids are written where they are missing, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from editing import ids
from editing.commands import write_ids
from editing.latin import suggested
from editing.workspace import EditingError, Workspace
from knowledge.files import KEY

Open = Callable[[], Workspace]


def without_ids(folder: Path, *names: str) -> None:
    """Take the ids off a key's files."""
    for path in folder.glob("*/first-steps.md"):
        text = path.read_text("utf-8")
        for name in names:
            text = text.replace(f" {{#{name}}}", "")
        path.write_text(text, encoding="utf-8")


def said(workspace: Workspace, *, yes: bool = True) -> list[str]:
    lines: list[str] = []
    write_ids(workspace, lines.append, lambda _: yes)
    return lines


def test_a_complete_text_is_left_alone(workspace: Open, content: Path) -> None:
    before = (content / "ru/first-steps.md").read_bytes()
    assert said(workspace()) == ["Every unit has an id."]
    assert (content / "ru/first-steps.md").read_bytes() == before


def test_missing_ids_go_into_the_original_and_by_position_into_the_translation(workspace: Open, content: Path) -> None:
    without_ids(content, "why-listen", "listen-first", "before-shift")
    lines = said(workspace())
    assert lines[0] == "en/first-steps.md:15: {#zachem-slushat-tekh-zhaluetsya} for “Why listen to those who complain?”"
    russian, english = ((content / f"{tag}/first-steps.md").read_text("utf-8") for tag in ("ru", "en"))
    assert re.findall(r" \{#(.*?)\}\n", russian) == re.findall(r" \{#(.*?)\}\n", english)
    assert not [problem for problem in workspace().problems if problem.rule in ("missing-id", "unknown-unit")]


def test_every_suggestion_can_stand_in_an_address() -> None:
    titles = (
        "Қызмет сапасын қалай өлшейміз?",
        "Spør – og lytt først!",
        "Ținta și țelul",
        "日本語",
        "100 %",
        "Щука; ёж",
    )
    for title in titles:
        assert KEY.fullmatch(suggested(title, ()))
    assert suggested("Listen first", ("listen-first", "listen-first-2")) == "listen-first-3"


def test_existing_ids_and_line_ends_stay(workspace: Open, content: Path) -> None:
    without_ids(content, "before-shift")
    path = content / "ru/first-steps.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    said(workspace())
    data = path.read_bytes()
    assert "Перед сменой {#pered-smenoi}\r\n".encode() in data
    assert b"{#listen-first}\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_an_id_that_the_translation_has_already_comes_back_to_the_original(workspace: Open, content: Path) -> None:
    path = content / "ru/first-steps.md"
    path.write_text(path.read_text("utf-8").replace(" {#before-shift}", ""), encoding="utf-8")
    assert [new.id for new in ids.planned(workspace())] == ["before-shift"]


def test_other_counts_are_refused_with_the_place(workspace: Open, content: Path) -> None:
    without_ids(content, "listen-first", "before-shift")
    path = content / "en/first-steps.md"
    before = (content / "ru/first-steps.md").read_bytes()
    path.write_text(path.read_text("utf-8").split("## Checklist")[0], encoding="utf-8")
    with pytest.raises(EditingError, match=r"en/first-steps\.md:\d+: different-units: .* ru/first-steps\.md:28"):
        said(workspace())
    assert (content / "ru/first-steps.md").read_bytes() == before


def test_units_in_another_order_are_refused(workspace: Open, content: Path) -> None:
    without_ids(content, "listen-first", "before-shift")
    path = content / "en/first-steps.md"
    head, principle, checklist = re.split(r"(?=^## )", path.read_text("utf-8"), flags=re.M)
    path.write_text(f"{head}{checklist}\n{principle}", encoding="utf-8")
    message = r"Here stands a checklist, at the same place in ru/first-steps\.md:22 a principle"
    with pytest.raises(EditingError, match=message):
        said(workspace())


def test_no_answer_means_nothing_is_written(workspace: Open, content: Path) -> None:
    without_ids(content, "listen-first")
    before = (content / "ru/first-steps.md").read_bytes()
    assert said(workspace(), yes=False)[-1] == "Nothing was written."
    assert (content / "ru/first-steps.md").read_bytes() == before


def test_braces_without_an_id_are_filled() -> None:
    assert ids.with_id("## Принцип: Слушайте {#}\n", "listen") == "## Принцип: Слушайте {#listen}\n"
    assert ids.with_id("## Listen ##", "listen") == "## Listen {#listen}"


def test_a_heading_written_as_html_has_its_id_in_its_tag(workspace: Open, content: Path) -> None:
    without_ids(content, "before-shift")
    path = content / "ru/first-steps.md"
    path.write_text(
        path.read_text("utf-8").replace("## Чек-лист: Перед сменой", "<h2>Чек-лист: Перед сменой</h2>"), "utf-8"
    )
    said(workspace())
    assert '\n<h2 id="pered-smenoi">Чек-лист: Перед сменой</h2>\n' in path.read_text("utf-8")
    assert not [problem for problem in workspace().problems if problem.rule == "missing-id"]


def test_an_id_without_a_known_place_is_refused_and_the_head_stays_whole(workspace: Open, content: Path) -> None:
    without_ids(content, "before-shift")
    path = content / "ru/first-steps.md"
    path.write_text(
        path.read_text("utf-8").replace("## Чек-лист: Перед сменой", "<div><h2>Чек-лист: Перед сменой</h2></div>"),
        "utf-8",
    )
    before = path.read_bytes()
    with pytest.raises(EditingError, match=r"ru/first-steps\.md:1: missing-id: .*within HTML"):
        said(workspace())
    assert path.read_bytes() == before


@pytest.mark.parametrize("title", ["Con", "Aux!", "NUL", "Com1"])
def test_no_suggestion_is_the_name_of_a_device(title: str) -> None:
    assert KEY.fullmatch(suggested(title, ()))
