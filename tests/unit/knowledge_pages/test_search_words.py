"""The words of the search: complete, counted rightly, and the same on the page and in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from knowledge_pages.edition import Edition
from knowledge_pages.search_words import plural_forms, search_words, words_file, words_path

FORMS: Mapping[str, Mapping[int, str]] = {
    "en": {1: "{count} result", 2: "{count} results"},
    "kk": {1: "{count} нәтиже", 5: "{count} нәтиже"},
    "nb": {1: "{count} treff", 2: "{count} treff"},
    "ro": {1: "{count} rezultat", 2: "{count} rezultate", 20: "{count} de rezultate"},
    "ru": {1: "{count} результат", 22: "{count} результата", 11: "{count} результатов"},
}


@pytest.mark.parametrize("tag", FORMS)
def test_each_number_has_the_plural_form_that_browsers_ask_for(edition: Edition, tag: str) -> None:
    voice = edition.voices[tag]
    forms = plural_forms(voice, lambda count: voice.ngettext("{count} result", "{count} results", count))
    form_of = voice.language.locale.plural_form
    assert {number: forms[form_of(number)] for number in FORMS[tag]} == FORMS[tag]
    assert "other" in forms


def test_every_language_has_the_same_words_to_say(edition: Edition) -> None:
    english = search_words(edition, "en")
    assert {tag for tag in edition.tags if search_words(edition, tag).keys() != english.keys()} == set()


def test_kinds_topics_and_languages_are_called_by_their_names(edition: Edition) -> None:
    words = json.loads(words_file(edition, "kk"))
    assert words["topics"] == {"complaints": "Шағымдар"}
    assert words["languages"]["ru"] == {"name": "Русский", "path": "ru/search/"}
    assert words["units"]["exchange"] == "Жауап"
    assert words_path("kk") == "kk/search/words.json"
