"""What a hit shows of a document: one small file for each, read only when it is shown."""

from __future__ import annotations

import json
from typing import Any

from knowledge_search.alphabets import Alphabet
from knowledge_search.documents import SearchDocument, SearchUnit

#: The texts in a reader's language, which the language's alphabet writes; the rest are names and addresses.
_TEXTS = ("title", "text", "speaker")


def written_page(document: SearchDocument, alphabet: Alphabet) -> bytes:
    """A document as JSON. What is empty is left out."""
    shown = {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "kind": document.kind,
        "key": document.key,
        "topics": document.topics,
        "text": document.text,
        "units": [alphabet.with_exchanged(_unit(unit), *_TEXTS) for unit in document.units],
    }
    return as_json(alphabet.with_exchanged(_without_empty(shown), *_TEXTS))


def _unit(unit: SearchUnit) -> dict[str, Any]:
    return _without_empty({name: getattr(unit, name) for name in ("id", "kind", "title", "text", "url", "speaker")})


def _without_empty(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def as_json(content: Any) -> bytes:
    """Content as the files of an index have it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
