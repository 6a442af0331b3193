"""What sheets are made of: a checklist, or the checklists, principles or exchanges of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import sheet_path
from knowledge.library import Library
from knowledge.model import Checklist, Document, Kind, Unit
from one_pagers import content_builders
from one_pagers.contents import SheetContent
from one_pagers.glyphs import Passage
from one_pagers.papers import Paper, SheetKind, variant_name
from one_pagers.wording import Wording

#: A document's own kind of sheet has the plain address; others say in the variant what they hold.
_OWN = {
    Kind.CHECKLIST: SheetKind.CHECKLIST,
    Kind.INTERVIEW: SheetKind.INTERVIEW,
    Kind.PRINCIPLES: SheetKind.PRINCIPLES,
    Kind.ARTICLE: SheetKind.PRINCIPLES,
}
_PART = {SheetKind.CHECKLIST: "steps", SheetKind.INTERVIEW: "answers", SheetKind.PRINCIPLES: "principles"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sheet is made of: a checklist, or the checklists, principles or exchanges of a document."""

    kind: SheetKind
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
        if self.kind is SheetKind.CHECKLIST:
            return self.document.checklists
        return self.document.principles if self.kind is SheetKind.PRINCIPLES else self.document.exchanges

    def content(self, wording: Wording) -> SheetContent:
        """The words of the sheet."""
        if self.unit is not None:
            return content_builders.checklist_content(self.document, self.unit, wording)
        make = {
            SheetKind.PRINCIPLES: content_builders.principles_content,
            SheetKind.INTERVIEW: content_builders.interview_content,
            SheetKind.CHECKLIST: content_builders.checklists_content,
        }[self.kind]
        return make(self.document, wording)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the sheet with its line."""
        document = self.document
        common = content_builders.document_passages(document)
        if self.kind is SheetKind.PRINCIPLES:
            return (*common, *content_builders.principle_passages(document.principles))
        if self.kind is SheetKind.INTERVIEW:
            return (*common, *content_builders.exchange_passages(document))
        chosen = (self.unit,) if self.unit else document.checklists
        return (*common, *(passage for unit in chosen for passage in content_builders.checklist_passages(unit)))

    def path(self, paper: Paper, *parts: str) -> str:
        """The address of a sheet of this subject."""
        own = self.unit is not None or _OWN.get(self.document.kind) is self.kind
        name = variant_name(paper, "" if own else _PART[self.kind], *parts)
        return sheet_path(self.document, self.unit, self.document.language, name, "pdf")


def subjects(document: Document) -> tuple[Subject, ...]:
    """What sheets can be made of in a document."""
    return tuple(_subjects(document)) if not document.is_page else ()


def _subjects(document: Document) -> Iterator[Subject]:
    for checklist in document.checklists:
        if checklist.items:
            yield Subject(SheetKind.CHECKLIST, document, checklist)
    if document.kind is Kind.CHECKLIST and len(document.checklists) > 1:
        yield Subject(SheetKind.CHECKLIST, document)
    if document.principles:
        yield Subject(SheetKind.PRINCIPLES, document)
    if document.exchanges:
        yield Subject(SheetKind.INTERVIEW, document)


def partner(subject: Subject, library: Library, language: str) -> Subject | None:
    """The same subject in another language, or ``None``."""
    document = library.get(subject.document.key, language)
    unit = document.unit(subject.unit.id) if document and subject.unit else None
    if document is None or (subject.unit is not None and not isinstance(unit, Checklist)):
        return None
    found = Subject(subject.kind, document, unit if isinstance(unit, Checklist) else None)
    return found if found in subjects(document) else None
