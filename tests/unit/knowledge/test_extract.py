"""Units are drawn out of what editors write, and out of what nobody wrote for us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.extract import Extracted, Reading, extract
from knowledge.languages import Language, every_keyword
from knowledge.markdown import MarkdownRenderer
from knowledge.model import Kind, Role, Speaker, Use

RENDERER = MarkdownRenderer()
Read = Callable[..., Extracted]
JR, DB = Speaker("JR", "JR", Role.INTERVIEWER), Speaker("DB", "Dianna Booher")


@pytest.fixture
def read(languages: tuple[Language, ...]) -> Read:
    by_tag = {language.tag: language for language in languages}

    def _read(text: str, tag: str = "en", **how: Any) -> Extracted:
        how.setdefault("keywords", by_tag[tag].keywords)
        return extract(RENDERER.render(text).html, Reading(**how))

    return _read


@pytest.mark.parametrize(
    ("tag", "heading"),
    [
        ("en", "Principle 2: Be kind"),
        ("kk", "Қағида 2: Be kind"),
        ("nb", "Prinsipp 2: Be kind"),
        ("ro", "Principiu 2: Be kind"),
        ("ru", "Принцип №2. Be kind"),
        ("ru", "ПРИНЦИП 2 — Be kind"),
        ("kk", "Principle 2: Be kind"),
    ],
)
def test_a_principle_is_known_by_the_word_of_its_language(read: Read, tag: str, heading: str) -> None:
    (principle,) = read(f"## {heading} {{#kind}}\n\nWhy.\n", tag).principles
    assert (principle.id, principle.number, principle.title) == ("kind", 2, "Be kind")


def test_a_numbered_heading_among_principles_is_one_and_keeps_the_sources_number(read: Read) -> None:
    body = read("## 2. Two {#two}\n\na\n\n## 5. Five {#five}\n\nb\n\n## The end\n\nc", kind=Kind.PRINCIPLES)
    assert [(one.number, one.title) for one in body.principles] == [(2, "Two"), (5, "Five")]
    assert not read("## 2. Two\n\na").principles


def test_reason_and_example_are_told_apart(read: Read) -> None:
    (principle,) = read("## Принцип: X {#x}\n\nПотому что.\n\n**Пример:** вот *так*.\n", "ru").principles
    assert (principle.reason, principle.example) == ("Потому что.", "вот так.")
    assert principle.example_html == "вот <em>так</em>."


def test_a_unit_ends_at_the_next_heading_of_its_level(read: Read) -> None:
    (principle,) = read("## Principle: X {#x}\n\na\n\n### More\n\nb\n\n## Else\n\nc").principles
    assert principle.text == "a\nMore\nb"


def test_a_checklist_has_pause_point_use_groups_items_and_notes(read: Read) -> None:
    (checklist,) = read(
        "## Тексеру тізімі: Қоңырау {#call}\n\nҚашан: телефон шырылдағанда\nҚалай: read-do\n\n### Бірінші\n- [ ] **Тыңда**\n"
        "  - Ескерту: асықпа\n- [x] Жаз\n\n### Екінші\n1. [ ] Қоштас\n",
        "kk",
    ).checklists
    assert (checklist.when, checklist.use) == ("телефон шырылдағанда", Use.READ_DO)
    assert [(group.title, [item.text for item in group.items]) for group in checklist.groups] == [
        ("Бірінші", ["Тыңда", "Жаз"]),
        ("Екінші", ["Қоштас"]),
    ]
    assert checklist.items[0].notes[0].text == "асықпа"
    assert [item.line for item in checklist.items] == [7, 9, 12]


def test_boxes_below_a_box_are_items_of_their_own(read: Read) -> None:
    (checklist,) = read("## Checklist: X {#x}\n- [ ] a\n  - [ ] b\n  - remark\n- [ ] c").checklists
    assert [item.text for item in checklist.items] == ["a", "b", "c"]
    assert [note.text for note in checklist.items[0].notes] == ["remark"]


def test_a_step_with_blocks_below_its_words_has_one_box_and_all_of_them(read: Read) -> None:
    body = read("## Checklist: A {#a}\n\n- [ ] one *so*\n\n  ```\n  code\n  ```\n\n  more\n- [ ] two\n")
    (one, two) = body.checklists[0].items
    assert one.html.startswith("<p>one <em>so</em></p>")
    assert one.html.endswith("<p>more</p>")
    assert "code" in one.html
    assert "input" not in one.html
    assert two.html == "two"


def test_an_exchange_is_a_question_with_its_answers_by_name(read: Read) -> None:
    body = read(
        "Intro.\n\n**JR:** Why? {#why}\n\n**DB:** Because. More.\n\nStill DB.\n\n**JR**: And now? {#now}\n\nDB: So.\n",
        kind=Kind.INTERVIEW,
        speakers=(JR, DB),
    )
    assert [(one.id, one.question, one.line) for one in body.exchanges] == [("why", "Why?", 3), ("now", "And now?", 9)]
    assert body.exchanges[0].answers[0].text == "Because. More.\nStill DB."
    assert body.exchanges[0].answers[0].short == "Because."
    assert body.exchanges[1].answers[0].speaker == "DB"


def test_a_name_that_nobody_has_is_told(read: Read) -> None:
    body = read("**JR:** Why? {#why}\n\n**DБ:** x", kind=Kind.INTERVIEW, speakers=(JR, DB))
    assert [(one.rule, one.label, one.line) for one in body.strays] == [("unknown-speaker", "DБ", 3)]


def test_an_answer_to_no_question_is_told(read: Read) -> None:
    body = read("**DB:** x", kind=Kind.INTERVIEW, speakers=(JR, DB))
    assert [one.rule for one in body.strays] == ["answer-without-question"]


def test_a_title_in_the_text_moves_its_headings_down(read: Read) -> None:
    body = read("# A\n\n## B\n\nx", wants_title=True)
    assert body.title == "A"
    assert [(one.level, one.title) for one in body.headings] == [(2, "B")]


def test_a_heading_named_like_a_part_of_the_page_has_an_anchor_of_its_own(read: Read) -> None:
    assert [one.anchor for one in read("## Source\n\na\n\n## Contents\n\nb").headings] == ["source-2", "contents-2"]


def test_headings_have_anchors_of_their_own_even_when_they_are_the_same(read: Read) -> None:
    assert [one.anchor for one in read("## Ал\n\na\n\n## Ал\n\nb").headings] == ["ал", "ал-2"]


def test_a_loose_file_gives_its_task_lists_and_its_speakers(read: Read, languages: tuple[Language, ...]) -> None:
    text = (
        "# Talk\n\n**Anna:** How?\n\n**Bo:** So.\n\n**Anna:** Why?\n\n**Bo:** Thus.\n\n## To do\n\n- [ ] a\n- [ ] b\n"
    )
    body = read(text, lenient=True, wants_title=True, keywords=every_keyword(languages))
    assert [(one.question, one.speaker) for one in body.exchanges] == [("How?", "Anna"), ("Why?", "Anna")]
    assert [(one.title, len(one.items)) for one in body.checklists] == [("To do", 2)]


@given(st.text(alphabet=st.sampled_from("ab \n-*#1.>`[]:{}Principle"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_something_is_read(languages: tuple[Language, ...], text: str) -> None:
    for lenient in (False, True):
        reading = Reading(languages[0].keywords, speakers=(JR, DB), lenient=lenient, wants_title=lenient)
        body = extract(RENDERER.render(text).html, reading)
        assert "data-line" not in body.html
        assert all(1 <= heading.line <= text.count("\n") + 1 for heading in body.headings)


def test_no_point_below_a_step_is_lost_however_deep(read: Read) -> None:
    text = "## Checklist: X {#x}\n\n- [ ] a\n    - b\n        - c\n            - [ ] d\n                - e\n    - f\n- [ ] g"
    (checklist,) = read(text, "en").checklists
    assert [item.text for item in checklist.items] == ["a", "d", "g"]
    assert [[note.text for note in item.notes] for item in checklist.items] == [["b", "c", "f"], ["e"], []]


@pytest.mark.parametrize(
    "between",
    ["> a quote", "| a | quote |\n|---|---|\n| b | c |", "```\na quote\n```", "1. a quote\n2. more", "a\n:   quote"],
)
def test_what_stands_among_steps_and_is_none_is_kept_as_what_it_is(read: Read, between: str) -> None:
    (checklist,) = read(f"## Checklist: A {{#a}}\n\nLook.\n\n{between}\n\n- [ ] one\n- [ ] two\n").checklists
    assert [item.text for item in checklist.items] == ["one", "two"]
    assert "quote" in checklist.intro
    assert "quote" in checklist.intro_html
    assert checklist.intro_html.startswith("<p>Look.</p>\n")


def test_what_follows_the_last_step_is_not_said_before_the_first(read: Read) -> None:
    text = "## Checklist: A {#a}\n\nBefore.\n\n### Group\n\n- [ ] one\n\nBetween.\n\n- [ ] two\n\n### More\n\nAfter.\n"
    (checklist,) = read(text).checklists
    assert (checklist.intro, checklist.outro) == ("Before. Between.", "More After.")
    assert [(group.title, len(group.items)) for group in checklist.groups] == [("Group", 2)]


def test_a_step_that_is_a_picture_says_what_the_picture_says(read: Read) -> None:
    (checklist,) = read("## Checklist: A {#a}\n\n- [ ] ![The bell](images/bell.png)\n    - ring it\n").checklists
    (item,) = checklist.items
    assert (item.text, [note.text for note in item.notes]) == ("The bell", ["ring it"])
