"""Where the words of one document stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from knowledge_search.digits import Numerals
from knowledge_search.documents import SearchDocument
from knowledge_search.words import LONGEST, cut, fold, parts, words


class Place(IntEnum):
    """The best place of a form in a document: the engine weighs a title more than a text."""

    TEXT = 0
    HEADING = 1
    TITLE = 2


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The words of one document.

    Words are counted through: the text's from 0, then those of the title, of each heading and of each unit's title.
    A number is left out between two of these, so that no phrase leads from one into the next.

    :param length: how many words the text has
    :param counts: form → how often it stands in the text, by itself or inside a hyphenated word; at least once
    :param heads: form → its best place outside the text, if it has one
    :param positions: form → the numbers at which it stands by itself, as :meth:`Numerals.gaps` writes them
    """

    length: int
    counts: Mapping[str, int]
    heads: Mapping[str, Place]
    positions: Mapping[str, str]

    @classmethod
    def of(cls, document: SearchDocument, folding: Mapping[str, str], numerals: Numerals) -> Occurrences:
        """A document's texts, folded and parted into words."""
        text = words(fold(document.text, folding))
        counts: dict[str, int] = Counter(text)
        if max(map(len, counts), default=0) > LONGEST:
            text = [cut(word) for word in text]
            counts = Counter(text)
        _count_parts(counts)
        fields: list[Sequence[str]] = [text]
        heads: dict[str, Place] = {}
        for place, head in _heads(document):
            found = [cut(word) for word in words(fold(head, folding))]
            fields.append(found)
            for form in (one for word in found for one in (word, *parts(word))):
                heads.setdefault(form, place)
                counts.setdefault(form, 1)
        return cls(len(text), counts, heads, _positions(fields, numerals))


def _count_parts(counts: dict[str, int]) -> None:
    for form in [form for form in counts if "-" in form]:
        for part in parts(form):
            counts[part] = counts.get(part, 0) + counts[form]


def _heads(document: SearchDocument) -> Iterator[tuple[Place, str]]:
    """The texts beside the text, the most important first."""
    yield Place.TITLE, document.title
    for heading in document.headings:
        yield Place.HEADING, heading
    for unit in document.units:
        yield Place.HEADING, unit.title


def _positions(fields: Sequence[Sequence[str]], numerals: Numerals) -> dict[str, str]:
    """Form → the gaps between its positions. Written as they are met: this loop sees every word of a site."""
    written: dict[str, str] = {}
    last: dict[str, int] = {}
    start = 0
    for field in fields:
        for position, word in enumerate(field, start):
            if word in last:
                written[word] += numerals[position - last[word] - 1]
            else:
                written[word] = numerals[position]
            last[word] = position
        start += len(field) + 1
    return written
