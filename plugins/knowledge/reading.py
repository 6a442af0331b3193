"""A content folder → the library and the problems. Everything is read before anything is written.

Folders are languages, file names are keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from knowledge.attachments import attachment_faults, foreign_pictures
from knowledge.checks import check_library
from knowledge.content_folder import missing_attachments, places
from knowledge.documents import read_document
from knowledge.files import Place, decoded
from knowledge.glossary import Glossary, check_terms
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.markdown import MarkdownRenderer
from knowledge.model import Document
from knowledge.problems import Problem
from knowledge.unfinished import check_unfinished
from knowledge.yaml_tables import YamlTable

#: From this many files on, reading them in several processes saves time.
WORTH_A_POOL = 150


@dataclass(frozen=True, slots=True)
class Result:
    """What reading a content folder gives."""

    library: Library
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """One file to be read, as it is sent to a process."""

    root: str
    place: Place


Answer = tuple[Document | None, tuple[Problem, ...]]


def read_content(
    folder: Path,
    languages: tuple[Language, ...],
    topics: Mapping[str, Mapping[str, str]],
    jobs: int = 1,
    glossary: Glossary | None = None,
) -> Result:
    """Read every document below a content folder and check them all.

    :param folder: the content folder
    :param languages: the site's languages, the default one first
    :param topics: the controlled vocabulary
    :param jobs: number of processes
    :param glossary: the words that texts are held to
    :raises OSError: the folder cannot be listed
    """
    found, misplaced = places(folder, languages)
    problems = list(misplaced)
    tasks = [_Task(str(folder), place) for place in found]
    documents: list[Document] = []
    for document, told in _answers(tasks, jobs):
        problems.extend(told)
        if document is not None:
            documents.append(document)
    library = Library.of(documents, languages, topics)
    problems.extend(check_library(library))
    problems.extend(missing_attachments(library, folder))
    problems.extend(foreign_pictures(library))
    problems.extend(attachment_faults(folder))
    problems.extend(check_unfinished(library))
    problems.extend(check_terms(library, glossary or Glossary(), folder))
    return Result(library, tuple(sorted(set(problems))))


def read_topics(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The vocabulary of ``<folder>/topics.yaml``: key → language tag → name; empty where there is no file.

    :raises ContentError: the file is no vocabulary, with its line
    :raises OSError: it cannot be read
    """
    table = YamlTable(folder / "topics.yaml", "topics", "The vocabulary of topics", "loyalty: {en: Loyalty}")
    rows = table.rows()
    for key, names in rows.items():
        if not all(isinstance(name, str) and name for name in names.values()):
            raise table.fault(key, "a language has no name for it")
    return rows


def read_file(path: Path, place: Place, renderer: MarkdownRenderer) -> Answer:
    """One file → its document and its problems; what keeps it from being read is a problem as well."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"The file cannot be read: {error.strerror or error}"
        return None, (Problem(place.path, 1, "unreadable", what, "Check its permissions."),)
    text, problems = decoded(data, place.path)
    return (None, problems) if problems else read_document(text, place, renderer)


def _answers(tasks: Sequence[_Task], jobs: int) -> Iterator[Answer]:
    if jobs < 2 or len(tasks) < WORTH_A_POOL:
        renderer = MarkdownRenderer()
        yield from (read_file(Path(task.root, task.place.path), task.place, renderer) for task in tasks)
        return
    chunks = [tasks[start::jobs] for start in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        for answers in pool.map(_read_chunk, chunks):
            yield from answers


def _read_chunk(tasks: Sequence[_Task]) -> list[Answer]:
    renderer = MarkdownRenderer()
    return [read_file(Path(task.root, task.place.path), task.place, renderer) for task in tasks]
