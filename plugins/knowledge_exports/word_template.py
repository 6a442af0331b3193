"""The empty Word file that every document starts from: python-docx's own, cut down and dressed.

The default template carries 160 styles, two copies of them, a picture and a date of its own. A tenth of that
is left, which makes files of a few kilobytes.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from knowledge_exports.archive import normalised

_KEPT_STYLES = ("Normal", "Heading 1", "Heading 2", "Footer", "Default Paragraph Font", "Normal Table", "No List")
_KEPT_PARTS = ("officeDocument", "core-properties", "styles", "settings", "fontTable", "theme")
INK = RGBColor(0x14, 0x21, 0x2B)
#: Fonts that Word, LibreOffice (as Carlito, Caladea) and Google Docs have, with every Kazakh letter.
TEXT_FONT, TITLE_FONT = "Calibri", "Cambria"
WIDTH = Cm(17)


@lru_cache(maxsize=1)
def template() -> bytes:
    """The template's bytes; the same for every document of a run."""
    document = docx.Document()
    _drop_parts(document)
    _drop_styles(document)
    _set_page(document)
    _set_styles(document)
    buffer = BytesIO()
    document.save(buffer)
    return normalised(buffer.getvalue(), "[Content_Types].xml")


def _drop_parts(document: Any) -> None:
    """Leave out the picture, the second styles, the numbering and the program's statistics."""
    for owner in (document.part.package, document.part):
        for key in [key for key, rel in owner.rels.items() if not rel.reltype.endswith(_KEPT_PARTS)]:
            del owner.rels[key]


def _drop_styles(document: Any) -> None:
    root = document.styles.element
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES:
            root.remove(style.element)
    for latent in root.findall(qn("w:latentStyles")):
        root.remove(latent)
    for link in list(root.iter(qn("w:link"))):  # to character styles that are gone
        link.getparent().remove(link)


def _set_page(document: Any) -> None:
    """A4 with 2 cm all around."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _set_styles(document: Any) -> None:
    normal = _style(document, "Normal", TEXT_FONT, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (("Heading 1", 24, 0), ("Heading 2", 14, 14)):
        heading = _style(document, name, TITLE_FONT, size)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(6)
    _set_list_styles(document)
    _new_style(document, "Lead", 13)
    _new_style(document, "Small", 9).paragraph_format.space_after = Pt(2)
    _set_footer(document)


def _set_list_styles(document: Any) -> None:
    """A step hangs behind its box; a note and a line to fill in stand under it."""
    step = _new_style(document, "Step", 12)
    step.paragraph_format.left_indent, step.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
    step.paragraph_format.tab_stops.add_tab_stop(Cm(0.9))
    note = _new_style(document, "Note", 10)
    note.paragraph_format.left_indent = Cm(0.9)
    field = _new_style(document, "Field", 11)
    field.paragraph_format.space_before, field.paragraph_format.keep_together = Pt(12), True
    field.paragraph_format.space_after = Pt(12)
    bullet = _new_style(document, "Point", 11)
    bullet.paragraph_format.left_indent, bullet.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.6)
    bullet.paragraph_format.tab_stops.add_tab_stop(Cm(0.6))


def _set_footer(document: Any) -> None:
    footer = _style(document, "Footer", TEXT_FONT, 9)
    footer.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _new_style(document: Any, name: str, size: int) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(size)
    return style


def _style(document: Any, name: str, font: str, size: int) -> Any:
    """A kept style in the house's type. Theme fonts are taken off: they would win over the named one."""
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), INK
    fonts = style.element.rPr.rFonts
    for attribute in [attribute for attribute in fonts.attrib if attribute.lower().endswith("theme")]:
        del fonts.attrib[attribute]
    for attribute in ("w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), font)
    return style
