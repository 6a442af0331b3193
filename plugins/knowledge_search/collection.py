"""Library → what is searched: every document with its units, each leading to the exact paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.addresses import document_path, paragraph_path, unit_kind
from knowledge.library import Library
from knowledge.model import Checklist, Document, Exchange, Principle, Unit
from knowledge_search.documents import SearchDocument, SearchUnit


def search_documents(library: Library) -> tuple[SearchDocument, ...]:
    """Every document in its own language. One that is offered untranslated elsewhere is not indexed twice.

    Addresses are relative to the site's root.
    """
    return tuple(_document(document) for document in library.documents)


def _document(document: Document) -> SearchDocument:
    return SearchDocument(
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
    return SearchUnit(
        id=unit.id,
        kind=unit_kind(unit),
        title=unit.question if isinstance(unit, Exchange) else unit.title,
        text="\n".join(_texts(unit)),
        url=paragraph_path(document, unit),
        speaker=_speakers(document, unit) if isinstance(unit, Exchange) else "",
    )


def _texts(unit: Unit) -> Iterator[str]:
    """What a unit says, without its title."""
    match unit:
        case Principle():
            yield unit.text
        case Checklist():
            yield from (text for text in (unit.when, unit.intro) if text)
            yield from (text for item in unit.items for text in (item.text, *(note.text for note in item.notes)))
            yield from (unit.outro,) if unit.outro else ()
        case Exchange():
            yield from (answer.text for answer in unit.answers)


def _speakers(document: Document, unit: Exchange) -> str:
    """The names of those who answer, each once."""
    codes = dict.fromkeys(answer.speaker for answer in unit.answers)
    return ", ".join(speaker.name for code in codes if (speaker := document.speaker(code)) is not None)
