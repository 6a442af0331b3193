"""Files that were not written for us: one Markdown file from anywhere, or the content of another Pelican site.

Nothing is required of them. Language and key are taken from what they say of themselves, else from their path,
else from their letters; first words of every language are understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from knowledge.anchors import with_ids
from knowledge.documents import read_document
from knowledge.files import Place, can_name_file, decoded, shortened
from knowledge.frontmatter import FrontMatter, FrontMatterError, split
from knowledge.languages import Language, every_keyword, guess_language
from knowledge.library import Library
from knowledge.markdown import MarkdownRenderer, slug
from knowledge.model import Document
from knowledge.plain_heads import split_leniently
from knowledge.problems import Problem, Severity

_LANGUAGE_FIELDS = ("lang", "language")


def read_loose_file(
    path: Path, name: str, languages: tuple[Language, ...], renderer: MarkdownRenderer
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Any Markdown file → its document.

    :param path: where it lies
    :param name: what it is called in the document and in problems, with forward slashes
    :param languages: languages to choose from, the default one first
    :param renderer: renders the body
    """
    text, problems = _decoded(path, name)
    if problems:
        return None, problems
    document, problems = read_document(text, _place(text, name, languages), renderer)
    return document, (*_doubts(text, name), *problems)


def _decoded(path: Path, name: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"The file cannot be read: {error.strerror or error}"
        return "", (Problem(name, 1, "unreadable", what, "Check its name and permissions."),)
    return decoded(data, name, lenient=True)


def _doubts(text: str, name: str) -> tuple[Problem, ...]:
    """Why a head is no YAML, which is then read line by line; a text that opens with a rule has none."""
    try:
        split(text)
    except FrontMatterError as error:
        if split_leniently(text).present:
            return (Problem(name, error.line, "front-matter", str(error), error.cure, Severity.WARNING),)
    return ()


def read_loose_folder(
    folder: Path, names: Iterable[str], languages: tuple[Language, ...], topics: Mapping[str, Mapping[str, str]]
) -> tuple[Library, tuple[Problem, ...]]:
    """Files of another site → a library and what could not be read. Every unit has an id, and every document a key
    that no other has in its language.

    :param folder: the content folder
    :param names: paths below it, with forward slashes
    """
    renderer = MarkdownRenderer()
    documents: list[Document] = []
    problems: list[Problem] = []
    for name in sorted(names):
        text, told = _decoded(folder / name, name)
        problems.extend(told)
        if told:
            continue
        document, told = read_document(text, _place(text, name, languages), renderer)
        # What our sanitiser takes out, the site's own reader publishes.
        problems.extend(problem for problem in told if problem.rule != "raw-html")
        if document is not None:
            documents.append(_named(document))
    return Library.of(_told_apart(documents), languages, topics), tuple(sorted(problems))


def _named(document: Document) -> Document:
    """The document with ids for all units, and without topics of which no file could be named."""
    return with_ids(replace(document, topics=tuple(filter(can_name_file, document.topics))))


def _told_apart(documents: Iterable[Document]) -> Iterator[Document]:
    """Files of one name in several folders, such as ``index.md``, get a key of their whole path, and a number where two
    paths make the same.
    """
    known = tuple(documents)
    often = Counter((document.key, document.language) for document in known)
    taken = {place for place, times in often.items() if times == 1}
    for document in known:
        if often[document.key, document.language] == 1:
            yield document
            continue
        base = shortened(slug(PurePosixPath(document.path).with_suffix("").as_posix()))
        keys = (f"{base}-{number}" if number > 1 else base for number in count(1))
        key = next(key for key in keys if (key, document.language) not in taken)
        taken.add((key, document.language))
        yield replace(document, key=key)


def _place(text: str, name: str, languages: tuple[Language, ...]) -> Place:
    front = split_leniently(text)
    known = {language.tag: language for language in languages}
    tag = next((tag for tag in _stated(front, name) if tag in known), "") or guess_language(text, tuple(known))
    language = replace(known[tag], keywords=every_keyword((*languages, known[tag])))
    return Place(name, language, _key(front, name), lenient=True)


def _stated(front: FrontMatter, name: str) -> list[str]:
    """What the head and the folders say of the language, the head first."""
    entries = [front.table.get(field) for field in _LANGUAGE_FIELDS]
    suffix = re.search(r"[._-]([a-z]{2})\.\w+$", name)
    folders = list(reversed(PurePosixPath(name).parts[:-1]))
    return [entry.text for entry in entries if entry and entry.text] + folders + ([suffix[1]] if suffix else [])


def _key(front: FrontMatter, name: str) -> str:
    """A key that can stand in an address: the stated slug or the file's name."""
    entry = front.table.get("slug")
    return shortened(slug((entry.text if entry else None) or PurePosixPath(name).stem))
