"""What the typefaces can print: texts are checked first, so that a sheet never shows an empty box.

A missing glyph is a hard error under PDF/UA, and the typesetter names no place for it; here it gets one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from one_pagers.fonts import coverage

#: Signs that print as nothing, and signs that print as another one.
_UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF])
_PRINTED_AS: dict[int, str] = {
    0x2011: "-",
    0x2010: "-",
    0x2028: " ",
    0x2029: " ",
    0x2007: "\u00a0",
    0x202F: "\u00a0",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a sheet and the line it was written on."""

    text: str
    line: int


def printed(text: str) -> str:
    """The text as a sheet prints it: one line, composed letters, no invisible signs."""
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_PRINTED_AS)
    return composed.strip() if composed.isprintable() else _folded(composed)


def _folded(text: str) -> str:
    """White space folded, non-breaking spaces kept, control characters kept for the check to find."""
    spaced = "".join(" " if char in "\t\n\r\f\v\x85" else char for char in text)
    return " ".join(part for part in spaced.split(" ") if part)


def missing(text: str) -> tuple[str, ...]:
    """The characters of a printed text that no typeface has, each once, in order of code points."""
    codes = {ord(char) for char in printed(text)} - coverage()
    return tuple(chr(code) for code in sorted(codes))


def named(char: str) -> str:
    """A character as a message shows it: ``✓ (U+2713 CHECK MARK)``."""
    name = unicodedata.name(char, "a control character" if unicodedata.category(char) == "Cc" else "no name")
    shown = f"{char} " if char.isprintable() and not char.isspace() else ""
    return f"{shown}(U+{ord(char):04X} {name})"
