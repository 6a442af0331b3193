"""Pages of single principles and checklists: what can be linked to, printed and worked through alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path, unit_path
from knowledge.library import Found
from knowledge.model import Checklist, Document, Principle, Unit
from knowledge_pages.edition import Edition, shortened
from knowledge_pages.page import Crumb, Page, Shape


@dataclass(frozen=True, slots=True)
class UnitView:
    """What stands beside a unit on its page."""

    #: Units of other documents that say the same.
    related: tuple[Found, ...]
    #: The other checklists and principles of the same document.
    checklists: tuple[Checklist, ...]
    principles: tuple[Principle, ...]
    previous: Unit | None
    next: Unit | None


def unit_pages(edition: Edition) -> Iterator[Page]:
    """A page for every principle and checklist in every language that has it."""
    for document in edition.library.documents:
        if document.language in edition.tags:
            units: tuple[Principle | Checklist, ...] = (*document.principles, *document.checklists)
            yield from (unit_page(edition, document, unit) for unit in units)


def unit_page(edition: Edition, document: Document, unit: Principle | Checklist) -> Page:
    """The page of one unit."""
    paths = {
        found.document.language: unit_path(found.document, found.unit)
        for found in edition.library.unit_translations(document, unit.id)
    }
    instead = {tag: document_path(document, tag) for tag in edition.tags}
    shape = Shape.PRINCIPLE if isinstance(unit, Principle) else Shape.CHECKLIST
    section = f"{shape}s"
    return Page(
        path=unit_path(document, unit),
        shape=shape,
        language=document.language,
        title=unit.title,
        head_title=f"{_kind(edition, unit, document.language)}: {unit.title} · {document.title}",
        description=_description(document, unit),
        view=_view(edition, document, unit),
        alternates=edition.everywhere(paths),
        default=edition.default_of(paths, document.original),
        choices=edition.choices(document.language, paths, instead),
        crumbs=_way(edition, document, section),
        canonical=unit_path(document, unit),
        section=section,
        document=document,
        unit=unit,
    )


def _kind(edition: Edition, unit: Unit, language: str) -> str:
    voice = edition.voices[language]
    return voice.gettext("Principle") if isinstance(unit, Principle) else voice.gettext("Checklist")


def _way(edition: Edition, document: Document, section: str) -> tuple[Crumb, ...]:
    language = document.language
    return edition.way(language, edition.section(section, language), Crumb(document.title, document_path(document)))


def _description(document: Document, unit: Principle | Checklist) -> str:
    if isinstance(unit, Principle):
        return shortened(unit.reason or unit.text or document.summary)
    return shortened("; ".join(filter(None, (unit.when, *(item.text for item in unit.items)))) or document.summary)


def _view(edition: Edition, document: Document, unit: Principle | Checklist) -> UnitView:
    siblings: tuple[Unit, ...] = document.principles if isinstance(unit, Principle) else document.checklists
    place = siblings.index(unit)
    return UnitView(
        related=edition.library.related(f"{document.key}.{unit.id}", document.language),
        checklists=tuple(one for one in document.checklists if one is not unit),
        principles=tuple(one for one in document.principles if one is not unit),
        previous=siblings[place - 1] if place else None,
        next=siblings[place + 1] if place + 1 < len(siblings) else None,
    )
