"""Languages are data: names, direction, order, and the first words that mark units."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import (
    ALPHABETS,
    Keywords,
    Language,
    UnknownLanguageError,
    collation_key,
    guess_language,
    read_languages,
)
from tests.conftest import PROJECT, TAGS

LETTERS = st.text(alphabet="".join(sorted(set("".join(ALPHABETS.values())))) + "ABCАӘБЁÅ0123 -’é", max_size=12)


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "English"), ("kk", "Қазақ тілі"), ("nb", "Norsk bokmål"), ("ro", "Română"), ("ru", "Русский")],
)
def test_a_language_is_named_in_itself(languages: tuple[Language, ...], tag: str, name: str) -> None:
    assert next(language for language in languages if language.tag == tag).native_name == name


def test_a_language_is_named_in_another(languages: tuple[Language, ...]) -> None:
    by_tag = {language.tag: language for language in languages}
    assert by_tag["kk"].name_in(by_tag["ru"]) == "казахский"
    assert by_tag["nb"].name_in(by_tag["kk"]) == "норвегиялық букмол тілі"


@pytest.mark.parametrize(
    ("tag", "text", "inner"),
    [
        ("en", "Say “stop”", "Say ‘stop’"),
        ("kk", "«Тоқта» деңіз", "„Тоқта“ деңіз"),
        ("nb", "Si «stopp»", "Si ‘stopp’"),
        ("ro", "Spuneți „stop”", "Spuneți «stop»"),
        ("ru", "Скажите «стоп»", "Скажите „стоп“"),
    ],
)
def test_quotation_marks_give_way_to_inner_ones_between_quotation_marks(
    languages: tuple[Language, ...], tag: str, text: str, inner: str
) -> None:
    assert next(language for language in languages if language.tag == tag).within_quotes(text) == inner


def test_a_language_with_a_region_has_a_name_too(languages: tuple[Language, ...]) -> None:
    brazilian = Language("pt-br", languages[0].keywords)
    assert brazilian.native_name == "Português (Brasil)"
    assert brazilian.name_in(Language("en-us", languages[0].keywords)) == "Portuguese (Brazil)"


def test_direction_follows_the_script(languages: tuple[Language, ...]) -> None:
    assert {language.direction for language in languages} == {"ltr"}
    assert Language("he", languages[0].keywords).direction == "rtl"


def test_an_unknown_tag_is_said_at_once() -> None:
    with pytest.raises(UnknownLanguageError):
        read_languages(PROJECT / "translations", ("en", "xx"))


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("kk", "ата әке бала гүл ғылым дос ел ёлка жол қала құс өмір ұл үй һас шаш ірі"),
        ("nb", "alt brød zoo ære øl ål"),
        ("nb", "zoo Ärger Öl øre åre Aase"),
        ("ro", "apă ăsta român sat școală tată țară"),
        ("ru", "ёж ёлка ель жук"),
    ],
)
def test_words_stand_in_dictionary_order(tag: str, words: str) -> None:
    ordered = words.split()
    assert sorted(ordered[::-1], key=lambda word: (collation_key(word, tag), word)) == ordered


@pytest.mark.parametrize("tag", [*TAGS, "de", "he"])
@given(one=LETTERS, other=LETTERS, third=LETTERS)
def test_the_order_is_total(tag: str, one: str, other: str, third: str) -> None:
    language = Language(tag, Keywords({}, {}))
    keys = [language.sort_key(text) for text in (one, other, third)]
    assert (keys[0] == keys[1]) == (one == other)
    assert sorted(keys) == sorted(keys[::-1])


@given(LETTERS)
def test_how_a_letter_is_composed_makes_no_difference(text: str) -> None:
    for tag in TAGS:
        assert collation_key(unicodedata.normalize("NFD", text), tag) == collation_key(
            unicodedata.normalize("NFC", text), tag
        )


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_a_word_of_its_own_for_every_mark(languages: tuple[Language, ...], tag: str) -> None:
    keywords = next(language for language in languages if language.tag == tag).keywords
    assert set(keywords.preferred) == {"principle", "checklist", "when", "how", "example", "note"}
    for meaning, word in keywords.preferred.items():
        assert keywords.meaning(f" {word.upper()} ") == meaning


@pytest.mark.parametrize("tag", TAGS)
def test_english_words_are_understood_everywhere(languages: tuple[Language, ...], tag: str) -> None:
    keywords = next(language for language in languages if language.tag == tag).keywords
    assert keywords.meaning("Principle") == "principle"
    assert keywords.meaning("Principal") is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The first sentence of a text", "en"),
        ("Мәтіннің бірінші сөйлемі", "kk"),
        ("Første setning på norsk", "nb"),
        ("Prima propoziție din text și încă una", "ro"),
        ("Первое предложение этого текста", "ru"),
        ("1234", "en"),
        ("", "en"),
        ("A readme in English. " * 30 + "[Қазақша](README.kk.md) [Norsk på nett](README.nb.md)", "en"),
        ("Русский текст о сервисе, большой и подробный. " * 30 + "Қазақша", "ru"),
    ],
)
def test_a_text_that_does_not_say_its_language_is_guessed_by_its_letters(text: str, tag: str) -> None:
    assert guess_language(text, TAGS) == tag
