import csv
from dataclasses import replace
from io import StringIO

from knowledge.library import Library
from knowledge_exports.tables import Table, formula_safe, table_bytes, tables
from knowledge_exports.wording import Wording


def rows_of(library, site, messages, tag, name):
    wording = Wording(library.language(tag), messages[tag])
    table = next(one for one in tables(library, site, wording) if one.name == name)
    text = table_bytes(table).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=table.separator))


def test_excel_sees_utf8_and_the_separator_of_the_language(library, site, messages):
    kazakh = tables(library, site, Wording(library.language("kk"), messages["kk"]))[0]
    english = tables(library, site, Wording(library.language("en"), messages["en"]))[0]
    assert table_bytes(kazakh).startswith(b"\xef\xbb\xbf")
    assert (kazakh.separator, english.separator) == (";", ",")


def test_every_item_has_a_row_that_reads_back(library, site, messages):
    header, *rows = rows_of(library, site, messages, "en", "checklists")
    assert len(rows) == 2 * (2 + 7)
    assert {len(row) for row in rows} == {len(header)}
    assert rows[0][:7] == ["first-steps.before-call", "Before the call", "you dial", "Prepare", "1", "Ask", "softly"]


def test_no_cell_starts_like_a_formula(library, site, messages):
    for name in ("principles", "checklists", "interviews"):
        for row in rows_of(library, site, messages, "kk", name):
            assert not any(cell.strip().startswith(("=", "+", "-", "@")) for cell in row)


def test_the_apostrophe_goes_only_where_it_is_needed():
    assert formula_safe("=1") == "'=1"
    assert formula_safe(" ＝1") == "' ＝1"
    assert formula_safe("\t=1") == "'\t=1"
    assert formula_safe("1 + 1") == "1 + 1"
    assert formula_safe("") == ""


def test_a_separator_or_line_end_in_a_text_stays_in_its_cell():
    table = Table("t", "T", ",", ("a", "b"), (('x,"y";z\nnext', "2"),))
    rows = list(csv.reader(StringIO(table_bytes(table).decode("utf-8-sig"), newline="")))
    assert rows == [["a", "b"], ['x,"y";z\nnext', "2"]]


def test_a_language_without_answers_has_no_table_of_them(library, site, messages):
    assert tables(library, site, Wording(library.language("ru"), messages["ru"])) == ()


def test_a_principle_with_the_number_zero_keeps_it(library, site, messages):
    numbers = {"first-steps": 0, "other": None}
    changed = [
        replace(doc, principles=(replace(doc.principles[0], number=numbers[doc.key]),)) for doc in library.documents
    ]
    rows = rows_of(Library.of(changed, library.languages, library.topics), site, messages, "en", "principles")[1:]
    assert {row[0]: row[1] for row in rows} == {"first-steps.listen": "0", "other.listen": ""}
