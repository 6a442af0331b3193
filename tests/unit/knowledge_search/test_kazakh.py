"""Kazakh words are taken apart by grammar and put together by the site's own vocabulary."""

from __future__ import annotations

from functools import lru_cache

import pytest

from knowledge_search.agglutinative import Agglutinative
from knowledge_search.families import families
from knowledge_search.grammar import Grammar
from knowledge_search.tables import language_table


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    return Grammar.of(language_table("kk").analysis)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("клиенттерімізге", "клиент"),  # plural, possessive, dative
        ("қызметкерлердің", "қызметкер"),
        ("үйлерінде", "үй"),
        ("қаладағылар", "қала"),  # relational, then plural
        ("досыңызбен", "дос"),
        ("мектебі", "мектеп"),  # п is voiced before a vowel
        ("жүрегім", "жүрек"),
        ("тақырыбында", "тақырып"),
        ("халқының", "халық"),  # the stem's vowel is lost
        ("орнына", "орын"),
        ("жазылмағандықтан", "~жаз"),  # passive, negation, participle, nominal, ablative
        ("келмейтіндер", "~кел"),
        ("айтыпты", "~айт"),
        ("оқуға", "~оқы"),  # ы + у is written у
        ("дамиды", "~дамы"),  # ы + й is written и
        ("қоюға", "~қой"),  # й + у is written ю
        ("тауып", "~тап"),
        ("сұрағысы", "~сұра"),
        ("жазушылар", "~жаз"),
        ("барайық", "~бар"),
        ("оның", "ол"),
        ("мұндағы", "бұл"),
        ("55-шінің", "55-ші"),
        ("ақш-пен", "ақш"),
    ],
)
def test_a_form_leads_to_its_stem(form: str, stem: str) -> None:
    assert stem in _grammar().stems(form)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("қаланде", "қалан"),  # the suffix breaks the harmony
        ("кітапды", "кітап"),  # a voiced suffix after a voiceless sound
        ("балаы", "бала"),  # two vowels meet
        ("келе", "ке"),  # no such stem of two letters
    ],
)
def test_a_suffix_that_cannot_stand_there_is_not_taken_off(form: str, stem: str) -> None:
    assert stem not in _grammar().stems(form)


def test_the_vocabulary_decides_between_stems() -> None:
    words = "керек керегі керектер кетті кеткен кетеді кету жер жерде жердің жету жетті жеткен".split()
    keys = Agglutinative(language_table("kk")).studied(set(words)).keys
    assert set(keys["керегі"]) & set(keys["керек"])
    assert set(keys["кетті"]) & set(keys["кеткен"])
    assert not set(keys["жер"]) & set(keys["жетті"])
    assert not set(keys["керек"]) & set(keys["кетті"])


def test_a_verb_and_a_noun_spelt_alike_are_two_words() -> None:
    words = "тау тауда таулар тауды тауып тапты табу тапқан табады".split()
    keys = families(Agglutinative(language_table("kk")), dict.fromkeys(words, 1)).keys
    assert set(keys["таулар"]) & set(keys["тауды"])
    assert set(keys["тауып"]) & set(keys["тапты"])
    assert not set(keys["тауып"]) & set(keys["таулар"])


def test_an_adverb_is_not_taken_apart() -> None:
    words = "өте өтті өткен өтеді өту тағы тақ тақта".split()
    keys = families(Agglutinative(language_table("kk")), dict.fromkeys(words, 1)).keys
    assert keys["өте"] == ("өте",)
    assert keys["тағы"] == ("тағы",)


def test_families_do_not_depend_on_the_order_of_the_vocabulary() -> None:
    words = {"үйде": 1, "үйлер": 2, "үй": 3, "оқушылар": 1, "оқу": 4}
    analysis = Agglutinative(language_table("kk"))
    assert families(analysis, words) == families(analysis, dict(sorted(words.items(), reverse=True)))
