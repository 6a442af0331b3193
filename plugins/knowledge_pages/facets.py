"""By what the page of downloads can be narrowed, and how much each choice leaves; its script counts on from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.downloads import Download
from knowledge_pages.shelves import Shelf, Stack, form

#: What a stack says for each facet, in the page's order. The script's ``lib/filters.js`` has the same names.
VALUES: Mapping[str, Callable[[Stack], Iterable[str]]] = {
    "kind": lambda stack: (stack.first.kind,),
    "topic": lambda stack: stack.first.topics,
    "language": lambda stack: (tag for file in files(stack) for tag in file.languages),
    "paper": lambda stack: (file.paper for file in files(stack)),
    "form": lambda stack: (form(file) for file in files(stack)),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet."""

    value: str
    #: How many stacks are left if it is chosen.
    count: int


def files(stack: Stack) -> tuple[Download, ...]:
    """Everything of a stack that the page links to."""
    return stack.sheets + stack.elsewhere


def facet(name: str, shelves: Iterable[Shelf], order: Iterable[str]) -> tuple[Option, ...]:
    """The choices of one facet that leave anything.

    :param name: one of :data:`VALUES`
    :param order: all values, in the order in which they are offered
    """
    counts = Counter(value for shelf in shelves for stack in shelf.stacks for value in set(VALUES[name](stack)))
    return tuple(Option(value, counts[value]) for value in order if counts[value])
