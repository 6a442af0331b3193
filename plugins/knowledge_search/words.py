"""Text into words, the same here and in ``engine/text.js`` (the contract test compares them)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

#: Letters and digits, with inner hyphens.
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: A short ending after an apostrophe («customer's», «don't»): it is grammar, not a word.
_SHORT_ENDING = re.compile(r"(?<=[^\W_])'[^\W\d_]{1,2}(?![^\W_])")
#: What typesetting does to characters that readers type plainly.
_PLAIN = {
    "ё": "е",
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "‐": "-",
    "‑": "-",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
}
#: A word longer than this is cut: it is data, not language.
LONGEST = 64


def folding(letters: Mapping[str, str]) -> dict[str, str]:
    """A table for :func:`fold`: the characters that all languages replace and those of one language."""
    return {**_PLAIN, **letters}


def fold(text: str, table: Mapping[str, str]) -> str:
    """``text`` composed, in small letters, with the single characters of ``table`` replaced."""
    return plain(unicodedata.normalize("NFC", text), table)


def plain(composed: str, table: Mapping[str, str]) -> str:
    """:func:`fold` for a text that is composed already."""
    folded = composed.lower()
    for written, replacement in table.items():
        folded = folded.replace(written, replacement)
    return folded


def words(folded: str) -> list[str]:
    """The words of a folded text in order, hyphenated ones whole. Whoever keeps them cuts them: :func:`cut`."""
    return WORD.findall(_SHORT_ENDING.sub(" ", folded) if "'" in folded else folded)


def cut(word: str) -> str:
    """A word as the index has it."""
    return word[:LONGEST]


def parts(word: str) -> tuple[str, ...]:
    """The words inside a hyphenated word that may be asked for by themselves; else nothing."""
    return tuple(part for part in word.split("-") if len(part) > 1) if "-" in word else ()


def code_units(text: str) -> bytes:
    """A sort key: the order in which JavaScript compares strings."""
    return text.encode("utf-16-be", "surrogatepass")
