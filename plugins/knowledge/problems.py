"""The one shape in which something wrong in the content is said: ``path:line: rule: what. What to do.``"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

#: A cure lists the known names only where they are few.
MOST_CHOICES = 16


class Severity(StrEnum):
    """An error keeps the site from being built; a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor should mend. Sorted by place, so that a report reads like the files do."""

    #: Path below the content folder, or as the user named the file.
    path: str
    #: 1-based; 1 where the whole file is meant.
    line: int
    #: Name of the rule, in kebab-case, as ``docs/editors.md`` lists it.
    rule: str
    #: What is wrong: one sentence.
    what: str
    #: What to do about it: one sentence in the imperative.
    cure: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{_shown(self.path)}:{self.line}: {self.rule}: {_sentence(self.what)} {_sentence(self.cure)}"


class ContentError(Exception):
    """The content has errors; nothing was written.

    Drawn as a tree::

        ContentError            problems: tuple[Problem, ...]
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that keep a site from being built."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON array, for editors' tools; sorted, one object a line."""
    rows = (json.dumps(_harmless(problem), ensure_ascii=False) for problem in sorted(problems))
    return "[" + ",\n ".join(rows) + "]"


def _harmless(problem: Problem) -> dict[str, object]:
    """A problem's fields, without characters that cannot be written."""
    return {name: _shown(value) if isinstance(value, str) else value for name, value in asdict(problem).items()}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure that names the nearest known word, or all of them where none is near."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, 1, 0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if not choices or len(choices) > MOST_CHOICES:
        return "Mend the name, or delete it."
    return f"Use one of {', '.join(choices)}."


def _sentence(text: str) -> str:
    """One line, closed by a full stop."""
    shown = _shown(" ".join(text.split()))
    return shown if shown.endswith((".", "!", "?", "…")) else shown + "."


def _shown(text: str) -> str:
    """The text safe for a terminal and a line: what cannot be printed is shown escaped."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
