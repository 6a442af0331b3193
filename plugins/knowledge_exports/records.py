"""The two published JSON files: every unit of a language, and every file that can be downloaded.

Their shape is a contract (``docs/exports.md``): names are only ever added. Both are arrays of objects in a
fixed order, so that a difference between two builds is a difference in the content.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from knowledge.addresses import Site, full_name, paragraph_path, unit_kind, unit_path
from knowledge.downloads import Download
from knowledge.library import Library
from knowledge.model import Checklist, Document, Exchange, Principle, Source, Unit

Record = dict[str, Any]


def unit_records(library: Library, site: Site, language: str) -> tuple[Record, ...]:
    """Every unit written in a language, by key and then as they stand in the text."""
    documents = sorted((doc for doc in library.documents if doc.language == language), key=lambda doc: doc.key)
    return tuple(unit_record(library, site, doc, unit) for doc in documents for unit in doc.units)


def unit_record(library: Library, site: Site, document: Document, unit: Unit) -> Record:
    """One unit with everything that lets it stand alone."""
    name = full_name(document, unit)
    return {
        "name": name,
        "key": document.key,
        "unit": unit.id,
        "kind": unit_kind(unit),
        "language": document.language,
        "original": document.original,
        **_body(document, unit),
        "document": document.title,
        "topics": list(document.topics),
        "source": _source(document.source),
        "url": site.absolute(paragraph_path(document, unit)),
        "page": site.absolute(unit_path(document, unit)),
        "translations": _translations(library, site, document, unit),
        "related": [found.name for found in library.related(name, document.language)],
        "fingerprint": unit.fingerprint,
        "date": document.date.isoformat() if document.date else None,
        "modified": document.modified.isoformat() if document.modified else None,
    }


def download_records(downloads: Iterable[Download], site: Site) -> tuple[Record, ...]:
    """Every downloadable file, by address."""
    return tuple(_download(site, one) for one in sorted(downloads, key=lambda one: one.path))


def as_json(records: Iterable[Record]) -> bytes:
    """The records as a JSON array in UTF-8, indented, closed by a line end."""
    return (json.dumps(list(records), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _body(document: Document, unit: Unit) -> Record:
    """What differs between the kinds of unit."""
    if isinstance(unit, Principle):
        return _principle(unit)
    return _exchange(document, unit) if isinstance(unit, Exchange) else _checklist(unit)


def _principle(unit: Principle) -> Record:
    return {
        "title": unit.title,
        "number": unit.number,
        "text": unit.text,
        "reason": unit.reason,
        "example": unit.example,
    }


def _checklist(unit: Checklist) -> Record:
    return {
        "title": unit.title,
        "when": unit.when,
        "use": str(unit.use) if unit.use else None,
        "intro": unit.intro,
        "outro": unit.outro,
        "items": [
            {"text": item.text, "group": group.title, "notes": [note.text for note in item.notes]}
            for group in unit.groups
            for item in group.items
        ],
    }


def _exchange(document: Document, unit: Exchange) -> Record:
    return {
        "title": unit.question,
        "speaker": _name(document, unit.speaker),
        "text": "\n\n".join(answer.text for answer in unit.answers),
        "answers": [
            {"speaker": _name(document, answer.speaker), "text": answer.text, "short": answer.short}
            for answer in unit.answers
        ],
    }


def _name(document: Document, code: str) -> str:
    speaker = document.speaker(code)
    return speaker.name if speaker is not None else code


def _source(source: Source) -> Record:
    names = ("author", "title", "publisher", "year", "url", "terms")
    return {name: getattr(source, name) for name in names}


def _translations(library: Library, site: Site, document: Document, unit: Unit) -> dict[str, str]:
    """Language tag → address of the same unit there; the unit's own language is left out."""
    others = library.unit_translations(document, unit.id)
    return {
        found.document.language: site.absolute(paragraph_path(found.document, found.unit))
        for found in others
        if found.document.language != document.language
    }


def _download(site: Site, one: Download) -> Record:
    return {
        "kind": one.kind,
        "key": one.key,
        "unit": one.unit,
        "language": one.language,
        "languages": list(one.languages),
        "title": one.title,
        "paper": one.paper,
        "variant": one.variant,
        "format": one.format,
        "pages": one.pages,
        "bytes": one.bytes,
        "version": one.version,
        "topics": list(one.topics),
        "path": one.path,
        "url": site.absolute(one.path),
        "picture": site.absolute(one.picture) if one.picture else "",
    }
