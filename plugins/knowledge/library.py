"""All documents of the site and every question that is asked of them. Immutable, sorted, without Pelican."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - a field is called date
from functools import cached_property
from urllib.parse import quote, unquote

from knowledge.addresses import document_path, full_name
from knowledge.languages import Language
from knowledge.links import is_document, readdressed, without_mark
from knowledge.model import Checklist, Document, Exchange, Kind, Principle, Unit


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with the document it stands in."""

    document: Document
    unit: Unit

    @property
    def name(self) -> str:
        """``key.unit``"""
        return full_name(self.document, self.unit)


@dataclass(frozen=True, slots=True)
class Publication:
    """What another Pelican site knows of a text that it publishes."""

    #: Below the site's root; empty where Pelican itself does not write the text.
    address: str
    #: Taken where the text's own head says none: Pelican finds them in names of files and in its settings too.
    title: str = ""
    date: Date | None = None
    #: Path below the content folder of the text that it is a translation of, or its own.
    original: str = ""

    def of(self, document: Document) -> Document:
        """The document as it is published."""
        stated = any(name == "title" for name, _ in document.lines)
        title = document.title if stated else self.title or document.title
        return replace(document, address=self.address, title=title, date=document.date or self.date)


@dataclass(frozen=True)
class Library:
    """Every document, in a fixed order: by language as the site lists them, then key.

    :param documents: all documents, of all languages, pages included
    :param languages: the site's languages, the default one first
    :param topics: topic key → language tag → name
    """

    documents: tuple[Document, ...]
    languages: tuple[Language, ...]
    topics: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(
        cls, documents: Iterable[Document], languages: tuple[Language, ...], topics: Mapping[str, Mapping[str, str]]
    ) -> Library:
        """A library of documents in any order."""
        order = {language.tag: rank for rank, language in enumerate(languages)}
        ranked = sorted(
            documents, key=lambda doc: (order.get(doc.language, len(order)), doc.is_page, doc.key, doc.path)
        )
        return cls(tuple(ranked), languages, topics)

    def published(self, articles: Mapping[str, Publication], pages: Mapping[str, Publication]) -> Library:
        """The documents that another Pelican site publishes, each with its address there.

        :param articles: path below the content folder → how it is published
        :param pages: the same of what Pelican calls pages
        """
        written = [articles[doc.path].of(doc) for doc in self.documents if doc.path in articles]
        others = [replace(pages[doc.path].of(doc), kind=Kind.PAGE) for doc in self.documents if doc.path in pages]
        joined = _joined((*written, *others), {**articles, **pages})
        return Library.of(joined, self.languages, self.topics)

    # -- languages -------------------------------------------------------------------------------------

    @property
    def default_language(self) -> Language:
        """The language that x-default leads to."""
        return self.languages[0]

    def language(self, tag: str) -> Language:
        """The language with this tag. :raises KeyError: the site does not have it."""
        return self._languages[tag]

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {language.tag: language for language in self.languages}

    # -- documents -------------------------------------------------------------------------------------

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Document]:
        return {(doc.key, doc.language): doc for doc in reversed(self.documents)}

    @cached_property
    def _by_path(self) -> dict[str, Document]:
        return {doc.path: doc for doc in self.documents}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key once, sorted."""
        return tuple(sorted({doc.key for doc in self.documents}))

    def get(self, key: str, language: str) -> Document | None:
        """The document with this key in this language, or ``None``."""
        return self._by_key.get((key, language))

    def at(self, path: str) -> Document | None:
        """The document of a file below the content folder."""
        return self._by_path.get(path)

    def translations(self, document: Document) -> tuple[Document, ...]:
        """The document in every language that has it, itself included, in the site's order."""
        found = (self.get(document.key, language.tag) for language in self.languages)
        return tuple(doc for doc in found if doc is not None)

    def original(self, document: Document) -> Document:
        """The document it is translated from; itself when that is missing."""
        return self.get(document.key, document.original) or document

    def translated(self) -> Iterator[tuple[Document, Document]]:
        """Every translation with its original, in the order of the library."""
        for document in self.documents:
            original = self.original(document)
            if original.language != document.language:
                yield document, original

    def offered(self, key: str, language: str) -> Document | None:
        """What a reader of ``language`` is given: the translation, else the original, else the default
        language's, else any other language's document with this key.
        """
        own = self.get(key, language)
        if own is not None or language not in self._languages:
            return own
        known = [doc for tag in self._languages if (doc := self.get(key, tag)) is not None]
        return min(known, key=lambda doc: doc.language != doc.original, default=None)

    def in_language(self, language: str, *kinds: Kind) -> tuple[Document, ...]:
        """Documents written in a language, sorted by title in its order; all kinds but pages by default."""
        wanted = kinds or tuple(kind for kind in Kind if kind is not Kind.PAGE)
        found = [doc for doc in self.documents if doc.language == language and doc.kind in wanted]
        return tuple(sorted(found, key=lambda doc: self.language(language).sort_key(doc.title)))

    def offered_in(self, language: str, *kinds: Kind) -> tuple[Document, ...]:
        """Like :meth:`in_language`, with documents that lack a translation in the language they have."""
        wanted = kinds or tuple(kind for kind in Kind if kind is not Kind.PAGE)
        offered = (self.offered(key, language) for key in self.keys)
        found = [doc for doc in offered if doc is not None and doc.kind in wanted]
        return tuple(sorted(found, key=lambda doc: self.language(language).sort_key(doc.title)))

    # -- topics ----------------------------------------------------------------------------------------

    def topic_name(self, topic: str, language: str) -> str:
        """A topic's name, in English or as its key where the language lacks one."""
        names = self.topics.get(topic, {})
        return names.get(language) or names.get("en") or topic

    def topics_in(self, language: str) -> tuple[str, ...]:
        """Topics that at least one document has, sorted by name."""
        used = {topic for doc in self.offered_in(language) for topic in doc.topics}
        return tuple(sorted(used, key=lambda topic: self.language(language).sort_key(self.topic_name(topic, language))))

    def about(self, topic: str, language: str) -> tuple[Document, ...]:
        """Documents on a topic as offered in a language."""
        return tuple(doc for doc in self.offered_in(language) if topic in doc.topics)

    # -- units -----------------------------------------------------------------------------------------

    def principles(self, language: str) -> tuple[tuple[Document, Principle], ...]:
        """Every principle written in a language, in the order of titles of documents, then of the text."""
        return tuple((doc, unit) for doc in self.in_language(language) for unit in doc.principles)

    def checklists(self, language: str) -> tuple[tuple[Document, Checklist], ...]:
        """Every checklist written in a language."""
        return tuple((doc, unit) for doc in self.in_language(language) for unit in doc.checklists)

    def exchanges(self, language: str) -> tuple[tuple[Document, Exchange], ...]:
        """Every exchange written in a language."""
        return tuple((doc, unit) for doc in self.in_language(language) for unit in doc.exchanges)

    def find(self, name: str, language: str) -> Found | None:
        """The unit with the full name ``key.unit`` as written in a language, or ``None``."""
        key, _, unit_id = name.partition(".")
        document = self.get(key, language)
        unit = document.unit(unit_id) if document is not None else None
        return Found(document, unit) if document is not None and unit is not None else None

    def unit_translations(self, document: Document, unit_id: str) -> tuple[Found, ...]:
        """The same unit in every language that has it, in the site's order."""
        found = (self.find(f"{document.key}.{unit_id}", language.tag) for language in self.languages)
        return tuple(one for one in found if one is not None)

    def related(self, name: str, language: str) -> tuple[Found, ...]:
        """Units of other documents that say the same as ``key.unit``, as written in a language."""
        found = (self.find(other, language) for other in self._relations.get(name, ()))
        return tuple(one for one in found if one is not None)

    @cached_property
    def _relations(self) -> dict[str, tuple[str, ...]]:
        """Relations both ways: what an editor says of one unit holds for the other."""
        pairs: dict[str, set[str]] = {}
        for document in self.documents:
            for relation in document.related:
                own = f"{document.key}.{relation.unit}"
                for other in relation.others:
                    pairs.setdefault(own, set()).add(other)
                    pairs.setdefault(other, set()).add(own)
        return {name: tuple(sorted(others)) for name, others in sorted(pairs.items())}

    # -- links -----------------------------------------------------------------------------------------

    def linked(self, document: Document, target: str) -> Document | None:
        """The document that an internal link means: from the content root with a slash, else relative to the
        file it stands in. A translation that is not written yet stands for what is offered instead.
        """
        path = self.path_of(document, target)
        return self.at(path) or self.offered(posixpath.basename(path).rsplit(".", 1)[0], self._language_of(path))

    def resolve_links(self, document: Document, html: str, prefix: str) -> str:
        """``html`` with its internal links made into addresses.

        :param prefix: what leads to the site's root: ``""`` from the root, ``"../"`` …, or the site's
            address with a slash, for feeds and exports
        """
        return readdressed(html, lambda target: prefix + self._address(document, target))

    def path_of(self, document: Document, target: str) -> str:
        """The path below the content folder that an internal link means, without its fragment."""
        path = unquote(without_mark(target).partition("#")[0])
        base = "" if path.startswith("/") else posixpath.dirname(document.path)
        return posixpath.normpath(posixpath.join(base, path.lstrip("/")))

    def _address(self, document: Document, target: str) -> str:
        """Where an internal link leads below the root."""
        path = self.path_of(document, target)
        found = self.linked(document, target) if is_document(target) else None
        return document_path(found, self._language_of(path)) if found is not None else quote(path)

    def _language_of(self, path: str) -> str:
        """The language folder of a path; empty where it has none."""
        folder = path.split("/", 1)[0]
        return folder if folder in self._languages else ""


def _joined(documents: Iterable[Document], published: Mapping[str, Publication]) -> Iterator[Document]:
    """Texts that Pelican takes for translations of each other, with the key of their original."""
    at = {document.path: document for document in documents}
    taken = {(document.key, document.language) for document in at.values()}
    for document in at.values():
        original = at.get(published[document.path].original, document)
        name = (original.key, document.language)
        if original is document or (name in taken and original.key != document.key):
            yield document
        else:
            taken.add(name)
            yield replace(document, key=original.key, original=original.language)
