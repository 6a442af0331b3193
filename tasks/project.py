"""Where the project's folders are, and how a command says that it cannot go on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from knowledge.languages import Language

HERE = Path(__file__).resolve().parents[1]
OUTPUT, CONTENT, TRANSLATIONS = HERE / "output", HERE / "content", HERE / "translations"


def site_languages() -> tuple[Language, ...]:
    """The languages of ``pelicanconf.py``, the default one first."""
    from knowledge.languages import read_languages
    from pelicanconf import KNOWLEDGE_LANGUAGES

    return read_languages(TRANSLATIONS, KNOWLEDGE_LANGUAGES)


def existing(folder: str | Path) -> Path:
    """The absolute path of a content folder; ends the command where there is none."""
    path = Path(folder).absolute()
    if not path.is_dir():
        fail(f"{folder} is not a folder; name the content folder with --content.")
    return path


def fail(message: str) -> NoReturn:
    """End the command with a message, without a traceback, and with exit code 1."""
    print(message, file=sys.stderr)
    raise SystemExit(1)
