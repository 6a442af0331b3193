"""Languages with a dictionary of forms: families from lemmas, and rules only for what the dictionary lacks.

The dictionaries are those of simplemma, made from Wiktionary, FreeLing, UniMorph and others (ODbL). They
name one lemma for a form. No word becomes a form of a little word of grammar, as «notes» of «not»: it would be
found everywhere. The language's table names its *dictionary* in simplemma, and adds what that cannot say:

- *bridges* lead from a lemma to another that is the same word to a reader: a participle to its verb;
- *homographs* are endings by which a form may be of a second lemma too, where the dictionary has that lemma;
- *also* names further lemmas of single forms;
- *clitics* are endings that any form may carry: the genitive of Norwegian;
- *careless* is the number of a habit of typing by which texts are written too: Romanian without its marks;
- *joints* are what may stand between the parts of a compound, where texts have only these or only the whole;
- *endings* analyse words that the dictionary lacks (see :mod:`knowledge_search.endings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge_search.dictionary import Dictionary
from knowledge_search.endings import Endings, spelt_out
from knowledge_search.families import Families
from knowledge_search.slips import meant
from knowledge_search.tables import LanguageTable

#: Letters that a lemma must keep of the form or lemma it is made from.
_LEAST = 3
#: Letters of an ending that may be a whole word.
_TELLING = 5
#: Letters that a star stands for, where what is before it is no word.
_LONGEST_ENDING = 4
#: Letters that each part of a compound has at least.
_LEAST_PART = 4


@dataclass(frozen=True)
class Lexicon:
    """The analysis of a language that simplemma has a dictionary for."""

    table: LanguageTable

    @cached_property
    def _rules(self) -> dict[str, str]:
        return spelt_out(self.table.analysis.get("endings", {}), self.table.analysis.get("groups", {}))

    @cached_property
    def _bridges(self) -> Swaps:
        return Swaps.of(self.table.analysis.get("bridges", {}))

    @cached_property
    def _homographs(self) -> Swaps:
        return Swaps.of(self.table.analysis.get("homographs", {}))

    @cached_property
    def _also(self) -> dict[str, frozenset[str]]:
        return {form: frozenset(lemmas.split()) for form, lemmas in self.table.analysis.get("also", {}).items()}

    @cached_property
    def _little(self) -> frozenset[str]:
        return frozenset(self.table.little)

    @property
    def clitics(self) -> tuple[str, ...]:
        """Endings that any form may carry."""
        return tuple(self.table.analysis.get("clitics", ()))

    def rules(self) -> Mapping[str, Any]:
        """Endings and clitics, and what may join the parts of a compound."""
        joints = self.table.analysis.get("joints")
        return {"endings": self._rules, "clitics": self.clitics} | ({"joints": joints} if joints else {})

    def studied(self, forms: Set[str]) -> Families:
        """Keys that the dictionary gives, none to words it lacks, and the forms that the site lacks of its lemmas."""
        entries = self._entries
        known = frozenset(entries.lemmas)
        bare = {form for one in forms for form in (one, *self._without_clitic(one))}
        lemmas: dict[str, set[str]] = {}
        for form, lemma in entries:
            if form in bare:
                lemmas.setdefault(form, set()).add(lemma)
        self._add_careless(lemmas, bare - lemmas.keys(), entries)
        keys = {form: self._keys(form, lemmas, known) for form in forms}
        lemmas_here = frozenset(key for found in keys.values() for key in found)
        keys = {form: found | ({form} & lemmas_here) for form, found in keys.items()}
        site = frozenset(key for found in keys.values() for key in found)
        return Families(
            {form: tuple(sorted(found)) for form, found in keys.items()}, self._unseen(entries, forms, known, site)
        )

    def begun(self, stems: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """A stem that is a lemma is that word; of another, the lemmas that are little longer."""
        lemmas = frozenset(self._entries.lemmas) if stems else frozenset[str]()
        starts = stems - lemmas
        found: dict[str, list[str]] = {stem: [stem] for stem in stems & lemmas}
        for lemma in sorted(lemmas) if starts else ():
            for length in range(max(1, len(lemma) - _LONGEST_ENDING), len(lemma)):
                if lemma[:length] in starts:
                    found.setdefault(lemma[:length], []).append(lemma)
        return {stem: tuple(words) for stem, words in sorted(found.items())}

    @cached_property
    def _entries(self) -> Dictionary:
        """The dictionary, read once for stems and forms: that takes longer than all that is done with it."""
        return Dictionary.named(self.table.analysis["dictionary"], self.table.folding)

    def settled(self, studied: Families, vocabulary: Mapping[str, int]) -> Families:
        """With the words that the dictionary lacks: slips of others by how common these are, the rest by endings."""
        keys = {form: frozenset(found) for form, found in studied.keys.items()}
        site = frozenset(key for found in keys.values() for key in found)
        self._mend(keys, vocabulary)
        endings = Endings.of(self._rules)
        return Families(
            {form: tuple(sorted(found or endings.known_keys(form, site))) for form, found in keys.items()},
            studied.unseen,
        )

    def _add_careless(self, lemmas: dict[str, set[str]], strangers: Set[str], entries: Dictionary) -> None:
        """Give words that the dictionary has only with their own letters the lemmas of these."""
        habit = self.table.analysis.get("careless")
        if habit is None or not strangers:
            return
        native = str.maketrans(dict(self.table.habits[habit]["native"]))
        plain = "\n".join(entries.forms).translate(native).split("\n")
        for form, lemma in zip(plain, entries.lemmas, strict=True):
            if form in strangers:
                lemmas.setdefault(form, set()).add(lemma)

    def _without_clitic(self, form: str) -> Iterator[str]:
        return (form[: -len(clitic)] for clitic in self.clitics if form.endswith(clitic))

    def _keys(self, form: str, lemmas: Mapping[str, Set[str]], known: Set[str]) -> frozenset[str]:
        """The keys that the dictionary gives a form, or the form without a clitic; none if it knows neither."""
        if form in self._little:
            return frozenset(lemmas.get(form, {form}))
        for one in (form, *self._without_clitic(form)):
            if one in lemmas:
                return self._widened(one, lemmas[one], known)
        return self._also.get(form, frozenset())

    def _mend(self, keys: dict[str, frozenset[str]], vocabulary: Mapping[str, int]) -> None:
        """Give words that are slips of others the keys of these."""
        strangers = frozenset(form for form, found in keys.items() if not found)
        familiar = {form: vocabulary[form] for form, found in keys.items() if found}
        for stranger, form in meant(strangers, familiar, vocabulary).items():
            keys[stranger] = keys[form]

    def _widened(self, form: str, lemmas: Set[str], known: Set[str]) -> frozenset[str]:
        """The lemmas of a form with those that the table adds."""
        more = {*self._also.get(form, ()), *self._homographs.of_text(form, known)} - self._little
        found = {*lemmas, *more}
        for _ in range(2):
            found |= {base for lemma in found for base in self._bridges.of_text(lemma, known)} - self._little
        return frozenset(found)

    def _unseen(
        self,
        entries: Iterable[tuple[str, str]],
        here: Set[str],
        known: Set[str],
        site: Set[str],
    ) -> dict[str, tuple[str, ...]]:
        """Forms that the site lacks, of lemmas that it has or that bridges join to such."""
        derived = {lemma for key in site for lemma in self._bridges.inverse(key) if lemma in known}
        derived |= {lemma for key in derived for lemma in self._bridges.inverse(key) if lemma in known}
        also = self._ambiguous(site, known)
        lemmas = {
            lemma: tuple(sorted(self._widened("", {lemma}, known) & site or also.get(lemma, frozenset())))
            for lemma in derived | also.keys() | (site & known)
        }
        unseen: dict[str, tuple[str, ...]] = {}
        for form, lemma in entries:
            if lemma in lemmas and form not in here:
                own = lemmas[lemma]
                unseen[form] = tuple(sorted({*unseen[form], *own})) if form in unseen else own
        for form in sorted((also.keys() | self._also.keys()) - here):
            more = {*also.get(form, ()), *(self._also.get(form, frozenset()) & site)}
            unseen[form] = tuple(sorted({*unseen.get(form, ()), *more}))
        unseen |= self._in_compounds(entries, here | unseen.keys(), known, site)
        return {form: keys for form, keys in unseen.items() if keys}

    def _in_compounds(
        self, entries: Iterable[tuple[str, str]], understood: Set[str], known: Set[str], site: Set[str]
    ) -> dict[str, tuple[str, ...]]:
        """Forms of words that the site has in compounds alone, unless endings lead to another word of it."""
        parts = self._parts(site, known)
        endings = Endings.of(self._rules)
        found = {form: lemma for form, lemma in entries if lemma in parts and form not in understood}
        return {
            form: tuple(sorted(parts[lemma])) for form, lemma in found.items() if site.isdisjoint(endings.keys(form))
        }

    def _ambiguous(self, site: Set[str], known: Set[str]) -> Mapping[str, Set[str]]:
        """Lemmas that may be forms of others, which the site has: «building» → «build»."""
        found: dict[str, set[str]] = {}
        for key in site:
            for lemma in self._homographs.inverse(key):
                if lemma in known:
                    found.setdefault(lemma, set()).add(key)
        return found

    def _parts(self, site: Set[str], known: Set[str]) -> Mapping[str, Set[str]]:
        """Lemmas that the site has in compounds alone: «samtale» → «kundesamtale»."""
        found: dict[str, set[str]] = {}
        words = known - self._little if self.table.analysis.get("joints") else frozenset[str]()
        for key in site if words else ():
            for part in self._halves(key, words):
                if part not in site:
                    found.setdefault(part, set()).add(key)
        return found

    def _halves(self, compound: str, known: Set[str]) -> tuple[str, ...]:
        """Two lemmas that a word is put together of, the first as long as can be; or none."""
        for length in range(len(compound) - _LEAST_PART, _LEAST_PART - 1, -1):
            for joint in self.table.analysis.get("joints", ()):
                first, second = compound[: length - len(joint)], compound[length:]
                if len(first) >= _LEAST_PART and compound[:length].endswith(joint) and {first, second} <= known:
                    return first, second
        return ()


@dataclass(frozen=True, slots=True)
class Swaps:
    """Pairs of endings: a text with the one may stand for a text with the other.

    :param pairs: ending → the endings that may stand in its place
    """

    pairs: Mapping[str, tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Swaps:
        """Swaps from a table: endings parted by spaces → what replaces them, parted by spaces, «-» for nothing."""
        found: dict[str, tuple[str, ...]] = {}
        for endings, bases in table.items():
            for ending in endings.split():
                found[ending] = found.get(ending, ()) + tuple(base.replace("-", "") for base in bases.split())
        return cls(found, max(map(len, found), default=0))

    def of_text(self, text: str, known: Set[str]) -> Iterator[str]:
        """The texts that ``text`` may stand for and that are known."""
        for length in range(1, min(self.longest, len(text)) + 1):
            start, ending = text[:-length], text[-length:]
            for base in self.pairs.get(ending, ()) if _is_enough(start, ending) else ():
                if start + base in known:
                    yield start + base

    def inverse(self, base: str) -> Iterator[str]:
        """The texts that may stand for ``base``."""
        for ending, bases in self.pairs.items():
            for replaced in bases:
                start = base[: len(base) - len(replaced)]
                if base.endswith(replaced) and _is_enough(start, ending):
                    yield start + ending


def _is_enough(start: str, ending: str) -> bool:
    """Whether enough of a text is left without an ending; a long one may be all of it."""
    return len(start) >= _LEAST or (not start and len(ending) >= _TELLING)
