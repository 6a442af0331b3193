"""Font subsets as WOFF2, cut by fontTools and kept in the cache until what they are made of, or with, changes."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.otBase import ValueRecord
from fontTools.varLib import instancer

from knowledge.kept_files import digest_of, print_of, sealed, unsealed, write_whole
from site_assets.faces import Face

#: Vertical text, old rasterizers, names of weights for menus, and underlines that grow with the weight.
UNUSED_TABLES = ("VVAR", "vhea", "vmtx", "gasp", "STAT", "MVAR")
#: Kerning is rounded to these units of a thousandth em: at 20 px less than a tenth of a pixel from the designer's.
KERNING_STEP = 8
#: How far from its designed place a point of a bold letter may come to lie, in thousandths of an em: at 40 px a tenth
#: of a pixel. What the neighbours of a point tell as nearly as this need not be said: a tenth of a file's bytes.
OUTLINE_TOLERANCE = 2.5
#: Behind a glyph's own points stand four that say where it begins and ends (OpenType ``glyf``).
PHANTOM_POINTS = 4
#: The one field of a kerning record: how far the pen moves on after the first letter of a pair.
X_ADVANCE = 0x0004


def missing_letters(source: Path, letters: str) -> tuple[str, ...]:
    """Those of the letters that a font does not have, sorted. Control and space characters do not count."""
    with TTFont(source, lazy=True) as font:
        known = font.getBestCmap()
    return tuple(sorted({char for char in letters if char.isprintable() and ord(char) not in known}))


def subset(face: Face, folder: Path) -> bytes:
    """The face as WOFF2; the same bytes on every machine with the same libraries.

    :param folder: the cache, in which finished files are kept
    :raises OSError: the source cannot be read or the cache cannot be written
    """
    kept = folder / f"{face.name}.{face.key}.{_program()}.woff2"
    known = unsealed(kept.read_bytes()) if kept.exists() else None
    if known is not None:
        return known
    made = _cut(face)
    write_whole(kept, sealed(made))
    return made


@cache
def _program() -> str:
    """A hash of this module and of the libraries that make bytes."""
    versions = " ".join(version(name) for name in ("fonttools", "brotli"))
    return print_of(f"{digest_of(Path(__file__))} {versions}".encode())


def _cut(face: Face) -> bytes:
    # fontTools tells in detail what it throws away; none of it concerns an editor.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with TTFont(face.source, recalcTimestamp=False) as font:
        cutter = Subsetter(_options(face))
        cutter.populate(unicodes=[ord(char) for char in set(face.letters)])
        cutter.subset(font)
        slim = instancer.instantiateVariableFont(font, dict(face.limits))
        _settle_kerning(slim)
        _thin_outlines(slim)
        slim.flavor = "woff2"
        buffer = BytesIO()
        slim.save(buffer)
    return buffer.getvalue()


def _options(face: Face) -> Options:
    options = Options()
    options.layout_features = list(face.features)
    options.drop_tables = [*options.drop_tables, *UNUSED_TABLES]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2]
    return options


def _thin_outlines(font: TTFont) -> None:
    """Leave out what of a letter's change with weight follows from its other points (OpenType ``gvar``)."""
    for name, changes in font["gvar"].variations.items() if "gvar" in font else ():
        glyph = font["glyf"][name]
        if glyph.isComposite():
            continue
        outline, ends, _ = glyph.getCoordinates(font["glyf"])
        points = GlyphCoordinates([*outline, *[(0, 0)] * PHANTOM_POINTS])
        points.toInt()  # as they are written: neighbours that round to one place are one
        for change in changes:
            change.calcInferredDeltas(points, ends)
            change.roundDeltas()
            change.optimize(points, ends, tolerance=OUTLINE_TOLERANCE)


def _settle_kerning(font: TTFont) -> None:
    """Kern every weight like the lightest one: how kerning changes with weight is a tenth of a file's bytes."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in (getattr(part, "ExtSubTable", part) for part in lookup.SubTable):
            if isinstance(subtable, otTables.PairPos):
                _settle(subtable)


def _settle(pairs: otTables.PairPos) -> None:
    sets, records = ("PairSet", "PairValueRecord") if pairs.Format == 1 else ("Class1Record", "Class2Record")
    for record in (record for group in getattr(pairs, sets) for record in getattr(group, records)):
        record.Value1 = _rounded(record.Value1)
    pairs.ValueFormat1 = X_ADVANCE


def _rounded(value: ValueRecord) -> ValueRecord:
    rounded = ValueRecord(X_ADVANCE)
    rounded.XAdvance = KERNING_STEP * round(getattr(value, "XAdvance", 0) / KERNING_STEP)
    return rounded
