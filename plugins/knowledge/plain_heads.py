"""Heads of files that were not written for us, read as Python-Markdown's ``meta`` reads them: a value is all that
stands behind the name's colon, whatever signs it holds, and lines that are further in go on with it.

YAML is tried first, because it says more; what is no YAML (``title: Ten tips: the first``) is read this way, as Pelican
does with every head. Heads between ``+++`` are TOML, as Hugo has them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

from knowledge.frontmatter import Entry, FrontMatter, FrontMatterError, Table, split

#: Fields of Pelican's, one of which at least stands in a head that no dashes mark.
FIELDS = frozenset(
    "author authors category date lang modified save_as slug status summary tags template title url".split()
)

#: A text that opens with a rule, below which words may stand that YAML would understand.
_RULE = re.compile(r"---[ \t]*\n[ \t]*\n")
_OPENS = re.compile(r"---(?:\s.*)?$")
_ENDS = re.compile(r"(?:---|\.\.\.)(?:\s.*)?$")
_FIELD = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*)$")
_MORE = re.compile(r"(?: {4,}|\t)(?P<value>.*)$")


_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<head>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)


def split_leniently(text: str) -> FrontMatter:
    """Part a file into its head and its body, whatever its head looks like. One without a head is all body.

    :param text: the file, with ``\\n`` line ends
    """
    front = FrontMatter(Table(()), text, 1, present=False)
    if _RULE.match(text):
        return front
    if head := _TOML.match(text):
        return _toml(head, text) or front
    with suppress(FrontMatterError):
        front = split(text)
    yaml = front.present and not front.classic
    return front if yaml else _plain(text.split("\n")) or front


def _plain(lines: list[str]) -> FrontMatter | None:
    """The head that opens a file, between dashes or not; ``None`` where there is none."""
    fenced = _OPENS.match(lines[0]) is not None
    end = _end(lines, int(fenced))
    rows = tuple(_rows(lines[:end]))
    known = fenced or FIELDS & {name for name, _ in rows}
    if not rows or not known or rows[0][1].line != 1 + fenced:
        return None
    end += end < len(lines) and _ENDS.match(lines[end]) is not None
    return FrontMatter(Table(rows), "\n".join(lines[end:]), end + 1, present=True, classic=True)


def _toml(head: re.Match[str], text: str) -> FrontMatter | None:
    """A head in TOML; ``None`` where it cannot be read."""
    try:
        values = tomllib.loads(head["head"])
    except tomllib.TOMLDecodeError:
        return None
    lines = head["head"].split("\n")
    rows = tuple((name.lower(), _entry(value, _line_of(name, lines))) for name, value in values.items())
    return FrontMatter(Table(rows), text[head.end() :], head[0].count("\n") + 1, present=True)


def _line_of(name: str, lines: list[str]) -> int:
    """The line of the file on which a value of the head begins, or its table does."""
    names = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}\b")
    return next((number for number, line in enumerate(lines, 2) if names.match(line)), 2)


def _entry(value: object, line: int) -> Entry:
    if isinstance(value, dict):
        return Entry(Table(tuple((str(name), _entry(one, line)) for name, one in value.items())), line)
    if isinstance(value, list):
        return Entry(tuple(_entry(one, line) for one in value), line)
    return Entry(str(value), line)


def _end(lines: list[str], start: int) -> int:
    """Where a head ends: at the dashes that close one, else at the first line that does not go on with it."""
    closed = next((at for at in range(start, len(lines)) if start and _ENDS.match(lines[at])), None)
    if closed is not None:
        return closed
    inside = (_FIELD.match(line) or (line.strip() and _MORE.match(line)) for line in lines[start:])
    return next((at for at, belongs in enumerate(inside, start) if not belongs), len(lines))


def _rows(lines: list[str]) -> Iterator[tuple[str, Entry]]:
    """Names and values with their lines; a value goes on in the lines that are no field of their own."""
    starts = [at for at, line in enumerate(lines) if _FIELD.match(line)]
    for start, end in pairwise((*starts, len(lines))):
        field = _FIELD.match(lines[start])
        assert field is not None
        value = [field["value"].strip(), *(line.strip() for line in lines[start + 1 : end])]
        yield field["name"].lower(), Entry(" ".join(filter(None, value)), start + 1)
