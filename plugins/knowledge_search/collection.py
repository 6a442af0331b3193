"""Library → what is searched: every document with its units, each leading to the exact paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.addresses import document_path, paragraph_path, unit_kind
from knowledge.library import Library
from knowledge.model import Checklist, Document, Exchange, Unit
from knowledge_search.documents import SearchDocument, SearchUnit


def search_documents(library: Library) -> Iterator[SearchDocument]:
    """Every document of every language, with addresses below the site's root."""
    for document in library.documents:
        yield SearchDocument(
            id=f"{document.language}/{document.key}",
            language=document.language,
            kind=document.kind.value,
            title=document.title,
            text=f"{document.summary}\n{document.text}".strip(),
            url=document_path(document),
            topics=document.topics,
            key=document.key,
            headings=tuple(heading.title for heading in document.headings),
            units=tuple(_unit(document, unit) for unit in document.units if unit.id),
        )


def _unit(document: Document, unit: Unit) -> SearchUnit:
    title = unit.question if isinstance(unit, Exchange) else unit.title
    kind, url = unit_kind(unit), paragraph_path(document, unit)
    return SearchUnit(unit.id, kind, title, _text(unit), url, _speaker(document, unit))


def _text(unit: Unit) -> str:
    """What a unit says, as it stands in the document's text."""
    if isinstance(unit, Exchange):
        return "\n".join(answer.text for answer in unit.answers)
    if isinstance(unit, Checklist):
        return "\n".join(filter(None, (unit.when, unit.intro, *(item.text for item in unit.items))))
    return unit.text


def _speaker(document: Document, unit: Unit) -> str:
    """Who answers; nobody outside interviews."""
    if not isinstance(unit, Exchange) or not unit.answers:
        return ""
    speaker = document.speaker(unit.answers[0].speaker)
    return speaker.name if speaker is not None else ""
