"""What an analysis of a language says of a site's words: which of them are forms of one word."""

from __future__ import annotations

from collections.abc import Mapping
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
    """What a language module offers."""

    def families(self, vocabulary: Mapping[str, int]) -> Families:
        """The families of a vocabulary (form → number of documents)."""
        ...

    def rules(self) -> Mapping[str, Any]:
        """What the engine needs to analyse a form that the site lacks, as JSON data; ``{}`` for none."""
        ...


class NoAnalysis:
    """A language without rules: every form is its own word, and the engine completes prefixes."""

    def families(self, vocabulary: Mapping[str, int]) -> Families:
        """Every form by itself."""
        return Families({form: (form,) for form in vocabulary})

    def rules(self) -> Mapping[str, Any]:
        """None."""
        return {}
