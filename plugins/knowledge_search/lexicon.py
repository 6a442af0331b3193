"""Languages with a dictionary of forms: families from lemmas, and rules only for what the dictionary lacks.

A dictionary names one lemma for a form. Two things are added: *bridges* lead from a lemma to another one
that readers take for the same word (a participle to its verb), where the dictionary has both; and a word it
lacks is analysed by *endings* (see :mod:`knowledge_search.endings`), which the engine does in the same way.

The dictionaries are those of simplemma, made from Wiktionary, FreeLing, UniMorph and others (ODbL).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from simplemma.strategies import DefaultDictionaryFactory

from knowledge_search.endings import Endings
from knowledge_search.families import Families
from knowledge_search.tables import LanguageTable
from knowledge_search.words import fold


@dataclass(frozen=True)
class Lexicon:
    """The analysis of a language that simplemma has a dictionary for.

    :param table: its ``analysis`` holds ``bridges``, pairs of endings of lemmas, and ``endings``
    :param dictionary: the dictionary's name in simplemma
    """

    table: LanguageTable
    dictionary: str

    @cached_property
    def endings(self) -> Endings:
        """The rules for words that the dictionary lacks."""
        return Endings.of(self.table.analysis["endings"])

    def rules(self) -> Mapping[str, Any]:
        """The endings."""
        return {"endings": self.table.analysis["endings"]}

    def families(self, vocabulary: Mapping[str, int]) -> Families:
        """Keys of the vocabulary, and the forms of its lemmas that it lacks."""
        entries = tuple(self._entries())
        lemmas: dict[str, set[str]] = {}
        for form, lemma in entries:
            if form in vocabulary:
                lemmas.setdefault(form, set()).add(lemma)
        known = frozenset(lemma for _, lemma in entries)
        keys = {form: self._bridged(found, known) for form, found in lemmas.items()}
        site = frozenset(key for found in keys.values() for key in found)
        keys |= {form: self.endings.keys(form, site) for form in vocabulary if form not in keys}
        return Families(
            {form: tuple(sorted(found)) for form, found in keys.items()},
            self._unseen(entries, vocabulary, known, site),
        )

    def _entries(self) -> Iterator[tuple[str, str]]:
        """Every form and its lemma as the index folds them."""
        dictionary = DefaultDictionaryFactory().get_dictionary(self.dictionary)
        forms, lemmas = (self._folded(texts) for texts in (dictionary.keys(), dictionary.values()))
        return (entry for entry in zip(forms, lemmas, strict=True) if " " not in entry[1])

    def _folded(self, texts: Iterable[str]) -> list[str]:
        """All texts folded at once, which is ten times faster than one by one."""
        return fold("\n".join(texts), self.table.folding).split("\n")

    def _bridged(self, lemmas: Set[str], known: Set[str]) -> frozenset[str]:
        """The lemmas, and those that bridges lead to and the dictionary knows."""
        bridges = self.table.analysis["bridges"]
        bases = {
            lemma[: len(lemma) - len(ending)] + base
            for lemma in lemmas
            for ending, base in bridges
            if lemma.endswith(ending) and len(lemma) - len(ending) > 2
        }
        return frozenset(lemmas | (bases & known))

    def _unseen(
        self, entries: tuple[tuple[str, str], ...], vocabulary: Mapping[str, int], known: Set[str], site: Set[str]
    ) -> dict[str, tuple[str, ...]]:
        """Forms of the site's lemmas that the site lacks."""
        unseen: dict[str, set[str]] = {}
        for form, lemma in entries:
            if form not in vocabulary:
                found = self._bridged({lemma}, known) & site
                if found:
                    unseen.setdefault(form, set()).update(found)
        return {form: tuple(sorted(found)) for form, found in unseen.items()}
