"""Steps of a checklist as a browser remembers them: by what the original says, in whatever language one reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import fragment_fromstring, tostring

from knowledge.fingerprints import fingerprint
from knowledge.html_tree import inner_html
from knowledge.library import Library
from knowledge.model import Checklist, Document, Item

#: Elements that no label may hold.
_BLOCKS = frozenset("p pre div blockquote table ul ol dl figure details hr h1 h2 h3 h4 h5 h6 section".split())


@dataclass(frozen=True, slots=True)
class Step:
    """An item with its identity."""

    item: Item
    #: Fingerprint of the original's item at the same place: the same in every language, another once it is edited.
    identity: str
    #: What a label may hold: the item's own words.
    words: str
    #: What stands below them and no label may hold: further paragraphs, code, tables.
    more: str


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one sub-heading, which may be empty."""

    title: str
    steps: tuple[Step, ...]


def step_groups(library: Library, document: Document, checklist: Checklist) -> tuple[StepGroup, ...]:
    """The checklist's groups with the identity of every step."""
    names = iter(identities(library, document, checklist))
    return tuple(
        StepGroup(group.title, tuple(Step(item, next(names), *_parted(item.html)) for item in group.items))
        for group in checklist.groups
    )


def _parted(html: str) -> tuple[str, str]:
    """An item's own words, without the paragraph around them, and the blocks below them."""
    item = fragment_fromstring(html, create_parent="div")
    first = next((place for place, child in enumerate(item) if child.tag in _BLOCKS), len(item))
    paragraph = first == 0 and len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()
    blocks = item[1:] if paragraph else item[first:]
    more = "\n".join(tostring(block, encoding="unicode").strip() for block in blocks)
    for block in blocks:
        item.remove(block)
    return inner_html(item[0] if paragraph else item), more


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
