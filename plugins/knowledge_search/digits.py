"""Small numbers as printable characters: no quote and no backslash, so that JSON holds them unescaped.

A number is written in digits of base 91. The last digit is below :data:`LAST`; the digits before it are not,
so that numbers need no separator, and the common small number takes one character.
"""

from __future__ import annotations

from collections.abc import Iterable

#: The digits, in order of value.
DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
#: Values below this end a number; a digit above it carries the remainder modulo ``91 - LAST``.
LAST = 60
_CARRY = len(DIGITS) - LAST


def number(value: int) -> str:
    """``value`` (not negative) in digits."""
    written = ""
    while value >= LAST:
        value, low = divmod(value, _CARRY)
        written += DIGITS[LAST + low]
    return written + DIGITS[value]


def numbers(values: Iterable[int]) -> str:
    """Several numbers, one after another."""
    return "".join(map(number, values))


def gaps(values: Iterable[int]) -> str:
    """Rising numbers as their distances, less one: most are then a single character."""
    written, last = [], -1
    for value in values:
        written.append(number(value - last - 1))
        last = value
    return "".join(written)


def front_coded(sorted_texts: Iterable[str]) -> str:
    """Sorted texts, each as the length it shares with the one before, the rest, and a space."""
    written, last = [], ""
    for text in sorted_texts:
        shared = _shared(last, text)
        written.append(f"{DIGITS[shared]}{text[shared:]} ")
        last = text
    return "".join(written)


def _shared(first: str, second: str) -> int:
    """How many letters two texts begin with alike, never ending within a surrogate pair."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other or ord(one) > 0xFFFF or length == LAST:
            break
        length += 1
    return length
