"""The tables that people keep in YAML (topics, keywords, glossary): a name a row, and a mapping behind it.

Values stay text, as in front matter: ``no`` is a language, and ``24`` a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.problems import ContentError, Problem

#: libyaml where PyYAML was built with it: ten times as fast. It makes nothing but texts, lists and mappings.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Rows = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class YamlTable:
    """A table's file, and how mistakes in it are told."""

    path: Path
    #: Name of the rule, and what the table is called: ``The glossary``.
    rule: str
    name: str
    #: What a row looks like.
    row: str

    def rows(self) -> Rows:
        """Name → mapping, in the order of the file; none where there is no file.

        :raises ContentError: the file is no such table, with its line
        """
        try:
            text = self.path.read_text(encoding="utf-8-sig") if self.path.exists() else ""
            found = yaml.load(text, Loader=LOADER) or {}  # noqa: S506 - a loader that makes no objects
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise self._unreadable(*place_and_reason(error)) from error
        if not isinstance(found, dict):
            raise self._unreadable(1, "it holds no names and values")
        for name, row in found.items():
            if not isinstance(row, dict):
                raise self.fault(name, "no names and values stand behind it")
        return found

    def fault(self, name: str, why: str) -> ContentError:
        """What is wrong with a row, at its line."""
        opens = re.compile(rf"[\"']?{re.escape(name)}[\"']?\s*:")
        lines = enumerate(self.path.read_text(encoding="utf-8-sig").split("\n"), 1)
        line = next((number for number, written in lines if opens.match(written)), 1)
        return self._unreadable(line, f"“{name}”: {why}")

    def _unreadable(self, line: int, why: str) -> ContentError:
        what = f"{self.name} cannot be read: {why}"
        return ContentError([Problem(str(self.path), line, self.rule, what, f"Mend the line: {self.row}.")])


def place_and_reason(error: Exception) -> tuple[int, str]:
    """The line at which a file is no YAML, 1 where nobody knows it, and why."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1 if mark else 1), getattr(error, "problem", None) or str(error)
