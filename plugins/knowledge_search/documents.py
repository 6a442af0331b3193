"""What is searched: documents and the units in them, and the file format they arrive in, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from knowledge.problems import Problem
from knowledge_search.words import code_units

#: A parsed line of a documents file.
_Row: TypeAlias = Mapping[str, Any]
_TEXTS = ("id", "language", "kind", "title", "text", "url", "key")
_NEEDED = ("id", "language")


@dataclass(frozen=True, slots=True)
class SearchUnit:
    """A part of a document that a hit can lead to by itself: a principle, a step, an answer."""

    id: str
    kind: str
    title: str
    #: Plain text; it also stands in the document's text.
    text: str
    #: Address with the fragment of the paragraph.
    url: str
    #: Name of the person who says it, or nothing.
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page of one language as the search knows it."""

    id: str
    language: str
    kind: str
    title: str
    text: str
    url: str
    topics: tuple[str, ...] = ()
    #: The same in every language of the document; joins translations.
    key: str = ""
    headings: tuple[str, ...] = ()
    units: tuple[SearchUnit, ...] = ()


class _RowError(ValueError):
    """A line that is not a document; says what is wrong and what to do."""

    def __init__(self, rule: str, what: str, cure: str) -> None:
        self.rule, self.what, self.cure = rule, what, cure
        super().__init__(what)


def read_documents(path: Path) -> tuple[tuple[SearchDocument, ...], tuple[Problem, ...]]:
    """The documents of a file with one JSON object a line, and what is wrong with the other lines.

    :param path: UTF-8 text; empty lines are passed over
    :returns: documents in the order of the file, problems in the order of the lines
    :raises OSError: the file cannot be read
    """
    documents: list[SearchDocument] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, line in _lines(path):
        try:
            document = _document(_row(line))
            _once(document.id, number, seen)
        except _RowError as error:
            problems.append(Problem(str(path), number, error.rule, error.what, error.cure))
        else:
            documents.append(document)
    return tuple(documents), tuple(problems)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
            if stripped:
                yield number, stripped


def _row(line: bytes) -> _Row:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _RowError("document-encoding", f"not UTF-8 ({error.reason})", "Save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _RowError("document-json", f"not JSON ({error})", "Write one JSON object on the line") from error
    if not isinstance(row, dict):
        raise _RowError("document-json", "not a JSON object", "Write one JSON object on the line")
    return row


def _document(row: _Row) -> SearchDocument:
    texts = {name: _text(row, name) for name in _TEXTS}
    for name in _NEEDED:
        if not texts[name]:
            raise _RowError("document-field", f"no {name}", f"Give the document a {name}")
    return SearchDocument(**texts, topics=_texts(row, "topics"), headings=_texts(row, "headings"), units=_units(row))


def _text(row: _Row, name: str) -> str:
    value = row.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _RowError("document-field", f"{name} is not a text", f"Write {name} as a JSON string")
    return whole_characters(value)


def _texts(row: _Row, name: str) -> tuple[str, ...]:
    values = row.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _RowError("document-field", f"{name} is not a list of texts", f"Write {name} as a JSON array")
    return tuple(map(whole_characters, values))


def _units(row: _Row) -> tuple[SearchUnit, ...]:
    values = row.get("units") or []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise _RowError("document-field", "units is not a list of objects", "Write units as a JSON array")
    return tuple(_unit(value) for value in values)


def _unit(row: _Row) -> SearchUnit:
    return SearchUnit(*(_text(row, name) for name in ("id", "kind", "title", "text", "url", "speaker")))


def whole_characters(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no UTF-8 file can hold, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _once(name: str, number: int, seen: dict[str, int]) -> None:
    first = seen.setdefault(name, number)
    if first != number:
        raise _RowError("document-id", f"id «{name}» stands on line {first} too", "Give it an id of its own")


def ordered(documents: Iterable[SearchDocument]) -> tuple[SearchDocument, ...]:
    """The documents by language, key and id, so that an index does not depend on the order they came in."""
    return tuple(sorted(documents, key=lambda doc: (doc.language, code_units(doc.key or doc.id), doc.id)))
