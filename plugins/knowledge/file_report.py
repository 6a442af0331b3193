"""What is wrong with one file, collected while it is read: it is not left at the first problem."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.files import Place
from knowledge.problems import Problem, Severity


@dataclass(slots=True)
class FileReport:
    """The problems found so far in the file at a place."""

    place: Place
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, rule: str, what: str, cure: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(self.place.path, line, rule, what, cure, severity))
