"""Icons as PNG, for devices that take no SVG: drawn at build from the site's mark, so that there is one drawing."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import typst
from PIL import Image

#: The drawing, in the theme's folder ``static``.
MARK = "mark.svg"
#: Packages would come from the network: they are looked for where there are none.
_NOWHERE = "/nonexistent"


class UnfilledMarkError(ValueError):
    """The mark has no rectangle with a colour, so that nothing can be laid behind it."""


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon to draw.

    :param name: below the folder of assets
    :param size: width and height in pixels
    :param share: how much of that the mark takes; the rest is laid out in its own ground colour
    :param filled: whether that colour goes to the corners, for systems that cut icons to a shape of their own
    """

    name: str
    size: int
    share: float = 1
    filled: bool = False


ICONS = (
    # What a manifest offers: as drawn in two sizes, and one to be cut. Of that a circle of 80 % is shown for certain
    # (https://www.w3.org/TR/appmanifest/#icon-masks), and the corners of the bell are to lie within it.
    Icon("icons/192.png", 192),
    Icon("icons/512.png", 512),
    Icon("icons/maskable-512.png", 512, 0.82, filled=True),
    # What iOS puts on its home screen; it rounds the corners and paints what is transparent black.
    Icon("icons/apple-touch-icon.png", 180, filled=True),
)


def icons(static: Path) -> dict[str, bytes]:
    """All icons: name → PNG; none where the theme has no mark.

    :param static: the theme's folder ``static``
    :raises UnfilledMarkError: the mark cannot be filled up
    """
    mark = static / MARK
    if not mark.is_file():
        return {}
    drawing = mark.read_text(encoding="utf-8")
    return {icon.name: drawn(icon, drawing) for icon in ICONS}


def drawn(icon: Icon, drawing: str) -> bytes:
    """The icon as PNG: its pixels and nothing else.

    :param drawing: the mark as SVG
    :raises UnfilledMarkError: the mark cannot be filled up
    """
    source = _PAGE.format(
        size=icon.size,
        ground=f'rgb("{_ground(drawing)}")' if icon.filled else "none",
        share=f"{icon.share * 100:g}%",
        drawing=json.dumps(drawing),
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    compiler = typst.Compiler(source.encode(), font_paths=fonts, package_path=_NOWHERE, package_cache_path=_NOWHERE)
    made = compiler.compile(format="png", ppi=72)
    assert isinstance(made, bytes), "one page is drawn"
    return _small(made)


#: One point a pixel at 72 points an inch. JSON's strings are strings here, too.
_PAGE = """#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {ground})
#place(center + horizon, image(bytes({drawing}), format: "svg", width: {share}))
"""


def _ground(drawing: str) -> str:
    found = re.search(r'<rect[^>]*\bfill="(#[0-9a-fA-F]{6})"', drawing)
    if found is None:
        raise UnfilledMarkError(f"{MARK} needs a <rect> with a fill such as #0b5563, to lay behind it on icons.")
    return found[1]


def _small(png: bytes) -> bytes:
    """The same pixels in fewer bytes."""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
