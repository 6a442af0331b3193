"""Where everything of the site lives: one place that makes addresses, so that views never have to agree.

All paths are relative to the site's root, without a leading slash; folders end in a slash.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Document, Exchange, Principle, Unit

#: What no document may take as its key: first path segments below a language folder, and ids of the parts of lists, on
#: which documents are anchors.
RESERVED_KEYS = frozenset(
    "principles checklists interviews topics topic search downloads sheets packs feeds languages 404 index offline og"
    " knowledge main newer-edition borrowed header-search".split()
)
#: Ids that the pages of texts and units have themselves: a link to one could not mean a unit or a heading.
RESERVED_IDS = frozenset(
    "about borrowed checklist-tools contents header-search header-search-suggestions lists main newer-edition"
    " principles shared-ticks source support".split()
)


def document_path(document: Document, language: str = "") -> str:
    """``en/customer-comes-first/``; with ``language``, the same document offered in that language's part.

    On another Pelican site, which has no such parts, the address of its own.
    """
    if document.address:
        return document.address
    return f"{language or document.language}/{document.key}/"


def unit_path(document: Document, unit: Unit, language: str = "") -> str:
    """A unit's own page, ``en/customer-comes-first/hiring/``; exchanges live on their interview's page, and so do
    all units of another Pelican site.
    """
    if isinstance(unit, Exchange) or document.address:
        return f"{document_path(document, language)}#{unit.id}"
    return f"{document_path(document, language)}{unit.id}/"


def paragraph_path(document: Document, unit: Unit) -> str:
    """The exact place in its document that a unit comes from: ``en/customer-comes-first/#hiring``."""
    return f"{document_path(document)}#{unit.id}"


def topic_path(topic: str, language: str) -> str:
    """``en/topics/loyalty/``"""
    return f"{language}/topics/{topic}/"


def listing_path(name: str, language: str) -> str:
    """A language's list: ``principles``, ``checklists``, ``interviews``, ``downloads``, ``topics``, ``search``."""
    return f"{language}/{name}/"


def home_path(language: str) -> str:
    """``en/``"""
    return f"{language}/"


def feed_path(language: str) -> str:
    """``en/feeds/all.atom.xml``"""
    return f"{language}/feeds/all.atom.xml"


def sheet_path(document: Document, unit: Unit | None, language: str, variant: str, suffix: str) -> str:
    """A printable file: ``en/sheets/customer-comes-first.hiring.a4.pdf``.

    :param unit: the unit it is made of, or ``None`` for a sheet of the whole document
    :param variant: paper and variant, such as ``a4``, ``letter``, ``a4-large``, ``a4-en-kk``
    """
    name = f"{document.key}.{unit.id}" if unit is not None else document.key
    return f"{language}/sheets/{name}.{variant}.{suffix}"


def full_name(document: Document, unit: Unit) -> str:
    """A unit's name across the whole site: ``customer-comes-first.hiring``."""
    return f"{document.key}.{unit.id}"


def unit_kind(unit: Unit) -> str:
    """``principle``, ``checklist`` or ``exchange``: the word used in exports, classes and the index."""
    if isinstance(unit, Principle):
        return "principle"
    return "exchange" if isinstance(unit, Exchange) else "checklist"


@dataclass(frozen=True, slots=True)
class Site:
    """What is said of the site once, in the settings."""

    name: str
    #: Absolute address without a trailing slash; empty for a preview.
    url: str

    def absolute(self, path: str) -> str:
        """The public address of a path of the site."""
        return f"{self.url}/{path}"
