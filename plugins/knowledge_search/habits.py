"""How words look when they are typed without their letters: skeletons, and the buckets they are found in.

A habit is a way of typing. It writes the site's words as a reader with that habit would (``native``), and
folds what the reader typed in the same manner (``typed``); where both agree, the word is found. Habits are
tried only for words that the site does not have, so that they cost the others nothing.

The buckets hold the ends of words too, each with the beginnings that words of the site have before it: a slip of the
pen at the beginning of a word leaves its end as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge_search.digits import DIGITS
from knowledge_search.tables import LanguageTable
from knowledge_search.words import code_units

#: Characters of a bucket's JSON, at most, about.
_TARGET = 8_000
_MODULUS = 1 << 32
#: Letters that a word must have for its end to say something, and from which on its beginning is one letter longer.
_LEAST_LETTERS, _LONG = 5, 7
_BEGINNING = 3


def written_buckets(forms: Iterable[str], table: LanguageTable) -> tuple[dict[str, str], ...]:
    """Skeleton → forms, joined by spaces, in buckets by :func:`bucket_of`.

    A skeleton begins with the digit of its habit. One that equals its form is left out. The digit after those of the
    habits is followed by an end of words, which leads to their beginnings.
    """
    ordered = sorted(forms, key=code_units)
    skeletons = _skeletons(ordered, table) | _ends(ordered, DIGITS[len(table.habits)])
    size = sum(len(skeleton) + sum(map(len, found)) + 6 for skeleton, found in skeletons.items())
    buckets: list[dict[str, str]] = [{} for _ in range(_power_of_two(size // _TARGET))] if skeletons else []
    for skeleton in sorted(skeletons, key=code_units):
        buckets[bucket_of(skeleton, len(buckets))][skeleton] = " ".join(skeletons[skeleton])
    return tuple(buckets)


def _power_of_two(least: int) -> int:
    """The first one above ``least``: the number of buckets, so that it seldom changes."""
    return 1 << least.bit_length()


def _ends(forms: Iterable[str], digit: str) -> dict[str, list[str]]:
    ends: dict[str, list[str]] = {}
    for form in forms:
        if len(form) >= _LEAST_LETTERS and form.isalpha():
            place = _BEGINNING + (len(form) >= _LONG)
            ends.setdefault(digit + form[place:], []).append(form[:place])
    return ends


def _skeletons(forms: Iterable[str], table: LanguageTable) -> dict[str, list[str]]:
    skeletons: dict[str, list[str]] = {}
    for form in forms:
        for number, habit in enumerate(table.habits):
            skeleton = replaced(form, habit["native"])
            if skeleton != form:
                skeletons.setdefault(DIGITS[number] + skeleton, []).append(form)
    return skeletons


def replaced(form: str, letters: Mapping[str, str]) -> str:
    """``form`` with sequences of letters replaced, the longest that fits first, from left to right."""
    longest = max(map(len, letters), default=0)
    written, place = "", 0
    while place < len(form):
        for length in range(min(longest, len(form) - place), 0, -1):
            piece = form[place : place + length]
            if piece in letters:
                written += letters[piece]
                place += length
                break
        else:
            written += form[place]
            place += 1
    return written


def bucket_of(skeleton: str, count: int) -> int:
    """In which of ``count`` buckets a skeleton lies: a polynomial of its UTF-16 code units, base 31."""
    units: Sequence[int] = memoryview(skeleton.encode("utf-16-le", "surrogatepass")).cast("H")
    value = 0
    for unit in units:
        value = (value * 31 + unit) % _MODULUS
    return value % count
