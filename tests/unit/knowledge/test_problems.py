"""A problem is one line that names file, line and rule, says what is wrong, and what to do."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.problems import ContentError, Problem, Severity, as_json, errors

ONE = Problem("en/a.md", 3, "bad-date", "“x” is not a date", "Write year, month and day")
WARNING = Problem("en/a.md", 2, "number-gap", "A gap.", "Leave it.", Severity.WARNING)


def test_a_problem_reads_as_a_line() -> None:
    assert str(ONE) == "en/a.md:3: bad-date: “x” is not a date. Write year, month and day."


@given(st.text(), st.text(min_size=1))
def test_whatever_stands_in_the_file_the_report_stays_one_harmless_line(what: str, path: str) -> None:
    line = str(Problem(path, 1, "rule", what, "Mend it."))
    assert line.isprintable()
    line.encode("utf-8")


@pytest.mark.parametrize("path", ["en/new\nline.md", "en/bad\udcff.md", "en/\x1b[31m.md"])
def test_the_name_of_a_file_cannot_break_the_report(path: str) -> None:
    problem = Problem(path, 1, "bad-key", "No.", "Rename it.")
    assert "\n" not in str(problem)
    assert "\x1b" not in str(problem)
    str(problem).encode("utf-8")
    as_json([problem]).encode("utf-8")


def test_a_report_reads_as_the_files_do() -> None:
    error = ContentError([ONE, WARNING])
    assert [problem.line for problem in error.problems] == [2, 3]
    assert str(error).splitlines() == [str(WARNING), str(ONE)]


def test_only_errors_keep_a_site_from_being_built() -> None:
    assert errors([WARNING, ONE]) == (ONE,)


def test_tools_get_the_same_as_objects() -> None:
    rows = json.loads(as_json([ONE, WARNING]))
    assert [row["line"] for row in rows] == [2, 3]
    assert set(rows[0]) == {"path", "line", "rule", "what", "cure", "severity"}
    assert json.loads(as_json([])) == []
