"""Heads that others wrote are read, whatever they look like, and a text without one loses nothing."""

from __future__ import annotations

import pytest

from knowledge.plain_heads import split_leniently


def rows(text: str) -> dict[str, str | None]:
    return {name: entry.text for name, entry in split_leniently(text).table.rows}


def test_a_value_is_all_that_stands_behind_the_first_colon() -> None:
    assert rows("---\ntitle: Ten tips: the first\nTags: @a, #b\n---\n\nText") == {
        "title": "Ten tips: the first",
        "tags": "@a, #b",
    }


def test_lines_further_in_go_on_with_a_value_and_are_not_text() -> None:
    front = split_leniently("Title: A\nSummary: one\n    two\nTags: c\n\nText")
    assert {name: entry.text for name, entry in front.table.rows}["summary"] == "one two"
    assert (front.body.strip(), front.first_line) == ("Text", 5)


def test_every_value_knows_its_line() -> None:
    front = split_leniently("---\ntitle: a: b\nother:\n  - c\n\nlast: d\n---\nText")
    assert [(name, entry.line) for name, entry in front.table.rows] == [("title", 2), ("other", 3), ("last", 6)]
    assert (front.body, front.first_line) == ("Text", 8)


def test_yaml_is_read_as_yaml() -> None:
    assert rows('---\ntitle: "a: b"\n---\nText') == {"title": "a: b"}


def test_a_head_without_a_title_is_one_too_where_pelicans_fields_stand_in_it() -> None:
    assert rows("Date: 2020-01-01\nTags: a\n\nText") == {"date": "2020-01-01", "tags": "a"}


def test_a_head_in_toml_is_read_with_its_lines() -> None:
    front = split_leniently('+++\ntitle = "a: b"\ndate = 2020-01-02\ntags = ["c", "d"]\n\n[menu]\nmain = 1\n+++\nText')
    table = front.table
    assert [(name, entry.line) for name, entry in table.rows] == [("title", 2), ("date", 3), ("tags", 4), ("menu", 6)]
    assert [entry.plain() for _, entry in table.rows] == ["a: b", "2020-01-02", ["c", "d"], {"main": "1"}]
    assert (front.body, front.first_line) == ("Text", 9)


@pytest.mark.parametrize(
    "text",
    [
        "+++\nno toml\n+++\nText",
        "+++ so",
        "Principle: Be kind\n\nText",
        "---\n\n# After a rule\n\nNote: so\n\n---\n\nMore",
        "---\nOnly words\n---\nText",
        "---",
        "",
        "Text",
    ],
)
def test_a_text_without_a_head_is_all_body(text: str) -> None:
    front = split_leniently(text)
    assert (front.body, front.first_line, front.table.rows) == (text, 1, ())


def test_a_head_that_is_never_closed_ends_at_its_first_empty_line() -> None:
    front = split_leniently("---\ntitle: a\n\nText")
    assert (front.body.strip(), front.first_line) == ("Text", 3)
