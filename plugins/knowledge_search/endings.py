"""Words that no dictionary knows: possible base forms and stems by taking endings off.

The rules are pairs «ending → what the base form has instead»; the engine holds the same rules and the same
procedure (``engine/grammar.js``, ``byEndings``), and the contract test compares the two form by form.
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
        """Rules from a table that :func:`spelt_out` has written."""
        bases = {ending: tuple(base.replace("-", "") for base in found.split()) for ending, found in table.items()}
        return cls(bases, max(map(len, bases), default=0))

    def keys(self, form: str) -> frozenset[str]:
        """Keys that a form may have: base forms, the form itself, and «~» with each possible stem."""
        return frozenset({form, f"~{form}", *self._found(form)})

    def known_keys(self, form: str, site: Set[str]) -> frozenset[str]:
        """The keys of a form of the site: guessed stems, and those base forms that the site has."""
        return frozenset(key for key in self.keys(form) if key[0] == "~" or key in site)

    def _found(self, form: str) -> Iterator[str]:
        for length in range(1, min(self.longest, len(form) - _LEAST) + 1):
            stem, bases = form[:-length], self.bases.get(form[-length:])
            if bases is not None:
                yield "~" + stem
                yield from (stem + base for base in bases)


def spelt_out(table: Mapping[str, str], groups: Mapping[str, str]) -> dict[str, str]:
    """Endings in which «+name» stands for each ending of a group, written out one by one.

    :param table: endings parted by spaces → bases parted by spaces, «-» for none
    :param groups: name → endings parted by spaces, «-» for none
    """
    found: dict[str, set[str]] = {}
    for endings, bases in table.items():
        for ending in endings.split():
            start, _, group = ending.partition("+")
            for rest in groups[group].split() if group else ("-",):
                found.setdefault(start + rest.replace("-", ""), set()).update(bases.split())
    return {ending: " ".join(sorted(found[ending])) for ending in sorted(found)}
