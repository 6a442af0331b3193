"""What can be wrong between documents. One rule, one function, one name, one test.

Each check takes the library and yields problems; :data:`CHECKS` is the order in which they run, and the list that
the tests are held against. Those of units stand in :mod:`knowledge.unit_checks` and :mod:`knowledge.near_keywords`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from knowledge.library import Library
from knowledge.links import is_document, is_internal
from knowledge.model import Document
from knowledge.near_keywords import unknown_keyword
from knowledge.problems import MOST_CHOICES, Problem, did_you_mean
from knowledge.unit_checks import (
    different_unit,
    empty_unit,
    long_checklist,
    missing_kind,
    missing_unit,
    number_gap,
    repeated_number,
    unknown_unit,
)

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
    for doc, original in library.translated():
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


def _shown(value: object) -> str:
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)


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
