"""Python writes the index and JavaScript reads it: both must understand a word in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge_search.analyses import analysis_of
from knowledge_search.documents import SearchDocument
from knowledge_search.endings import Endings, spelt_out
from knowledge_search.families import families
from knowledge_search.grammar import Grammar
from knowledge_search.habits import replaced
from knowledge_search.postings import invert
from knowledge_search.tables import language_table
from knowledge_search.words import cut, fold, words

pytestmark = pytest.mark.node
TAGS = ("en", "kk", "nb", "ro", "ru")
TEXTS = (
    "Don't ask the customer's boss; it's 24/7!",
    "Rock'n'roll, l’état, o'clock — e\u2011post, coöperation",
    "ЁЛКА Ёмко экс-президент 55-ші АҚШ-пен",
    "Într-o zi, şi ţara; ȘI ȚARA",
    "İstanbul ÆØÅ straße ΣΑΣ 𝒳𝒴 ½ ² Ⅷ",
    "a\u00adb c\u200bd " + "x" * 200,
    "e\u0301te\u0301 й и\u0306",
)


@pytest.fixture(scope="module", params=TAGS)
def both(
    request: pytest.FixtureRequest,
    run_node: Callable[[str, Mapping[str, Any]], Any],
    site_index: Path,
    site_documents: Sequence[SearchDocument],
) -> tuple[str, list[str], Mapping[str, int], Any]:
    """A language, every form of the site's index in it, and what the engine makes of them."""
    tag = request.param
    table = language_table(tag)
    own = [document for document in site_documents if document.language == tag]
    vocabulary = invert(own, table.folding).vocabulary
    said = {"folder": str(site_index), "language": tag, "texts": TEXTS, "forms": sorted(vocabulary)}
    return tag, sorted(vocabulary), vocabulary, run_node("analyse.mjs", said)


def test_texts_are_cut_into_the_same_words(both: Any) -> None:
    tag, _, _, engine = both
    folding = language_table(tag).folding
    assert engine["words"] == [[cut(word) for word in words(fold(text, folding))] for text in TEXTS]


def test_every_form_has_the_same_family(both: Any) -> None:
    tag, forms, vocabulary, engine = both
    keys = families(analysis_of(language_table(tag)), vocabulary).keys
    joined: dict[str, set[str]] = {}
    for form in forms:
        for key in keys[form]:
            joined.setdefault(key, set()).add(form)
    expected = {form: sorted({form, *(other for key in keys[form] for other in joined[key])}) for form in forms}
    assert {form: sorted(found) for form, found in engine["families"].items()} == expected


def test_every_form_is_taken_apart_in_the_same_way(both: Any) -> None:
    tag, forms, _, engine = both
    analysis = language_table(tag).analysis
    if "layers" in analysis:
        grammar = Grammar.of(analysis)
        for form in forms:
            assert engine["stems"][form] == pytest.approx(grammar.stems(form)), form
    else:
        endings = Endings.of(spelt_out(analysis["endings"], analysis.get("groups", {})))
        assert {form: set(engine["endings"][form]) for form in forms} == {
            form: set(endings.keys(form)) for form in forms
        }


def test_every_form_is_typed_by_habits_in_the_same_way(both: Any) -> None:
    tag, forms, _, engine = both
    habits = language_table(tag).habits
    assert engine["habits"] == [[replaced(form, habit["typed"]) for habit in habits] for form in forms]
