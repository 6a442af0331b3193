"""Which font files the site has: a family, a style and the letters of one script.

A page loads the files of its own script. The Cyrillic files hold digits and punctuation too, so that a
Russian page without a Latin word needs no Latin file; the families are chosen by ``:lang()`` in the stylesheet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_DIGITS_AND_MARKS = "".join(map(chr, (*range(0x20, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F)))) + (
    "\u00a0\u00ad©«°·»×–—‘’‚“”„•…→←↑↓№€′″−\u202f"
)
#: English, Norwegian and Romanian (with the cedillas of old texts), and the letters of European names.
LATIN = _DIGITS_AND_MARKS + "".join(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x100)))) + (
    "ĂăȘșȚțŞşŢţŒœŁłŠšŽžĞğİı"
)
#: Russian and Kazakh.
CYRILLIC = _DIGITS_AND_MARKS + "".join(map(chr, range(0x410, 0x450))) + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"


@dataclass(frozen=True)
class Face:
    """One font file to be made.

    :param name: file name without suffix, ``literata-cyrillic``
    :param source: the font it is cut from
    :param letters: the characters it holds
    :param limits: variation axis → the one value, or the range, that is kept
    """

    name: str
    source: Path
    letters: str
    limits: tuple[tuple[str, float | tuple[float, float]], ...]

    @cached_property
    def key(self) -> str:
        """Hash of everything the file is made of, for the cache."""
        source = hashlib.blake2b(self.source.read_bytes(), digest_size=16).hexdigest()
        facts = repr((source, "".join(sorted(set(self.letters))), self.limits))
        return hashlib.blake2b(facts.encode(), digest_size=12).hexdigest()


def site_faces(literata: Path, literata_italic: Path, onest: Path) -> tuple[Face, ...]:
    """The faces of the site.

    Titles and text are both set in Literata; one optical size between them (18 pt) saves a third of its bytes.

    :param literata: variable font with axes ``opsz`` and ``wght``
    :param literata_italic: its italic
    :param onest: variable font with axis ``wght``
    """
    serif = (("opsz", 18.0), ("wght", (400.0, 700.0)))
    italic = (("opsz", 18.0), ("wght", 400.0))
    sans = (("wght", (400.0, 700.0)),)
    sources = (("literata", literata, serif), ("literata-italic", literata_italic, italic), ("onest", onest, sans))
    return tuple(_faces(sources))


def _faces(sources: Iterable[tuple[str, Path, tuple[tuple[str, float | tuple[float, float]], ...]]]) -> Iterable[Face]:
    for name, path, limits in sources:
        yield Face(f"{name}-latin", path, LATIN, limits)
        yield Face(f"{name}-cyrillic", path, CYRILLIC, limits)
