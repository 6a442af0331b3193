"""Pages of single principles and checklists: what can be linked to, printed and worked through alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.addresses import document_path, unit_path
from knowledge.library import Found
from knowledge.model import Checklist, Document, Principle, Unit
from knowledge_pages.page import Crumb, Layout, Page
from knowledge_pages.site_context import SiteContext, shortened


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


def unit_pages(context: SiteContext) -> Iterator[Page]:
    """A page for every principle and checklist in every language that has it."""
    for document in context.library.documents:
        if document.language in context.tags:
            units: tuple[Principle | Checklist, ...] = (*document.principles, *document.checklists)
            yield from (unit_page(context, document, unit) for unit in units)


def unit_page(context: SiteContext, document: Document, unit: Principle | Checklist) -> Page:
    """The page of one unit."""
    paths = {
        found.document.language: unit_path(found.document, found.unit)
        for found in context.library.unit_translations(document, unit.id)
    }
    instead = {tag: document_path(document, tag) for tag in context.tags}
    layout = Layout.PRINCIPLE if isinstance(unit, Principle) else Layout.CHECKLIST
    section = f"{layout}s"
    return Page(
        path=unit_path(document, unit),
        layout=layout,
        language=document.language,
        title=unit.title,
        head_title=f"{_kind(context, unit, document.language)}: {unit.title} · {document.title}",
        description=_description(document, unit),
        view=_view(context, document, unit),
        alternates=context.alternates(paths),
        default=context.default_of(paths, document.original),
        choices=context.choices(document.language, paths, instead),
        crumbs=_breadcrumbs(context, document, section),
        canonical=unit_path(document, unit),
        section=section,
        document=document,
        unit=unit,
    )


def _kind(context: SiteContext, unit: Unit, language: str) -> str:
    l10n = context.l10n[language]
    return l10n.gettext("Principle") if isinstance(unit, Principle) else l10n.gettext("Checklist")


def _breadcrumbs(context: SiteContext, document: Document, section: str) -> tuple[Crumb, ...]:
    listing = context.section(section, document.language)
    return context.breadcrumbs(document.language, listing, Crumb(document.title, document_path(document)))


def _description(document: Document, unit: Principle | Checklist) -> str:
    if isinstance(unit, Principle):
        return shortened(unit.reason or unit.text or document.summary)
    return shortened("; ".join(filter(None, (unit.when, *(item.text for item in unit.items)))) or document.summary)


def _view(context: SiteContext, document: Document, unit: Principle | Checklist) -> UnitView:
    siblings: tuple[Unit, ...] = document.principles if isinstance(unit, Principle) else document.checklists
    place = siblings.index(unit)
    return UnitView(
        related=context.library.related(f"{document.key}.{unit.id}", document.language),
        checklists=tuple(one for one in document.checklists if one is not unit),
        principles=tuple(one for one in document.principles if one is not unit),
        previous=siblings[place - 1] if place else None,
        next=siblings[place + 1] if place + 1 < len(siblings) else None,
    )
