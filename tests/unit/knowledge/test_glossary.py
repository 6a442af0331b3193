"""Texts keep to the house's words; whatever is no running text is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.glossary import Glossary, check_terms, read_glossary
from knowledge.languages import read_languages
from knowledge.library import Library
from knowledge.problems import ContentError, Problem, Severity
from knowledge.reading import read_content, read_topics
from knowledge.source_text import BLOT, masked

PROJECT = Path(__file__).parents[3]
TRANSLATIONS = PROJECT / "translations"
TAGS = ("en", "kk", "nb", "ro", "ru")
HEAD = """---
title: Заголовок
kind: article
date: 2026-11-22
summary: Коротко.
original: ru
source: {title: Фидбек}
---
"""


def library(folder: Path, body: str, head: str = HEAD) -> Library:
    """A content folder of one Russian text."""
    (folder / "ru").mkdir(parents=True, exist_ok=True)
    (folder / "ru/text.md").write_text(head + body, encoding="utf-8")
    return read_content(folder, read_languages(TRANSLATIONS, TAGS), {}).library


def told(folder: Path, body: str, head: str = HEAD) -> list[Problem]:
    found = library(folder, body, head)
    return list(check_terms(found, read_glossary(TRANSLATIONS), folder))


def test_the_content_keeps_to_the_glossary() -> None:
    languages = read_languages(TRANSLATIONS, TAGS)
    found = read_content(PROJECT / "content", languages, read_topics(TRANSLATIONS)).library
    assert list(check_terms(found, read_glossary(TRANSLATIONS), PROJECT / "content")) == []


def test_there_are_forty_terms_in_five_languages() -> None:
    terms = read_glossary(TRANSLATIONS).terms
    assert len(terms) == 40
    assert {tuple(row) for row in terms.values()} == {TAGS}
    assert all(row["en"].word == name for name, row in terms.items())


def test_no_term_is_rejected_by_its_own_language() -> None:
    glossary = read_glossary(TRANSLATIONS)
    from knowledge.glossary import _variants

    for tag in TAGS:
        words = [row[tag].word for row in glossary.terms.values()]
        hits = [(word, one.text) for word in words for one in _variants(glossary, tag) if one.pattern().search(word)]
        assert hits == []


def test_a_rejected_word_is_told_with_its_line_and_the_word_to_write(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "Первая строка.\n\nДайте нам фидбеком знать.\n")
    assert str(problem) == (
        "ru/text.md:11: rejected-term: The glossary rejects “фидбеком” (its entry: feedback). Write “обратная связь”."
    )
    assert problem.severity is Severity.WARNING


def test_a_term_of_several_words_is_found_across_a_line_break(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "Так растёт сервисная\nкультура у всех.\n")
    assert problem.what == "The glossary rejects “сервисная культура” (its entry: service culture)"


@pytest.mark.parametrize("body", [
    "Смотрите `фидбек`.\n", "```\nфидбек\n```\n", "[так](https://x.example/фидбек).\n", "[так](/фидбек 'x').\n",
    "## Заголовок {#фидбек}\n", "Книга «Фидбек и мы» хороша.\n", "Так зовут её: Анна Фидбек, директор.\n",
    "Пишите на фидбек@example.kz или в фидбек.рф.\n", "<!-- фидбек -->Текст.\n", "[1]: https://фидбек.рф\n",
    "Промискуитет и пользовательский ввод.\n",
])  # fmt: skip
def test_what_is_no_running_text_is_left_alone(tmp_path: Path, body: str) -> None:
    assert told(tmp_path, body) == []


def test_a_long_quotation_is_held_to_the_words_as_well(tmp_path: Path) -> None:
    assert len(told(tmp_path, "Она сказала: «мы каждый день читаем весь фидбек от наших клиентов».\n")) == 1


def test_title_and_summary_are_text_and_the_source_is_not(tmp_path: Path) -> None:
    head = HEAD.replace("Коротко.", "Коротко про\n  фидбек.")
    assert [problem.line for problem in told(tmp_path, "Текст.\n", head)] == [6]


def test_masking_keeps_every_line_and_letter_in_place() -> None:
    text = (PROJECT / "content/ru/one-message-two-directions.md").read_text("utf-8")
    mask = masked(text)
    assert len(mask) == len(text)
    assert [len(line) for line in mask.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(new in (BLOT, old) for new, old in zip(mask, text, strict=True))


@pytest.mark.parametrize(("text", "line"), [
    ("customer:\n  en: {term: x\nb: c", 3), ("customer: {en: {word: x}}", 1), ("- a", 1), ("customer: {en: {}}", 1),
])  # fmt: skip
def test_a_glossary_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "glossary.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_glossary(tmp_path)
    assert [(problem.rule, problem.line) for problem in caught.value.problems] == [("glossary", line)]


def test_without_a_file_there_is_nothing_to_keep_to(tmp_path: Path) -> None:
    assert read_glossary(tmp_path) == Glossary()
