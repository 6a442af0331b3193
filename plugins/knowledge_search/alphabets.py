"""Letters of a script exchanged with those of ASCII, so that a file has one byte a letter.

A letter outside ASCII takes two bytes in UTF-8, and compressed texts in Cyrillic stay a fifth longer for it. A
language's table lists its letters; the first of them changes places with «a», the second with «b», and so on. Done
twice it undoes itself, so that the engine reads by what writes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_search.digits import DIGITS

#: What letters change places with: from «a» to «}», then from «A» to «`». «~» marks stems.
PARTNERS = DIGITS[61:-1] + DIGITS[30:61]

#: A table of ``str.translate`` is several times faster for characters that it names, be it as themselves.
_SAME = {code: chr(code) for code in range(128)}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The exchange of letters of a language.

    :param exchange: code point → the letter in its place; empty where nothing is gained
    """

    exchange: Mapping[int, str]

    @classmethod
    def of(cls, letters: str) -> Alphabet:
        """The exchange of letters with as many of :data:`PARTNERS`.

        :raises ValueError: there are more letters than partners, a letter twice, or one of the partners
        """
        if len(letters) > len(PARTNERS) or len({*letters, *PARTNERS}) < len(letters) + len(PARTNERS):
            raise ValueError(f"«{letters}» is no list of at most {len(PARTNERS)} letters outside ASCII")
        pairs = tuple(zip(letters, PARTNERS, strict=False))
        exchange = {ord(one): other for pair in pairs for one, other in (pair, pair[::-1])}
        return cls({**_SAME, **exchange} if letters else {})

    def exchanged(self, content: Any) -> Any:
        """A text, or the texts in lists and mappings of JSON, names included."""
        match content:
            case str():
                return content.translate(self.exchange) if self.exchange else content
            case Mapping():
                return {self.exchanged(name): self.exchanged(value) for name, value in content.items()}
            case list() | tuple():
                return [self.exchanged(value) for value in content]
        return content

    def with_exchanged(self, content: Mapping[str, Any], *names: str) -> dict[str, Any]:
        """An object in which only the values of some names are exchanged."""
        return {name: self.exchanged(value) if name in names else value for name, value in content.items()}
