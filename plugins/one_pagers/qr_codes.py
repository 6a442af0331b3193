"""QR codes as SVG, for the typesetter."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


# The sheets of one unit follow each other in every variant and share their address.
@lru_cache(maxsize=32)
def qr_svg(url: str) -> str:
    """The QR code of an address, without a border (the sheet leaves the quiet zone white around it).

    :param url: the address; empty for no code
    :returns: SVG, or the empty string
    """
    if not url:
        return ""
    stream = io.BytesIO()
    # Level M withstands creases and weak toner; boosting would make the modules smaller.
    code = segno.make(url, error="m", boost_error=False, micro=False)
    code.save(stream, kind="svg", border=0, xmldecl=False, omitsize=True, dark="#14212b")
    return stream.getvalue().decode("utf-8")
