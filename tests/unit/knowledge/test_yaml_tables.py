"""Tables that people keep in YAML: a slip is told with file and line, and YAML guesses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.languages import read_languages
from knowledge.problems import ContentError
from knowledge.reading import read_topics

READERS: dict[str, Callable[[Path], object]] = {
    "topics": read_topics,
    "keywords": lambda folder: read_languages(folder, ("en", "kk")),
}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        *((name, text, line) for name in READERS for text, line in (
            ("en: {a: [b]}\nkk: {a: [b\n", 3), ("- en\n", 1), ("en: {a: [b]}\n\nkk: x\n", 3), ("en: {a: [b]}\nkk:\n", 2),
            ("en: *a\n", 1), ("\tx", 1),
        )),
        ("topics", "staff: {en: Staff}\nloyalty: {en: }\n", 2),
        ("topics", "staff: {en: [Staff]}\n", 1),
        ("topics", "staffing: {en: Staffing}\n'staff': {en: [Staff]}\n", 2),
        ("keywords", "en: {note: [Note]}\nkk:\n  principle: Қағида\n", 2),
        ("keywords", "en: {note: [{a: b}]}\n", 1),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line_and_a_cure(tmp_path: Path, name: str, text: str, line: int) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        READERS[name](tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.rule) == (str(path), line, name)
    assert problem.cure


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_empty_or_missing_holds_nothing(tmp_path: Path, name: str) -> None:
    missing = READERS[name](tmp_path)
    (tmp_path / f"{name}.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert READERS[name](tmp_path) == missing


def test_what_yaml_takes_for_a_number_or_an_answer_stays_a_word(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text("24: {no: ja, en: 1.0}\n", encoding="utf-8")
    assert read_topics(tmp_path) == {"24": {"no": "ja", "en": "1.0"}}
