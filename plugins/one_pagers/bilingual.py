"""Two languages side by side: rows paired by unit id and by the order of items, never by wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

from one_pagers.contents import Entry, Section, SheetContent, as_json, as_printed, longest_words
from one_pagers.papers import Paper, SheetKind
from one_pagers.subjects import Subject

Data = dict[str, Any]
_EMPTY: Data = asdict(Entry(""))
_NO_SECTION: Data = asdict(Section(()))


def aligned_data(subject: Subject, left: SheetContent, partner: Subject, right: SheetContent, paper: Paper) -> str:
    """The bilingual sheet as JSON for its template.

    :param subject: what the left side is made of, in the language that the sheet is listed under
    :param partner: the same in the other language
    """
    one, other = (as_printed(asdict(content), content.language) for content in (left, right))
    data = {
        "left": _opening(one),
        "right": _opening(other),
        "rows": tuple(_rows(subject, one, partner, other)),
        "kind": left.kind,
        "name": " · ".join(dict.fromkeys((left.name, right.name))),
        "paper": paper.typst,
        "longest": [longest_words(content) for content in (left, right)],
    }
    return as_json(data)


def _opening(content: Data) -> Data:
    """Everything of a sheet's content but its rows."""
    return {key: value for key, value in content.items() if key != "sections"}


def _rows(subject: Subject, left: Data, partner: Subject, right: Data) -> Iterator[Data]:
    """Section titles and pairs of entries, in the order of the left side."""
    if subject.kind is SheetKind.CHECKLIST:
        for one, other in zip_longest(left["sections"], right["sections"], fillvalue=_NO_SECTION):
            if one["title"] or other["title"]:
                yield {"title": [one["title"], other["title"]], "moment": [one["moment"], other["moment"]]}
            for pair in zip_longest(one["items"], other["items"], fillvalue=_EMPTY):
                yield _pair(*pair)
        return
    others = dict(zip(_ids(partner), _items(right), strict=True))
    for unit_id, entry in zip(_ids(subject), _items(left), strict=True):
        yield _pair(entry, others.pop(unit_id, _EMPTY))


def _items(content: Data) -> list[Data]:
    return [item for section in content["sections"] for item in section["items"]]


def _pair(one: Data, other: Data) -> Data:
    return {"pair": [one, other], "number": one["number"] or other["number"]}


def _ids(subject: Subject) -> tuple[str, ...]:
    units = subject.document.principles if subject.kind is SheetKind.PRINCIPLES else subject.document.exchanges
    return tuple(unit.id for unit in units)


def uneven(subject: Subject, partner: Subject) -> bool:
    """Whether the two sides differ in their steps, so that a row would stand alone."""
    if subject.kind is not SheetKind.CHECKLIST:
        return _ids(subject) != _ids(partner)
    return _shape(subject) != _shape(partner)


def _shape(subject: Subject) -> tuple[tuple[int, ...], ...]:
    chosen = (subject.unit,) if subject.unit else subject.document.checklists
    return tuple(tuple(len(group.items) for group in unit.groups) for unit in chosen)
