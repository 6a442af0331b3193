"""Nothing of a text is lost without a word: a mark that is nearly right is told on its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from knowledge.problems import Problem
from knowledge.reading import Result

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]

HEAD = "---\ntitle: T\nkind: article\ndate: 2026-11-22\ntopics: [staff]\nsummary: S.\noriginal: {tag}\n---\n"
LIST = "## Checklist: A {#a}\n\n- [ ] one\n"


def told(read_files: ReadFiles, body: str, tag: str = "en") -> list[Problem]:
    return list(read_files({f"{tag}/a.md": HEAD.format(tag=tag) + body}).problems)


@pytest.mark.parametrize(
    ("tag", "heading"),
    [
        ("en", "Principl: Foo"), ("kk", "Қағид: Foo"), ("nb", "Prinsip: Foo"), ("ro", "Principi: Foo"),
        ("ru", "Принцп: Foo"), ("ru", "Чек лист: Foo"), ("ru", "Чек–лист: Foo"), ("kk", "Кагида: Foo"),
        ("kk", "Қaғида: Foo"), ("ru", "Қағида: Foo"), ("ru", "Принцип Foo"), ("en", "Princ\u200biple: Foo"),
        ("en", "Principle:"), ("ro", "Liste de verificare: Foo"), ("en", "Principel 2: Foo"),
    ],
)  # fmt: skip
def test_a_heading_that_is_meant_to_open_a_unit_is_told(read_files: ReadFiles, tag: str, heading: str) -> None:
    (problem,) = told(read_files, f"text\n\n## {heading} {{#a}}\n\nx\n", tag)
    assert (problem.rule, problem.line) == ("unknown-keyword", 11)


@pytest.mark.parametrize("heading", ["Example: a call", "Why: reasons", "Principles of listening", "Step 2: dial"])
def test_a_heading_with_a_colon_is_no_slip(read_files: ReadFiles, heading: str) -> None:
    assert told(read_files, f"## {heading}\n\nx\n") == []


@pytest.mark.parametrize(
    "item",
    [
        "-[ ] x",
        "- [х] x",
        "- [v] x",
        "-\u00a0[ ] x",
        "- [\u00a0] x",
        "– [ ] x",
        "• [ ] x",
        "- [ ]x",
        "- [ ]",
        "-\u00a0x",
    ],
)
def test_a_step_whose_box_is_none_is_told(read_files: ReadFiles, item: str) -> None:
    found = told(read_files, f"{LIST}{item}\n")
    assert [(one.rule, one.line) for one in found] == [("odd-box", 12)]


@pytest.mark.parametrize(
    "line", ["- [1] A source", "- [link](https://a.example)", "1. [x] done", "- [ ] `-[ ]`", "-5 [a]"]
)
def test_brackets_in_a_list_are_no_slip(read_files: ReadFiles, line: str) -> None:
    assert told(read_files, f"text\n\n{line}\n") == []


def test_boxes_in_code_and_remarks_are_nobodys_business(read_files: ReadFiles) -> None:
    assert told(read_files, "```\n-[ ] x\n##y\n```\n\n<!--\n-[ ] x\n\n## Hidden\n-->\n") == []


@pytest.mark.parametrize(
    ("body", "line", "word"),
    [
        ("a\n\n```\ncode\n\n## Principle: A {#a}\n", 11, "code block"),
        ("a\n\n~~~\ncode\n```\n\nb\n", 11, "code block"),
        ("- a\n\n  ```\n  code\n\nb\n", 11, "code block"),
        ("a\n\n<script>x\n\nb\n", 11, "<script>"),
        ("about a script, and `<script>`\n\nb <script> c\n", 11, "<script>"),
        ("a <textarea> b\n\nc\n", 9, "<textarea>"),
        ("a <title> b\n\nc\n", 9, "<title>"),
        ("a\n\n<!-- b\n\nc\n", 11, "remark"),
    ],
)
def test_what_swallows_the_rest_of_a_text_is_told_where_it_begins(
    read_files: ReadFiles, body: str, line: int, word: str
) -> None:
    (problem,) = [one for one in told(read_files, body) if one.rule == "unclosed"]
    assert problem.line == line
    assert word in problem.what


def test_a_heading_that_html_above_it_makes_text_is_told(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, '<div markdown="0">\n\n## Principle: A {#a}\n\nx\n')
    assert (problem.rule, problem.line) == ("lost-heading", 11)


def test_a_heading_without_its_space_is_told(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, "a\n\n##Principle: A {#a}\n\nx\n")
    assert (problem.rule, problem.line) == ("lost-heading", 11)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Wen: now\n\n- [ ] x\n", [11]),
        ("- [ ] x\n\nWhen: now\nHow: read-do\n", [13, 14]),
        ("When: now\nWhen: later\n\n- [ ] x\n", [12]),
        ("When:\n\n- [ ] x\n", [11]),
        ("When: now\nHow: read-do\n\nThen: go on.\n\n- [ ] x\n    - Note: y\n", []),
    ],
)
def test_a_keyword_of_a_checklist_that_is_not_read_is_told(
    read_files: ReadFiles, lines: str, expected: list[int]
) -> None:
    found = told(read_files, f"## Checklist: A {{#a}}\n\n{lines}")
    assert [(one.rule, one.line) for one in found] == [("unread-line", line) for line in expected]


def test_an_id_that_readers_would_see_is_told(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, "a\n\nb {#c} d `{#e}`\n")
    assert (problem.rule, problem.line) == ("stray-id", 11)


@pytest.mark.parametrize("turns", ["**A:** Why? {#q}\n\n**B:**\n", "**A:** {#q}\n\n**B:** x\n"])
def test_a_turn_without_words_is_told(read_files: ReadFiles, turns: str) -> None:
    head = HEAD.format(tag="en").replace("article", "interview")
    head = head.replace("summary", "speakers: {A: {name: A, role: interviewer}, B: {name: B}}\nsummary")
    (problem,) = read_files({"en/a.md": head + turns}).problems
    assert (problem.rule, problem.line) == ("empty-unit", 10)


def test_an_id_in_html_that_cannot_be_is_told_on_its_line(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, 'a\n\n## B <a id="source"></a>\n')
    assert (problem.rule, problem.line) == ("bad-id", 11)


def test_an_attribute_is_told_where_it_stands_and_not_where_an_address_has_its_name(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, 'a <https://a.example/?style=flat>\n\n<p\nstyle="color: red">b</p>\n')
    assert (problem.rule, problem.line) == ("raw-html", 12)


def test_an_address_that_is_none_is_told(read_files: ReadFiles) -> None:
    found = told(read_files, "http: is a scheme\n\n[x](http://[bad) [y](https://)\n")
    assert [(one.rule, one.line) for one in found] == [("raw-html", 11)] * 2


def test_a_footnote_that_nobody_refers_to_is_no_broken_link(read_files: ReadFiles) -> None:
    assert told(read_files, "x\n\n[^1]: a footnote\n") == []


def test_a_french_colon_ends_a_keyword_as_any_other(read_files: ReadFiles) -> None:
    result = read_files({"en/a.md": HEAD.format(tag="en") + "## Principle\u00a0: A {#a}\n\nx\n"})
    (document,) = result.library.documents
    assert [heading.title for heading in document.headings] == ["A"]
