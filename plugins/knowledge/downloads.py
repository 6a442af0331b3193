"""What can be downloaded: the facts that pages list, packs collect and ``downloads.json`` publishes.

Rooms that make files meet only here: a room makes its files in its cache before anything is written, adds
their facts to ``context["downloads"]`` and copies the files when the site is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Download:
    """One downloadable file."""

    #: Address below the site's root, ``en/sheets/customer-comes-first.hiring.a4.pdf``.
    path: str
    #: What it is made of: ``checklist``, ``principles``, ``interview``, ``booklet``, ``pack``, ``deck``, ``data``.
    kind: str
    #: Key of the document, or the topic's key, or empty for a whole language.
    key: str
    #: Id of the unit, or empty for a whole document.
    unit: str
    #: Language tags, one, or two for a bilingual sheet.
    languages: tuple[str, ...]
    title: str
    #: ``a4``, ``letter`` or empty where paper has no meaning.
    paper: str
    #: ``standard``, ``fillable``, ``large``, ``bilingual``; empty for files other than sheets.
    variant: str
    #: ``pdf``, ``docx``, ``csv``, ``json``, ``apkg``, ``zip``, ``html``.
    format: str
    #: Pages of a PDF, 0 where pages have no meaning.
    pages: int
    bytes: int
    #: The text's own date, ISO 8601: what a sheet prints as its version.
    version: str
    #: Topics of the document, for filters.
    topics: tuple[str, ...]
    #: Address of a picture of its first page, or empty.
    picture: str
    #: Where the bytes lie until the site is written.
    file: Path

    @property
    def language(self) -> str:
        """The language whose part of the site lists it."""
        return self.languages[0]


def merged(*downloads: Iterable[Download]) -> tuple[Download, ...]:
    """Downloads of several rooms as one tuple, sorted by address."""
    return tuple(sorted((one for some in downloads for one in some), key=lambda download: download.path))
