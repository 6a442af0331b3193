"""Text into words, the same here and in ``engine/engine.js`` (the contract test compares them)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

#: Letters and digits, inner hyphens, and a short ending after an apostrophe, which is passed over
#: («customer's», «don't»): it is grammar, not a word.
WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*)(?:'[^\W\d_]{1,2}(?![^\W_]))?")
#: What typesetting does to characters that readers type plainly.
_PLAIN = {"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": "", "\u200b": "", "\u200c": ""}
#: A word longer than this is cut: it is data, not language.
LONGEST = 64


def folding(letters: Mapping[str, str]) -> dict[str, str]:
    """A table for :func:`fold`: the characters that all languages replace and those of one language."""
    return {**_PLAIN, **letters}


def fold(text: str, table: Mapping[str, str]) -> str:
    """``text`` composed, in small letters, with the single characters of ``table`` replaced."""
    folded = unicodedata.normalize("NFC", text).lower()
    for written, plain in table.items():
        folded = folded.replace(written, plain)
    return folded


def words(folded: str) -> list[str]:
    """The words of a folded text in order, hyphenated ones whole."""
    return [word[:LONGEST] for word in WORD.findall(folded)]


def parts(word: str) -> tuple[str, ...]:
    """The words inside a hyphenated word that may be asked for by themselves; else nothing."""
    return tuple(part for part in word.split("-") if len(part) > 1) if "-" in word else ()


def code_units(text: str) -> bytes:
    """A sort key: the order in which JavaScript compares strings."""
    return text.encode("utf-16-be", "surrogatepass")
