"""Forms that the site lacks, of words that it has: what a reader may type and a dictionary understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from knowledge_search.digits import front_coded, gaps
from knowledge_search.shards import Shelves, home
from knowledge_search.words import code_units

#: Characters of a file, at most, about.
_TARGET = 6_000


def written_unseen(unseen: Mapping[str, tuple[str, ...]], shelves: Shelves) -> tuple[int, tuple[dict[str, Any], ...]]:
    """How many shelves share a file, none without such forms, and the files.

    A file says: ``f`` forms, ``k`` keys, ``m`` for each key the places of its forms.
    """
    if not unseen:
        return 0, ()
    size = sum(map(len, unseen)) / len(shelves.firsts)
    shared = 1 << max(0, int(_TARGET / size).bit_length() - 1)
    files: list[list[str]] = [[] for _ in range(-(-len(shelves.firsts) // shared))]
    for form in sorted(unseen, key=code_units):
        files[shelves.of(form) // shared].append(form)
    return shared, tuple(_written(forms, unseen) for forms in files)


def _written(forms: Sequence[str], unseen: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        for key in unseen[form]:
            places.setdefault(key, []).append(place)
    keys = sorted(places, key=lambda key: (code_units(home(key)), key))
    return {
        "f": front_coded(forms),
        "k": front_coded(keys),
        "m": " ".join(gaps(places[key]) for key in keys),
    }
