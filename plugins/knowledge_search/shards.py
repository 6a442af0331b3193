"""The files of one language's vocabulary: forms with their postings, and the keys that join forms.

A shard holds the forms from one word to the next in the order of JavaScript's strings, and the keys that
would stand between them. Inflection mostly changes the end of a word, so the forms of a key are mostly in
its own shard; the few that are not are named in full, on both sides.

Where one shard ends and the next begins is decided by the words on the spot, so that a word more or less moves
only the borders near it: among the places at which a shard would have a fitting size, it ends where two
neighbours share the fewest letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from knowledge_search.digits import front_coded, gaps, shared_length
from knowledge_search.postings import Posting
from knowledge_search.words import code_units

#: Characters of a shard: two requests answer most words, and neither carries much that was not asked for.
LEAST, MOST = 4_000, 8_000


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where each shard begins.

    :param firsts: the shortest prefix of the first form of each that the form before it lacks
    :param sortable: the same in the order of JavaScript
    """

    firsts: tuple[str, ...]
    sortable: tuple[bytes, ...]

    @classmethod
    def of_groups(cls, groups: Sequence[Sequence[str]]) -> Shelves:
        """The shelves of groups of forms, all sorted."""
        firsts = tuple(_firsts(groups))
        return cls(firsts, tuple(map(code_units, firsts)))

    def of(self, text: str) -> int:
        """The number of the shard in which a form or key belongs."""
        return max(0, bisect_right(self.sortable, code_units(text)) - 1)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the shards of a language are made from.

    :param postings: form → its documents
    :param keys: form → its keys
    :param links: form → its links to circles (:mod:`knowledge_search.circles`)
    """

    postings: Mapping[str, Posting]
    keys: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str] = field(default_factory=dict)


def home(key: str) -> str:
    """The text by which a key is shelved: without the mark of a guessed stem."""
    return key.removeprefix("~")


def written_shards(vocabulary: Vocabulary) -> tuple[Shelves, dict[str, dict[str, Any]]]:
    """The shelves of a language, and name → content of each shard and of the positions of its forms."""
    groups = tuple(_groups(vocabulary.postings))
    shelves = Shelves.of_groups(groups)
    places = {form: (shelf, place) for shelf, group in enumerate(groups) for place, form in enumerate(group)}
    keys = _by_home(vocabulary.keys, shelves)
    far = _far_keys(vocabulary.keys, keys, places, shelves)
    files: dict[str, dict[str, Any]] = {}
    for shelf, group in enumerate(groups):
        postings = [vocabulary.postings[form] for form in group]
        files[f"s{shelf}"] = _shard(shelf, group, postings, keys.get(shelf, {}), far.get(shelf, {}), places)
        links = {str(place): vocabulary.links[form] for place, form in enumerate(group) if form in vocabulary.links}
        files[f"s{shelf}"] |= {"c": links} if links else {}
        files[f"p{shelf}"] = {"p": " ".join(posting.positions for posting in postings)}
    return shelves, files


def _groups(postings: Mapping[str, Posting]) -> Iterator[list[str]]:
    """The forms of each shard."""
    forms = sorted(postings, key=code_units)
    ends = list(accumulate(len(form) + len(postings[form].documents) + 4 for form in forms))
    start = 0
    while start < len(forms):
        before = ends[start - 1] if start else 0
        border = len(forms) if ends[-1] - before <= MOST else _border(forms, ends, start, before)
        yield forms[start:border]
        start = border


def _border(forms: Sequence[str], ends: Sequence[int], start: int, before: int) -> int:
    """The place of the form before which a shard ends that begins at ``start``."""
    least = max(start + 1, bisect_right(ends, before + LEAST))
    most = max(least, min(len(forms) - 1, bisect_right(ends, before + MOST)))
    return min(range(least, most + 1), key=lambda place: shared_length(forms[place - 1], forms[place]))


def _firsts(groups: Sequence[Sequence[str]]) -> Iterable[str]:
    last = ""
    for group in groups:
        first = group[0]
        lengths = range(1, len(first))
        yield first[: next((n for n in lengths if code_units(first[:n]) > code_units(last)), len(first))]
        last = group[-1]


def _by_home(keys: Mapping[str, tuple[str, ...]], shelves: Shelves) -> dict[int, dict[str, list[str]]]:
    """Shelf → key → its forms. A key whose only form is itself says nothing and is left out."""
    forms: dict[str, list[str]] = {}
    for form in sorted(keys, key=code_units):
        for key in keys[form]:
            forms.setdefault(key, []).append(form)
    shelved: dict[int, dict[str, list[str]]] = {}
    for key in sorted(forms, key=lambda key: (code_units(home(key)), key)):
        if forms[key] != [key]:
            shelved.setdefault(shelves.of(home(key)), {})[key] = forms[key]
    return shelved


def _far_keys(
    keys: Mapping[str, tuple[str, ...]],
    shelved: Mapping[int, Mapping[str, object]],
    places: Mapping[str, tuple[int, int]],
    shelves: Shelves,
) -> dict[int, dict[str, list[str]]]:
    """Shelf → place of a form there → its keys that are shelved elsewhere."""
    far: dict[int, dict[str, list[str]]] = {}
    for form in sorted(keys, key=code_units):
        shelf, place = places[form]
        homes = {key: shelves.of(home(key)) for key in keys[form]}
        elsewhere = [key for key, other in homes.items() if other != shelf and key in shelved.get(other, {})]
        if elsewhere:
            far.setdefault(shelf, {})[str(place)] = elsewhere
    return far


def _shard(
    shelf: int,
    group: Sequence[str],
    postings: Sequence[Posting],
    keys: Mapping[str, list[str]],
    far: Mapping[str, list[str]],
    places: Mapping[str, tuple[int, int]],
) -> dict[str, Any]:
    """``f`` forms, ``p`` postings, ``k`` keys, ``m`` places of each key's forms here, ``x`` its forms
    elsewhere, ``y`` keys of forms here that are shelved elsewhere. ``c``, links of forms to circles, is added.
    """
    here = [gaps(places[form][1] for form in forms if places[form][0] == shelf) for forms in keys.values()]
    away = {
        str(number): [form for form in forms if places[form][0] != shelf]
        for number, forms in enumerate(keys.values())
        if any(places[form][0] != shelf for form in forms)
    }
    written: dict[str, Any] = {
        "f": front_coded(group),
        "p": " ".join(posting.documents for posting in postings),
        "k": front_coded(keys),
        "m": " ".join(here),
    }
    return written | ({"x": away} if away else {}) | ({"y": far} if far else {})
