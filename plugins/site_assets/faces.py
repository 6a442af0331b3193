"""Which font files the site has: a family, a style and the letters of one script.

A page loads the files of its own script. The Cyrillic files hold plain Latin letters too, because hardly a page
is without a name in them; and every file holds the letters of the languages' own names, which stand on every page.

The two files that a first page waits for are each kept below 29,200 bytes: what a connection brings in its second
round trip (20 segments of 1,460 bytes, https://www.rfc-editor.org/rfc/rfc6928), so that neither costs a third one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

#: Letters, digits and punctuation that texts of every script have.
_COMMON = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00ad©«°·»×–—‘’‚“”„•…→←↑↓№€′″−\u202f"
#: English, Norwegian and Romanian (with the cedillas of old texts), and the letters of European names.
LATIN = _COMMON + "".join(map(chr, range(0xC0, 0x100))) + "ĂăȘșȚțŞşŢţŒœŁłŠšŽžĞğİı"
#: Russian and Kazakh.
CYRILLIC = _COMMON + "".join(map(chr, range(0x410, 0x450))) + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"

#: Variation axis → the one value, or the range, that a face keeps.
Limits: TypeAlias = tuple[tuple[str, float | tuple[float, float]], ...]


@dataclass(frozen=True)
class Face:
    """One font file to be made.

    :param name: file name without suffix, ``literata-cyrillic``
    :param source: the font it is cut from
    :param letters: the characters it holds
    :param limits: what is kept of its variation
    :param features: OpenType features that are kept
    """

    name: str
    source: Path
    letters: str
    limits: Limits
    features: tuple[str, ...] = ("kern",)

    @cached_property
    def key(self) -> str:
        """Hash of everything the file is made of, for the cache."""
        source = hashlib.blake2b(self.source.read_bytes(), digest_size=16).hexdigest()
        facts = repr((source, "".join(sorted(set(self.letters))), self.limits, self.features))
        return hashlib.blake2b(facts.encode(), digest_size=12).hexdigest()


def site_faces(literata: Path, literata_italic: Path, onest: Path, everywhere: str = "") -> tuple[Face, ...]:
    """The faces of the site.

    Titles and text are both set in Literata; one optical size between them (18 pt) saves a third of its bytes.

    :param literata: variable font with axes ``opsz`` and ``wght``
    :param literata_italic: its italic
    :param onest: variable font with axis ``wght``
    :param everywhere: letters that stand on every page, whatever its script
    """
    serif = (("opsz", 18.0), ("wght", (400.0, 700.0)))
    italic = (("opsz", 18.0), ("wght", 400.0))
    sans = (("wght", (400.0, 700.0)),)
    for_reading = {"latin": ("kern", "liga", "locl", "ccmp"), "cyrillic": ("kern",)}
    for_interface = {"latin": ("kern", "locl", "tnum"), "cyrillic": ("kern", "tnum")}
    families = (
        ("literata", literata, serif, for_reading),
        ("literata-italic", literata_italic, italic, for_reading),
        ("onest", onest, sans, for_interface),
    )
    return tuple(
        Face(f"{name}-{script}", source, letters + everywhere, limits, features[script])
        for name, source, limits, features in families
        for script, letters in (("latin", LATIN), ("cyrillic", CYRILLIC))
    )
