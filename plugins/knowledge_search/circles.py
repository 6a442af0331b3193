"""Circles: words that mean the same, of which a reader who types one finds documents with the others too.

A circle is a list of **variants**, each a word or several in a row, with a star for any ending. It becomes a file of
its own, with the documents that any of its variants stands in; the forms of a variant carry a **link** to it. So a
word without synonyms costs a query nothing, and one with synonyms a single small file.

A variant of one word that the site lacks becomes a form of the vocabulary, in no document: it is then completed,
repaired and taken apart like any other word. One of several words is known where the site has its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knowledge_search.digits import front_coded
from knowledge_search.postings import Posting
from knowledge_search.words import cut, fold, words

#: A word of a variant, and whether a star stands behind it.
Spelt = tuple[str, bool]
Variant = tuple[Spelt, ...]
#: Words of a variant: a link has one digit for them.
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Circles:
    """The circles of one language, spelt as its words are.

    :param variants: for each circle, in the order given, its variants
    """

    variants: tuple[tuple[Variant, ...], ...] = ()

    @classmethod
    def of(cls, circles: Iterable[Sequence[str]], folding: Mapping[str, str]) -> Circles:
        """Circles as editors write them."""
        spelt = (tuple(dict.fromkeys(_spelt(text, folding) for text in circle)) for circle in circles)
        return cls(tuple(tuple(variant for variant in circle if variant) for circle in spelt))

    def stems(self) -> frozenset[str]:
        """What stands before a star."""
        return frozenset(word for circle in self.variants for variant in circle for word, star in variant if star)

    def single(self, begun: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """The words that are a variant by themselves.

        :param begun: stem → the words that begin with it
        """
        alone = (variant[0] for circle in self.variants for variant in circle if len(variant) == 1)
        return frozenset(one for word, star in alone for one in (begun.get(word, (word,)) if star else (word,)))


def _spelt(text: str, folding: Mapping[str, str]) -> Variant:
    """The words of a variant."""
    found: list[Spelt] = []
    for piece in fold(text, folding).split():
        own = [cut(word) for word in words(piece.rstrip("*"))]
        found += [(word, piece.endswith("*") and place == len(own) - 1) for place, word in enumerate(own)]
    return tuple(found[:_MOST_WORDS])


@dataclass(frozen=True, slots=True)
class Circled:
    """What the circles of a language add to its index.

    :param links: form → its links: «circle-variant-» and a digit for its number of words and one for the word's place,
        parted by spaces
    :param files: number of a circle → forms that stand for it, and documents
    """

    links: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[int, tuple[tuple[str, ...], Posting]] = field(default_factory=dict)

    def written(self) -> dict[str, dict[str, Any]]:
        """Name → content: ``f`` forms that stand for the circle, several words joined; ``p`` documents."""
        return {
            f"c{number}": {"f": front_coded(forms), "p": posting.documents}
            for number, (forms, posting) in self.files.items()
        }
