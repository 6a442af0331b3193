"""Languages that build words by suffixes and have no dictionary: families from a grammar and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge_search.families import Families
from knowledge_search.grammar import VERBAL, Grammar
from knowledge_search.stems import LEAST, RARITY, chosen, weights
from knowledge_search.tables import LanguageTable


@dataclass(frozen=True)
class Agglutinative:
    """The analysis of a language whose table holds a grammar and a list of common stems."""

    table: LanguageTable

    @cached_property
    def grammar(self) -> Grammar:
        """The table's grammar."""
        return Grammar.of(self.table.analysis)

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of the stems that the table lists: ``stems`` are taken for nouns and for verbs."""
        either = self._listed("stems") | self.grammar.short
        return either | self._listed("nouns") | {VERBAL + stem for stem in either | self._listed("verbs")}

    @cached_property
    def _whole(self) -> frozenset[str]:
        """Words that are never taken apart, though they look as if they could be."""
        return self._listed("whole")

    def _listed(self, name: str) -> frozenset[str]:
        return frozenset(" ".join(self.table.analysis[name]).split())

    def studied(self, forms: Set[str]) -> Families:
        """Keys of forms. Those that the site lacks are analysed by the engine, with the same grammar."""
        analyses = {form: self._analyses(form) for form in sorted(forms)}
        weight = weights(analyses, self.known)
        return Families({form: chosen(stems, weight) for form, stems in analyses.items()})

    def settled(self, studied: Families, vocabulary: Mapping[str, int]) -> Families:
        """The same: it does not matter how common a form is."""
        return studied

    def _analyses(self, form: str) -> Mapping[str, float]:
        return {form: 0.0} if form in self._whole else self.grammar.stems(form)

    def begun(self, stems: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """No dictionary knows more of a word than the site does."""
        return {}

    def rules(self) -> Mapping[str, Any]:
        """The grammar, and the constants by which stems are chosen."""
        return {"grammar": {**self.grammar.rules(), "rarity": RARITY, "least": LEAST}}
