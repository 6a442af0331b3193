"""Forms that the site lacks, of words that it has: what a reader may type and a dictionary understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from knowledge_search.digits import front_coded, gaps
from knowledge_search.shards import Shelves, home
from knowledge_search.words import code_units


def written_unseen(unseen: Mapping[str, tuple[str, ...]], shelves: Shelves) -> Iterator[dict[str, Any]]:
    """A file for each shelf: ``f`` forms, ``k`` keys, ``m`` for each key the places of its forms."""
    shelved: list[list[str]] = [[] for _ in shelves.firsts]
    for form in sorted(unseen, key=code_units):
        shelved[shelves.of(form)].append(form)
    return (_written(forms, unseen) for forms in shelved)


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
