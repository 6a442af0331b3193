"""Words that stay on one line: no line of a sheet ends in a lone preposition or begins with a dash or a particle.

What belongs together is the custom of each language's printers; a tie is a no-break space in the place of an
ordinary one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_TIE = "\u00a0"
#: A longer word is not tied: in a narrow column the line before it would be left half empty.
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class TieRules:
    """What a language keeps together, as words parted by spaces."""

    #: They wait for the next word: prepositions, conjunctions and articles of a letter or two.
    leading: str = ""
    #: They lean on the word before: particles, «г.» after a year.
    trailing: str = ""


TIE_RULES: Mapping[str, TieRules] = {
    "en": TieRules("a I"),
    "kk": TieRules("не әр", "ма ме ба бе па пе да де та те ғой қой ғана ше ж."),
    "nb": TieRules("i å"),
    "ro": TieRules("a o e la de în cu pe nu să și"),
    "ru": TieRules("а в во до за и из к ко на не ни но о об от по с со у я", "бы б ли ль же ж г. гг."),
}
#: A dash never opens a line, initials stay with their name, a number with what it counts.
_EVERYWHERE = (r"(?<=\S) (?=[–—] )", r"(?<![\w.])[^\W\d_]\. (?=[^\W\d_])", r"(?<![\w.,:])\d{1,4} (?=[^\W\d_])")


def tied(text: str, language: str) -> str:
    """The text with no-break spaces where a line must not end.

    :param language: language tag; one without rules of its own ties dashes, initials and numbers only
    """
    if " " not in text:
        return text
    for pattern in _patterns(language.partition("-")[0]):
        text = pattern.sub(_joined, text)
    return text


def _joined(found: re.Match[str]) -> str:
    return found.group().replace(" ", _TIE)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    rules = TIE_RULES.get(language, TieRules())
    leading = rf"(?<![\w’'-])(?:{_any(rules.leading)}) (?=\w{{1,{_LONGEST}}}(?!\w))"
    trailing = rf"(?<=\w) (?=(?:{_any(rules.trailing)})(?:[\s,;:!?»”)]|\.?$))"
    wanted = ((rules.leading, leading), (rules.trailing, trailing))
    own = (re.compile(pattern, re.IGNORECASE) for words, pattern in wanted if words)
    return (*own, *(re.compile(pattern) for pattern in _EVERYWHERE))


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split())
