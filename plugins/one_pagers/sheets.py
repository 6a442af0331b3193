"""Which sheets there are: every checklist, poster and interview in every language, paper and variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.library import Library
from one_pagers.bilingual import aligned_data
from one_pagers.contents import SheetContent, as_data
from one_pagers.glyphs import printed
from one_pagers.papers import Paper, SheetKind, Variant
from one_pagers.render import FormWords, Job
from one_pagers.subjects import Subject, partner, subjects
from one_pagers.wording import Wording


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What is made besides the standard sheet."""

    papers: tuple[Paper, ...] = (Paper.A4, Paper.LETTER)
    variants: frozenset[Variant] = frozenset(Variant)
    #: Pairs of language tags for bilingual sheets; the first one's part of the site lists the sheet.
    pairs: tuple[tuple[str, str], ...] = ()
    #: Whether each language is bound as one booklet.
    booklets: bool = True
    #: Whether pictures are made for links that are shared.
    cards: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing to typeset and the files that come of it."""

    subject: Subject
    variant: Variant
    paper: Paper
    #: The languages on it, that of its address first.
    languages: tuple[str, ...]
    job: Job
    path: str
    #: What lists call it: the printed title, and what it holds where that does not tell it from others.
    name: str
    #: Every string that stands on it, in reading order.
    strings: tuple[str, ...] = field(default=(), compare=False, repr=False)
    #: Address of the fillable copy, or empty.
    fillable_path: str = ""
    #: Address of the picture of the first page, or empty.
    picture_path: str = ""
    #: The other language's subject, on a bilingual sheet.
    partner: Subject | None = None


def plan(library: Library, wordings: Mapping[str, Wording], options: SheetOptions) -> tuple[Sheet, ...]:
    """Every sheet of the library, sorted by address.

    :param wordings: language tag → the form's words
    """
    found = (
        sheet
        for document in library.documents
        if document.language in wordings
        for subject in subjects(document)
        for sheet in (*_plain(subject, wordings, options), *_bilingual(subject, library, wordings, options))
    )
    return tuple(sorted(found, key=lambda sheet: sheet.path))


def _plain(subject: Subject, wordings: Mapping[str, Wording], options: SheetOptions) -> Iterator[Sheet]:
    """The subject in its own language."""
    content = subject.content(wordings[subject.document.language])
    for paper in options.papers:
        yield _standard(subject, content, paper, fillable=Variant.FILLABLE in options.variants)
    if Variant.LARGE in options.variants:
        yield _large(subject, content, options.papers[0])


def _standard(subject: Subject, content: SheetContent, paper: Paper, *, fillable: bool) -> Sheet:
    ticked = fillable and subject.kind is SheetKind.CHECKLIST
    pictured = paper is Paper.A4
    path = subject.path(paper)
    return Sheet(
        subject,
        Variant.STANDARD,
        paper,
        (content.language,),
        job=_job("sheet", as_data(content, paper.typst), subject, content, fillable=ticked, picture=pictured),
        path=path,
        name=content.name,
        strings=content.strings,
        fillable_path=subject.path(paper, Variant.FILLABLE) if ticked else "",
        picture_path=picture_path(subject.path(Paper.A4)),
    )


def _large(subject: Subject, content: SheetContent, paper: Paper) -> Sheet:
    path = subject.path(paper, Variant.LARGE)
    job = _job("large", as_data(content, paper.typst), subject, content, picture=True)
    return Sheet(
        subject,
        Variant.LARGE,
        paper,
        (content.language,),
        job,
        path,
        content.name,
        content.strings,
        picture_path=picture_path(path),
    )


def _bilingual(
    subject: Subject, library: Library, wordings: Mapping[str, Wording], options: SheetOptions
) -> Iterator[Sheet]:
    """The subject beside its translation, for each pair that its language opens."""
    if Variant.BILINGUAL not in options.variants:
        return
    for first, second in options.pairs:
        other = partner(subject, library, second) if first == subject.document.language else None
        if other is not None:
            yield _pair(subject, other, wordings, options.papers[0])


def _pair(subject: Subject, other: Subject, wordings: Mapping[str, Wording], paper: Paper) -> Sheet:
    languages = (subject.document.language, other.document.language)
    left, right = (one.content(wordings[tag]) for one, tag in zip((subject, other), languages, strict=True))
    path = subject.path(paper, *languages)
    job = _job("bilingual", aligned_data(subject, left, other, right, paper), subject, left, picture=True)
    strings = (*left.strings, *right.strings)
    return Sheet(
        subject,
        Variant.BILINGUAL,
        paper,
        languages,
        job,
        path,
        f"{left.name} · {right.name}",
        strings,
        picture_path=picture_path(path),
        partner=other,
    )


def _job(
    template: str, data: str, subject: Subject, content: SheetContent, *, fillable: bool = False, picture: bool = False
) -> Job:
    return Job(
        template, data, content.foot.url, subject.document.updated, picture, _form_words(content) if fillable else None
    )


def _form_words(content: SheetContent) -> FormWords:
    return FormWords(
        tick=printed(content.labels.tick),
        lines=(printed(content.foot.name), printed(content.foot.date)),
        own=printed(content.labels.own),
        steps=tuple(item.text for item in content.items),
    )


def picture_path(sheet: str) -> str:
    """The address of the picture of a sheet: ``en/sheets/x.a4.png``."""
    return f"{sheet.removesuffix('.pdf')}.png"
