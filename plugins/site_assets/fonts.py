"""Font subsets as WOFF2, cut by fontTools and kept in the cache until their source or their letters change."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from knowledge.keeping import put_whole, sealed, unsealed
from site_assets.faces import Face

#: Kerning, ligatures, local forms (Romanian comma below, Serbian …), marks; small capitals and the like stay out.
FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "calt", "tnum")


def missing_letters(source: Path, letters: str) -> tuple[str, ...]:
    """Those of the letters that a font does not have, sorted. Control and space characters do not count."""
    with TTFont(source, lazy=True) as font:
        known = font.getBestCmap()
    return tuple(sorted({char for char in letters if char.isprintable() and ord(char) not in known}))


def subset(face: Face, cache: Path) -> bytes:
    """The face as WOFF2; the same bytes on every machine with the same fontTools.

    :param cache: folder in which finished files are kept
    :raises OSError: the source cannot be read or the cache cannot be written
    """
    kept = cache / f"{face.name}.{face.key}.{fontTools.version}.woff2"
    known = unsealed(kept.read_bytes()) if kept.exists() else None
    if known is not None:
        return known
    made = _cut(face)
    cache.mkdir(parents=True, exist_ok=True)
    put_whole(kept, sealed(made))
    return made


def _cut(face: Face) -> bytes:
    # fontTools tells in detail what it throws away; none of it concerns an editor.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with TTFont(face.source, recalcTimestamp=False) as font:
        cutter = Subsetter(_options())
        cutter.populate(unicodes=[ord(char) for char in set(face.letters)])
        cutter.subset(font)
        slim = instancer.instantiateVariableFont(font, dict(face.limits))
        slim.flavor = "woff2"
        buffer = BytesIO()
        slim.save(buffer)
    return buffer.getvalue()


def _options() -> Options:
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2]
    return options
