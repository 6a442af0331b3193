"""Where the project's folders are, and how a command says that it cannot go on."""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from knowledge.languages import Language

HERE = Path(__file__).resolve().parents[1]
Facts = TypeVar("Facts")
OUTPUT, CONTENT, TRANSLATIONS = HERE / "output", HERE / "content", HERE / "translations"


def site_languages() -> tuple[Language, ...]:
    """The languages of ``pelicanconf.py``, the default one first."""
    from knowledge.languages import read_languages

    return readable(lambda folder: read_languages(folder, site_tags()), TRANSLATIONS)


def site_tags() -> tuple[str, ...]:
    """The tags of the site's languages by its settings; what is wrong with those is said without a traceback."""
    from knowledge.settings import FILE, HEART, STRICT, setting_faults, stop_at

    try:
        settings = vars(importlib.import_module("pelicanconf"))
    except Exception as error:  # settings are a program, and may fail in any way
        line = traceback.extract_tb(error.__traceback__)[-1].lineno
        line = error.lineno if isinstance(error, SyntaxError) else line
        fail(f"{FILE}:{line}: setting: The settings cannot be read: {error}. Mend the line.")
    stop_at(setting_faults(settings, (*HEART, *STRICT)))
    return tuple(settings.get("KNOWLEDGE_LANGUAGES") or (settings["DEFAULT_LANG"],))


def existing(folder: str | Path) -> Path:
    """The absolute path of a content folder; ends the command where there is none."""
    path = Path(folder).absolute()
    if not path.is_dir():
        fail(f"{folder} is not a folder; name the content folder with --content.")
    return path


def readable(reader: Callable[[Path], Facts], path: Path) -> Facts:
    """What a reader makes of a file or folder; what is wrong with it is said without a traceback."""
    from knowledge.problems import ContentError

    try:
        return reader(path)
    except ContentError as error:
        fail(str(error))


def number(written: str, flag: str) -> int:
    """A number as it was typed behind a flag; ends the command where it is none."""
    if not written.isdecimal():
        fail(f"“{written}” is no number; write {flag} and digits.")
    return int(written)


def fail(message: str) -> NoReturn:
    """End the command with a message, without a traceback, and with exit code 1."""
    print(message, file=sys.stderr)
    raise SystemExit(1)
