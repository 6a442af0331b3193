"""What can be wrong with units, by themselves and beside those that they are translated from.

One rule, one function, one name, one test; :mod:`knowledge.checks` runs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.library import Library
from knowledge.model import Checklist, Kind, Principle, Unit
from knowledge.problems import Problem, Severity, did_you_mean

#: More items than this between two pauses are too many to hold (Gawande, The Checklist Manifesto: five to nine).
MOST_ITEMS = 9


def unknown_unit(library: Library) -> Iterator[Problem]:
    """A translation has no unit that its original lacks."""
    for doc, original in library.translated():
        known = [unit.id for unit in original.units if unit.id]
        for unit in doc.units:
            if unit.id and unit.id not in known:
                what = f"{original.path} has no unit “{unit.id}”"
                yield Problem(doc.path, unit.line, "unknown-unit", what, did_you_mean(unit.id, known))


def missing_unit(library: Library) -> Iterator[Problem]:
    """A translation has every unit of its original."""
    for doc, original in library.translated():
        own = {unit.id for unit in doc.units}
        for unit in original.units:
            if unit.id and unit.id not in own:
                what = f"The unit “{unit.id}” of {original.path}:{unit.line} is not translated"
                yield Problem(doc.path, 1, "missing-unit", what, "Translate it, with its id.", Severity.WARNING)


def different_unit(library: Library) -> Iterator[Problem]:
    """One id is one kind of unit in every language, with as many items and the same number."""
    for doc, original in library.translated():
        theirs = {unit.id: unit for unit in reversed(original.units)}
        for unit in doc.units:
            its = theirs.get(unit.id)
            if its is not None and (difference := _difference(unit, its)):
                where = f"{original.path}:{its.line}"
                yield Problem(doc.path, unit.line, "different-unit", f"{difference} of {where}", "Make them the same.")


def missing_kind(library: Library) -> Iterator[Problem]:
    """An original has at least one unit of the kind that it says it is; of translations, units are told one by one."""
    for doc in library.documents:
        wanted = {
            Kind.CHECKLIST: (doc.checklists, "checklist", "## Checklist: … {#…}"),
            Kind.PRINCIPLES: (doc.principles, "principle", "## 1. … {#…}"),
            Kind.INTERVIEW: (doc.exchanges, "question of an interviewer", "**JR:** …? {#…}"),
        }.get(doc.kind)
        if wanted is not None and not wanted[0] and doc.language == doc.original:
            what = f"The kind is {doc.kind}, and the text has no {wanted[1]}"
            cure = f"Write one in the page's language ({wanted[2]}), or choose another kind."
            yield Problem(doc.path, doc.line_of("kind"), "missing-kind", what, cure)


def empty_unit(library: Library) -> Iterator[Problem]:
    """A unit says something."""
    for doc in library.documents:
        for unit in doc.units:
            if (empty := _emptiness(unit)) is not None:
                yield Problem(doc.path, unit.line, "empty-unit", *empty)


def long_checklist(library: Library) -> Iterator[Problem]:
    """At most nine items stand between two pauses."""
    for doc in library.documents:
        for checklist in doc.checklists:
            for group in checklist.groups:
                if len(group.items) > MOST_ITEMS:
                    what = f"{len(group.items)} items stand between two pauses; {MOST_ITEMS} are the most one holds"
                    cure = "Part them by headings (###)."
                    yield Problem(doc.path, group.line, "long-checklist", what, cure, Severity.WARNING)


def number_gap(library: Library) -> Iterator[Problem]:
    """Gaps in a source's numbers are told, and never closed by renumbering."""
    for doc in library.documents:
        numbers = [unit.number for unit in doc.principles if unit.number is not None]
        missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
        if missing:
            what = f"Among the numbered principles there is no {', '.join(map(str, missing))}"
            cure = "Leave the numbers as the source has them; say in the text why some are missing."
            yield Problem(doc.path, doc.principles[0].line, "number-gap", what, cure, Severity.WARNING)


def repeated_number(library: Library) -> Iterator[Problem]:
    """One number is one principle."""
    for doc in library.documents:
        seen: dict[int, int] = {}
        for unit in doc.principles:
            number = unit.number
            if number is not None and number in seen:
                what = f"Number {number} is already on line {seen[number]}"
                yield Problem(doc.path, unit.line, "repeated-number", what, "Give it the number of the source.")
            elif number is not None:
                seen[number] = unit.line


def _emptiness(unit: Unit) -> tuple[str, str] | None:
    """What a unit lacks and the cure, or ``None``."""
    if isinstance(unit, Checklist):
        return None if unit.items else ("This checklist has no items", "Add lines “- [ ] …” below it.")
    if isinstance(unit, Principle):
        return None if unit.text else ("This principle has no reason", "Add a paragraph below it.")
    if not unit.question:
        return "Nobody asks anything here", "Write the question behind the name."
    answered = any(answer.text or "<img" in answer.html for answer in unit.answers)
    return None if answered else ("Nobody answers this question", "Add “**Name:** …” below it.")


def _difference(own: Unit, its: Unit) -> str:
    if type(own) is not type(its):
        return "This is not the same kind of unit as that"
    if isinstance(own, Checklist) and isinstance(its, Checklist):
        shapes = [[len(group.items) for group in unit.groups] for unit in (own, its)]
        return (
            "" if shapes[0] == shapes[1] else f"The items are {_counts(shapes[0])}, not {_counts(shapes[1])} as those"
        )
    own_number, its_number = getattr(own, "number", None), getattr(its, "number", None)
    return "" if own_number == its_number else f"The number is {own_number}, not the {its_number}"


def _counts(groups: list[int]) -> str:
    return "+".join(map(str, groups)) or "0"
