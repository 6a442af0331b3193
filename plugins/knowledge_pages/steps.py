"""Steps of a checklist as a browser remembers them: by what the original says, in whatever language one reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.fingerprints import fingerprint
from knowledge.library import Library
from knowledge.model import Checklist, Document, Item


@dataclass(frozen=True, slots=True)
class Step:
    """An item with its identity."""

    item: Item
    #: Fingerprint of the original's item at the same place: the same in every language, another once it is edited.
    identity: str


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one sub-heading, which may be empty."""

    title: str
    steps: tuple[Step, ...]


def step_groups(library: Library, document: Document, checklist: Checklist) -> tuple[StepGroup, ...]:
    """The checklist's groups with the identity of every step."""
    names = iter(identities(library, document, checklist))
    return tuple(
        StepGroup(group.title, tuple(Step(item, next(names)) for item in group.items)) for group in checklist.groups
    )


def identities(library: Library, document: Document, checklist: Checklist) -> tuple[str, ...]:
    """One identity an item, in order; a text that occurs again is numbered.

    A translation with more or fewer items than its original cannot be aligned by place; its own texts count.
    """
    source = library.original(document).unit(checklist.id)
    aligned = isinstance(source, Checklist) and len(source.items) == len(checklist.items)
    items = source.items if isinstance(source, Checklist) and aligned else checklist.items
    return _numbered(fingerprint(item.text) for item in items)


def _numbered(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(unique)
