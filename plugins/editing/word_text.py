"""A word processor's file → blocks, by way of the HTML that mammoth makes of it.

mammoth reads what a text is (headings, lists, boxes, emphasis) and passes over how it looks. What it passes over
without a word (headers and footers, comments, formulas) is looked for in the file and said here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from lxml import etree

from editing.blocks import Incoming, IncomingError, loss, shown
from editing.web_text import read_html
from knowledge.problems import Problem

#: More than this, unpacked, is no text but an attack or a film.
LARGEST = 200_000_000
#: What the reading of a damaged, encrypted or forged file ends with, in zip, zlib, XML or mammoth.
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, etree.XMLSyntaxError, SyntaxError, EOFError, OSError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError),
)
#: Styles that every Word has and mammoth does not map by itself.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul > li > ul > li > ul > li:fresh
p[style-name='List Number 2'] => ol > li > ol > li:fresh
p[style-name='caption'] => p:fresh
"""

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DELETED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}delText"
_BESIDE = re.compile(r"word/(?:header|footer|comments)\d*\.xml")
_NAMES = {"header": "The header", "footer": "The footer", "comments": "Comments"}


def read_word(data: bytes, path: str) -> Incoming:
    """A DOCX file's title and blocks.

    :param data: the file
    :param path: its name, for messages
    :raises IncomingError: it is no DOCX file, or holds no text
    """
    import mammoth  # type: ignore[import-untyped]

    try:
        _refuse_bombs(data)
        picture = mammoth.images.img_element(_no_picture)
        result = mammoth.convert_to_html(io.BytesIO(data), convert_image=picture, style_map=STYLES)
        losses = tuple(_passed_over(data, path))
    except DAMAGES as error:
        why = str(error) or type(error).__name__
        raise IncomingError(f"This is no DOCX file: {why}", "Save it again as DOCX.") from error
    html = f'<html><head><meta charset="utf-8"></head><body>{result.value}</body></html>'
    text = read_html(html, path)
    told = tuple(_told(message, path) for message in sorted({str(one.message) for one in result.messages}))
    return Incoming(text.title, text.blocks, (*text.losses, *losses, *told), text.facts)


def _no_picture(_: object) -> dict[str, str]:
    """A picture's bytes are left where they are."""
    return {"src": ""}


def _refuse_bombs(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise ValueError(f"it unpacks to more than {LARGEST:,} bytes")


def _passed_over(data: bytes, path: str) -> Iterator[Problem]:
    """What of the file mammoth does not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if _BESIDE.fullmatch(name):
                yield from _beside(name, _root(archive, name), path)
        yield from _within(_root(archive, "word/document.xml"), path)


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _beside(name: str, root: etree._Element, path: str) -> Iterator[Problem]:
    text = " ".join("".join(node.text or "" for node in root.iter(_TEXT)).split())
    if text:
        part = next(said for word, said in _NAMES.items() if word in name)
        yield loss(path, 1, "not-carried", f"{part} {shown(text)}", "Copy what matters into the text.")


def _within(root: etree._Element, path: str) -> Iterator[Problem]:
    formulas = sum(1 for _ in root.iter(_MATHS))
    if formulas:
        yield loss(path, 1, "not-carried", f"{formulas} formulas", "Write them as text.")
    deleted = "".join(node.text or "" for node in root.iter(_DELETED))
    if deleted.strip():
        what = f"Text that was deleted with changes tracked, {shown(deleted)}"
        yield loss(path, 1, "not-carried", what, "Accept or reject the changes in the file if it matters.")


def _told(message: str, path: str) -> Problem:
    return loss(path, 1, "guessed", message.rstrip("."), "Look at the paragraphs of this style.")
