"""One build of everything printable: planned, checked, made, and told as downloads, pictures and problems."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from knowledge.addresses import Site
from knowledge.downloads import Download, merged
from knowledge.library import Library
from knowledge.messages import Messages
from knowledge.problems import Problem
from one_pagers.batch import BatchResult, render_all
from one_pagers.booklet import Booklet, booklet
from one_pagers.cache import CachedFiles
from one_pagers.checks import booklet_problems, fit_problems, glyph_problems, language_problem, picture_problems
from one_pagers.downloads import Picture, booklet_download, downloads_of, pictures_of
from one_pagers.glyphs import missing
from one_pagers.render import Job
from one_pagers.sheets import Sheet, SheetOptions, plan
from one_pagers.social_cards import SocialCard, social_cards
from one_pagers.subjects import Subject
from one_pagers.wording import Wording


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """Where and how sheets are made."""

    #: The folder of templates.
    templates: Path
    #: The cache's folder.
    folder: Path
    processes: int = 1
    #: Shown beside the progress bar; empty for none.
    title: str = ""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build."""

    downloads: tuple[Download, ...]
    #: Pictures of sheets.
    pictures: tuple[Picture, ...]
    #: Pictures shown where a page is shared.
    cards: tuple[Picture, ...]
    problems: tuple[Problem, ...]
    #: How many jobs were typeset; 0 when nothing had changed.
    compiled: int


def wordings_of(library: Library, messages: Mapping[str, Messages], site: Site) -> dict[str, Wording]:
    """The form's words in every language of the site."""
    return {language.tag: Wording(language, messages[language.tag], site) for language in library.languages}


def build_sheets(
    library: Library, wordings: Mapping[str, Wording], options: SheetOptions, settings: RenderSettings
) -> BuildResult:
    """Make everything that can be printed.

    :raises OSError: the cache cannot be written to
    """
    lacking = tuple(wording.language for wording in wordings.values() if missing(wording.language.native_name))
    library = _without(library, {language.tag for language in lacking})
    planned = plan(library, wordings, options)
    refused = {subject: found for subject in _subjects(planned) if (found := glyph_problems(subject))}
    sheets = tuple(sheet for sheet in planned if not refused.keys() & {sheet.subject, sheet.partner})
    booklets = _booklets(library, wordings) if options.booklets else ()
    shared = social_cards(library, wordings) if options.cards else ()
    printed = _print(sheets, booklets, shared, settings)
    told = {problem for found in refused.values() for problem in found} | set(fit_problems(sheets, printed.cached))
    told |= {*picture_problems(_subjects(sheets)), *map(language_problem, lacking)}
    if options.booklets:
        told |= set(booklet_problems(library, booklets, printed.cached, frozenset(one.path for one in told)))
    return _result(sheets, booklets, shared, printed, tuple(told))


def _without(library: Library, tags: Set[str]) -> Library:
    """The library without the texts of some languages: a problem for each of them would say the same."""
    printable = [document for document in library.documents if document.language not in tags]
    return Library.of(printable, library.languages, library.topics) if tags else library


def _subjects(sheets: tuple[Sheet, ...]) -> tuple[Subject, ...]:
    return tuple(dict.fromkeys(sheet.subject for sheet in sheets))


def _booklets(library: Library, wordings: Mapping[str, Wording]) -> tuple[Booklet, ...]:
    found = (booklet(library, wording) for wording in wordings.values())
    return tuple(one for one in found if one is not None)


def _print(
    sheets: tuple[Sheet, ...],
    booklets: tuple[Booklet, ...],
    shared: tuple[SocialCard, ...],
    settings: RenderSettings,
) -> BatchResult:
    # Booklets first: they take longest, and no process should wait for one at the end.
    jobs: tuple[Job, ...] = (
        *(one.job for one in booklets),
        *(sheet.job for sheet in sheets),
        *(card.job for card in shared),
    )
    return render_all(jobs, settings.templates, settings.folder, settings.processes, settings.title)


def _result(
    sheets: tuple[Sheet, ...],
    booklets: tuple[Booklet, ...],
    shared: tuple[SocialCard, ...],
    printed: BatchResult,
    problems: tuple[Problem, ...],
) -> BuildResult:
    cached = printed.cached
    pictures = pictures_of(sheets, cached)
    known = frozenset(picture.path for picture in pictures)
    made = (
        one for sheet in sheets if cached[sheet.job].usable for one in downloads_of(sheet, cached[sheet.job], known)
    )
    shown = tuple(Picture(card.path, cached[card.job].picture) for card in shared if cached[card.job].usable)
    return BuildResult(
        downloads=merged(made, _booklet_downloads(booklets, cached)),
        pictures=pictures,
        cards=shown,
        problems=tuple(sorted(problems)),
        compiled=printed.compiled,
    )


def _booklet_downloads(booklets: tuple[Booklet, ...], cached: Mapping[Job, CachedFiles]) -> tuple[Download, ...]:
    usable = (one for one in booklets if cached[one.job].usable)
    return tuple(booklet_download(one, cached[one.job], "") for one in usable)
