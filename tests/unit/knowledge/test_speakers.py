"""Who speaks in a text that does not say so: nobody is made a speaker without being heard."""

from __future__ import annotations

import pytest

from knowledge.html_tree import inner_html, line_of, parse, text_of
from knowledge.languages import Keywords
from knowledge.markdown import MarkdownRenderer
from knowledge.speakers import detected_speakers, split_turns

WORDS = Keywords({"note": "note", "when": "when"}, {})


def heard(text: str) -> list[str]:
    root = parse(MarkdownRenderer().render(text).html)
    split_turns(root)
    return [f"{speaker.code} {speaker.role}" for speaker in detected_speakers(root, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        "**JR:** Why?\n\n**DB:** So.\n\n**JR:** When?\n\n**DB:** Now.",
        "**JR**: Why?\n**DB**: So.\n**JR**: When?\n**DB**: Now.",
        "JR: Why?\n\nDB: So.\n\nJR: When?\n\nDB: Now.",
    ],
)
def test_the_one_who_asks_is_the_interviewer(text: str) -> None:
    assert heard(text) == ["JR interviewer", "DB guest"]


@pytest.mark.parametrize(
    "text",
    [
        "**Note:** Why?\n\n**When:** So.\n\n**Note:** Who?\n\n**When:** Now.",
        "**JR:** Why?",
        "**JR:** one\n\n**DB:** two\n\n**JR:** three\n\n**DB:** four",
        "Tip: cold\n\nTip: warm\n\nUse: this\n\nUse: that?",
        "A. one\n\nB. two\n\nA. three",
        "",
    ],
)
def test_where_nobody_asks_nobody_speaks(text: str) -> None:
    assert heard(text) == []


def test_turns_in_one_paragraph_are_parted_and_keep_their_lines() -> None:
    root = parse(MarkdownRenderer().render("first\n\n**Q: Why *so*?**\nA: Because\nof that.\n").html)
    split_turns(root)
    assert [(line_of(block), text_of(block)) for block in root] == [
        (1, "first"),
        (3, "Q: Why so?"),
        (4, "A: Because of that."),
    ]
    assert inner_html(root[1]) == "<strong>Q:</strong> Why <em>so</em>?"


def test_a_text_without_turns_stays_as_it_is() -> None:
    html = MarkdownRenderer().render("Name: x\nand *more*\nQ and A\n\n**bold** text: y").html
    root = parse(html)
    split_turns(root)
    assert inner_html(root) == inner_html(parse(html))


def test_a_turn_that_is_split_off_has_no_empty_id() -> None:
    root = parse(MarkdownRenderer().render("Q: Why?\nA: So.").html)
    split_turns(root)
    assert 'id=""' not in inner_html(root)
