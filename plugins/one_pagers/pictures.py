"""Pictures of sheets: few colours, few bytes, the same bytes twice."""

from __future__ import annotations

import io

from PIL import Image

#: Keeps white white and the accent in a picture that is nearly all greys.
_METHOD = Image.Quantize.MAXCOVERAGE


def reduced(png: bytes, colours: int) -> bytes:
    """A picture with at most this many colours: a sheet is ink, one accent and the greys between.

    :param png: a picture as the typesetter makes it
    :returns: a PNG with a palette and nothing but its pixels
    """
    with Image.open(io.BytesIO(png)) as picture:
        palette = picture.convert("RGB").quantize(colours, method=_METHOD, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    # The last hundredth of the bytes would take five times as long.
    palette.save(stream, "PNG", compress_level=7)
    return stream.getvalue()
