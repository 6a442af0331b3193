"""What the typefaces can print: texts are checked first, so that a sheet never shows an empty box.

A missing glyph is a hard error under PDF/UA, and the typesetter names no place for it; here it gets one.
"""

from __future__ import annotations

import re
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
    0x2705: "✓",
    0x2714: "✓",
    0x27A1: "→",
    0x2B05: "←",
    0x2B06: "↑",
    0x2B07: "↓",
}
#: Pictures that say something: without them a text would say something else.
_TELLING = frozenset(
    "☐☑☒✅✓✔✕✖✗✘❌❎⛔🚫🛑⚠❗❕❓❔‼⁉➕➖➗⭐🌟★☆👍👎🆗🆘🔴🟠🟡🟢🔵🟣🟤⚪⚫⬛⬜🟥🟧🟨🟩🟦🔺🔻🔼🔽↗↘↙↖↔↕🔙🔚🔛🔜🔝♻☎✉☠☢☣♀♂"
)
#: Colours of the hands and faces before them.
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_SPACES = re.compile(r" {2,}")
#: Before this sign none is a picture.
_FIRST_PICTURE = "\u2190"


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
    if composed and max(composed) >= _FIRST_PICTURE:
        composed = _undecorated(composed)
    return composed.strip() if composed.isprintable() else _folded(composed)


def _folded(text: str) -> str:
    """White space folded, non-breaking spaces kept, control characters kept for the check to find."""
    spaced = "".join(" " if char in "\t\n\r\f\v\x85" else char for char in text)
    return " ".join(part for part in spaced.split(" ") if part)


def left_out(text: str) -> tuple[str, ...]:
    """The pictures of a text that a sheet is printed without, each once, in order of code points."""
    written = unicodedata.normalize("NFC", text).translate(_PRINTED_AS)
    return tuple(sorted(char for char in set(written) - set(printed(text)) if _decorates(char)))


def _undecorated(text: str) -> str:
    """The text without pictures that only adorn it; one of nothing else stays as it is."""
    plain = _SPACES.sub(" ", "".join(char for char in text if not _decorates(char)))
    return plain if plain.strip() else text


def _decorates(char: str) -> bool:
    """Whether no typeface has a sign, and the words say the same without it: 🎯, not ❌."""
    picture = char >= _FIRST_PICTURE and (unicodedata.category(char) == "So" or char in _SKINS)
    return picture and char not in _TELLING and ord(char) not in coverage()


def missing(text: str) -> tuple[str, ...]:
    """The characters of a printed text that no typeface has, each once, in order of code points."""
    codes = {ord(char) for char in printed(text)} - coverage()
    return tuple(chr(code) for code in sorted(codes))


def named(char: str) -> str:
    """A character as a message shows it: ``✓ (U+2713 CHECK MARK)``."""
    name = unicodedata.name(char, "a control character" if unicodedata.category(char) == "Cc" else "no name")
    shown = f"{char} " if char.isprintable() and not char.isspace() else ""
    return f"{shown}(U+{ord(char):04X} {name})"
