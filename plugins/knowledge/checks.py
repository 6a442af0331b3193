"""What can be wrong between documents. One rule, one function, one name, one test.

Each check takes the library and yields problems; :data:`CHECKS` is the order in which they run, and the list that
the documentation is held against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from knowledge.library import Library, is_document, is_internal
from knowledge.model import Checklist, Document, Kind, Principle, Unit
from knowledge.near_keywords import unknown_keyword
from knowledge.problems import MOST_CHOICES, Problem, Severity, did_you_mean

#: More items than this between two pauses are too many to hold (Gawande, The Checklist Manifesto: five to nine).
MOST_ITEMS = 9

Check = Callable[[Library], Iterator[Problem]]


def check_library(library: Library) -> tuple[Problem, ...]:
    """All problems between documents, sorted."""
    return tuple(sorted(problem for check in CHECKS for problem in check(library)))


def duplicate_key(library: Library) -> Iterator[Problem]:
    """Two files of one language must not claim one key."""
    first: dict[tuple[str, str], Document] = {}
    for doc in library.documents:
        other = first.setdefault((doc.language, doc.key), doc)
        if other is not doc:
            yield Problem(
                doc.path, 1, "duplicate-key", f"{other.path} has the same key", "Rename one of them in every language."
            )


def unknown_topic(library: Library) -> Iterator[Problem]:
    """Topics come from the vocabulary only."""
    for doc in library.documents:
        for topic in doc.topics:
            if topic not in library.topics:
                yield _head(
                    doc,
                    "topics",
                    "unknown-topic",
                    f"“{topic}” is not in translations/topics.yaml",
                    did_you_mean(topic, library.topics),
                )


def missing_topic(library: Library) -> Iterator[Problem]:
    """A text without a topic is found by nobody who browses."""
    for doc in library.documents:
        if not doc.topics and not doc.is_page and library.topics and doc.lines:
            named = any(name == "topics" for name, _ in doc.lines)
            what = "“topics” names none" if named else "“topics” is missing"
            some = ", ".join(sorted(library.topics)[:MOST_CHOICES])
            yield _head(doc, "topics", "missing-field", what, f"Write “topics: [ … ]” with some of {some}.")


def unknown_original(library: Library) -> Iterator[Problem]:
    """The original language is one of the site's."""
    tags = [language.tag for language in library.languages]
    for doc in library.documents:
        if doc.original not in tags:
            yield _head(
                doc,
                "original",
                "unknown-language",
                f"“{doc.original}” is not a language of this site",
                did_you_mean(doc.original, tags),
            )


def missing_original(library: Library) -> Iterator[Problem]:
    """A translation has an original."""
    tags = {language.tag for language in library.languages}
    for doc in library.documents:
        if doc.original in tags and library.get(doc.key, doc.original) is None:
            cure = f"Write {doc.original}/{doc.key}.md, or name the language that this key is translated from."
            yield _head(doc, "original", "missing-original", f"The original in {doc.original} does not exist", cure)


def different_head(library: Library) -> Iterator[Problem]:
    """Translations agree on what is the same in every language."""
    for doc, original in _translated(library):
        for name, own, its in (
            ("original", doc.original, original.original),
            ("kind", doc.kind.value, original.kind.value),
            ("topics", sorted(doc.topics), sorted(original.topics)),
            ("speakers", [s.code for s in doc.speakers], [s.code for s in original.speakers]),
        ):
            if own != its:
                yield _head(
                    doc, name, "different-head", f"“{name}” is not that of {original.path}", f"Write {_shown(its)}."
                )


def unknown_unit(library: Library) -> Iterator[Problem]:
    """A translation has no unit that its original lacks."""
    for doc, original in _translated(library):
        known = [unit.id for unit in original.units if unit.id]
        for unit in doc.units:
            if unit.id and unit.id not in known:
                what = f"{original.path} has no unit “{unit.id}”"
                yield Problem(doc.path, unit.line, "unknown-unit", what, did_you_mean(unit.id, known))


def missing_unit(library: Library) -> Iterator[Problem]:
    """A translation has every unit of its original."""
    for doc, original in _translated(library):
        own = {unit.id for unit in doc.units}
        for unit in original.units:
            if unit.id and unit.id not in own:
                what = f"The unit “{unit.id}” of {original.path}:{unit.line} is not translated"
                yield Problem(doc.path, 1, "missing-unit", what, "Translate it, with its id.", Severity.WARNING)


def different_unit(library: Library) -> Iterator[Problem]:
    """One id is one kind of unit in every language, with as many items and the same number."""
    for doc, original in _translated(library):
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
            yield _head(doc, "kind", "missing-kind", what, cure)


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


def broken_link(library: Library) -> Iterator[Problem]:
    """Links between texts lead to a text, and to a place in it."""
    for doc in library.documents:
        for link in doc.links:
            if is_internal(link.target) and is_document(link.target):
                yield from _broken(library, doc, link.target, link.line)
            elif link.target.startswith("#") and not _has_anchor(doc, link.target[1:]):
                cure = did_you_mean(link.target[1:], [heading.anchor for heading in doc.headings])
                yield Problem(doc.path, link.line, "broken-anchor", f"This text has no “{link.target}”", cure)
            elif link.target.startswith("/"):
                what = f"“{link.target}” leads nowhere where the site does not stand at the root of its own server"
                cure = "Link a text by its file: {filename}/en/….md; another site with its whole address."
                yield Problem(doc.path, link.line, "broken-link", what, cure)


def unknown_relation(library: Library) -> Iterator[Problem]:
    """Related units exist, as ``key.unit``."""
    names = {f"{doc.key}.{unit.id}" for doc in library.documents for unit in doc.units}
    for doc in library.documents:
        for relation in doc.related:
            for name in (f"{doc.key}.{relation.unit}", *relation.others):
                if name not in names:
                    yield _head(
                        doc, "related", "unknown-relation", f"There is no unit “{name}”", did_you_mean(name, names)
                    )


def _broken(library: Library, doc: Document, target: str, line: int) -> Iterator[Problem]:
    anchor = target.partition("#")[2]
    path, linked = library.path_of(doc, target), library.linked(doc, target)
    if linked is None:
        near = did_you_mean(path, [other.path for other in library.documents if other.language == doc.language])
        yield Problem(doc.path, line, "broken-link", f"There is no file “{path}”", near)
    elif anchor and not _has_anchor(linked, anchor):
        cure = did_you_mean(anchor, [heading.anchor for heading in linked.headings])
        yield Problem(doc.path, line, "broken-anchor", f"{linked.path} has no “#{anchor}”", cure)


def _has_anchor(doc: Document, anchor: str) -> bool:
    return unquote(anchor) in {heading.anchor for heading in doc.headings} or f'id="{unquote(anchor)}"' in doc.html


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


def _shown(value: object) -> str:
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)


def _translated(library: Library) -> Iterator[tuple[Document, Document]]:
    """Every translation with its original."""
    for doc in library.documents:
        original = library.get(doc.key, doc.original)
        if original is not None and original is not doc and original.language != doc.language:
            yield doc, original


def _head(doc: Document, field: str, rule: str, what: str, cure: str) -> Problem:
    """A problem of the front matter, at the field's line."""
    return Problem(doc.path, doc.line_of(field), rule, what, cure)


CHECKS: tuple[Check, ...] = (
    duplicate_key,
    unknown_topic,
    missing_topic,
    unknown_original,
    missing_original,
    different_head,
    unknown_unit,
    missing_unit,
    different_unit,
    missing_kind,
    unknown_keyword,
    empty_unit,
    long_checklist,
    number_gap,
    repeated_number,
    broken_link,
    unknown_relation,
)
