from __future__ import annotations

import json

import pytest

from one_pagers.contents import as_data, as_printed
from one_pagers.ties import tied
from tests.unit.one_pagers import samples

TIE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("ru", "появилась в социальной сети", "в социальной"),
        ("ru", "и не забудьте", "и не забудьте"),
        ("ru", "что бы вы сделали", "что бы"),
        ("ru", "22 ноября 2026 г.", "2026 г."),
        ("ru", "А. А. Кузьмин", "А. А. Кузьмин"),
        ("kk", "қызмет көрсету басқаша ма?", "басқаша ма"),
        ("kk", "Артықшылық — клиент", "Артықшылық —"),
        ("ro", "oferiți o soluție", "o soluție"),
        ("nb", "ring i dag", "i dag"),
        ("en", "send a letter", "a letter"),
        ("en-GB", "call 3 customers", "3 customers"),
        ("de", "am 22 November", "22 November"),
    ],
)
def test_what_belongs_together_stays_on_one_line(language: str, text: str, held: str) -> None:
    assert held.replace(" ", TIE) in tied(text, language)
    assert tied(text, language).replace(TIE, " ") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "клиент доволен"),
        ("ru", "из-за задержки"),
        ("en", "https://a.example/b"),
        ("kk", "мама келді"),
    ],
)
def test_nothing_else_is_tied(language: str, text: str) -> None:
    assert tied(text, language) == text


def test_a_word_too_long_for_a_narrow_column_is_left_free() -> None:
    word = "сверхпредусмотрительность"
    assert tied(f"в {word}", "ru") == f"в {word}"


def test_ties_are_printed_only_and_never_part_of_names_or_labels() -> None:
    content = as_printed({"title": "в сети", "name": "в сети", "labels": {"tick": "в сети"}, "rows": ["в сети"]}, "ru")
    assert content == {"title": f"в{TIE}сети", "name": "в сети", "labels": {"tick": "в сети"}, "rows": [f"в{TIE}сети"]}


def test_strings_and_form_words_of_a_sheet_are_the_editors_own() -> None:
    document = samples.document(
        language="ru", title="Как быть", checklists=(samples.checklist("s", "Шаги", "Быть в сети"),)
    )
    sheet = samples.sheets(samples.library(document))["ru/sheets/call.s.a4.pdf"]
    assert "Быть в сети" in sheet.strings
    assert sheet.job.form is not None
    assert sheet.job.form.steps == ("Быть в сети",)
    data = json.loads(as_data(sheet.subject.content(samples.wordings("ru")["ru"]), "a4"))
    assert f"Быть в{TIE}сети" in data["sections"][0]["items"][0]["text"]
