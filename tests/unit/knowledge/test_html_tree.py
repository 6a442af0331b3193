"""Small questions asked of a tree: its text, its markup, and the label it opens with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.html_tree import inner_html, label_of, line_of, paragraphs_of, parse, put_label, text_of, without_label


@pytest.mark.parametrize(
    ("markup", "label", "rest"),
    [
        ("<strong>JR:</strong> Why?", ("JR", True), "Why?"),
        ("<strong>JR</strong>: Why?", ("JR", True), "Why?"),
        ("<b>Dr. Lee:</b> Yes.", ("Dr. Lee", True), "Yes."),
        ("JR: Why?", ("JR", False), "Why?"),
        ("Когда: перед звонком", ("Когда", False), "перед звонком"),
        ("When：now", None, "When：now"),
        ("<strong>Bold</strong> words", None, "Bold words"),
        ("A sentence that is much too long to be a label of anything: x", None, None),
        ("http://x.example", None, "http://x.example"),
        ("10:30 it began", None, "10:30 it began"),
        ("", None, ""),
    ],
)
def test_a_label_is_what_stands_before_the_colon(markup: str, label: tuple[str, bool] | None, rest: str | None) -> None:
    block = parse(f"<p>{markup}</p>")[0]
    found = label_of(block)
    assert (found and (found.text, found.bold)) == label
    without_label(block)
    assert rest is None or text_of(block) == rest


def test_a_label_can_be_put_back_for_a_style_to_reach() -> None:
    block = parse("<p><strong>JR:</strong> Why <em>now</em>?</p>")[0]
    without_label(block)
    put_label(block, "J. R.", "name")
    assert inner_html(block) == '<span class="name">J. R.:</span> Why <em>now</em>?'


def test_text_is_plain_and_parts_blocks() -> None:
    root = parse("<p>One<br>two</p><ul><li>three</li><li>four</li></ul><pre>a\n  b</pre>")
    assert text_of(root) == "One two three four a b"
    assert paragraphs_of(root).split("\n") == ["One", "two", "three", "four", "a b"]


def test_a_line_is_the_blocks_own_or_the_nearest() -> None:
    root = parse('<ul data-line="3"><li><p data-line="4">x</p></li><li>y</li></ul><p>z</p>')
    assert [line_of(node) for node in (root[0], root[0][0], root[0][1])] == [3, 4, 3]
    assert line_of(root[1], 9) == 3 or line_of(root[1], 9) == 9


@pytest.mark.parametrize("forged", ["x", "", "-1", "9" * 5000, "٣"])
def test_a_forged_line_is_not_believed(forged: str) -> None:
    assert line_of(parse(f'<p data-line="{forged}">x</p>')[0]) == 1


@given(st.text(alphabet="ab <>&\"'\n", max_size=30))
def test_text_survives_being_markup(text: str) -> None:
    block = parse("<p></p>")[0]
    block.text = text
    assert text_of(parse(f"<p>{inner_html(block)}</p>")[0]) == " ".join(text.split())
