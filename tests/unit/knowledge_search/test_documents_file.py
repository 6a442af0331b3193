"""The file of documents: what is read, and what is said of lines that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge_search.documents import SearchDocument, SearchUnit, ordered, read_documents


def _read(tmp_path: Path, *lines: bytes | str) -> tuple[tuple[SearchDocument, ...], list[str]]:
    path = tmp_path / "documents.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    documents, problems = read_documents(path)
    return documents, [str(problem).removeprefix(f"{path}:") for problem in problems]


def test_a_document_needs_an_id_and_a_language_only(tmp_path: Path) -> None:
    documents, problems = _read(tmp_path, '{"id": "a", "language": "kk"}')
    assert documents == (SearchDocument("a", "kk", "", "", "", ""),)
    assert problems == []


def test_units_and_headings_are_read(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "language": "en",
        "headings": ["One"],
        "units": [{"id": "u", "title": "U"}],
        "topics": ["t"],
    }
    [document], _ = _read(tmp_path, json.dumps(row))
    assert (document.headings, document.topics) == (("One",), ("t",))
    assert document.units == (SearchUnit("u", "", "U", "", ""),)


def test_fields_that_the_search_does_not_know_are_passed_over(tmp_path: Path) -> None:
    assert _read(tmp_path, '{"id": "a", "language": "en", "author": {"x": 1}}')[1] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "document-json"),
        ("[]", "document-json: not a JSON object. Write one JSON object on the line."),
        ("[" * 100_000, "document-json"),
        (b'{"id": "\xff"}', "document-encoding"),
        ('{"language": "en"}', "document-field: no id. Give the document a id."),
        ('{"id": 7, "language": "en"}', "document-field: id is not a text. Write id as a JSON string."),
        ('{"id": "a", "language": "en", "topics": "t"}', "document-field: topics is not a list of texts."),
        ('{"id": "a", "language": "en", "units": ["u"]}', "document-field: units is not a list of objects."),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str | bytes, said: str) -> None:
    documents, problems = _read(tmp_path, '{"id": "good", "language": "en"}', "", line)
    assert [document.id for document in documents] == ["good"]
    assert problems[0].startswith(f"3: {said}")


def test_an_id_stands_once(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, *['{"id": "a", "language": "en"}'] * 2)
    assert problems == ["2: document-id: id «a» stands on line 1 too. Give it an id of its own."]


def test_half_a_character_is_replaced(tmp_path: Path) -> None:
    [document], _ = _read(tmp_path, r'{"id": "a", "language": "en", "title": "x\ud800y"}')
    assert document.title == "x\ufffdy"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert _read(tmp_path, b'\xef\xbb\xbf{"id": "a", "language": "en"}')[1] == []


def test_the_order_of_documents_is_that_of_language_key_and_id() -> None:
    one, two, three = (SearchDocument(*facts, "", "", "", "") for facts in (("b", "en"), ("a", "ru"), ("a", "en")))
    assert ordered([two, one, three]) == (three, one, two)
