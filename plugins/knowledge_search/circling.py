"""The circles of a language found in its vocabulary: which forms lead to them, and which documents they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge_search.circles import Circled, Circles, Spelt, Variant
from knowledge_search.digits import Numerals, read_gaps
from knowledge_search.occurrences import Place
from knowledge_search.postings import Entries, Posting, Postings, code_of, read_code
from knowledge_search.words import code_units

#: Between the words of a variant that is written as one text; no word has it.
JOINT = "_"
#: How the link of a variant of one word ends: one word, the first of them.
ALONE = "10"
#: Document → how often a variant stands there, and its best place.
_Documents = Mapping[int, tuple[int, int]]
#: Document → position → the form that stands there, and its best place.
_Standing = dict[int, dict[int, tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A variant in the vocabulary.

    :param places: for each of its words the forms that it may have, none where the site lacks it
    :param texts: what of it stands in documents: forms, or several joined
    """

    places: tuple[frozenset[str], ...]
    texts: frozenset[str]
    documents: _Documents


@dataclass(frozen=True)
class Circling:
    """The work of finding circles.

    :param postings: the site's forms; those of variants that it lacks may be among them, in no document
    :param keys: form → its keys
    :param begun: stem → words of the language that begin with it
    """

    postings: Postings
    keys: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, Sequence[str]]

    def circled(self, circles: Circles) -> Circled:
        """The links and files of circles. A variant that leads to no other one's documents has no link."""
        links: dict[str, list[str]] = {}
        files: dict[int, tuple[tuple[str, ...], Posting]] = {}
        for number, variants in enumerate(circles.variants):
            several = {one.places: one for one in map(self._found, variants) if all(one.places)}
            found = tuple(several.values())
            live = [one for one in found if one.documents]
            linked = [one for one in found if any(other.places != one.places for other in live)]
            for form, link in _links(number, linked):
                links.setdefault(form, []).append(link)
            if linked:
                files[number] = _file(live)
        return Circled({form: " ".join(dict.fromkeys(own)) for form, own in links.items()}, files)

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        """Key → its forms."""
        found: dict[str, list[str]] = {}
        for form, keys in self.keys.items():
            for key in keys:
                found.setdefault(key, []).append(form)
        return found

    def _found(self, variant: Variant) -> _Found:
        places = tuple(frozenset(self._forms_of(spelt)) for spelt in variant)
        if len(places) > 1:
            return self._in_a_row(places)
        live = frozenset(form for form in places[0] if self.postings.forms[form].count)
        return _Found(places, live, _summed(map(self._documents, live)))

    def _forms_of(self, spelt: Spelt) -> Iterator[str]:
        """The forms of a word that the vocabulary has. What stands before a star and is a word is that word."""
        word, star = spelt
        if star and self.begun.get(word) != (word,):
            yield from (form for form in self.keys if form.startswith(word))
        for one in self.begun.get(word, (word,)) if star else (word,):
            if one in self.keys:
                yield one
                yield from (form for key in self._own(one) for form in self._forms[key])

    def _own(self, word: str) -> Iterable[str]:
        """The keys by which others are forms of a listed word; none where it may be a form of several words."""
        keys = self.keys[word]
        exact = [key for key in (word, f"~{word}") if key in keys]
        return exact[:1] or (keys if len(keys) == 1 else ())

    def _documents(self, form: str) -> _Documents:
        return {number: read_code(code) for number, code, _ in self.postings.forms[form].opened().rows()}

    def _in_a_row(self, places: tuple[frozenset[str], ...]) -> _Found:
        """What stands in documents one after another."""
        standing = [self._places(forms) for forms in places] if all(places) else [{}]
        texts: set[str] = set()
        documents: dict[int, tuple[int, int]] = {}
        for number in sorted(set.intersection(*(set(one) for one in standing))):
            rows = list(_rows([one[number] for one in standing]))
            texts |= {JOINT.join(form for form, _ in row) for _, row in rows}
            if rows:
                length = self.postings.lengths[number]
                best = max(min(place for _, place in row) if start > length else Place.TEXT for start, row in rows)
                documents[number] = len(rows), best
        return _Found(places, frozenset(texts), documents)

    @cached_property
    def _read(self) -> dict[frozenset[str], _Standing]:
        """Where forms stand, as far as it has been asked: many variants have a word in common."""
        return {}

    def _places(self, forms: frozenset[str]) -> _Standing:
        if forms not in self._read:
            self._read[forms] = self._standing(forms)
        return self._read[forms]

    def _standing(self, forms: Iterable[str]) -> _Standing:
        found: _Standing = {}
        for form in forms:
            posting = self.postings.forms[form]
            for number, code, positions in posting.opened().rows() if posting.count else ():
                own = form, read_code(code)[1]
                found.setdefault(number, {}).update(dict.fromkeys(read_gaps(positions), own))
        return found


def _links(number: int, variants: Sequence[_Found]) -> Iterator[tuple[str, str]]:
    """Forms, each with a link to a circle."""
    for which, one in enumerate(variants):
        for place, forms in enumerate(one.places):
            for form in forms:
                yield form, f"{number}-{which}-{len(one.places)}{place}"


def _rows(standing: Sequence[Mapping[int, tuple[str, int]]]) -> Iterator[tuple[int, list[tuple[str, int]]]]:
    """Where one document has a form of each word in a row, and which."""
    for start in standing[0]:
        if all(start + place in one for place, one in enumerate(standing)):
            yield start, [one[start + place] for place, one in enumerate(standing)]


def _summed(several: Iterable[_Documents]) -> _Documents:
    found: dict[int, tuple[int, int]] = {}
    for documents in several:
        for number, (count, place) in documents.items():
            before = found.get(number, (0, 0))
            found[number] = before[0] + count, max(before[1], place)
    return found


def _file(variants: Sequence[_Found]) -> tuple[tuple[str, ...], Posting]:
    """What stands for a circle, and its documents."""
    texts = sorted({text for one in variants for text in one.texts}, key=code_units)
    documents = _summed(one.documents for one in variants)
    numbers = sorted(documents)
    entries = Entries(numbers, [code_of(*documents[number]) for number in numbers], [""] * len(numbers))
    return tuple(texts), entries.packed(Numerals())
