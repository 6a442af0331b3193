"""Reading sheets back: text in the order of the file, pictures as a printer would make them."""

from __future__ import annotations

import re

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

#: Line breaks, and the marks with which pdfium replaces a hyphen at the end of a line.
_IGNORED = re.compile("[\\s\u00ad\u0002\ufffe\u2010-]+")


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, in the order in which it was written."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    finally:
        document.close()


def picture(pdf: bytes, dpi: int, page: int = 0) -> Image.Image:
    """A page as a grey print of this resolution."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
        return image.convert("L")
    finally:
        document.close()


def type_sizes(pdf: bytes) -> frozenset[float]:
    """The sizes of all letters of a document, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage() for number in range(len(document))]
        found = [
            pdfium.FPDFText_GetFontSize(page, at)
            for page in pages
            for at in range(page.count_chars())
            if not pdfium.FPDFText_IsGenerated(page, at)
        ]
    finally:
        document.close()
    return frozenset(round(size, 2) for size in found)


def folded(text: str) -> str:
    """Text without what layout may change: white space, hyphens at line ends, case."""
    return _IGNORED.sub("", text).casefold()


def out_of_order(strings: tuple[str, ...], pdf: bytes) -> tuple[str, ...]:
    """The strings that are not found after the one before them."""
    text, at, lost = folded("".join(page_texts(pdf))), 0, []
    for string in strings:
        found = text.find(folded(string), at)
        if found < 0:
            lost.append(string)
        else:
            at = found + len(folded(string))
    return tuple(lost)
