"""Arguments of commands beyond what invoke knows: any number of words."""

from __future__ import annotations

import sys

from invoke.parser.argument import Argument
from invoke.tasks import Task


class WordsTask(Task):  # type: ignore[type-arg]
    """A task that takes options and any number of words beside them: as many arguments as there are words."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """The options, then one positional argument a word."""
        options = [one for one in super().get_arguments(ignore_unknown_help) if one.name != "words"]
        flags = {
            f"--{name}" if len(name) > 1 else f"-{name}" for one in options if one.takes_value for name in one.names
        }
        line = sys.argv[sys.argv.index(self.name) + 1 :] if self.name in sys.argv else []
        before = ["", *line]
        words = [word for word, flag in zip(line, before, strict=False) if word[:1] != "-" and flag not in flags]
        return [*options, *(Argument(names=(f"word{number}",), positional=True) for number, _ in enumerate(words, 1))]
