"""Judged queries over the site's own units, asked of our engine and of others."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_search.documents import SearchDocument
from knowledge_search.index import write_index

HERE = Path(__file__).resolve().parent
_CUT = 5


@dataclass(frozen=True, slots=True)
class Score:
    """How well one engine answers one language's queries; each has one right unit."""

    found_first: float
    """MRR@10."""
    recall: float
    """Share of queries whose unit is among the first ten."""
    precision: float
    """precision@5: the share of the first five that is right, of at most one in five."""


def judged_queries() -> dict[str, list[tuple[str, str]]]:
    """Language → query and the unit that answers it."""
    head, *rows = (line.split("\t") for line in (HERE / "judged.tsv").read_text(encoding="utf-8").splitlines())
    return {tag: [(row[place], row[0]) for row in rows] for place, tag in enumerate(head) if place}


def unit_documents(documents: Sequence[SearchDocument]) -> tuple[SearchDocument, ...]:
    """Every unit as a document of its own, under its id."""
    return tuple(
        SearchDocument(f"{doc.language}.{unit.id}", doc.language, unit.kind, unit.title, unit.text, unit.url)
        for doc in documents
        for unit in doc.units
    )


def judge(documents: Sequence[SearchDocument], folder: Path, node: str) -> dict[str, dict[str, Score | str]]:
    """Engine → language → score, or what went wrong.

    :param folder: for indexes and for the other engines' packages; kept between runs
    """
    queries = judged_queries()
    units = unit_documents(documents)
    write_index(units, folder / "own")
    said = {
        "folder": str(folder),
        "queries": {tag: [query for query, _ in found] for tag, found in queries.items()},
        "documents": {tag: [_plain(unit) for unit in units if unit.language == tag] for tag in queries},
    }
    source = folder / "judged.json"
    source.write_text(json.dumps(said), encoding="utf-8")
    answers = {"Deskbell": _run(node, "asked.mjs", folder / "own", source)}
    if _modules(folder):
        answers |= _run(node, "rivals.mjs", folder, source)
    return {
        engine: {tag: _score(found[tag], queries[tag], tag) for tag in queries} for engine, found in answers.items()
    }


def _plain(unit: SearchDocument) -> dict[str, str]:
    return {"id": unit.id, "title": unit.title, "text": unit.text}


def _run(node: str, script: str, *arguments: Path) -> Any:
    command = [node, str(HERE / script), *map(str, arguments)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(answer.stdout)


def _modules(folder: Path) -> bool:
    """Fetch the other engines into the folder; whether they are there."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    shutil.copy(HERE / "package.json", folder)
    fetched = subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, capture_output=True)
    return fetched.returncode == 0


def _score(answers: Sequence[Sequence[str]] | str, queries: Sequence[tuple[str, str]], tag: str) -> Score | str:
    if isinstance(answers, str):
        return answers
    ranks = [_rank(found, f"{tag}.{unit}") for found, (_, unit) in zip(answers, queries, strict=True)]
    count = len(ranks)
    return Score(
        sum(1 / rank for rank in ranks if rank) / count,
        sum(1 for rank in ranks if rank) / count,
        sum(1 / _CUT for rank in ranks if rank and rank <= _CUT) / count,
    )


def _rank(found: Sequence[str], wanted: str) -> int:
    return found.index(wanted) + 1 if wanted in found else 0


def missed(answers: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    """The queries whose unit was not found, for whoever wants to improve the engine."""
    queries = judged_queries()
    return [
        f"{tag}: {query} → {unit}"
        for tag, found in answers.items()
        for hits, (query, unit) in zip(found, queries[tag], strict=True)
        if f"{tag}.{unit}" not in hits
    ]
