"""Suffixes written as templates, as grammars of agglutinating languages write them, and spelt out.

A template is letters in which a capital stands for a choice:

- a *pair* (``A`` for а or е) is decided by harmony: the first choice in words with back vowels, the second
  in words with front vowels;
- an *initial* (``L`` for л, д or т) is decided by the letter before the suffix too;
- ``(I)м``: the letter in brackets stands only where it keeps vowels and consonants apart;
- ``{A|й}ды``: the first choice after a consonant, the second after a vowel.

Spelt out, each variant says after which letters it may stand, by the name of a class of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_OPTIONAL = re.compile(r"\((.)\)(.+)")
_CHOICE = re.compile(r"\{(.)\|(.)\}(.*)")


@dataclass(frozen=True, slots=True, order=True)
class Suffix:
    """One variant of a suffix."""

    text: str
    #: Name of the class of letters it may stand after; empty where ``restored`` decides.
    after: str
    #: What its spelling has swallowed of the stem: оқы + у is written оқу.
    restored: str = ""


def spelt_out(template: str, table: Mapping[str, Any]) -> frozenset[Suffix]:
    """The variants of a template.

    :param table: ``pairs``, ``initials``, ``vowels`` and ``merged`` of a language's analysis
    """
    found = {suffix for harmony in (0, 1) for suffix in _variants(template, harmony, table)}
    return frozenset(found | {merged for suffix in found for merged in _merged(suffix, table)})


def _variants(template: str, harmony: int, table: Mapping[str, Any]) -> Iterator[Suffix]:
    if match := _OPTIONAL.fullmatch(template):
        link = _letter(match[1], harmony, table)
        with_link, without = ("consonant", "vowel") if link in table["vowels"] else ("vowel", "consonant")
        rest = _body(match[2], harmony, table)
        yield from (Suffix(link + rest, with_link), Suffix(rest, without))
    elif match := _CHOICE.fullmatch(template):
        first, second = (_letter(letter, harmony, table) for letter in match.groups()[:2])
        rest = _body(match[3], harmony, table)
        yield from (Suffix(first + rest, "consonant"), Suffix(second + rest, "vowel"))
    elif template[0] in table["initials"]:
        rest = _body(template[1:], harmony, table)
        yield from (Suffix(letters[harmony] + rest, letters[2]) for letters in table["initials"][template[0]])
    else:
        text = _body(template, harmony, table)
        yield Suffix(text, "consonant" if text[0] in table["vowels"] else "any")


def _letter(letter: str, harmony: int, table: Mapping[str, Any]) -> str:
    return str(table["pairs"].get(letter, letter * 2)[harmony])


def _body(template: str, harmony: int, table: Mapping[str, Any]) -> str:
    return "".join(_letter(letter, harmony, table) for letter in template)


def _merged(suffix: Suffix, table: Mapping[str, Any]) -> Iterator[Suffix]:
    """Spellings in which the suffix's first letter and the stem's last have become one."""
    for initial, written, lost in table["merged"]:
        if suffix.text[0] == initial:
            yield Suffix(written + suffix.text[1:], "", lost)
