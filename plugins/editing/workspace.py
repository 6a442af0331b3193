"""What every command of the room starts from: the folders, the languages, and what stands in the content now.

Errors of the room, as a tree::

    EditingError            one or more problems, said as everywhere: path:line: rule: what. What to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from knowledge.kept_files import write_whole
from knowledge.languages import Language, read_languages
from knowledge.ledger import NAME, Ledger, read_ledger, written
from knowledge.library import Library
from knowledge.model import Document
from knowledge.problems import Problem, did_you_mean
from knowledge.reading import read_content, read_topics

#: Rules that say a file could not be read, so that it is missing from the library.
UNREAD = frozenset(
    "unreadable too-large encoding control-character front-matter runaway-text not-a-file misplaced bad-key "
    "reserved-key unknown-language".split()
)


class EditingError(Exception):
    """A command cannot do what it was asked to; nothing was written. :ivar problems: why, each with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def refusal(path: str, line: int, rule: str, what: str, cure: str) -> EditingError:
    """An error of one problem."""
    return EditingError([Problem(path, line, rule, what, cure)])


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where an editor works, and what stands there.

    :ivar content: the content folder
    :ivar translations: the folder of keywords, topics and terms
    :ivar ledger_file: where fingerprints are remembered
    """

    content: Path
    translations: Path
    ledger_file: Path
    languages: tuple[Language, ...]
    library: Library
    problems: tuple[Problem, ...]

    def language(self, tag: str) -> Language:
        """The language with this tag. :raises EditingError: the site does not have it."""
        found = next((language for language in self.languages if language.tag == tag), None)
        if found is None:
            cure = f"Use one of {', '.join(language.tag for language in self.languages)}."
            raise refusal(tag, 1, "unknown-language", f"“{tag}” is not a language of this site", cure)
        return found

    def original(self, key: str) -> Document:
        """The original of a key. :raises EditingError: there is none."""
        found = next((doc for doc in self.library.documents if doc.key == key and doc.language == doc.original), None)
        if found is None:
            cure = did_you_mean(key, self.library.keys)
            raise refusal(key, 1, "unknown-key", f"No original has the key “{key}”", cure)
        return found

    @property
    def ledger(self) -> Ledger:
        """The ledger as it stands. :raises ContentError: it cannot be read."""
        return read_ledger(self.ledger_file)

    @property
    def unread(self) -> tuple[Problem, ...]:
        """Why files of the folder are missing from the library."""
        return tuple(problem for problem in self.problems if problem.rule in UNREAD)

    def save_ledger(self, ledger: Ledger) -> None:
        """Write the ledger."""
        write_whole(self.ledger_file, written(ledger).encode())


def open_workspace(
    content: Path, translations: Path, tags: tuple[str, ...], ledger_file: Path | None = None
) -> Workspace:
    """Read a content folder for work on it.

    :param content: the content folder
    :param translations: the folder of keywords, topics and terms
    :param tags: the site's language tags
    :param ledger_file: where fingerprints are remembered; ``<translations>/ledger.json`` by default
    """
    languages = read_languages(translations, tags)
    result = read_content(content, languages, read_topics(translations))
    ledger = ledger_file or translations / NAME
    return Workspace(content, translations, ledger, languages, result.library, result.problems)
