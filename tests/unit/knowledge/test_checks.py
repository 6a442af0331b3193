"""What can be wrong between texts: one rule, one test, and none that is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from knowledge import checks
from knowledge.problems import Problem, Severity
from knowledge.reading import Result

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]

PRINCIPLE = "## Principle: One {#one}\n\nReason.\n"
CHECKLIST = "## Checklist: List {#list}\n\n- [ ] a\n- [ ] b\n"


def text(body: str = "Text.\n", **fields: str) -> str:
    head = {
        "title": "A",
        "kind": "article",
        "date": "2026-11-22",
        "topics": "[staff]",
        "summary": "S.",
        "original": "en",
    }
    head |= fields
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in head.items() if value) + "---\n" + body


def found(read_files: ReadFiles, files: Mapping[str, str], rule: str) -> list[Problem]:
    """The problems of one rule; there must be no others, so that one fault is said once."""
    problems = read_files(files).problems
    assert {problem.rule for problem in problems} <= {rule}, [str(problem) for problem in problems]
    return list(problems)


#: Function → files, and where the fault is told.
CASES: dict[str, tuple[str, Mapping[str, str], str, int]] = {
    "duplicate_key": (
        "duplicate-key",
        {"en/a.md": text(), "en/pages/a.md": text(kind="page", topics="")},
        "en/pages/a.md",
        1,
    ),
    "unknown_topic": ("unknown-topic", {"en/a.md": text(topics="[staf]")}, "en/a.md", 5),
    "missing_topic": ("missing-field", {"en/a.md": text(topics="")}, "en/a.md", 1),
    "unknown_original": ("unknown-language", {"en/a.md": text(original="xx")}, "en/a.md", 7),
    "missing_original": ("missing-original", {"en/a.md": text(original="kk")}, "en/a.md", 7),
    "different_head": (
        "different-head",
        {"en/a.md": text(), "kk/a.md": text(topics="[loyalty]")},
        "kk/a.md",
        5,
    ),
    "missing_kind": ("missing-kind", {"en/a.md": text(kind="checklist")}, "en/a.md", 3),
    "unknown_keyword": ("unknown-keyword", {"kk/a.md": text("## Кагида: X {#x}\n\na\n", original="kk")}, "kk/a.md", 9),
    "unknown_unit": (
        "unknown-unit",
        {"en/a.md": text(), "kk/a.md": text(PRINCIPLE)},
        "kk/a.md",
        9,
    ),
    "missing_unit": (
        "missing-unit",
        {"en/a.md": text(PRINCIPLE), "kk/a.md": text()},
        "kk/a.md",
        1,
    ),
    "different_unit": (
        "different-unit",
        {"en/a.md": text(CHECKLIST), "kk/a.md": text(CHECKLIST.replace("- [ ] b\n", ""))},
        "kk/a.md",
        9,
    ),
    "empty_unit": ("empty-unit", {"en/a.md": text("## Principle: One {#one}\n")}, "en/a.md", 9),
    "long_checklist": (
        "long-checklist",
        {"en/a.md": text("## Checklist: List {#list}\n\n" + "- [ ] a\n" * 10)},
        "en/a.md",
        9,
    ),
    "number_gap": (
        "number-gap",
        {"en/a.md": text("## Principle 1: One {#one}\n\nReason.\n\n## Principle 3: Three {#three}\n\nReason.\n")},
        "en/a.md",
        9,
    ),
    "repeated_number": (
        "repeated-number",
        {"en/a.md": text("## Principle 1: One {#one}\n\nReason.\n\n## Principle 1: Two {#two}\n\nReason.\n")},
        "en/a.md",
        13,
    ),
    "broken_link": ("broken-link", {"en/a.md": text("A\n[b]({filename}/en/b.md)\n")}, "en/a.md", 9),
    "unknown_relation": (
        "unknown-relation",
        {"en/a.md": text(PRINCIPLE, related="{one: [b.two]}")},
        "en/a.md",
        8,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_between_texts_is_said_once_with_its_place_and_a_cure(read_files: ReadFiles, name: str) -> None:
    rule, files, path, line = CASES[name]
    [problem] = found(read_files, files, rule)
    assert (problem.path, problem.line) == (path, line)
    assert problem.cure


def test_every_rule_has_a_case() -> None:
    assert {check.__name__ for check in checks.CHECKS} == set(CASES)


@pytest.mark.parametrize("name", ["missing_unit", "long_checklist", "number_gap", "unknown_keyword"])
def test_what_is_no_fault_is_told_and_does_not_stop_a_build(read_files: ReadFiles, name: str) -> None:
    rule, files, _path, _line = CASES[name]
    assert [problem.severity for problem in found(read_files, files, rule)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "body",
    [
        "[b]({filename}b.md) [c]({filename}/en/b.md#one) [d](#part)\n\n## Part\n",
        "[b]({filename}/kk/b.md)",
        "[b](https://x.example) <mailto:a@x.example>",
    ],
)
def test_links_that_lead_somewhere_are_no_problem(read_files: ReadFiles, body: str) -> None:
    assert read_files({"en/a.md": text(body), "en/b.md": text(PRINCIPLE)}).problems == ()


@pytest.mark.parametrize(
    ("link", "rule", "cure"),
    [
        ("{filename}/en/bb.md", "broken-link", "Did you mean “en/b.md”?"),
        ("{filename}/en/b.md#on", "broken-anchor", "Did you mean “one”?"),
        ("#parts", "broken-anchor", "Did you mean “part”?"),
        ("{filename}../../../etc/passwd", "broken-link", ""),
    ],
)
def test_a_broken_link_is_told_with_what_may_have_been_meant(
    read_files: ReadFiles, link: str, rule: str, cure: str
) -> None:
    files = {"en/a.md": text(f"[b]({link})\n\n## Part\n"), "en/b.md": text(PRINCIPLE)}
    [problem] = found(read_files, files, rule)
    assert cure in problem.cure


def test_a_good_library_in_two_languages_has_no_problem(read_files: ReadFiles) -> None:
    body = PRINCIPLE + "\n" + CHECKLIST
    kazakh = body.replace("Principle:", "Қағида:").replace("Checklist:", "Тексеру тізімі:")
    assert read_files({"en/a.md": text(body), "kk/a.md": text(kazakh)}).problems == ()


def test_a_principle_without_a_number_does_not_take_number_zero(read_files: ReadFiles) -> None:
    body = "## Principle: A {#a}\n\nx\n\n## Principle 0: B {#b}\n\nx\n\n## Principle 1: C {#c}\n\nx\n"
    assert read_files({"en/a.md": text(body)}).problems == ()
