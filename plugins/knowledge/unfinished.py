"""What an editor has begun and not finished: the scaffold's ``…``, and texts still in the original's language.

``invoke new`` and ``invoke translate`` write files that are whole and valid, so that nothing has to be typed that a
keyboard lacks. These two rules see to it that nobody takes such a file for a finished one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.library import Library
from knowledge.model import Checklist, Document, Exchange, Principle, Unit
from knowledge.problems import Problem, Severity

#: What a scaffold leaves for the editor to write.
GAP = "…"
#: Shorter lines may be the same in two languages: names, numbers, a word borrowed from English.
FEWEST_WORDS = 4

_WORD = re.compile(r"[^\W\d_]{2,}")
Line = tuple[int, str]


def check_unfinished(library: Library) -> Iterator[Problem]:
    """``unwritten`` and ``untranslated``, for every document."""
    for document in library.documents:
        yield from unwritten(document)
    for document, original in library.translated():
        yield from untranslated(document, original)


def unwritten(document: Document) -> Iterator[Problem]:
    """A scaffold's ``…`` still stands where a text belongs."""
    lines = {line for line, text in lines_of(document) if text.strip(" .") == GAP}
    if not lines and GAP in document.text.split("\n"):
        lines = {_end_of_head(document)}
    for line in sorted(lines):
        yield Problem(document.path, line, "unwritten", "Only “…” stands here", "Write the text, or delete it.")


def untranslated(document: Document, original: Document) -> Iterator[Problem]:
    """Parts of a translation still say word for word what the original says: one problem a document."""
    left = untranslated_lines(document, original)
    if left:
        what = f"{len(left)} lines still stand as in {original.path}, the first of them here"
        if len(left) == 1:
            what = f"This still stands as in {original.path}"
        cure = f"Write them in the language of {document.language}/, or delete those units until you do."
        yield Problem(document.path, left[0][0], "untranslated", what, cure, Severity.WARNING)


def untranslated_lines(document: Document, original: Document) -> tuple[Line, ...]:
    """Lines of a translation that are those of the original, with the line of the file where it is known."""
    theirs = frozenset(text for _, text in lines_of(original)) | frozenset(original.text.split("\n"))
    known = {text: line for line, text in reversed(lines_of(document))}
    texts = dict.fromkeys((document.title, document.summary, *document.text.split("\n"), *known))
    same = [text for text in texts if text in theirs and len(_WORD.findall(text)) >= FEWEST_WORDS]
    return tuple(sorted((known.get(text, _end_of_head(document)), text) for text in same))


def lines_of(document: Document) -> tuple[Line, ...]:
    """The texts of a document whose lines are known: title, summary, headings and what units are made of."""
    head = (
        (document.line_of("title"), document.title),
        (document.line_of("summary"), document.summary),
        (document.line_of("source"), document.source.terms),
        *((document.line_of("speakers"), speaker.name) for speaker in document.speakers),
    )
    headings = ((heading.line, heading.title) for heading in document.headings)
    units = (line for unit in document.units for line in _lines_of(unit))
    return tuple(sorted({*head, *headings, *units}))


def _end_of_head(document: Document) -> int:
    """The last field's line: where a paragraph stands whose own line nobody knows, as near as can be said."""
    return max((line for _, line in document.lines), default=1)


def _lines_of(unit: Unit) -> Iterator[Line]:
    if isinstance(unit, Principle):
        yield from ((unit.line, text) for text in (unit.title, unit.reason, unit.example) if text)
    elif isinstance(unit, Exchange):
        yield unit.line, unit.question
        yield from ((answer.line, answer.text) for answer in unit.answers)
    else:
        yield from _lines_of_checklist(unit)


def _lines_of_checklist(unit: Checklist) -> Iterator[Line]:
    yield from ((unit.line, text) for text in (unit.title, unit.when) if text)
    for group in unit.groups:
        yield group.line, group.title
        for item in group.items:
            yield item.line, item.text
            yield from ((note.line, note.text) for note in item.notes)
