"""Words that mean the same: what readers type, and what the house calls it.

``translations/synonyms.yaml`` lists them language by language, each line the words for one thing. The glossary adds a
list for every term: the word of the house and those that it rejects; never those that are right for another thing
(``avoid``). A word may be several («money back»), and a star at the end of one stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from knowledge.glossary import Glossary
from knowledge.problems import ContentError, Problem
from knowledge.settings import is_tag
from knowledge.yaml_tables import LOADER, place_and_reason

NAME = "synonyms.yaml"
#: The words of one thing, as editors write them.
Circle = tuple[str, ...]
#: What a reader may type for a thing: words with at most a star after each.
_VARIANT = re.compile(r"[^\W_][^*\s]*\*?(?:\s+[^\W_][^*\s]*\*?)*")
_SHAPE = "Write a line of words below the language, “- [call, phone, telephone]”"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that mean the same: language tag → circles, in the order in which they were given."""

    circles: Mapping[str, tuple[Circle, ...]] = field(default_factory=dict)

    def of(self, tag: str) -> tuple[Circle, ...]:
        """The circles of a language."""
        return self.circles.get(tag, ())

    def __add__(self, other: Synonyms) -> Synonyms:
        """The circles of both."""
        tags = dict.fromkeys((*self.circles, *other.circles))
        return Synonyms({tag: self.of(tag) + other.of(tag) for tag in tags})


def site_synonyms(folder: Path, glossary: Glossary) -> Synonyms:
    """What a site has in its folder of translations, and in its glossary.

    :raises ContentError: ``<folder>/synonyms.yaml`` is there and cannot be read
    """
    path = folder / NAME
    return (read_synonyms(path) if path.exists() else Synonyms()) + glossary_synonyms(glossary)


def glossary_synonyms(glossary: Glossary) -> Synonyms:
    """Each term of the house with the words that it replaces."""
    circles: dict[str, tuple[Circle, ...]] = {}
    for row in glossary.terms.values():
        for tag, term in row.items():
            if term.rejected:
                circles[tag] = (*circles.get(tag, ()), (term.word, *term.rejected))
    return Synonyms(circles)


def read_synonyms(path: Path) -> Synonyms:
    """The circles of a file: language tag → lists of words.

    :raises ContentError: the file is something else; every mistake with its line
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=LOADER)
    except OSError as error:
        what = f"The file cannot be read: {error.strerror or error}"
        raise ContentError([_problem(path, 1, what, "Name one that can")]) from error
    except UnicodeDecodeError as error:
        raise ContentError([_problem(path, 1, "The file is not UTF-8", "Save it as UTF-8")]) from error
    except yaml.YAMLError as error:
        line, why = place_and_reason(error)
        raise ContentError([_problem(path, line, f"This is no YAML: {why}", _SHAPE)]) from error
    circles: dict[str, list[Circle]] = {}
    problems: list[Problem] = []
    for found in _entries(node, path):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            circles.setdefault(found[0], []).append(found[1])
    if problems:
        raise ContentError(problems)
    return Synonyms({tag: tuple(found) for tag, found in circles.items()})


Entry = tuple[str, Circle] | Problem


def _entries(node: yaml.Node | None, path: Path) -> Iterator[Entry]:
    """Each circle with its language, and what is wrong."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        cure = "Write “en:” and the lines of words below it"
        yield _wrong(path, node, "The file does not begin with a language", cure)
        return
    seen: set[str] = set()
    for key, value in node.value:
        tag = key.value
        if not is_tag(tag):
            yield _wrong(path, key, f"“{_shown(key)}” is not a language tag", "Write one such as en or kk")
        elif tag in seen:
            yield _wrong(path, key, f"The language {tag} stands there twice", "Put its lines below one another")
        elif not isinstance(value, yaml.SequenceNode):
            yield _wrong(path, value, f"Below {tag} stands no list", _SHAPE)
        else:
            yield from _language(tag, value, path)
        seen.add(str(tag))


def _language(tag: str, lists: yaml.SequenceNode, path: Path) -> Iterator[Entry]:
    for one in lists.value:
        if not isinstance(one, yaml.SequenceNode):
            yield _wrong(path, one, f"“{_shown(one)}” is no list of words", _SHAPE)
            continue
        problems = list(_faults(one, path))
        yield from problems
        if not problems:
            yield tag, tuple(" ".join(word.value.split()) for word in one.value)


def _faults(words: yaml.SequenceNode, path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for word in words.value:
        text = " ".join(word.value.split()) if isinstance(word, yaml.ScalarNode) else ""
        if not _VARIANT.fullmatch(text):
            cure = "Write a word or several, a star only at the end of one; quotation marks around what has signs"
            yield _wrong(path, word, f"“{_shown(word)}” is no word that a reader types", cure)
        elif text.casefold() in seen:
            yield _wrong(path, word, f"“{text}” stands twice in one line", "Delete the second")
        seen.add(text.casefold())
    if len(words.value) < 2:
        yield _wrong(path, words, "A line of words that mean the same needs two of them", "Add the other word")


def _shown(node: yaml.Node) -> str:
    """A node in a message: its own text, or what it is."""
    return node.value if isinstance(node, yaml.ScalarNode) else "a list" if isinstance(node.value, list) else ""


def _wrong(path: Path, node: yaml.Node, what: str, cure: str) -> Problem:
    return _problem(path, node.start_mark.line + 1, what, cure)


def _problem(path: Path, line: int, what: str, cure: str) -> Problem:
    return Problem(str(path), line, "synonyms", what, cure)
