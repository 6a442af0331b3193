"""What the commands print keeps its shape, because other tools read it."""

from __future__ import annotations

import json
from pathlib import Path

from knowledge.languages import Language
from knowledge.loose import read_loose_file
from knowledge.markdown import MarkdownRenderer
from publishing.reports import extraction
from publishing.summary import COLUMNS, rows_of, summary

TEXT = """# T

## Principle 2: Listen {#listen}

Reason.

Example: a desk.

## Checklist: List {#list}

When: now

- [ ] step

**JR:** Why? {#why}

**DB:** So.

**JR:** When?

**DB:** Now.
"""


def test_an_extraction_is_one_line_in_the_promised_shape(tmp_path: Path, languages: tuple[Language, ...]) -> None:
    path = tmp_path / "any.md"
    path.write_text(TEXT, encoding="utf-8")
    document, problems = read_loose_file(path, "any.md", languages, MarkdownRenderer())
    assert problems == ()
    assert document is not None
    line = extraction(document, "any.md")
    assert "\n" not in line
    facts = json.loads(line)
    assert list(facts) == ["path", "language", "kind", "title", "principles", "checklists", "exchanges"]
    [principle], [checklist] = facts["principles"], facts["checklists"]
    assert {name: principle[name] for name in ("id", "number", "title", "line")} == {
        "id": "listen",
        "number": 2,
        "title": "Listen",
        "line": 3,
    }
    assert checklist["groups"] == [{"title": "", "items": [{"text": "step", "line": 13}]}]
    assert facts["exchanges"][0] == {
        "id": "why",
        "line": 15,
        "question": "Why?",
        "speaker": "JR",
        "answers": [{"speaker": "DB", "text": "So."}],
    }
    assert facts["exchanges"][1]["id"] is None


def test_a_summary_counts_what_stands_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    units = [{"kind": "principle", "key": "a"}, {"kind": "exchange", "key": "a"}, {"kind": "checklist", "key": "b"}]
    (tmp_path / "knowledge" / "en.json").write_text(json.dumps(units))
    downloads = [
        {"language": "en", "format": "pdf"},
        {"language": "en", "format": "csv"},
        {"language": "kk", "format": "pdf"},
    ]
    (tmp_path / "downloads.json").write_text(json.dumps(downloads))
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("x")
    [row] = rows_of(tmp_path)
    assert dict(zip(COLUMNS, row.numbers, strict=True)) == {
        "documents": 2,
        "principles": 1,
        "checklists": 1,
        "answers": 1,
        "sheets": 1,
        "files": 1,
        "pages": 1,
    }
    assert "problems: 3, built in 1.5 s" in summary(tmp_path, 3, 1.5)
