"""Slips of writers: words of the site that are one letter away from a known and much commoner word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

#: Shorter words have too many neighbours by chance.
_LEAST_LETTERS = 6
#: How many times commoner the meant word must be.
_COMMONER = 3


def meant(strangers: Set[str], known: Mapping[str, int], vocabulary: Mapping[str, int]) -> dict[str, str]:
    """Which known word each stranger is a slip of.

    A letter left out, added, changed or swapped with the next one is a slip. Both words without one letter
    have a form in common then (Mor and Fraenkel 1982), which makes this a look-up.

    :param strangers: forms that no dictionary knows
    :param known: forms that one does, and the number of documents of each
    :param vocabulary: form → number of documents
    """
    without: dict[str, list[str]] = {}
    for form in sorted(known):
        if len(form) >= _LEAST_LETTERS:
            for shorter in _shorter(form):
                without.setdefault(shorter, []).append(form)
    found = {}
    for stranger in sorted(strangers):
        near = _near(stranger, without) if len(stranger) >= _LEAST_LETTERS and stranger.isalpha() else set()
        common = [form for form in near if known[form] >= _COMMONER * vocabulary[stranger]]
        if common:
            found[stranger] = max(common, key=lambda form: (known[form], form))
    return found


def _near(form: str, without: Mapping[str, list[str]]) -> set[str]:
    near = {other for shorter in _shorter(form) for other in without.get(shorter, ())}
    return {other for other in near if other[0] == form[0] and one_edit(form, other)}


def _shorter(form: str) -> Iterator[str]:
    """The form, and the form without each of its letters."""
    yield form
    yield from {form[:place] + form[place + 1 :] for place in range(len(form))}


def one_edit(one: str, other: str) -> bool:
    """Whether two words are one insertion, deletion, change or swap of neighbours apart."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first, second = one[start:], other[start:]
    swapped = first[:2] == second[1::-1] and len(first) > 1 and first[2:] == second[2:]
    return swapped or first[1:] == second or first == second[1:] or first[1:] == second[1:]
