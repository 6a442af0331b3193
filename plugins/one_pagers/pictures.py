"""Pictures of sheets: few colours, few bytes, the same bytes twice."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

#: What a sheet is drawn in, as in ``parts.typ``: ink, and the accents of checklists and of principles.
INKS = ((0x14, 0x21, 0x2B), (0x9A, 0x34, 0x12), (0x0B, 0x55, 0x63))
_WHITE = 255
_CHANNELS = 256 * 3


def reduced(png: bytes, shades: tuple[int, int, int]) -> bytes:
    """A picture in shades of the sheets' own inks.

    A palette that is known beforehand takes a tenth of the time of one looked for in every picture.

    :param png: a picture as the typesetter makes it
    :param shades: how many shades of each of :data:`INKS` there are besides white; 255 at most in all
    :returns: a PNG with a palette and nothing but its pixels
    """
    with Image.open(io.BytesIO(png)) as picture:
        drawn = picture.convert("RGB").quantize(palette=_palette(shades), dither=Image.Dither.NONE)
    drawn.putpalette(_colours(shades))
    stream = io.BytesIO()
    # The last hundredth of the bytes would take five times as long.
    drawn.save(stream, "PNG", compress_level=7)
    return stream.getvalue()


@cache
def _palette(shades: tuple[int, int, int]) -> Image.Image:
    """The palette as Pillow matches colours with it: full, its last colour repeated."""
    colours = _colours(shades)
    image = Image.new("P", (1, 1))
    image.putpalette(colours + colours[-3:] * ((_CHANNELS - len(colours)) // 3))
    return image


@cache
def _colours(shades: tuple[int, int, int]) -> bytes:
    """White, then each ink from its palest shade to the full one."""
    mixed = [_WHITE] * 3
    for ink, steps in zip(INKS, shades, strict=True):
        for step in range(1, steps + 1):
            mixed += [round(_WHITE + (channel - _WHITE) * step / steps) for channel in ink]
    return bytes(mixed)
