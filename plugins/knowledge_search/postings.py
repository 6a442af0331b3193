"""Which word form stands in which document, how often, and whether in its title."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log2

from knowledge_search.digits import DIGITS, gaps
from knowledge_search.documents import SearchDocument
from knowledge_search.words import LONGEST, cut, fold, parts, words

#: The least count of each class of frequency; the engine knows a typical count for each.
_CLASSES = (1, 2, 3, 4, 5, 7, 10)
#: Steps of document length per doubling: a ninth longer or shorter is the same length.
_STEPS = 8


class Place(IntEnum):
    """The best place of a form in a document: the engine weighs a title more than a text."""

    TEXT = 0
    HEADING = 1
    TITLE = 2


@dataclass(frozen=True, slots=True)
class Postings:
    """The inverted index of one language.

    :param forms: form → document numbers, rising, and the code of each
    :param lengths: the number of words of each document
    """

    forms: Mapping[str, tuple[tuple[int, int], ...]]
    lengths: tuple[int, ...]

    @property
    def vocabulary(self) -> dict[str, int]:
        """Every form and the number of documents it stands in."""
        return {form: len(found) for form, found in self.forms.items()}


def invert(documents: Sequence[SearchDocument], folding: Mapping[str, str]) -> Postings:
    """The postings of documents, which are numbered in the order given."""
    forms: dict[str, list[tuple[int, int]]] = {}
    lengths = []
    for number, document in enumerate(documents):
        counts, places, length = _count(document, folding)
        lengths.append(length)
        for form, count in counts.items():
            found = forms.setdefault(form, [])
            found.append((number, _code(count, places.get(form, Place.TEXT))))
    return Postings({form: tuple(found) for form, found in forms.items()}, tuple(lengths))


def _count(document: SearchDocument, folding: Mapping[str, str]) -> tuple[Counter[str], dict[str, Place], int]:
    """How often each form stands in a document, the best place of those outside the text, and its length."""
    heads = "\n".join((*document.headings, *(unit.title for unit in document.units)))
    counts = Counter(words(fold(document.text, folding)))
    places: dict[str, Place] = {}
    for place, text in ((Place.HEADING, heads), (Place.TITLE, document.title)):
        found = [cut(word) for word in words(fold(text, folding))] if text else []
        for form in found + [part for word in found for part in parts(word)]:
            places[form] = place
    length = counts.total()
    for form in [form for form in counts if "-" in form or len(form) > LONGEST]:
        if len(form) > LONGEST:
            counts[cut(form)] += counts.pop(form)
        for part in parts(cut(form)):
            counts[part] += counts[cut(form)]
    for form in places:
        counts[form] = max(counts[form], 1)
    return counts, places, length


def _code(count: int, place: Place) -> int:
    return bisect_right(_CLASSES, count) - 1 + len(_CLASSES) * place


def packed(found: Sequence[tuple[int, int]]) -> str:
    """One form's postings: the gaps between its documents, then «!» and a code each, zeros at the end left out."""
    codes = "".join(DIGITS[code] for _, code in found).rstrip(DIGITS[0])
    written = gaps(number for number, _ in found)
    return f"{written}!{codes}" if codes else written


def packed_lengths(lengths: Sequence[int]) -> str:
    """The lengths of all documents, a character each, on a scale of equal ratios."""
    return "".join(DIGITS[min(len(DIGITS) - 1, round(_STEPS * log2(1 + length)))] for length in lengths)
