"""The files of one language's vocabulary: forms with their postings, and the keys that join forms.

A shard holds the forms from one word to the next in the order of JavaScript's strings, and the keys that
would stand between them. Inflection mostly changes the end of a word, so the forms of a key are mostly in
its own shard; the few that are not are named in full, on both sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from knowledge_search.digits import front_coded, gaps
from knowledge_search.words import code_units

#: A shard is closed when its text grows past this many characters: two requests answer most words, and
#: neither carries much that was not asked for.
TARGET = 9_000


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where each shard begins: the shortest prefix of its first form that the form before it lacks."""

    firsts: tuple[str, ...]

    def of(self, text: str) -> int:
        """The number of the shard in which a form or key belongs."""
        return max(0, bisect_right(self._sortable, code_units(text)) - 1)

    @property
    def _sortable(self) -> list[bytes]:
        return [code_units(first) for first in self.firsts]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the shards of a language are made from.

    :param postings: form → packed postings
    :param keys: form → its keys
    """

    postings: Mapping[str, str]
    keys: Mapping[str, tuple[str, ...]]


def home(key: str) -> str:
    """The text by which a key is shelved: without the mark of a guessed stem."""
    return key.removeprefix("~")


def written_shards(vocabulary: Vocabulary) -> tuple[Shelves, tuple[dict[str, Any], ...]]:
    """The shelves of a language and what each shard says, ready for JSON."""
    groups = _groups(vocabulary.postings)
    shelves = Shelves(tuple(_firsts(groups)))
    places = {form: (shelf, place) for shelf, group in enumerate(groups) for place, form in enumerate(group)}
    sortable = [code_units(first) for first in shelves.firsts]
    keys = _by_home(vocabulary.keys, sortable)
    joining = {key for group in keys.values() for key, forms in group.items() if len(forms) > 1}
    far = _far_keys(vocabulary.keys, joining, places, sortable)
    return shelves, tuple(
        _shard(shelf, group, vocabulary.postings, keys.get(shelf, {}), far.get(shelf, {}), places)
        for shelf, group in enumerate(groups)
    )


def _groups(postings: Mapping[str, str]) -> list[list[str]]:
    groups: list[list[str]] = []
    size = TARGET
    for form in sorted(postings, key=code_units):
        if size >= TARGET:
            groups.append([])
            size = 0
        groups[-1].append(form)
        size += len(form) + len(postings[form]) + 4
    return groups


def _firsts(groups: Sequence[Sequence[str]]) -> Iterable[str]:
    last = ""
    for group in groups:
        first = group[0]
        lengths = range(1, len(first))
        yield first[: next((n for n in lengths if code_units(first[:n]) > code_units(last)), len(first))]
        last = group[-1]


def _shelf(key: str, sortable: Sequence[bytes]) -> int:
    return max(0, bisect_right(sortable, code_units(home(key))) - 1)


def _by_home(keys: Mapping[str, tuple[str, ...]], sortable: Sequence[bytes]) -> dict[int, dict[str, list[str]]]:
    """Shelf → key → its forms. A key whose only form is itself says nothing and is left out."""
    forms: dict[str, list[str]] = {}
    for form in sorted(keys, key=code_units):
        for key in keys[form]:
            forms.setdefault(key, []).append(form)
    shelved: dict[int, dict[str, list[str]]] = {}
    for key in sorted(forms, key=lambda key: (code_units(home(key)), key)):
        if forms[key] != [key]:
            shelved.setdefault(_shelf(key, sortable), {})[key] = forms[key]
    return shelved


def _far_keys(
    keys: Mapping[str, tuple[str, ...]],
    joining: Set[str],
    places: Mapping[str, tuple[int, int]],
    sortable: Sequence[bytes],
) -> dict[int, dict[str, list[str]]]:
    """Shelf → place of a form there → its keys that are shelved elsewhere and lead to other forms."""
    far: dict[int, dict[str, list[str]]] = {}
    for form in sorted(keys, key=code_units):
        shelf, place = places[form]
        elsewhere = [key for key in keys[form] if key in joining and _shelf(key, sortable) != shelf]
        if elsewhere:
            far.setdefault(shelf, {})[str(place)] = elsewhere
    return far


def _shard(
    shelf: int,
    group: Sequence[str],
    postings: Mapping[str, str],
    keys: Mapping[str, list[str]],
    far: Mapping[str, list[str]],
    places: Mapping[str, tuple[int, int]],
) -> dict[str, Any]:
    """``f`` forms, ``p`` postings, ``k`` keys, ``m`` places of each key's forms here, ``x`` its forms
    elsewhere, ``y`` keys of forms here that are shelved elsewhere.
    """
    here = [gaps(places[form][1] for form in forms if places[form][0] == shelf) for forms in keys.values()]
    away = {
        str(number): [form for form in forms if places[form][0] != shelf]
        for number, forms in enumerate(keys.values())
        if any(places[form][0] != shelf for form in forms)
    }
    written: dict[str, Any] = {
        "f": front_coded(group),
        "p": " ".join(postings[form] for form in group),
        "k": front_coded(keys),
        "m": " ".join(here),
    }
    return written | ({"x": away} if away else {}) | ({"y": far} if far else {})
