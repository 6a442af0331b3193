"""The two typefaces of every sheet, from their PyPI packages: no system font, no binary of our own."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

#: Packages that carry one family each: Onest for text and lists, Literata for titles.
PACKAGES = ("fontpkg_onest", "fontpkg_literata")


class MissingFontError(RuntimeError):
    """A font package is not installed."""


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders that hold the font files, in the order of :data:`PACKAGES`.

    :raises MissingFontError: a package is not installed
    """
    return tuple(_folder(package) for package in PACKAGES)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise MissingFontError(f"The font package {package.replace('_', '-')} is not installed. Install it with pip.")
    return Path(spec.origin).parent / "files"


def font_files() -> tuple[Path, ...]:
    """Every font file, sorted within its family."""
    return tuple(file for folder in font_folders() for file in sorted(folder.glob("*.ttf")))


@cache
def fonts_digest() -> str:
    """A hash of the font files: a new release of a typeface makes every sheet anew."""
    digest = hashlib.blake2b(digest_size=8)
    for file in font_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def coverage() -> frozenset[int]:
    """The code points that at least one upright family has a glyph for."""
    upright = [file for file in font_files() if "Italic" not in file.name]
    return frozenset(code for file in upright for code in _codes(file))


def _codes(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
