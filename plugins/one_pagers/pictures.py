"""Pictures of sheets: few colours, few bytes, the same bytes twice."""

from __future__ import annotations

import io

from PIL import Image


def reduced(png: bytes, colours: int) -> bytes:
    """A picture with at most this many colours: a sheet is ink, one accent and the greys between.

    :param png: a picture as the typesetter makes it
    :returns: a PNG with a palette and nothing but its pixels
    """
    with Image.open(io.BytesIO(png)) as picture:
        palette = picture.convert("RGB").quantize(
            colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    stream = io.BytesIO()
    palette.save(stream, "PNG", optimize=True)
    return stream.getvalue()
