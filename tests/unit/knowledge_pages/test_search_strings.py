"""The words of the search: complete, counted rightly, and the same on the page and in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from knowledge_pages.search_strings import plural_forms, search_strings, strings_file, strings_path
from knowledge_pages.site_context import SiteContext

FORMS: Mapping[str, Mapping[int, str]] = {
    "en": {1: "{count} result", 2: "{count} results"},
    "kk": {1: "{count} нәтиже", 5: "{count} нәтиже"},
    "nb": {1: "{count} treff", 2: "{count} treff"},
    "ro": {1: "{count} rezultat", 2: "{count} rezultate", 20: "{count} de rezultate"},
    "ru": {1: "{count} результат", 22: "{count} результата", 11: "{count} результатов"},
}


@pytest.mark.parametrize("tag", FORMS)
def test_each_number_has_the_plural_form_that_browsers_ask_for(context: SiteContext, tag: str) -> None:
    l10n = context.l10n[tag]
    forms = plural_forms(l10n, lambda count: l10n.ngettext("{count} result", "{count} results", count))
    form_of = l10n.language.locale.plural_form
    assert {number: forms[form_of(number)] for number in FORMS[tag]} == FORMS[tag]
    assert "other" in forms


def test_every_language_has_the_same_words_to_say(context: SiteContext) -> None:
    english = search_strings(context, "en")
    assert {tag for tag in context.tags if search_strings(context, tag).keys() != english.keys()} == set()


def test_kinds_topics_and_languages_are_called_by_their_names(context: SiteContext) -> None:
    words = json.loads(strings_file(context, "kk"))
    assert words["topics"] == {"complaints": "Шағымдар"}
    assert words["languages"]["ru"] == {"name": "Русский", "path": "ru/search/"}
    assert words["units"]["exchange"] == "Жауап"
    assert strings_path("kk") == "kk/search/words.json"
