"""A grammar of suffixes: every way to take a word apart, from its end to a possible stem.

The grammar is data (``languages/kk.json``): layers of suffixes, which layer may stand on which, after which
letters, and what a layer costs, that is how rare it is. The engine takes unknown words apart in the same
way from the same data (``engine/grammar.js``, ``stems``); the contract test compares the two form by form.

A stem that takes the suffixes of verbs is another word than one that takes those of nouns, though they be spelt
alike: *тау* is a mountain and *тап* is to find, and «таулар» and «тауып» have nothing to do with each other. So
a verbal stem is a key of its own, marked with :data:`VERBAL`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_search.suffixes import Suffix, spelt_out

#: A consonant change or an elided vowel makes an analysis less likely.
_CHANGE_COST = 1.0
_ELISION_COST = 1.5
_IRREGULAR_COST = 0.5
#: What a key begins with when it is the stem of a verb.
VERBAL = "~"


@dataclass(frozen=True, slots=True)
class Layer:
    """One slot of a word.

    :param suffixes: text → its variants
    :param inner: the layers that may stand before this one
    :param near: a letter that must be among the stem's last three, or nothing
    :param changes: last letters that only this layer changes, changed → original
    :param mark: :data:`VERBAL` when the layer stands on verbs only, else nothing
    """

    suffixes: Mapping[str, tuple[Suffix, ...]]
    inner: tuple[str, ...]
    cost: float
    near: str
    changes: Mapping[str, str]
    mark: str
    longest: int

    @classmethod
    def of(cls, data: Mapping[str, Any], table: Mapping[str, Any]) -> Layer:
        """A layer from its entry in the language's table."""
        found: dict[str, list[Suffix]] = {}
        for suffix in sorted({one for text in data["suffixes"].split() for one in spelt_out(text, table)}):
            found.setdefault(suffix.text, []).append(suffix)
        return cls(
            {text: tuple(variants) for text, variants in found.items()},
            tuple(data["on"]),
            data["cost"],
            data.get("near", ""),
            data.get("changes", {}),
            VERBAL if data.get("verbal") else "",
            max(map(len, found)),
        )


@dataclass(frozen=True, slots=True)
class Grammar:
    """The suffixes of a language and what they do to a stem.

    :param layers: name → layer
    :param start: the layers a word may end in
    :param after: name of a class → the letters of which one must stand before a suffix of that class
    :param back: vowels of back words
    :param front: vowels of front words
    :param neutral: suffixes without harmony
    :param vowels: letters that count as vowels for what stands beside them
    :param glides: letters that are vowels inside a stem and consonants at its end; before a consonant they
        leave open which harmony a borrowed word has
    :param voiced: last letter before a vowel → the stem's own
    :param elided: the vowels that a stem may lose before a vowel, back and front
    :param short: the two-letter stems that exist
    :param irregular: form → key
    :param bare: what it costs a word without suffixes to be a verb
    """

    layers: Mapping[str, Layer]
    start: tuple[str, ...]
    after: Mapping[str, str]
    back: str
    front: str
    neutral: frozenset[str]
    vowels: str
    glides: str
    voiced: Mapping[str, str]
    elided: str
    short: frozenset[str]
    irregular: Mapping[str, str]
    bare: float

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Grammar:
        """The grammar of a language's table."""
        return cls(
            {name: Layer.of(data, table) for name, data in table["layers"].items()},
            tuple(table["start"]),
            table["after"],
            table["back"],
            table["front"],
            frozenset(table["neutral"].split()),
            table["vowels"],
            table["glides"],
            table["voiced"],
            table["elided"],
            frozenset(table["short"].split()),
            {form: stem for stem, forms in table["irregular"].items() for form in forms.split()},
            table["bare"],
        )

    def stems(self, form: str) -> dict[str, float]:
        """Every key that ``form`` may have, itself included, and the least cost of an analysis."""
        if form in self.irregular:
            return {self.irregular[form]: 0.0, form: _IRREGULAR_COST}
        best = {form: 0.0, VERBAL + form: self.bare}
        done: dict[tuple[str, str], float] = {}
        waiting = [(form, name, 0.0) for name in self.start]
        while waiting:
            rest, name, cost = waiting.pop()
            if done.get((rest, name), cost + 1) <= cost:
                continue
            done[rest, name] = cost
            layer = self.layers[name]
            for stem, extra in self._stripped(rest, layer):
                total, key = cost + layer.cost + extra, layer.mark + stem
                best[key] = min(best.get(key, total), total)
                waiting += [(stem, inner, total) for inner in layer.inner]
        return best

    def _stripped(self, word: str, layer: Layer) -> Iterator[tuple[str, float]]:
        """What is left of a word without a suffix of a layer, and what the change of the stem costs."""
        for length in range(1, min(layer.longest, len(word) - 1) + 1):
            text = word[-length:]
            for suffix in layer.suffixes.get(text, ()):
                rest = word[:-length] + suffix.restored
                if rest[-1] == "-":
                    yield from self._before_hyphen(rest)
                elif self._fits(rest, suffix, layer):
                    yield rest, 0.0
                    if not suffix.restored and (text[0] in self.vowels or text[0] in self.glides):
                        yield from self._changed(rest, layer)

    def _before_hyphen(self, rest: str) -> Iterator[tuple[str, float]]:
        """Figures and abbreviations take their suffixes after a hyphen, and no rule of sounds holds."""
        if len(rest) > 2:
            yield rest[:-1], 0.0

    def _fits(self, rest: str, suffix: Suffix, layer: Layer) -> bool:
        """Whether a suffix may stand after ``rest``."""
        if suffix.restored:
            fitting = len(rest) > 1 and not (suffix.restored in self.vowels and rest[-2] in self.vowels)
        else:
            fitting = rest[-1] in self.after[suffix.after]
        return (
            fitting
            and self._is_stem(rest)
            and (not layer.near or layer.near in rest[-3:])
            and self._harmonious(rest, suffix.text)
        )

    def _is_stem(self, rest: str) -> bool:
        if len(rest) == 2:
            return rest in self.short or rest[0] + self.voiced.get(rest[1], rest[1]) in self.short
        return len(rest) > 2 and any(letter in self.vowels or letter in self.glides for letter in rest)

    def _harmonious(self, rest: str, text: str) -> bool:
        if text in self.neutral:
            return True
        last, first = self._harmony(rest[::-1]), self._harmony(text)
        return last is None or first is None or last == first

    def _harmony(self, letters: str) -> bool | None:
        """Whether the first vowel that has harmony is a back one; ``None`` where that is open."""
        for place, letter in enumerate(letters):
            if letter in self.back or letter in self.front:
                return letter in self.back
            if place and letter in self.glides:
                return None
        return None

    def _changed(self, rest: str, layer: Layer) -> Iterator[tuple[str, float]]:
        """Stems that would look like ``rest`` before a vowel."""
        last = self.voiced.get(rest[-1], rest[-1])
        if last != rest[-1]:
            yield rest[:-1] + last, 0.0
        if rest[-1] in layer.changes:
            yield rest[:-1] + layer.changes[rest[-1]], _CHANGE_COST
        if len(rest) > 2 and rest[-1] not in self.vowels and rest[-2] not in self.vowels:
            lost = self.elided[0 if self._harmony(rest[::-1]) is not False else 1]
            yield rest[:-1] + lost + last, _ELISION_COST

    def rules(self) -> dict[str, Any]:
        """The grammar for the engine: of each layer the variants as «class/restored», parted by spaces."""
        return {
            "start": self.start,
            "layers": {name: _written(layer) for name, layer in self.layers.items()},
            "after": self.after,
            "back": self.back,
            "front": self.front,
            "neutral": sorted(self.neutral),
            "vowels": self.vowels,
            "glides": self.glides,
            "voiced": self.voiced,
            "elided": self.elided,
            "short": sorted(self.short),
            "irregular": self.irregular,
            "bare": self.bare,
        }


def _written(layer: Layer) -> dict[str, Any]:
    suffixes = {
        text: " ".join(f"{variant.after}/{variant.restored}" for variant in variants)
        for text, variants in layer.suffixes.items()
    }
    written = {"suffixes": suffixes, "inner": layer.inner, "cost": layer.cost}
    more = {"near": layer.near, "changes": layer.changes, "mark": layer.mark}
    return written | {name: value for name, value in more.items() if value}
