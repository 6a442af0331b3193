"""Pelican as one process of a build: what is wrong with the machine or the settings is one line, and no traceback.

Called as a script with Pelican's own arguments.
"""

from __future__ import annotations

import linecache
import logging
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from pelican import main as pelican_main

#: Functions of Pelican's in which a mistake in the settings comes to light.
_READING_SETTINGS = frozenset({"read_settings", "configure_settings", "load_source", "load_plugins"})

_SETTING = re.compile(r"settings\[['\"]([A-Z_]+)['\"]\]")


class _OneLine(logging.Filter):
    """Takes the traceback off what is no fault of the program."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Only what has been logged already, and has ended the run, is held back."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and _has_been_said(error):
            return False
        if error is not None and (said := _said(error)):
            record.msg, record.args, record.exc_info = said, (), None
        return True


def _has_been_said(error: BaseException) -> bool:
    """Whether it is Pelican's own way of ending at the first error that is logged (``--fatal errors``)."""
    return isinstance(error, RuntimeError) and error.args == ("Warning or error encountered",)


def _said(error: BaseException) -> str:
    """What to say of an error in a line; empty where only a traceback helps."""
    if isinstance(error, OSError):
        place = f"{error.filename2 or error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}. Make room, or check the folder's permissions, and build again."
    frames = traceback.extract_tb(error.__traceback__)
    if not _READING_SETTINGS & {frame.name for frame in frames}:
        return ""
    last = frames[-1]
    near = "".join(
        linecache.getline(last.filename, line) for line in range((last.lineno or 2) - 1, (last.lineno or 2) + 1)
    )
    named = _SETTING.search(near)
    own = next(
        (frame for frame in reversed(frames) if frame.name == "<module>" and frame.filename.endswith("conf.py")), None
    )
    place = f"{own.filename}:{own.lineno}: " if own else ""
    if isinstance(error, SyntaxError):
        place = f"{error.filename}:{error.lineno}: "
    return f"{place}setting: {named[1] if named else 'The settings'} cannot be read: {error}. Mend it."


def main(arguments: Sequence[str]) -> None:
    """Run Pelican. :raises SystemExit: it ended with an error, which has been said"""
    logging.getLogger("pelican").addFilter(_OneLine())
    try:
        pelican_main(list(arguments))
    except RuntimeError as ended:
        if not _has_been_said(ended):
            raise
        if ended.__context__ is not None and not _said(ended.__context__):
            traceback.print_exception(ended.__context__)  # what Pelican says of it does not say why
        raise SystemExit(1) from None


if __name__ == "__main__":
    sys.path[0] = str(
        Path.cwd()
    )  # as ``python -m pelican`` has it, so that no module of this room stands in another's way
    main(sys.argv[1:])
