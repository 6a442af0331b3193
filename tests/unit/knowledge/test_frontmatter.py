"""A head is read as text with lines, or said to be wrong with a line and a cure; nothing else ever happens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.frontmatter import FrontMatterError, split


def test_values_stay_what_the_editor_wrote() -> None:
    table = split("---\nlang: no\nnumber: 010\ndate: 2026-13-40\n---\n").table
    assert [entry.text for _, entry in table.rows] == ["no", "010", "2026-13-40"]


def test_every_value_knows_its_line() -> None:
    table = split("---\ntitle: a\nsource:\n  url: b\n---\nbody").table
    source = table.get("source")
    assert source is not None
    assert source.table is not None
    assert [entry.line for _, entry in (*table.rows, *source.table.rows)] == [2, 3, 4]


def test_the_body_begins_on_the_line_after_the_head() -> None:
    front = split("---\ntitle: a\n---\nbody\n")
    assert (front.body, front.first_line) == ("body\n", 4)


def test_pelicans_own_headers_are_read() -> None:
    front = split("Title: Hello: world\nTags: a, b\n\nText")
    assert [entry.text for entry in front.table.get("tags").items] == ["a", "b"]  # type: ignore[union-attr]
    assert front.first_line == 3


def test_a_text_that_opens_with_a_keyword_keeps_its_first_line() -> None:
    assert split("Principle: Be kind\n\nText").body.startswith("Principle: Be kind")


@pytest.mark.parametrize(
    ("head", "line", "word"),
    [
        ("title: Service: what it costs", 2, "colon"),
        ("a: &x 1\nb: *x", 2, "begin with “&”"),
        ("a: [&x 1, *x]", 2, "anchors"),
        ("a: !!python/object/apply:os.system [id]", 2, "begin with “!”"),
        ("a: [!local x]", 2, "tag"),
        ("a: 1\nb: 2\na: 3", 4, "twice"),
        ("- a\n- b", 2, "names and values"),
        ("a: [1, 2\nb: c", 2, "never closed"),
        ('a: "open\nb: c', 2, "never closed"),
        ("a: 'it's'", 2, "closes before the end"),
        ('a: "Service" and more', 2, "closes before the end"),
        ("a: [x] done", 2, "goes on after ]"),
        ("a: {x} done", 2, "goes on after }"),
        ("a: %100", 2, "begin with “%”"),
        ("a: *bold*", 2, "begin with “*”"),
        ("a: > b", 2, "begin with “>”"),
        ("a: - b", 2, "begin with “-”"),
        ("a: b\nkind:article\nc: d", 3, "space is missing"),
        ("a: b\nkind： article\nc: d", 3, "not the plain one"),
        ("? [a]\n: b", 2, "name must be a text"),
        ("a: b\n\tb: 1", 3, "A tab"),
        ("  a: b\nc: d", 3, "cannot be read"),
        ('a: "x\\0"', 2, "U+0000"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line_and_a_cure(head: str, line: int, word: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        split(f"---\n{head}\n---\nbody")
    assert word in str(caught.value)
    assert caught.value.line == line
    assert caught.value.cure


def test_a_head_that_is_never_closed_is_said() -> None:
    with pytest.raises(FrontMatterError, match="never closed"):
        split("---\ntitle: a\n\nbody")


def test_aliases_cannot_make_a_few_lines_grow_to_gigabytes() -> None:
    bomb = "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20))
    with pytest.raises(FrontMatterError, match="begin with"):
        split(f"---\n{bomb}\n---\n")


def test_deep_nesting_is_said_not_suffered() -> None:
    with pytest.raises(FrontMatterError):
        split("---\na: " + "[" * 20_000 + "]" * 20_000 + "\n---\n")


@given(st.text(alphabet=st.sampled_from("ab: -[]{}&*!|>\"'#?\n\t,%@`"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_nothing_but_a_front_matter_error_is_ever_raised(head: str) -> None:
    try:
        split(f"---\n{head}\n---\nbody")
    except FrontMatterError as error:
        assert error.line >= 1
        assert error.cure


def test_names_of_fields_are_the_same_in_any_letters_as_for_pelican() -> None:
    front = split("---\nTitle: A\nSpeakers: {JR: {name: J}}\n---\n")
    assert front.table.names == ("title", "speakers")
    speakers = front.table.get("speakers")
    assert speakers is not None
    assert speakers.table is not None
    assert speakers.table.names == ("JR",)


def test_a_field_written_twice_in_other_letters_is_told() -> None:
    with pytest.raises(FrontMatterError, match="twice, on lines 2 and 3"):
        split("---\nTitle: A\ntitle: B\n---\n")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_of_another_program_moves_no_line(separator: str) -> None:
    front = split(f"---\ntitle: A{separator}b\nkind: article\n---\ntext\n")
    assert [(name, entry.text, entry.line) for name, entry in front.table.rows] == [
        ("title", "A b", 2),
        ("kind", "article", 3),
    ]
