"""Postings brought up to date: what documents that are the same have in them is carried over as it is packed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge_search.digits import Numerals
from knowledge_search.documents import SearchDocument
from knowledge_search.memory import Record
from knowledge_search.postings import Entries, Posting, Postings, collected, invert

#: When fewer documents than this share are the same, carrying over costs more than it saves.
_WORTHWHILE = 0.5


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the documents of a record have gone.

    :param numbers: number in the record → number now, of each document that is the same
    :param gone: numbers in the record of the others
    """

    numbers: Mapping[int, int]
    gone: frozenset[int]

    @classmethod
    def between(cls, old: Mapping[str, str], new: Mapping[str, str]) -> Moves:
        """The moves from documents to documents, both as id → fingerprint in their order."""
        places = {name: number for number, name in enumerate(new)}
        numbers = {number: places[name] for number, (name, print_) in enumerate(old.items()) if new.get(name) == print_}
        return cls(numbers, frozenset(range(len(old))) - numbers.keys())

    @property
    def stays(self) -> bool:
        """Whether every document that is the same has its old number."""
        return all(old == new for old, new in self.numbers.items())


def revised(
    record: Record | None,
    prints: Mapping[str, str],
    documents: Sequence[SearchDocument],
    folding: Mapping[str, str],
) -> Postings:
    """The postings of documents: the same as :func:`knowledge_search.postings.invert` gives.

    :param record: postings of an earlier state of the documents
    :param prints: id → fingerprint of the documents, in order
    """
    moves = Moves.between(record.prints if record else {}, prints)
    if record is None or len(moves.numbers) < _WORTHWHILE * len(documents):
        return invert(documents, folding)
    known = frozenset(moves.numbers.values())
    added, fresh = collected(
        ((number, document) for number, document in enumerate(documents) if number not in known), folding
    )
    forms = _carried(record.postings.forms, moves, added)
    lengths = {moves.numbers[old]: record.postings.lengths[old] for old in moves.numbers} | fresh
    return Postings(forms, tuple(lengths[number] for number in range(len(documents))))


def _carried(postings: Mapping[str, Posting], moves: Moves, added: Mapping[str, Entries]) -> dict[str, Posting]:
    """Form → postings, with what was added and without what is gone."""
    numerals, stays = Numerals(), moves.stays
    forms: dict[str, Posting] = {}
    for form, posting in postings.items():
        if stays and form not in added and moves.gone.isdisjoint(posting.numbers()):
            forms[form] = posting
        elif entries := _merged(_kept(posting.opened(), moves), added.get(form, Entries())):
            forms[form] = entries.packed(numerals)
    return forms | {form: entries.packed(numerals) for form, entries in added.items() if form not in postings}


def _kept(entries: Entries, moves: Moves) -> Iterable[tuple[int, str, str]]:
    for number, code, positions in entries.rows():
        if number in moves.numbers:
            yield moves.numbers[number], code, positions


def _merged(kept: Iterable[tuple[int, str, str]], added: Entries) -> Entries | None:
    """All entries by number; ``None`` if there are none."""
    rows = sorted((*kept, *added.rows()))
    return Entries(*map(list, zip(*rows, strict=True))) if rows else None
