"""Commands for other programs: what Deskbell knows and can do, as files in formats that others read."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from publishing.arguments import WordsTask
from tasks.project import CONTENT, TRANSLATIONS, existing, fail, readable, site_languages


@task(klass=WordsTask)
def extract(c: Context, **words: str) -> None:
    """Print the units of any Markdown files (invoke extract FILE …), one JSON object a line."""
    if not words:
        fail("Name one file or more: invoke extract FILE …")
    raise SystemExit(_extract(list(words.values())))


def _extract(files: list[str]) -> int:
    """Print one object a file; the exit code."""
    from knowledge.loose import read_loose_file
    from knowledge.markdown import MarkdownRenderer
    from publishing.reports import extraction

    languages, renderer, failed = site_languages(), MarkdownRenderer(), False
    for name in files:
        document, problems = read_loose_file(Path(name), Path(name).as_posix(), languages, renderer)
        for problem in problems:
            print(problem, file=sys.stderr)
        failed = failed or document is None
        if document is not None:
            print(extraction(document, name))
    return int(failed)


@task(
    help={
        "documents": "JSON lines: id, language, kind, title, text, url, topics, key",
        "folder": "where to write",
        "cache": "folder that remembers the work for the next time; none by default",
        "synonyms": "YAML file: language → lists of words that mean the same; none by default",
    }
)
def index(c: Context, documents: str, folder: str, cache: str = "", synonyms: str = "") -> None:
    """Write a search index and its engine.js for any documents."""
    from knowledge_search.__main__ import main

    raise SystemExit(main([documents, folder, cache, synonyms]))


@task(
    name="export-search",
    help={"for": "meilisearch or opensearch", "folder": "where to write; search-export by default"},
)
def export_search(c: Context, for_: str, folder: str = "search-export", content: str = "") -> None:
    """Write the documents, settings, synonyms and keys for a search server."""
    from knowledge.glossary import read_glossary
    from knowledge.problems import errors
    from knowledge.reading import read_content, read_topics
    from knowledge.synonyms import site_synonyms
    from knowledge_search import export
    from knowledge_search.collection import search_documents

    synonyms = readable(lambda folder: site_synonyms(folder, read_glossary(folder)), TRANSLATIONS)
    topics = readable(read_topics, TRANSLATIONS)
    result = read_content(existing(content or CONTENT), site_languages(), topics)
    if errors(result.problems):
        fail("\n".join(map(str, errors(result.problems))))
    try:
        files = export.export_search(search_documents(result.library), Path(folder), for_, synonyms.circles)
    except export.UnknownServerError as error:
        fail(str(error))
    for path in files:
        print(path)
