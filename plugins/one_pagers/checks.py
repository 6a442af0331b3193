"""What checking and typesetting found wrong with a text: the editor is told the file, the line and the cure.

All of it are warnings: a sheet that cannot be made is left out, the site and every other sheet are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from knowledge.languages import Language
from knowledge.library import Library
from knowledge.model import Document
from knowledge.problems import Problem, Severity
from knowledge.settings import FILE
from one_pagers.bilingual import uneven
from one_pagers.booklet import Booklet, flaws
from one_pagers.cache import CachedFiles
from one_pagers.contents import longest_word
from one_pagers.glyphs import Passage, left_out, missing, named, printed
from one_pagers.papers import Paper, Variant
from one_pagers.render import Job
from one_pagers.sheets import Sheet
from one_pagers.subjects import Subject

#: From this size on nobody needs to be warned (knowledge of wall charts and of WHO's checklists).
READABLE = 11.0


def glyph_problems(subject: Subject) -> tuple[Problem, ...]:
    """A title that nobody can see, and characters that no typeface of the sheets has, with their lines."""
    untitled = _problem(
        subject,
        subject.line,
        "sheet-not-made",
        "A sheet is not made: it has no title that can be seen",
        "Write one.",
    )
    titled = () if printed(subject.title) else (untitled,)
    return titled + tuple(
        _problem(
            subject,
            passage.line,
            "sheet-glyph",
            f"The sheet “{_shortened(subject.title)}” is not made: no typeface has {', '.join(map(named, signs))}",
            "Write it in words or take it out.",
        )
        for passage in subject.passages
        if (signs := missing(passage.text))
    )


def language_problem(language: Language) -> Problem:
    """A language in whose letters nothing can be printed."""
    what = f"No sheets are made in {language.native_name}: the typefaces lack its letters"
    cure = "Use the plugin one_pagers for other languages."
    return Problem(FILE, 1, "sheet-language", what, cure, Severity.WARNING)


def picture_problems(subjects: Iterable[Subject]) -> Iterator[Problem]:
    """Pictures in words that a sheet is printed without, told at the first of them."""
    for subject in subjects:
        found = {passage.line: pictures for passage in subject.passages if (pictures := left_out(passage.text))}
        if found:
            signs = sorted({sign for pictures in found.values() for sign in pictures})
            what = f"The sheet “{_shortened(subject.title)}” is printed without {', '.join(map(named, signs))}"
            yield _problem(subject, min(found), "sheet-picture", what, "Write in words what says something.")


def fit_problems(sheets: Iterable[Sheet], cached: Mapping[Job, CachedFiles]) -> tuple[Problem, ...]:
    """What the fit says of each sheet, each thing once, sorted."""
    found = (
        problem for sheet in sheets if sheet.job in cached for problem in _sheet_problems(sheet, cached[sheet.job])
    )
    return tuple(sorted(set(found)))


def booklet_problems(
    library: Library, booklets: Iterable[Booklet], cached: Mapping[Job, CachedFiles], told: frozenset[str]
) -> tuple[Problem, ...]:
    """Texts that are not in their language's booklet, and booklets that the typesetter refused.

    :param told: paths of texts of whose flaws the editor has been told already
    """
    left_out = (
        _unlisted(document, f"“{_shortened(document.title)}” is not in the booklet: {', '.join(found)}")
        for document in library.documents
        if not document.is_page and document.path not in told and (found := flaws(document))
    )
    refused = (
        _unlisted(one.documents[0], f"{one.path} is not made, the typesetter refused: {error}")
        for one in booklets
        if one.job in cached and (error := cached[one.job].error)
    )
    return (*left_out, *refused)


def _unlisted(document: Document, what: str) -> Problem:
    cure = "Write in words what no typeface has, and shorten words that are wider than a line."
    return Problem(document.path, 1, "sheet-not-made", what, cure, Severity.WARNING)


def _sheet_problems(sheet: Sheet, cached: CachedFiles) -> Iterator[Problem]:
    subject = sheet.subject
    if cached.error:
        yield _not_made(sheet, f"the typesetter refused: {cached.error}", "Look for unusual characters in the text.")
    elif cached.fit.refused == "long-word":
        word = _shortened(longest_word(tuple(passage.text for passage in subject.passages)))
        yield _not_made(sheet, f"the word “{word}” is wider than a line", "Write it with spaces or shorten it.")
    elif cached.fit.refused:
        yield _not_made(
            sheet,
            "it does not fit on two pages",
            f"Shorten the text, first of all line {_longest(subject).line}.",
        )
    elif sheet.variant is Variant.STANDARD and sheet.paper is Paper.A4:
        yield from _readable(subject, cached)
    if sheet.partner is not None and uneven(subject, sheet.partner):
        yield _uneven(subject, sheet.partner)


def _readable(subject: Subject, cached: CachedFiles) -> Iterator[Problem]:
    fit = cached.fit
    if fit.pages > 1:
        what = f"The sheet “{_shortened(subject.title)}” takes both sides of the paper"
        yield _problem(subject, subject.line, "sheet-two-sides", what, "Shorten it, or divide it in two.")
    elif fit.size < READABLE:
        what = f"The sheet “{_shortened(subject.title)}” is set at {fit.size:g} points to fit on one page"
        yield _problem(subject, subject.line, "sheet-small-type", what, "Shorten it, or divide it in two.")


def _not_made(sheet: Sheet, why: str, cure: str) -> Problem:
    subject = sheet.subject
    what = f"The {sheet.variant} sheet “{_shortened(subject.title)}” ({'–'.join(sheet.languages)}) is not made: {why}"
    return _problem(subject, _longest(subject).line, "sheet-not-made", what, cure)


def _uneven(subject: Subject, partner: Subject) -> Problem:
    what = f"“{_shortened(subject.title)}” and its translation in {partner.document.path} differ in their steps"
    return _problem(subject, subject.line, "sheet-uneven", what, "Bring both into the same order and number.")


def _longest(subject: Subject) -> Passage:
    """The text that shortening helps most: the longest one that is not front matter."""
    return max(subject.passages, key=lambda passage: (passage.line > 1, len(passage.text), -passage.line))


def _shortened(text: str, length: int = 60) -> str:
    """A text as a message shows it: not too long, nothing in it that a terminal would obey."""
    seen = "".join(char if char.isprintable() else "·" for char in text)
    return seen if len(seen) <= length else f"{seen[:length]}…"


def _problem(subject: Subject, line: int, rule: str, what: str, cure: str) -> Problem:
    return Problem(subject.document.path, line, rule, what, cure, Severity.WARNING)
