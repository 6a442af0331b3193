"""Writes an index: static files that the engine reads a few of for each query.

::

    engine.js              the engine (see :mod:`knowledge_search.engine_source`)
    index.json             languages, kinds, topics, and the kind and topics of every group of translations
    <lang>/meta.json       number and lengths of documents, where each shard begins
    <lang>/s<n>.json       forms, postings, keys
    <lang>/u<n>.json       forms that the site lacks, and their keys
    <lang>/h<n>.json       skeletons of forms, by the habits of typing
    <lang>/rules.json      how an unknown word is analysed
    <lang>/d/<n>.json      a document: what a hit shows

The same documents always give the same bytes, whatever order they come in.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_search.documents import SearchDocument, SearchUnit, ordered
from knowledge_search.engine_source import engine_source
from knowledge_search.groups import Groups
from knowledge_search.habits import written_buckets
from knowledge_search.memory import remembered
from knowledge_search.postings import invert, packed, packed_lengths
from knowledge_search.shards import Vocabulary, written_shards
from knowledge_search.tables import LanguageTable, analysis_of, language_table
from knowledge_search.unseen import written_unseen

#: The engine refuses an index whose format it does not know.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What was written.

    :param documents: language → number of documents
    :param forms: language → number of word forms
    :param files: number of files
    :param bytes: their size together
    """

    documents: Mapping[str, int]
    forms: Mapping[str, int]
    files: int
    bytes: int


def write_index(
    documents: Iterable[SearchDocument], folder: Path, *, jobs: int = 0, cache: Path | None = None
) -> IndexSummary:
    """Write the index of documents, in any order, and the engine into a folder.

    Language folders of an earlier index are replaced; other files in the folder are left alone.

    :param jobs: how many languages are worked on at the same time; 0 for one a processor
    :param cache: a folder in which analyses of vocabularies are kept for the next time
    :raises OSError: the folder cannot be written
    """
    everything = ordered(documents)
    languages = _by_language(everything)
    groups = Groups.of(everything)
    names = _folder_names(languages)
    overview = {"format": FORMAT, "languages": names, **groups.written()}
    head = _write(folder, {"index.json": _json(overview), "engine.js": engine_source()})
    tasks = [_Task(tag, found, groups, folder / names[tag], cache) for tag, found in languages.items()]
    written = dict(zip(languages, _done(tasks, jobs), strict=True))
    return IndexSummary(
        {tag: len(found) for tag, found in languages.items()},
        {tag: forms for tag, (_, _, forms) in written.items()},
        head[0] + sum(files for files, _, _ in written.values()),
        head[1] + sum(size for _, size, _ in written.values()),
    )


@dataclass(frozen=True, slots=True)
class _Task:
    """The index of one language, to be written by itself."""

    tag: str
    documents: Sequence[SearchDocument]
    groups: Groups
    folder: Path
    cache: Path | None

    def done(self) -> tuple[int, int, int]:
        """Number of files, their bytes, number of forms."""
        files, forms = language_files(self.documents, language_table(self.tag), self.groups, self.cache)
        shutil.rmtree(self.folder, ignore_errors=True)
        return *_write(self.folder, files), forms


def _done(tasks: Sequence[_Task], jobs: int) -> list[tuple[int, int, int]]:
    workers = min(len(tasks), jobs or os.cpu_count() or 1)
    if workers < 2:
        return [task.done() for task in tasks]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_Task.done, tasks))


def language_files(
    documents: Sequence[SearchDocument], table: LanguageTable, groups: Groups, cache: Path | None = None
) -> tuple[dict[str, bytes], int]:
    """The files of one language, name → content, and the number of its word forms.

    :param documents: in order; the place of a document is its number
    """
    postings = invert(documents, table.folding)
    analysis = analysis_of(table)
    families = remembered(analysis, postings.vocabulary, table, cache)
    packed_forms = {form: packed(found) for form, found in postings.forms.items()}
    shelves, shards = written_shards(Vocabulary(packed_forms, families.keys))
    unseen = written_unseen(families.unseen, shelves) if families.unseen else ()
    buckets = written_buckets(postings.forms, table)
    meta = {
        "n": len(documents),
        "firsts": shelves.firsts,
        "lengths": packed_lengths(postings.lengths),
        "letters": table.letters,
        "unseen": len(unseen),
        "habits": len(buckets),
        **groups.written_members(documents),
    }
    rules = {
        "habits": [habit["typed"] for habit in table.habits],
        "layout": table.layout,
        "analysis": analysis.rules(),
    }
    files = {"meta.json": meta, "rules.json": rules}
    for letter, contents in (("s", shards), ("u", unseen), ("h", buckets)):
        files |= {f"{letter}{place}.json": content for place, content in enumerate(contents)}
    files |= {f"d/{place}.json": _shown(document) for place, document in enumerate(documents)}
    return {name: _json(content) for name, content in files.items()}, len(postings.forms)


def _by_language(documents: Iterable[SearchDocument]) -> dict[str, list[SearchDocument]]:
    languages: dict[str, list[SearchDocument]] = {}
    for document in documents:
        languages.setdefault(document.language, []).append(document)
    return languages


def _folder_names(tags: Iterable[str]) -> dict[str, str]:
    """Language → folder. A tag that is no safe name gets a number."""
    numbered = enumerate(sorted(tags))
    return {tag: tag if tag.isascii() and tag.replace("-", "").isalnum() else f"x-{n}" for n, tag in numbered}


def _shown(document: SearchDocument) -> dict[str, Any]:
    """What a hit shows of a document; what is empty is left out."""
    shown = {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "kind": document.kind,
        "key": document.key,
        "topics": document.topics,
        "text": document.text,
        "units": [_shown_unit(unit) for unit in document.units],
    }
    return {name: value for name, value in shown.items() if value}


def _shown_unit(unit: SearchUnit) -> dict[str, str]:
    names = ("id", "kind", "title", "text", "url", "speaker")
    return {name: getattr(unit, name) for name in names if getattr(unit, name)}


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> tuple[int, int]:
    """Write files into a folder; how many, and their size."""
    for inner in sorted({Path(name).parent for name in files}):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return len(files), sum(map(len, files.values()))
