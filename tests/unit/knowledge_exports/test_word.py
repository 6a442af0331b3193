import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from knowledge.library import Library
from knowledge_exports.plan import ExportContext
from knowledge_exports.word import NAME_LIMIT, Paragraph, WordDocument, word_bytes
from knowledge_exports.word_documents import word_exports

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture
def made(context):
    return {export.path: export for export in word_exports(context)}


def opened(export):
    return docx.Document(BytesIO(export.make()))


def test_every_checklist_and_every_text_with_principles_has_a_file(made):
    english = sorted(path for path in made if path.startswith("en/downloads/first-steps"))
    names = ("first-steps.before-call", "first-steps", "first-steps.hostile-list")
    assert english == [f"en/downloads/{name}.docx" for name in names]
    assert (made[english[0]].kind, made[english[0]].unit) == ("checklist", "before-call")
    assert (made[english[1]].kind, made[english[1]].unit) == ("principles", "")


def test_every_step_has_a_real_check_box_that_is_empty(made):
    body = opened(made["en/downloads/first-steps.before-call.docx"]).element.body
    boxes = list(body.iter(f"{W14}checkbox"))
    assert len(boxes) == 2
    assert [box.find(f"{W14}checked").get(f"{W14}val") for box in boxes] == ["0", "0"]
    assert next(body.iter(qn("w:tag"))).get(qn("w:val")) == "first-steps.before-call.1"


def test_headings_are_word_headings_in_order(made):
    document = opened(made["en/downloads/first-steps.before-call.docx"])
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "Before the call"), ("Heading 2", "Prepare")]


def test_the_language_is_set_for_spelling_and_for_screen_readers(made):
    document = opened(made["kk/downloads/first-steps.docx"])
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"kk-KZ"}
    assert document.core_properties.language == "kk-KZ"


def test_properties_come_from_the_text_and_not_from_the_clock(made):
    properties = opened(made["en/downloads/first-steps.docx"]).core_properties
    assert str(properties.created.date()) == str(properties.modified.date()) == "2026-11-22"
    assert (properties.author, properties.last_modified_by) == ("Deskbell", "Deskbell")


def test_source_terms_and_address_leave_with_the_file(made):
    text = "\n".join(one.text for one in opened(made["en/downloads/first-steps.before-call.docx"]).paragraphs)
    for said in ("A. Author, A title", "Only with a link.", "22 November 2026", "/en/first-steps/before-call/"):
        assert said in text


def test_an_example_is_said_once(made):
    text = "\n".join(one.text for one in opened(made["en/downloads/first-steps.docx"]).paragraphs)
    assert text.count("A desk in Denver.") == 2  # of two principles
    assert "2. Listen first" in text


def test_texts_that_wish_ill_are_printed_as_they_stand(made):
    document = opened(made["kk/downloads/first-steps.hostile-list.docx"])
    steps = [one.text.strip() for one in document.paragraphs if one.style.name == "Step"]
    assert "=1+1" in steps
    assert "] ]> </w:t> <b>" in steps
    assert any("<script>alert(1)</script> & 🛎️ שלום" in step for step in steps)
    assert not any("\x07" in step for step in steps)


def test_no_control_has_a_name_longer_than_word_bears(made):
    document = opened(made["kk/downloads/first-steps.hostile-list.docx"])
    for name in ("w:alias", "w:tag"):
        for element in document.element.body.iter(qn(name)):
            assert len(element.get(qn("w:val")).encode("utf-16-le")) // 2 <= NAME_LIMIT


def test_the_same_text_gives_the_same_bytes_without_a_clock(made):
    for export in made.values():
        assert export.make() == export.make()
    with zipfile.ZipFile(BytesIO(made["en/downloads/first-steps.docx"].make())) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"
        assert b"2013" not in file.read("docProps/core.xml")


def test_a_file_stays_small(made):
    assert len(made["en/downloads/first-steps.before-call.docx"].make()) < 12_000


def test_a_right_to_left_language_turns_the_page(made):
    content = WordDocument(
        "שלום", "", "D", "he-IL", True, "", "0b5563", "שלום", (Paragraph("Step", "ראשית", box="a.1"),)
    )
    with zipfile.ZipFile(BytesIO(word_bytes(content))) as file:
        styles = file.read("word/styles.xml").decode()
    normal = re.search(r'w:styleId="Normal".*?</w:style>', styles, re.S)[0]
    assert "<w:bidi/>" in normal
    assert "<w:rtl/>" in normal


def test_a_change_in_the_text_changes_the_inputs(context, made):
    changed = tuple(
        replace(document, title="Other") if document.key == "first-steps" else document
        for document in context.library.documents
    )
    library = Library.of(changed, context.library.languages, context.library.topics)
    again = {
        one.path: one for one in word_exports(ExportContext(library, context.site, context.messages, context.name))
    }
    assert again["en/downloads/first-steps.docx"].inputs != made["en/downloads/first-steps.docx"].inputs
    assert again["en/downloads/other.docx"].inputs == made["en/downloads/other.docx"].inputs
