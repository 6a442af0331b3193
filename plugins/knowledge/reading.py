"""A content folder → the library and the problems. Everything is read before anything is written.

Folders are languages, file names are keys. Only regular files are read: a link that leads out of the folder, a
pipe or a device is a problem, not a reason to hang.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from knowledge.addresses import RESERVED_KEYS
from knowledge.checks import check_library
from knowledge.documents import read_document
from knowledge.files import KEY, Place, decoded
from knowledge.glossary import Glossary, check_terms
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.markdown import Renderer
from knowledge.model import Document
from knowledge.problems import Problem, did_you_mean
from knowledge.unfinished import check_unfinished

#: From this many files on, reading them in several processes saves time.
WORTH_A_POOL = 150
SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")


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
    problems: list[Problem] = []
    tasks = [_Task(str(folder), place) for place in _places(folder, languages, problems)]
    documents: list[Document] = []
    for document, told in _answers(tasks, jobs):
        problems.extend(told)
        if document is not None:
            documents.append(document)
    library = Library.of(documents, languages, topics)
    problems.extend(check_library(library))
    problems.extend(check_unfinished(library))
    problems.extend(check_terms(library, glossary or Glossary(), folder))
    return Result(library, tuple(sorted(set(problems))))


def read_topics(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The vocabulary of ``<folder>/topics.yaml``: key → language tag → name; empty where there is no file."""
    path = folder / "topics.yaml"
    table = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {str(key): {str(tag): str(name) for tag, name in names.items()} for key, names in (table or {}).items()}


def read_file(path: Path, place: Place, renderer: Renderer) -> Answer:
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
        renderer = Renderer()
        yield from (read_file(Path(task.root, task.place.path), task.place, renderer) for task in tasks)
        return
    chunks = [tasks[start::jobs] for start in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        for answers in pool.map(_read_chunk, chunks):
            yield from answers


def _read_chunk(tasks: Sequence[_Task]) -> list[Answer]:
    renderer = Renderer()
    return [read_file(Path(task.root, task.place.path), task.place, renderer) for task in tasks]


# -- the folder ----------------------------------------------------------------------------------------


def _places(folder: Path, languages: tuple[Language, ...], problems: list[Problem]) -> Iterator[Place]:
    known = {language.tag: language for language in languages}
    for relative in _files(folder, problems):
        place = _place(relative, known, problems)
        if place is not None:
            yield place


def _files(folder: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Markdown files below the folder, sorted; hidden ones and editors' backups are passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            relative = PurePosixPath(Path(root, name).relative_to(folder).as_posix())
            if name.startswith(".") or name.endswith("~") or not name.lower().endswith(SUFFIXES):
                continue
            if _is_readable(Path(root, name), folder, relative, problems):
                yield relative


def _is_readable(path: Path, folder: Path, relative: PurePosixPath, problems: list[Problem]) -> bool:
    """Whether a file is a regular one inside the content folder."""
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        what = f"The file cannot be read: {error.strerror or error}"
        problems.append(Problem(str(relative), 1, "unreadable", what, "Delete the link or mend it."))
        return False
    if inside and regular:
        return True
    what = "This is no plain file" if inside else "This link leads out of the content folder"
    problems.append(Problem(str(relative), 1, "not-a-file", what, "Put the text itself here."))
    return False


def _place(relative: PurePosixPath, known: Mapping[str, Language], problems: list[Problem]) -> Place | None:
    """What a path says, or ``None`` and a problem."""
    parts, key = relative.parts, relative.stem
    is_page = parts[1:-1] == ("pages",)
    wrong = _misplaced(parts, is_page, known) or _bad_key(key, known)
    if wrong is not None:
        problems.append(Problem(str(relative), 1, *wrong))
        return None
    return Place(str(relative), known[parts[0]], key, is_page)


def _misplaced(parts: tuple[str, ...], is_page: bool, known: Mapping[str, Language]) -> tuple[str, str, str] | None:
    """Rule, what and cure where a folder is wrong."""
    if len(parts) == 1:
        return "misplaced", "The file stands in no language folder", f"Move it to one of {', '.join(known)}."
    if parts[0] not in known:
        return "unknown-language", f"“{parts[0]}” is not a language of this site", did_you_mean(parts[0], known)
    if len(parts) > 2 and not is_page:
        return "misplaced", "The file stands too deep", f"Move it to {parts[0]}/ or {parts[0]}/pages/."
    return None


def _bad_key(key: str, known: Mapping[str, Language]) -> tuple[str, str, str] | None:
    """Rule, what and cure where a file name cannot be a key."""
    if not KEY.fullmatch(key):
        cure = "Name the file with small Latin letters, digits and hyphens."
        return "bad-key", f"“{key}” cannot be a key", cure
    if key in RESERVED_KEYS or key in known:
        return "reserved-key", f"The address “{key}” belongs to the site itself", "Choose another file name."
    return None
