"""What lies in a pack, as its facilitator's page lists it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFile:
    """A link to a file of the pack; ``language`` is that of its title."""

    title: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class PackSection:
    """One kind of file in a pack."""

    title: str
    files: tuple[PackFile, ...]
