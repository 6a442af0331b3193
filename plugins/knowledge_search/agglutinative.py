"""Languages that build words by suffixes and have no dictionary: families from a grammar and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge_search.families import Families
from knowledge_search.grammar import Grammar
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
        """The stems that the table lists."""
        listed = " ".join(self.table.analysis["stems"]).split()
        return frozenset(listed) | self.grammar.short

    def studied(self, forms: Set[str]) -> Families:
        """Keys of forms. Those that the site lacks are analysed by the engine, with the same grammar."""
        analyses = {form: self.grammar.stems(form) for form in sorted(forms)}
        weight = weights(analyses, self.known)
        return Families({form: chosen(stems, weight) for form, stems in analyses.items()})

    def settled(self, studied: Families, vocabulary: Mapping[str, int]) -> Families:
        """The same: it does not matter how common a form is."""
        return studied

    def rules(self) -> Mapping[str, Any]:
        """The grammar, and the constants by which stems are chosen."""
        return {"grammar": {**self.grammar.rules(), "rarity": RARITY, "least": LEAST}}
