"""Words that no dictionary knows: possible base forms by taking endings off.

The rules are pairs «ending → what the base form has instead»; the engine holds the same rules and the same
procedure (``engine/engine.js``, ``byEndings``), and the contract test compares the two form by form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

#: Letters that must be left of a word.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Endings:
    """The endings of a language.

    :param bases: ending → what base forms may have in its place
    """

    bases: Mapping[str, tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Endings:
        """Rules from a table: ending → bases, parted by spaces, «-» for none."""
        bases = {
            ending: tuple(base.replace("-", "") for base in found.split()) for ending, found in table.items()
        }
        return cls(bases, max(map(len, bases), default=0))

    def candidates(self, form: str) -> Iterator[str]:
        """What may be the base form of ``form``, the longest ending first, ``form`` itself last."""
        for length in range(min(self.longest, len(form) - _LEAST), 0, -1):
            stem = form[:-length]
            for base in self.bases.get(form[-length:], ()):
                yield stem + base
        yield form

    def stem(self, form: str) -> str:
        """``form`` without the longest ending that fits."""
        for length in range(min(self.longest, len(form) - _LEAST), 0, -1):
            if form[-length:] in self.bases:
                return form[:-length]
        return form

    def keys(self, form: str, site: Set[str]) -> frozenset[str]:
        """The keys of a form that no dictionary knows: the site's lemmas among the candidates, and its stem."""
        return frozenset({"~" + self.stem(form), *(base for base in self.candidates(form) if base in site)})
