"""What the press found wrong with a text: the editor is told the file, the line and the cure.

All of it are warnings: a sheet that cannot be made is left out, the site and every other sheet are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from knowledge.problems import Problem, Severity
from one_pagers.bilingual import uneven
from one_pagers.cache import Filed
from one_pagers.contents import longest_word
from one_pagers.glyphs import Passage, missing, named
from one_pagers.papers import Paper, Variant
from one_pagers.render import Job
from one_pagers.sheets import Sheet, Subject

#: From this size on nobody needs to be warned (knowledge of wall charts and of WHO's checklists).
READABLE = 11.0


def unprintable(subject: Subject) -> tuple[Problem, ...]:
    """Characters that no typeface of the sheets has, with the lines they stand on."""
    return tuple(
        _problem(
            subject,
            passage.line,
            "sheet-glyph",
            f"The sheet “{subject.title}” is not made: no typeface has {', '.join(map(named, signs))}",
            "Write it in words or take it out.",
        )
        for passage in subject.passages
        if (signs := missing(passage.text))
    )


def fitting(sheets: Iterable[Sheet], filed: Mapping[Job, Filed]) -> tuple[Problem, ...]:
    """What the fit says of each sheet, each thing once, sorted."""
    found = (problem for sheet in sheets if sheet.job in filed for problem in _fitting(sheet, filed[sheet.job]))
    return tuple(sorted(set(found)))


def _fitting(sheet: Sheet, filed: Filed) -> Iterator[Problem]:
    subject = sheet.subject
    if filed.error:
        yield _not_made(sheet, f"the typesetter refused: {filed.error}", "Look for unusual characters in the text.")
    elif filed.fit.refused == "long-word":
        word = _shortened(longest_word(tuple(passage.text for passage in subject.passages)))
        yield _not_made(sheet, f"the word “{word}” is wider than a line", "Write it with spaces or shorten it.")
    elif filed.fit.refused:
        yield _not_made(
            sheet,
            "it does not fit on two pages",
            f"Shorten the text, first of all line {_longest(subject).line}.",
        )
    elif sheet.variant is Variant.STANDARD and sheet.paper is Paper.A4:
        yield from _readable(subject, filed)
    if sheet.partner is not None and uneven(subject, sheet.partner):
        yield _uneven(subject, sheet.partner)


def _readable(subject: Subject, filed: Filed) -> Iterator[Problem]:
    fit = filed.fit
    if fit.pages > 1:
        what = f"The sheet “{subject.title}” takes both sides of the paper"
        yield _problem(subject, subject.line, "sheet-two-sides", what, "Shorten it, or divide it in two.")
    elif fit.size < READABLE:
        what = f"The sheet “{subject.title}” is set at {fit.size:g} points to fit on one page"
        yield _problem(subject, subject.line, "sheet-small-type", what, "Shorten it, or divide it in two.")


def _not_made(sheet: Sheet, why: str, cure: str) -> Problem:
    subject = sheet.subject
    what = f"The {sheet.variant} sheet “{_shortened(subject.title)}” ({'–'.join(sheet.languages)}) is not made: {why}"
    return _problem(subject, _longest(subject).line, "sheet-not-made", what, cure)


def _uneven(subject: Subject, partner: Subject) -> Problem:
    what = f"“{subject.title}” and its translation in {partner.document.path} differ in their steps"
    return _problem(subject, subject.line, "sheet-uneven", what, "Bring both into the same order and number.")


def _longest(subject: Subject) -> Passage:
    """The text that shortening helps most: the longest one that is not front matter."""
    return max(subject.passages, key=lambda passage: (passage.line > 1, len(passage.text), -passage.line))


def _shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _problem(subject: Subject, line: int, rule: str, what: str, cure: str) -> Problem:
    return Problem(subject.document.path, line, rule, what, cure, Severity.WARNING)
