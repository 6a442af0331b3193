"""Small numbers as printable characters: no quote and no backslash, so that JSON holds them unescaped.

A number is written in digits of base 91. The last digit is below :data:`LAST`; the digits before it are not,
so that numbers need no separator, and the common small number takes one character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

#: The digits, in order of value.
DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
#: Values below this end a number; a digit above it carries the remainder modulo ``91 - LAST``.
LAST = 60
_CARRY = len(DIGITS) - LAST
_VALUES = bytes(max(0, DIGITS.find(chr(code))) for code in range(256))


def number(value: int) -> str:
    """``value`` (not negative) in digits."""
    written = ""
    while value >= LAST:
        value, low = divmod(value, _CARRY)
        written += DIGITS[LAST + low]
    return written + DIGITS[value]


class Numerals(dict[int, str]):
    """Numbers in digits, each worked out once: millions are written for a large site."""

    def __missing__(self, value: int) -> str:
        self[value] = written = number(value)
        return written

    def gaps(self, values: Sequence[int]) -> str:
        """Rising numbers as their distances, less one: most are then a single character."""
        if len(values) == 1:
            return self[values[0]]
        return "".join([self[value - last - 1] for last, value in zip((-1, *values), values, strict=False)])


def numbers(values: Iterable[int]) -> str:
    """Several numbers, one after another."""
    return "".join(map(number, values))


def gaps(values: Iterable[int]) -> str:
    """:meth:`Numerals.gaps` of a few numbers."""
    return Numerals().gaps(tuple(values))


def read_numbers(text: str) -> list[int]:
    """The numbers that :func:`numbers` wrote."""
    values = text.encode("ascii").translate(_VALUES)
    return list(values) if not values or max(values) < LAST else list(_joined(values))


def _joined(values: Iterable[int]) -> Iterator[int]:
    value, scale = 0, 1
    for digit in values:
        if digit < LAST:
            yield value + digit * scale
            value, scale = 0, 1
        else:
            value += (digit - LAST) * scale
            scale *= _CARRY


def read_gaps(text: str) -> list[int]:
    """The rising numbers that :func:`gaps` wrote."""
    return list(accumulate(read_numbers(text), lambda last, gap: last + gap + 1))


def front_coded(sorted_texts: Iterable[str]) -> str:
    """Sorted texts, each as the length it shares with the one before, the rest, and a space."""
    written, last = [], ""
    for text in sorted_texts:
        shared = shared_length(last, text)
        written.append(f"{DIGITS[shared]}{text[shared:]} ")
        last = text
    return "".join(written)


def shared_length(first: str, second: str) -> int:
    """How many letters two texts begin with alike, never ending within a surrogate pair."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other or ord(one) > 0xFFFF or length == LAST:
            break
        length += 1
    return length
