"""A file from elsewhere → a text of ours: front matter, headings, lists, boxes and turns, and what was left behind.

Nothing is dropped in silence: what a page put around the text, what Markdown cannot carry and what had to be guessed
comes back as one line each, with the place in the file it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path

from editing.blocks import Block, Incoming, IncomingError, Shape, as_markdown, headings_below, loss
from editing.boilerplate import without_boilerplate
from editing.boxes import has_box, with_keywords
from editing.credits import credits_of
from editing.latin import suggested
from editing.markdown_text import read_markdown
from editing.plain_text import guessed_headings, read_text
from editing.scaffolds import NewText, Written, check_key, front_matter, path_of
from editing.turns import talk_of
from editing.web_text import read_html
from editing.word_text import read_word
from editing.workspace import EditingError, Workspace, refusal
from knowledge.files import LARGEST, decoded
from knowledge.languages import guess_language
from knowledge.model import Kind, Speaker
from knowledge.problems import Problem
from knowledge.unfinished import GAP

#: File name endings → what reads them.
TEXTS = (".txt", ".text")
MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
WEB = (".html", ".htm", ".xhtml")
WORD = (".docx",)

#: Names of files that stand for their folder.
FOLDERS_OWN = frozenset({"index", "_index", "readme"})

_NUMBERED = re.compile(r"^\d{1,3}[.)]\s")
#: A text in which this many headings are numbered is a list of principles.
FEWEST_PRINCIPLES = 3


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported, and what the editor says of it."""

    file: Path
    #: The file as the editor named it.
    name: str
    #: Language tag and key; empty where they are to be found in the text.
    language: str
    key: str
    #: The day that stands as the text's date where the file says none.
    date: Date


@dataclass(frozen=True, slots=True)
class Imported:
    """A text that is ready to be written."""

    written: Written
    losses: tuple[Problem, ...]
    #: What was carried over, in words.
    summary: str


def imported(workspace: Workspace, request: ImportRequest, taken: Iterable[str] = ()) -> Imported:
    """Read a file and make a text of it; nothing is written yet.

    :param taken: keys that files of the same command have got
    :raises EditingError: the file cannot be read, or its key or language cannot be used
    """
    try:
        incoming = _read(request)
    except (OSError, IncomingError) as error:
        cure = getattr(error, "cure", "Check its name and permissions.")
        what = f"The file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise refusal(request.name, 1, "unreadable", what, cure) from error
    written = request.file.suffix.lower() in (*MARKDOWN, *WORD)
    blocks, dropped = without_boilerplate(request.name, incoming.title, incoming.blocks, written=written)
    credit = credits_of(blocks, request.name)
    if request.file.suffix.lower() in TEXTS:
        dropped = (*dropped, *guessed_headings(credit.blocks, request.name))
    facts = dict(incoming.facts) | dict(credit.facts)
    language, told = _language(workspace, request, facts, incoming)
    text = _Text(incoming.title, tuple(headings_below(credit.blocks)), facts, language)
    return _made(workspace, request, text, (*told, *incoming.losses, *dropped, *credit.moved), frozenset(taken))


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a text before it becomes ours."""

    title: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str]
    language: str


def _read(request: ImportRequest) -> Incoming:
    """The file by its ending. :raises IncomingError: nothing reads such a file"""
    ending = request.file.suffix.lower()
    data = request.file.read_bytes()
    readers: Mapping[tuple[str, ...], Callable[[], Incoming]] = {
        TEXTS: lambda: read_text(_decoded(data, request.name), request.name),
        MARKDOWN: lambda: read_markdown(_decoded(data, request.name), request.name),
        WEB: lambda: read_html(data, request.name),
        WORD: lambda: read_word(data, request.name),
    }
    reader = next((read for endings, read in readers.items() if ending in endings), None)
    if reader is None:
        known = ", ".join(ending for endings in readers for ending in endings)
        raise IncomingError(f"Nothing here reads “{ending or request.file.name}”", f"Save it as one of {known}.")
    return reader()


def _decoded(data: bytes, name: str) -> str:
    """The text of a file. :raises EditingError: it is none, with the line"""
    text, problems = decoded(data, name)
    if problems:
        raise EditingError(problems)
    return text


def _language(
    workspace: Workspace, request: ImportRequest, facts: Mapping[str, str], incoming: Incoming
) -> tuple[str, tuple[Problem, ...]]:
    """What the editor says, what the file says, or what its letters tell; the last of these is said."""
    tags = tuple(language.tag for language in workspace.languages)
    if request.language:
        return workspace.language(request.language).tag, ()
    stated = facts.get("language", "").replace("_", "-").split("-")[0].lower().replace("no", "nb")
    if stated in tags:
        return stated, ()
    guess = guess_language(" ".join(block.text for block in incoming.blocks), tags)
    what = f"The language is taken to be “{guess}”"
    return guess, (loss(request.name, 1, "guessed", what, "Name it with --language if it is another."),)


def _made(
    workspace: Workspace, request: ImportRequest, text: _Text, losses: Sequence[Problem], taken: frozenset[str]
) -> Imported:
    keywords = workspace.language(text.language).keywords
    talk = talk_of(text.blocks)
    blocks = with_keywords(talk.blocks, keywords)
    kind = _kind(blocks, talk.speakers)
    key = _key(workspace, request, text.title, taken)
    wish = NewText(key, kind, text.language, _date(text.facts, request.date), _title(text.title))
    head = front_matter(wish, _facts(text), talk.speakers)
    written = Written(path_of(text.language, key, kind), f"{head}\n{as_markdown(blocks)}")
    if len(written.text.encode()) > LARGEST:
        what = f"The text has more than {LARGEST:,} bytes, which nobody would read"
        raise refusal(request.name, 1, "too-large", what, "Part it into several files.")
    return Imported(written, tuple(sorted(losses)), _summary(blocks, talk.speakers))


def _title(title: str) -> str:
    return " ".join(title.replace("\\", "").split()) or GAP


def _key(workspace: Workspace, request: ImportRequest, title: str, taken: frozenset[str]) -> str:
    """The key that was given, or one made from the title or the file's name.

    :raises EditingError: it cannot be one, or is taken
    """
    key = request.key or suggested(title or _named_by(request.file), (), "text")
    if key in taken:
        cure = "Import the files one by one, each with a --key of its own."
        raise refusal(request.name, 1, "taken-key", f"Another of these files has the key “{key}” already", cure)
    check_key(workspace, key)
    return key


def _named_by(file: Path) -> str:
    """What a file is called, or its folder where each has an ``index.md``."""
    return file.absolute().parent.name if file.stem.lower() in FOLDERS_OWN else file.stem


def _kind(blocks: Sequence[Block], speakers: Sequence[Speaker]) -> Kind:
    headings = [block for block in blocks if block.shape is Shape.HEADING]
    if speakers:
        return Kind.INTERVIEW
    if sum(bool(_NUMBERED.match(block.text)) for block in headings) >= FEWEST_PRINCIPLES:
        return Kind.PRINCIPLES
    boxes = sum(map(has_box, blocks))
    return Kind.CHECKLIST if boxes and boxes * 2 >= len(blocks) - len(headings) else Kind.ARTICLE


def _date(facts: Mapping[str, str], default: Date) -> Date:
    try:
        return Date.fromisoformat(facts.get("date", "")[:10])
    except ValueError:
        return default


def _facts(text: _Text) -> tuple[tuple[str, str], ...]:
    """What the file says of its source: its own title is the source's."""
    names = ("author", "publisher", "year", "url", "terms", "summary")
    known = {name: text.facts[name] for name in names if text.facts.get(name)}
    return (*known.items(), *([("title", _title(text.title))] if text.title else []))


def _summary(blocks: Sequence[Block], speakers: Sequence[Speaker]) -> str:
    counted = {
        "headings": sum(block.shape is Shape.HEADING for block in blocks),
        "paragraphs": sum(block.shape is Shape.PARAGRAPH for block in blocks),
        "items": sum(block.shape is Shape.ITEM for block in blocks),
        "boxes": sum(map(has_box, blocks)),
        "speakers": len(speakers),
    }
    return ", ".join(f"{number} {name}" for name, number in counted.items() if number)
