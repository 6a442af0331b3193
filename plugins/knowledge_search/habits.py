"""How words look when they are typed without their letters: skeletons, and the buckets they are found in.

A habit is a way of typing. It writes the site's words as a reader with that habit would (``native``), and
folds what the reader typed in the same manner (``typed``); where both agree, the word is found. Habits are
tried only for words that the site does not have, so that they cost the others nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge_search.digits import DIGITS
from knowledge_search.tables import LanguageTable
from knowledge_search.words import code_units

#: Characters of a bucket's JSON, at most, about.
_TARGET = 8_000
_MODULUS = 1 << 32


def written_buckets(forms: Iterable[str], table: LanguageTable) -> tuple[dict[str, str], ...]:
    """Skeleton → forms, joined by spaces, in buckets by :func:`bucket_of`; empty without habits.

    A skeleton begins with the digit of its habit. One that equals its form is left out.
    """
    skeletons = _skeletons(forms, table)
    size = sum(len(skeleton) + sum(map(len, found)) + 6 for skeleton, found in skeletons.items())
    buckets: list[dict[str, str]] = [{} for _ in range(_power_of_two(size // _TARGET))] if skeletons else []
    for skeleton in sorted(skeletons, key=code_units):
        buckets[bucket_of(skeleton, len(buckets))][skeleton] = " ".join(skeletons[skeleton])
    return tuple(buckets)


def _power_of_two(least: int) -> int:
    """The first one above ``least``: the number of buckets, so that it seldom changes."""
    return 1 << least.bit_length()


def _skeletons(forms: Iterable[str], table: LanguageTable) -> dict[str, list[str]]:
    skeletons: dict[str, list[str]] = {}
    for form in sorted(forms, key=code_units):
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
