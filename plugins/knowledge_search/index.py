"""Writes an index: static files that the engine reads a few of for each query.

::

    engine.js              the engine (see :mod:`knowledge_search.engine_source`)
    index.json             languages; kinds, topics, and which groups of translations have them
    <lang>/meta.json       number and lengths of documents, where each shard begins
    <lang>/s<n>.json       forms, postings, keys
    <lang>/p<n>.json       positions of the forms of shard n, read only for phrases
    <lang>/u<n>.json       forms that the site lacks, and their keys, of some shelves
    <lang>/h<n>.json       skeletons of forms, by the habits of typing, and ends of forms
    <lang>/c<n>.json       a circle of words that mean the same: what stands for it, and its documents
    <lang>/rules.json      how an unknown word is analysed; words of grammar
    <lang>/d/<n>.json      a document: what a hit shows

The same documents always give the same bytes, whatever order they come in and whatever is remembered of others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from knowledge_search.alphabets import Alphabet
from knowledge_search.analyses import analysis_of
from knowledge_search.circles import Circles
from knowledge_search.digits import front_coded
from knowledge_search.documents import SearchDocument, ordered
from knowledge_search.engine_source import engine_source
from knowledge_search.folder import Written, replace_files, write_files
from knowledge_search.groups import Groups
from knowledge_search.habits import written_buckets
from knowledge_search.memory import Memory, Record
from knowledge_search.pages import as_json, written_page
from knowledge_search.postings import Postings, invert, packed_lengths
from knowledge_search.revision import revised
from knowledge_search.shards import written_shards
from knowledge_search.tables import language_table
from knowledge_search.unseen import written_unseen
from knowledge_search.vocabulary import Studied, studied

#: The engine refuses an index whose format it does not know.
FORMAT = 3


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What was written.

    :param documents: language → number of documents
    :param forms: language → number of word forms
    :param files: number of files
    :param bytes: their size together
    :param changed: number of files that were not there, or not the same
    """

    documents: Mapping[str, int]
    forms: Mapping[str, int]
    files: int
    bytes: int
    changed: int


def write_index(
    documents: Iterable[SearchDocument],
    folder: Path,
    *,
    jobs: int = 0,
    cache: Path | None = None,
    synonyms: Mapping[str, Sequence[Sequence[str]]] | None = None,
) -> IndexSummary:
    """Write the index of documents, in any order, and the engine into a folder.

    Language folders of an earlier index are made the same as new ones; files that would not change are not touched.
    Other files in the folder are left alone.

    :param jobs: how many processes work at the same time; 0 for one a processor
    :param synonyms: language → lists of words that mean the same (:mod:`knowledge_search.circles`)
    :param cache: a folder in which postings and studies of vocabularies are kept for the next time
    :raises OSError: a folder cannot be written
    """
    everything = ordered(documents)
    languages = _by_language(everything)
    groups = Groups.of(everything)
    names = _folder_names(languages)
    overview = {"format": FORMAT, "languages": names, **groups.written()}
    head = write_files(folder, {"index.json": as_json(overview), "engine.js": engine_source()})
    tasks = [
        _Task(
            tuple(found),
            groups.written_members(found),
            folder / names[tag],
            Memory(cache, names[tag], language_table(tag)),
            tuple(map(tuple, (synonyms or {}).get(tag, ()))),
        )
        for tag, found in languages.items()
    ]
    done = dict(zip(languages, _done(tasks, jobs), strict=True))
    written = sum((written for written, _ in done.values()), head)
    return IndexSummary(
        {tag: len(found) for tag, found in languages.items()},
        {tag: forms for tag, (_, forms) in done.items()},
        written.files,
        written.bytes,
        written.changed,
    )


@dataclass(frozen=True, slots=True)
class _Task:
    """The index of one language, to be written by itself.

    :param documents: in order; the place of a document is its number
    :param members: what the language says of its groups of translations
    :param synonyms: lists of words that mean the same
    """

    documents: Sequence[SearchDocument]
    members: Mapping[str, Any]
    folder: Path
    memory: Memory
    synonyms: Sequence[Sequence[str]]

    @property
    def tag(self) -> str:
        """The language."""
        return self.memory.table.tag

    @property
    def size(self) -> int:
        """About how much work it is."""
        return sum(len(document.text) for document in self.documents)

    def done(self) -> tuple[Written, int]:
        """What was written, and the number of word forms."""
        files, forms = language_files(self.documents, self.members, self.memory, self.synonyms)
        return replace_files(self.folder, files), forms


def _done(tasks: Sequence[_Task], jobs: int) -> list[tuple[Written, int]]:
    workers = min(len(tasks), jobs or os.cpu_count() or 1)
    if workers < 2:
        return [task.done() for task in tasks]
    with ProcessPoolExecutor(workers) as pool:
        # The largest first, so that no worker is left alone with it at the end.
        order = sorted(tasks, key=lambda task: -task.size)
        found = dict(zip((task.tag for task in order), pool.map(_Task.done, order), strict=True))
    return [found[task.tag] for task in tasks]


def language_files(
    documents: Sequence[SearchDocument],
    members: Mapping[str, Any],
    memory: Memory,
    synonyms: Sequence[Sequence[str]],
) -> tuple[dict[str, bytes], int]:
    """The files of one language, name → content, and the number of its word forms."""
    table = memory.table
    alphabet = Alphabet.of(table.alphabet)
    pages = [written_page(document, alphabet) for document in documents]
    postings = _postings(documents, pages, memory)
    analysis = analysis_of(table)
    circles = Circles.of(synonyms, table.folding)
    said, files = _vocabulary_files(studied(postings, analysis, circles, memory), alphabet, memory)
    files["meta"] = {
        "n": len(documents),
        "lengths": packed_lengths(postings.lengths),
        "letters": table.letters,
        "alphabet": table.alphabet,
        **said,
        **members,
    }
    files["rules"] = {
        "habits": [habit["typed"] for habit in table.habits],
        "layout": table.layout,
        "little": " ".join(table.little),
        "analysis": analysis.rules(),
    }
    contents = {f"{name}.json": as_json(content) for name, content in files.items()}
    contents |= {f"d/{number}.json": page for number, page in enumerate(pages)}
    return contents, len(postings.forms)


def _postings(documents: Sequence[SearchDocument], pages: Sequence[bytes], memory: Memory) -> Postings:
    """The postings of documents, by what is remembered of them. Documents that share an id cannot be told apart."""
    prints = {document.id: _fingerprint(page, document) for document, page in zip(documents, pages, strict=True)}
    if len(prints) < len(documents):
        return invert(documents, memory.table.folding)
    postings = revised(memory.record(), prints, documents, memory.table.folding)
    memory.keep(Record(prints, postings))
    return postings


def _vocabulary_files(study: Studied, alphabet: Alphabet, memory: Memory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the language says of its vocabulary, and name → content of shards, positions, unseen forms, circles,
    skeletons.
    """
    shelves, files = written_shards(study.vocabulary)
    shared, unseen = written_unseen(study.unseen, shelves)
    files |= {f"u{number}": content for number, content in enumerate(unseen)}
    files |= study.circled.written()
    buckets = written_buckets(study.vocabulary.postings, memory.table)
    firsts = alphabet.exchanged(front_coded(shelves.firsts))
    return {"firsts": firsts, "unseen": shared, "habits": len(buckets)}, {
        **{name: alphabet.with_exchanged(content, "f", "k", "x", "y") for name, content in files.items()},
        **{f"h{number}": alphabet.exchanged(content) for number, content in enumerate(buckets)},
    }


def _fingerprint(page: bytes, document: SearchDocument) -> str:
    """What tells a document from any other: all of it but its language."""
    return blake2b(page + as_json(document.headings), digest_size=12).hexdigest()


def _by_language(documents: Iterable[SearchDocument]) -> dict[str, list[SearchDocument]]:
    languages: dict[str, list[SearchDocument]] = {}
    for document in documents:
        languages.setdefault(document.language, []).append(document)
    return languages


def _folder_names(tags: Iterable[str]) -> dict[str, str]:
    """Language → folder. A tag that is no safe name gets a number that no other tag has."""
    known = sorted(tags)
    free = (name for number in count() if (name := f"x-{number}") not in known)
    return {tag: tag if tag.isascii() and tag.replace("-", "").isalnum() else next(free) for tag in known}
