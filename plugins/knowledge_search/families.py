"""What an analysis of a language says of a site's words: which of them are forms of one word."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Families:
    """The keys of a vocabulary. Two forms with a key in common are forms of one word.

    A key is a lemma, or «~» and a stem where no dictionary knows the word.
    """

    #: Form of the site → its keys.
    keys: Mapping[str, tuple[str, ...]]
    #: Form that the site lacks → keys that the site has.
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Analysis(Protocol):
    """What makes families of a language's words. It has two steps, because the first is slow and seldom changes."""

    def studied(self, forms: Set[str]) -> Families:
        """What depends only on which forms the site has."""
        ...

    def settled(self, studied: Families, vocabulary: Mapping[str, int]) -> Families:
        """What depends on how common they are too (form → number of documents)."""
        ...

    def begun(self, stems: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """Stem → the words of the language that it may stand for; stems of no known word are left out."""
        ...

    def rules(self) -> Mapping[str, Any]:
        """What the engine needs to analyse a form that the site lacks, as JSON data; ``{}`` for none."""
        ...


def families(analysis: Analysis, vocabulary: Mapping[str, int]) -> Families:
    """The families of a vocabulary (form → number of documents)."""
    return analysis.settled(analysis.studied(vocabulary.keys()), vocabulary)


class NoAnalysis:
    """A language without rules: every form is its own word, and the engine completes prefixes."""

    def studied(self, forms: Set[str]) -> Families:
        """Every form by itself."""
        return Families({form: (form,) for form in forms})

    def settled(self, studied: Families, vocabulary: Mapping[str, int]) -> Families:
        """The same."""
        return studied

    def begun(self, stems: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """No word is known."""
        return {}

    def rules(self) -> Mapping[str, Any]:
        """None."""
        return {}
