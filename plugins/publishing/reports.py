"""What the commands ``check`` and ``extract`` print: problems for people and programs, units as JSON."""

from __future__ import annotations

import json
from typing import Any

from knowledge.model import Checklist, Document, Exchange, Principle


def extraction(document: Document, path: str) -> str:
    """One document's units as one line of JSON, in the shape that ``docs/plugins.md`` describes.

    :param path: the file's name as the user gave it
    """
    facts = {
        "path": path,
        "language": document.language,
        "kind": document.kind.value,
        "title": document.title,
        "principles": [_principle(unit) for unit in document.principles],
        "checklists": [_checklist(unit) for unit in document.checklists],
        "exchanges": [_exchange(unit) for unit in document.exchanges],
    }
    return json.dumps(facts, ensure_ascii=False)


def _principle(unit: Principle) -> dict[str, Any]:
    return {
        "id": unit.id or None,
        "number": unit.number,
        "title": unit.title,
        "line": unit.line,
        "reason": unit.reason,
        "example": unit.example,
        "text": unit.text,
    }


def _checklist(unit: Checklist) -> dict[str, Any]:
    groups = [
        {"title": group.title, "items": [{"text": item.text, "line": item.line} for item in group.items]}
        for group in unit.groups
    ]
    return {"id": unit.id or None, "title": unit.title, "line": unit.line, "when": unit.when, "groups": groups}


def _exchange(unit: Exchange) -> dict[str, Any]:
    answers = [{"speaker": answer.speaker, "text": answer.text} for answer in unit.answers]
    return {
        "id": unit.id or None,
        "line": unit.line,
        "question": unit.question,
        "speaker": unit.speaker,
        "answers": answers,
    }
