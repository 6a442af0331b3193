"""Which sheets there are: every checklist, poster and interview in every language, paper and variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.addresses import sheet_path
from knowledge.library import Library
from knowledge.model import Checklist, Document, Unit
from knowledge.model import Kind as DocumentKind
from one_pagers import faces
from one_pagers.bilingual import aligned_data
from one_pagers.contents import Face, as_data
from one_pagers.glyphs import Passage, printed
from one_pagers.papers import Kind, Paper, Variant, variant_name
from one_pagers.render import FormWords, Job
from one_pagers.wording import Wording

#: A document's own kind of sheet has the plain address; others say in the variant what they hold.
_OWN = {
    DocumentKind.CHECKLIST: Kind.CHECKLIST,
    DocumentKind.INTERVIEW: Kind.INTERVIEW,
    DocumentKind.PRINCIPLES: Kind.PRINCIPLES,
    DocumentKind.ARTICLE: Kind.PRINCIPLES,
}
_PART = {Kind.CHECKLIST: "steps", Kind.INTERVIEW: "answers", Kind.PRINCIPLES: "principles"}


@dataclass(frozen=True, slots=True)
class Options:
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
class Subject:
    """What a sheet is made of: a checklist, or the checklists, principles or exchanges of a document."""

    kind: Kind
    document: Document
    unit: Checklist | None = None

    @property
    def title(self) -> str:
        """The title that is printed."""
        return self.unit.title if self.unit else self.document.title

    @property
    def line(self) -> int:
        """Where a problem with the whole sheet is reported."""
        return self.unit.line if self.unit else min((unit.line for unit in self._units), default=1)

    @property
    def _units(self) -> tuple[Unit, ...]:
        if self.kind is Kind.CHECKLIST:
            return self.document.checklists
        return self.document.principles if self.kind is Kind.PRINCIPLES else self.document.exchanges

    def face(self, wording: Wording) -> Face:
        """The words of the sheet."""
        if self.unit is not None:
            return faces.checklist_face(self.document, self.unit, wording)
        make = {
            Kind.PRINCIPLES: faces.principles_face,
            Kind.INTERVIEW: faces.interview_face,
            Kind.CHECKLIST: faces.checklists_face,
        }[self.kind]
        return make(self.document, wording)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the sheet with its line."""
        document = self.document
        common = faces.document_passages(document)
        if self.kind is Kind.PRINCIPLES:
            return (*common, *faces.principle_passages(document.principles))
        if self.kind is Kind.INTERVIEW:
            return (*common, *faces.exchange_passages(document))
        chosen = (self.unit,) if self.unit else document.checklists
        return (*common, *(passage for unit in chosen for passage in faces.checklist_passages(unit)))

    def path(self, paper: Paper, *parts: str) -> str:
        """The address of a sheet of this subject."""
        own = self.unit is not None or _OWN.get(self.document.kind) is self.kind
        name = variant_name(paper, "" if own else _PART[self.kind], *parts)
        return sheet_path(self.document, self.unit, self.document.language, name, "pdf")


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


def subjects(document: Document) -> tuple[Subject, ...]:
    """What sheets can be made of in a document."""
    return tuple(_subjects(document)) if not document.is_page else ()


def _subjects(document: Document) -> Iterator[Subject]:
    for checklist in document.checklists:
        if checklist.items:
            yield Subject(Kind.CHECKLIST, document, checklist)
    if document.kind is DocumentKind.CHECKLIST and len(document.checklists) > 1:
        yield Subject(Kind.CHECKLIST, document)
    if document.principles:
        yield Subject(Kind.PRINCIPLES, document)
    if document.exchanges:
        yield Subject(Kind.INTERVIEW, document)


def plan(library: Library, wordings: Mapping[str, Wording], options: Options) -> tuple[Sheet, ...]:
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


def _plain(subject: Subject, wordings: Mapping[str, Wording], options: Options) -> Iterator[Sheet]:
    """The subject in its own language."""
    face = subject.face(wordings[subject.document.language])
    for paper in options.papers:
        yield _standard(subject, face, paper, fillable=Variant.FILLABLE in options.variants)
    if Variant.LARGE in options.variants:
        yield _large(subject, face, options.papers[0])


def _standard(subject: Subject, face: Face, paper: Paper, *, fillable: bool) -> Sheet:
    ticked = fillable and subject.kind is Kind.CHECKLIST
    pictured = paper is Paper.A4
    path = subject.path(paper)
    return Sheet(
        subject,
        Variant.STANDARD,
        paper,
        (face.language,),
        job=_job("sheet", as_data(face, paper.typst), subject, face, fillable=ticked, picture=pictured),
        path=path,
        name=face.name,
        strings=face.strings,
        fillable_path=subject.path(paper, Variant.FILLABLE) if ticked else "",
        picture_path=picture_path(subject.path(Paper.A4)),
    )


def _large(subject: Subject, face: Face, paper: Paper) -> Sheet:
    path = subject.path(paper, Variant.LARGE)
    job = _job("large", as_data(face, paper.typst), subject, face, picture=True)
    return Sheet(
        subject,
        Variant.LARGE,
        paper,
        (face.language,),
        job,
        path,
        face.name,
        face.strings,
        picture_path=picture_path(path),
    )


def _bilingual(
    subject: Subject, library: Library, wordings: Mapping[str, Wording], options: Options
) -> Iterator[Sheet]:
    """The subject beside its translation, for each pair that its language opens."""
    if Variant.BILINGUAL not in options.variants:
        return
    for first, second in options.pairs:
        partner = _partner(subject, library, second) if first == subject.document.language else None
        if partner is not None:
            yield _pair(subject, partner, wordings, options.papers[0])


def _partner(subject: Subject, library: Library, language: str) -> Subject | None:
    """The same subject in another language, or ``None``."""
    document = library.get(subject.document.key, language)
    unit = document.unit(subject.unit.id) if document and subject.unit else None
    if document is None or (subject.unit is not None and not isinstance(unit, Checklist)):
        return None
    partner = Subject(subject.kind, document, unit if isinstance(unit, Checklist) else None)
    return partner if partner in subjects(document) else None


def _pair(subject: Subject, partner: Subject, wordings: Mapping[str, Wording], paper: Paper) -> Sheet:
    languages = (subject.document.language, partner.document.language)
    left, right = (one.face(wordings[tag]) for one, tag in zip((subject, partner), languages, strict=True))
    path = subject.path(paper, *languages)
    job = _job("bilingual", aligned_data(subject, left, partner, right, paper), subject, left, picture=True)
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
        partner=partner,
    )


def _job(
    template: str, data: str, subject: Subject, face: Face, *, fillable: bool = False, picture: bool = False
) -> Job:
    dated = subject.document.modified or subject.document.date
    return Job(template, data, face.foot.url, dated, picture, _form_words(face) if fillable else None)


def _form_words(face: Face) -> FormWords:
    return FormWords(
        tick=printed(face.labels.tick),
        lines=(printed(face.foot.name), printed(face.foot.date)),
        own=printed(face.labels.own),
        steps=tuple(item.text for item in face.items),
    )


def picture_path(sheet: str) -> str:
    """The address of the picture of a sheet: ``en/sheets/x.a4.png``."""
    return f"{sheet.removesuffix('.pdf')}.png"
