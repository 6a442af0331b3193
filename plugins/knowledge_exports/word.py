"""Word documents: paragraphs in named styles, real check boxes, the language set, the same bytes every time.

Check boxes are content controls (``w14:checkbox``, [MS-DOCX] 2.5.3), which Word, LibreOffice and Google Docs
tick with a click; each carries the step's text as its title for screen readers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from knowledge_exports.archive import normalised
from knowledge_exports.blocks import xml_safe
from knowledge_exports.word_template import template

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
#: Word refuses files whose control has a longer title or tag (UTF-16 units).
NAME_LIMIT = 64
#: python-docx refuses longer properties of a document.
PROPERTY_LIMIT = 255
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one style: ``Heading 1``, ``Heading 2``, ``Lead``, ``Normal``, ``Step``, ``Note``,
    ``Point``, ``Small`` or ``Field``.
    """

    style: str
    text: str
    #: Stands before the text in bold.
    label: str = ""
    #: Name of the check box before the text; empty for none.
    box: str = ""
    #: Whether no page ends after it.
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class WordDocument:
    """Everything that a file says."""

    title: str
    subject: str
    author: str
    #: With its region, ``kk-KZ``.
    language: str
    right_to_left: bool
    #: ISO 8601 or empty.
    version: str
    #: Colour of headings and boxes, ``9a3412``.
    accent: str
    footer: str
    paragraphs: tuple[Paragraph, ...]


def word_bytes(content: WordDocument) -> bytes:
    """The document as a ``.docx`` file."""
    document = docx.Document(BytesIO(template()))
    _set_properties(document, content)
    _set_language(document, content)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string(content.accent.upper())
    for paragraph in content.paragraphs:
        _add(document, paragraph, content.accent)
    _add_footer(document, content.footer)
    buffer = BytesIO()
    document.save(buffer)
    return normalised(buffer.getvalue(), "[Content_Types].xml")


def _set_properties(document: Any, content: WordDocument) -> None:
    """Core properties from the content; nothing from the clock or the machine."""
    properties = document.core_properties
    day = datetime.fromisoformat(content.version).replace(tzinfo=UTC) if content.version else _UNDATED
    properties.created = properties.modified = day
    properties.title, properties.subject = (
        _short(content.title, PROPERTY_LIMIT),
        _short(content.subject, PROPERTY_LIMIT),
    )
    properties.author = properties.last_modified_by = _short(content.author, PROPERTY_LIMIT)
    properties.language, properties.revision, properties.comments = content.language, 1, ""


def _set_language(document: Any, content: WordDocument) -> None:
    """The language of spelling and of screen readers; the direction, where it runs from the right."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), content.language)
        lang.set(qn("w:bidi"), content.language)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), content.language)
    if content.right_to_left:
        normal = document.styles["Normal"]
        normal.element.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))
        normal.font.rtl = True


def _add(document: Any, content: Paragraph, accent: str) -> None:
    if content.style == "Field":
        _add_field(document, content)
        return
    paragraph = document.add_paragraph(style=content.style)
    if content.keep_with_next:
        paragraph.paragraph_format.keep_with_next = True
    if content.box:
        paragraph._p.append(_check_box(content, accent))
        paragraph.add_run("\t")
    if content.style == "Point":
        paragraph.add_run("•\t")
    if content.label:
        paragraph.add_run(f"{xml_safe(content.label)} ").bold = True
    paragraph.add_run(xml_safe(content.text))


def _check_box(content: Paragraph, accent: str) -> Any:
    """An empty box that can be ticked."""
    box = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w:rPr><w:color w:val="{accent}"/></w:rPr><w:alias/>'
        '<w:tag/><w:id/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" '
        'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" '
        f'w:hint="eastAsia"/><w:color w:val="{accent}"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
    )
    return _named(box, content.text, content.box)


def _add_field(document: Any, content: Paragraph) -> None:
    """A label and a place to write, as a text control that keeps its dots when printed empty."""
    paragraph = document.add_paragraph(style="Field")
    paragraph.add_run(f"{content.label}: ").bold = True
    field = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:tag/><w:id/><w:text/></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{'…' * 24}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(_named(field, content.label, content.text))


def _named(control: Any, title: str, tag: str) -> Any:
    """Give a control its title, tag and number. The number is made of the tag, so it is lasting."""
    number = int.from_bytes(hashlib.blake2b(tag.encode(), digest_size=4).digest(), "big") >> 1 or 1
    for name, value in (("alias", _short(title)), ("tag", _short(tag)), ("id", str(number))):
        control.find(f".//{qn(f'w:{name}')}").set(qn("w:val"), value)
    return control


def _add_footer(document: Any, text: str) -> None:
    """What the sheet is and where it comes from, and the page's number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.add_run(f"{xml_safe(text)}\t")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    number.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    paragraph._p.append(number)


def _short(text: str, limit: int = NAME_LIMIT) -> str:
    """The text cut to so many UTF-16 units, never through a character."""
    text = " ".join(xml_safe(text).split())
    if len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * limit - 2].decode("utf-16-le", "ignore").rstrip() + "…"
