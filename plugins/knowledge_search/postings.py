"""Which word form stands in which document, how often, where, and whether in its title: packed as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from knowledge_search.digits import DIGITS, Numerals, read_gaps
from knowledge_search.documents import SearchDocument
from knowledge_search.occurrences import Occurrences, Place

#: The least count of each class of frequency; the engine knows a typical count for each.
_CLASSES = (1, 2, 3, 4, 5, 7, 10)
#: Place → count, up to the last class → the digit for both.
_CODES = {
    place: tuple(
        DIGITS[sum(count >= least for least in _CLASSES[1:]) + len(_CLASSES) * place]
        for count in range(_CLASSES[-1] + 1)
    )
    for place in Place
}
#: Steps of document length per doubling: a tenth longer or shorter is the same length.
_STEPS = 4
#: Parts what is said of the documents of a form; no digit.
_MARK = "!"


@dataclass(slots=True)
class Entries:
    """The documents of one form in the order of their numbers, to be added to.

    :param numbers: the documents
    :param codes: for each, a digit for the class of frequency and the place
    :param positions: for each, where the form stands in it (:attr:`Occurrences.positions`)
    """

    numbers: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, str, str]]:
        """Number, code and positions of each document."""
        return zip(self.numbers, self.codes, self.positions, strict=True)

    def packed(self, numerals: Numerals) -> Posting:
        """The same as text."""
        codes = "".join(self.codes).rstrip(DIGITS[0])
        documents = numerals.gaps(self.numbers) + (_MARK + codes if codes else "")
        return Posting(len(self.numbers), documents, _MARK.join(self.positions))


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents of one form, packed.

    :param count: how many
    :param documents: the gaps between their numbers, then «!» and the code of each, zeros at the end left out
    :param positions: where the form stands in each, parted by «!»; apart, because only phrases need it
    """

    count: int
    documents: str
    positions: str

    def numbers(self) -> list[int]:
        """The documents."""
        return read_gaps(self.documents.partition(_MARK)[0])

    def opened(self) -> Entries:
        """What was packed."""
        codes = self.documents.partition(_MARK)[2].ljust(self.count, DIGITS[0])
        return Entries(self.numbers(), list(codes), self.positions.split(_MARK))


@dataclass(frozen=True, slots=True)
class Postings:
    """The inverted index of one language.

    :param forms: form → its documents
    :param lengths: the number of words of each document
    """

    forms: Mapping[str, Posting]
    lengths: tuple[int, ...]

    @property
    def vocabulary(self) -> dict[str, int]:
        """Every form and the number of documents it stands in."""
        return {form: posting.count for form, posting in self.forms.items()}


def invert(documents: Sequence[SearchDocument], folding: Mapping[str, str]) -> Postings:
    """The postings of documents, which are numbered in the order given."""
    forms, lengths = collected(enumerate(documents), folding)
    numerals = Numerals()
    return Postings({form: entries.packed(numerals) for form, entries in forms.items()}, tuple(lengths.values()))


def collected(
    documents: Iterable[tuple[int, SearchDocument]], folding: Mapping[str, str]
) -> tuple[dict[str, Entries], dict[int, int]]:
    """Form → entries, and number → length, of numbered documents."""
    forms: dict[str, Entries] = defaultdict(Entries)
    lengths: dict[int, int] = {}
    numerals = Numerals()
    for number, document in documents:
        found = Occurrences.of(document, folding, numerals)
        lengths[number] = found.length
        _enter(forms, number, found)
    return dict(forms), lengths


def _enter(forms: dict[str, Entries], number: int, found: Occurrences) -> None:
    heads, positions, most, text_codes = found.heads, found.positions, _CLASSES[-1], _CODES[Place.TEXT]
    for form, count in found.counts.items():
        entries = forms[form]
        codes = _CODES[heads[form]] if form in heads else text_codes
        entries.numbers.append(number)
        entries.codes.append(codes[count if count < most else most])
        entries.positions.append(positions.get(form, ""))


def code_of(count: int, place: int) -> str:
    """The digit for how often, and in which place at best, a form stands in a document."""
    return _CODES[Place(place)][min(count, _CLASSES[-1])]


def read_code(code: str) -> tuple[int, int]:
    """The least count and the place that a digit stands for."""
    place, number = divmod(DIGITS.index(code), len(_CLASSES))
    return _CLASSES[number], place


def packed_lengths(lengths: Sequence[int]) -> str:
    """The lengths of all documents, a character each, on a scale of equal ratios."""
    return "".join(DIGITS[min(len(DIGITS) - 1, round(_STEPS * log2(1 + length)))] for length in lengths)
