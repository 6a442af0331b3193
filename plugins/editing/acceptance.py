"""A translator has looked: the ledger takes the original's present fingerprints for what was named.

Without a name only translations that nobody has recorded yet are taken, so that no stale unit is waved through
unseen; stale ones are named, or all of them are meant with ``every``.
"""

from __future__ import annotations

from dataclasses import dataclass

from editing.workspace import Workspace, refusal
from knowledge.ledger import Ledger, Pair, pairs, pruned, recorded
from knowledge.problems import did_you_mean


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is to be recorded."""

    #: ``key``, ``key.unit``, or empty.
    name: str = ""
    #: Language tag, or empty for all.
    language: str = ""
    #: Without a name: stale units too.
    every: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """The ledger as it is to be written, and what changes in it."""

    ledger: Ledger
    seen: tuple[Pair, ...]
    #: ``key.unit (language)`` of translations that are no longer there.
    forgotten: tuple[str, ...]


def accepted(workspace: Workspace, wish: Acceptance) -> Accepted:
    """The ledger after a translator has looked at what the wish names.

    :raises EditingError: nothing has that name or language
    :raises ContentError: the ledger cannot be read
    """
    ledger = workspace.ledger
    if wish.language:
        workspace.language(wish.language)
    meant = tuple(pair for pair in pairs(workspace.library) if _is_meant(pair, wish))
    if wish.name and not meant:
        raise _unknown(workspace, wish)
    seen = tuple(pair for pair in meant if _is_new(pair, ledger, wish))
    kept = ledger if wish.name or wish.language else pruned(ledger, workspace.library)
    return Accepted(recorded(kept, seen), seen, _forgotten(ledger, kept))


def _is_meant(pair: Pair, wish: Acceptance) -> bool:
    named = not wish.name or wish.name in (pair.name, pair.name.split(".", 1)[0])
    return named and wish.language in ("", pair.language)


def _is_new(pair: Pair, ledger: Ledger, wish: Acceptance) -> bool:
    known = ledger.known(pair.name, pair.language)
    return known is None or (known != pair.fingerprint and bool(wish.name or wish.every))


def _unknown(workspace: Workspace, wish: Acceptance) -> Exception:
    names = sorted({name for pair in pairs(workspace.library) for name in (pair.name, pair.name.split(".", 1)[0])})
    where = f" in {wish.language}" if wish.language else ""
    what = f"No translated unit or text{where} is called “{wish.name}”"
    return refusal(wish.name, 1, "unknown-name", what, did_you_mean(wish.name, names))


def _forgotten(before: Ledger, after: Ledger) -> tuple[str, ...]:
    gone = ((name, tag) for name, row in before.units.items() for tag in row if after.known(name, tag) is None)
    return tuple(f"{name} ({tag})" for name, tag in sorted(gone))
