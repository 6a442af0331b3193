"""Judged queries over the site's own units, asked of our engine and of others.

``judged.tsv`` has a row a need: its kind, the units that answer it (the best first), and how readers of each
language would put it. A cell may begin with a kind of its own («habit: …»). Readers of the kind *other-language*
ask in a language that is not the page's, and every engine may look in all languages for them.
"""

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
KINDS = ("question", "inflected", "mistyped", "habit", "other-language")
_CUT = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what answers it."""

    kind: str
    text: str
    #: Ids of units, the best first; all are right.
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one engine answers some queries of one language."""

    queries: int
    found_first: float
    """MRR@10: of the first right unit."""
    recall: float
    """Share of the right units that are among the first ten."""
    precision: float
    """precision@5: the share of the first five that is right; many queries have only one to three right units."""


def judged_queries() -> dict[str, list[Judged]]:
    """Language → its queries."""
    head, *rows = (line.split("\t") for line in (HERE / "judged.tsv").read_text(encoding="utf-8").splitlines())
    return {tag: [_judged(row[0], row[1], row[place]) for row in rows] for place, tag in enumerate(head) if place > 1}


def _judged(kind: str, units: str, cell: str) -> Judged:
    own, _, text = cell.partition(": ")
    return Judged(own, text, tuple(units.split())) if own in KINDS else Judged(kind, cell, tuple(units.split()))


def unit_documents(documents: Sequence[SearchDocument]) -> tuple[SearchDocument, ...]:
    """Every unit as a document of its own, under its id."""
    return tuple(
        SearchDocument(
            f"{doc.language}.{unit.id}", doc.language, unit.kind, unit.title, unit.text, unit.url, key=unit.id
        )
        for doc in documents
        for unit in doc.units
        if unit.id
    )


def judge(
    documents: Sequence[SearchDocument], folder: Path, node: str
) -> dict[str, dict[str, Mapping[str, Score] | str]]:
    """Engine → language → kind (and «all») → score, or what went wrong.

    :param folder: for indexes and for the other engines' packages; kept between runs
    """
    queries = judged_queries()
    units = unit_documents(documents)
    write_index(units, folder / "own")
    said = {
        "folder": str(folder),
        "queries": {
            tag: [{"text": one.text, "everywhere": one.kind == "other-language"} for one in found]
            for tag, found in queries.items()
        },
        "documents": {tag: [_plain(unit) for unit in units if unit.language == tag] for tag in queries},
    }
    source = folder / "judged.json"
    source.write_text(json.dumps(said), encoding="utf-8")
    answers = {"Deskbell": _run(node, "asked.mjs", folder / "own", source)}
    if _modules(folder):
        answers |= _run(node, "rivals.mjs", folder, source)
    return {engine: {tag: _scores(found[tag], queries[tag]) for tag in queries} for engine, found in answers.items()}


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


def _scores(answers: Sequence[Sequence[str]] | str, queries: Sequence[Judged]) -> Mapping[str, Score] | str:
    if isinstance(answers, str):
        return answers
    pairs = list(zip(answers, queries, strict=True))
    by_kind = {kind: _score([pair for pair in pairs if pair[1].kind == kind]) for kind in KINDS}
    return {"all": _score(pairs)} | by_kind


def _score(pairs: Sequence[tuple[Sequence[str], Judged]]) -> Score:
    count = max(1, len(pairs))
    right = [[unit in query.units for unit in dict.fromkeys(map(_unit, found))] for found, query in pairs]
    return Score(
        len(pairs),
        sum(1 / (hits.index(True) + 1) for hits in right if True in hits) / count,
        sum(sum(hits) / len(query.units) for hits, (_, query) in zip(right, pairs, strict=True)) / count,
        sum(sum(hits[:_CUT]) / _CUT for hits in right) / count,
    )


def _unit(document: str) -> str:
    """The unit of a document: the same in every language."""
    return document.partition(".")[2]


def missed(answers: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    """The queries of which no right unit was found, for whoever wants to improve the engine."""
    queries = judged_queries()
    return [
        f"{tag}: {query.kind}: {query.text} → {query.units[0]}"
        for tag, found in answers.items()
        for hits, query in zip(found, queries[tag], strict=True)
        if not {_unit(hit) for hit in hits} & set(query.units)
    ]
