"""What the table adds to a dictionary: bridges, homographs, clitics, endings, slips."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pytest

from knowledge_search.analyses import analysis_of
from knowledge_search.dictionary import Dictionary
from knowledge_search.endings import Endings, spelt_out
from knowledge_search.families import Families, families
from knowledge_search.lexicon import Lexicon, Swaps
from knowledge_search.slips import meant, one_edit
from knowledge_search.tables import LanguageTable, language_table

ENTRIES = (
    ("write", "write"), ("writes", "write"), ("written", "written"), ("writing", "writing"), ("wrote", "write"),
    ("letter", "letter"), ("letters", "letter"), ("answer", "answer"), ("answers", "answer"),
    ("not", "not"), ("nots", "nots"),
)  # fmt: skip


@dataclass(frozen=True)
class Small(Lexicon):
    """A lexicon with a dictionary of a few words."""

    @cached_property
    def _entries(self) -> Dictionary:
        return Dictionary(*zip(*ENTRIES, strict=True))


def _families(*words: str) -> Families:
    rules = {
        "bridges": {"ing": "- e"}, "homographs": {"s": "-"}, "also": {"written": "write"}, "clitics": ["s"],
        "endings": {"s": "-", "er": "- e"},
    }  # fmt: skip
    return families(Small(LanguageTable("en", {}, (), {}, ("not",), rules)), dict.fromkeys(words, 5))


def _related(found: Families, one: str, other: str) -> bool:
    return bool(set(found.keys[one]) & set(found.keys[other]))


def test_forms_of_one_lemma_are_one_family() -> None:
    assert _related(_families("writes", "wrote"), "writes", "wrote")


def test_a_bridge_leads_from_a_lemma_to_its_base() -> None:
    assert _related(_families("writing", "wrote"), "writing", "wrote")


def test_a_form_may_have_a_second_lemma() -> None:
    assert _related(_families("written", "wrote"), "written", "wrote")


def test_a_clitic_is_no_part_of_the_word() -> None:
    assert _related(_families("letterss", "letter"), "letterss", "letter")


def test_no_word_becomes_a_form_of_a_little_word() -> None:
    families = _families("not", "nots")
    assert not _related(families, "not", "nots")


def test_unknown_words_meet_in_a_guessed_stem() -> None:
    found = _families("zorker", "zorks", "letter")
    assert _related(found, "zorker", "zorks")
    assert not _related(found, "zorker", "letter")


def test_forms_the_site_lacks_are_kept_for_its_own_lemmas_only() -> None:
    unseen = _families("wrote", "zorks").unseen
    assert unseen["writes"] == unseen["writing"] == ("write",)
    assert "letters" not in unseen


def test_a_word_leads_to_what_it_may_be_a_form_of_where_the_site_lacks_it() -> None:
    rules = {"bridges": {}, "homographs": {"ing": "e"}, "endings": {}}
    table = LanguageTable("en", {}, (), {}, (), rules)
    assert families(Small(table), {"write": 1}).unseen["writing"] == ("write",)


def _real(language: str, *words: str) -> Families:
    return families(analysis_of(language_table(language)), dict.fromkeys(words, 1))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "wives", "wife"), ("en", "setting", "set"), ("en", "meeting", "met"),
        ("nb", "går", "gikk"), ("nb", "bøkene", "boken"), ("nb", "regjeringens", "regjering"), ("nb", "kjent", "kjenne"),
        ("nb", "sykler", "sykkel"),
        ("ro", "crescută", "crește"), ("ro", "propuse", "propune"), ("ro", "copiilor", "copilul"),
        ("ru", "освобожденный", "освободить"), ("ru", "перешедшие", "перейти"), ("ru", "имени", "имя"),
    ],
)  # fmt: skip
def test_forms_that_rules_cannot_guess_alone_are_known(language: str, one: str, other: str) -> None:
    assert _related(_real(language, one, other), one, other)


def test_the_plural_of_a_noun_made_of_a_verb_is_no_form_of_the_verb() -> None:
    assert not _related(_real("en", "findings", "found"), "findings", "found")


def test_texts_written_without_their_marks_are_understood() -> None:
    found = _real("ro", "plangeti", "plânge", "fata", "față")
    assert _related(found, "plangeti", "plânge")
    assert not _related(found, "fata", "față"), "a word of the dictionary is taken as it is written"


def test_a_word_that_the_site_has_in_compounds_alone_leads_to_them() -> None:
    assert _real("nb", "kundesamtalen").unseen["samtaler"] == ("kundesamtale",)
    assert _real("nb", "kundesamtalen", "samtale").unseen["samtaler"] == ("samtale",)


def test_a_slip_belongs_to_the_commoner_word() -> None:
    known = {"answer": 6, "answers": 1}
    assert meant({"anwser", "ansver", "quest"}, known, {"anwser": 1, "ansver": 4, "quest": 1}) == {"anwser": "answer"}


def test_one_edit_is_one_letter_or_one_swap() -> None:
    assert all(one_edit("bell", other) for other in ("bel", "belly", "ball", "blel", "ell"))
    assert not any(one_edit("bell", other) for other in ("bell", "be", "lleb", "balls", "bellies"))


def test_groups_of_endings_are_written_out() -> None:
    assert spelt_out({"n+end x": "- e"}, {"end": "- a"}) == {"n": "- e", "na": "- e", "x": "- e"}


def test_a_word_keeps_three_letters() -> None:
    assert Endings.of({"s": "-"}).keys("gas") == {"gas", "~gas"}
    assert list(Swaps.of({"s": "-"}).of_text("bus", {"bu"})) == []


def test_a_table_that_names_a_dictionary_is_enough_for_a_language() -> None:
    danish = LanguageTable("da", {}, (), {}, (), {"dictionary": "da"})
    keys = families(analysis_of(danish), {"huse": 1, "huset": 1, "hund": 1}).keys
    assert set(keys["huse"]) & set(keys["huset"])
    assert not set(keys["huse"]) & set(keys["hund"])
