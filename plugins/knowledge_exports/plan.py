"""Which files a library gives, and where each of them lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from knowledge.addresses import Site
from knowledge.downloads import Download
from knowledge.library import Library
from knowledge.messages import Messages
from knowledge_exports.cache import ExportCache
from knowledge_exports.issued_cards import IssuedCards
from knowledge_exports.records import as_json, unit_records
from knowledge_exports.tables import table_bytes, tables
from knowledge_exports.wording import Wording, version


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be made: its facts, what its bytes depend on, and how to make them."""

    path: str
    kind: str
    format: str
    language: str
    title: str
    inputs: str
    make: Callable[[], bytes]
    key: str = ""
    unit: str = ""
    version: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What every export needs to know: the library, the site, the words, and the name files go by."""

    library: Library
    site: Site
    messages: Mapping[str, Messages]
    #: The knowledge base's short name in file names and card ids; lasting, unlike the site's title.
    name: str
    #: Flash cards that learners have already.
    issued: IssuedCards = field(default_factory=IssuedCards)
    #: The folder of texts and their pictures; without it packs bring no pictures along.
    content: Path | None = None

    def wordings(self) -> tuple[Wording, ...]:
        """The wording of each language that has documents of its own, in the site's order."""
        used = {document.language for document in self.library.documents}
        return tuple(
            Wording(language, self.messages[language.tag])
            for language in self.library.languages
            if language.tag in used
        )


def made_downloads(exports: Iterable[Export], cache: ExportCache) -> tuple[Download, ...]:
    """The files, made or found in the cache, with their facts."""
    return tuple(_download(export, cache.get_or_make(export.format, export.inputs, export.make)) for export in exports)


def data_exports(context: ExportContext) -> tuple[Export, ...]:
    """The JSON file and the tables of each language."""
    by_language = ((_knowledge(context, wording), *_tables(context, wording)) for wording in context.wordings())
    return tuple(chain.from_iterable(by_language))


def _knowledge(context: ExportContext, wording: Wording) -> Export:
    tag = wording.language.tag
    data = as_json(unit_records(context.library, context.site, tag))
    return Export(
        path=f"knowledge/{tag}.json",
        kind="data",
        format="json",
        language=tag,
        title=wording.say("All principles, checklists and answers as data"),
        inputs=data.decode(),
        make=lambda: data,
        version=language_version(context, tag),
    )


def _tables(context: ExportContext, wording: Wording) -> tuple[Export, ...]:
    tag = wording.language.tag
    return tuple(
        Export(
            path=f"{tag}/downloads/{table.name}.csv",
            kind="data",
            format="csv",
            language=tag,
            title=table.title,
            inputs=repr(table),
            make=partial(table_bytes, table),
            version=language_version(context, tag),
        )
        for table in tables(context.library, context.site, wording)
    )


def language_version(context: ExportContext, tag: str) -> str:
    """The newest date of a language's documents."""
    return version(*context.library.in_language(tag))


def _download(export: Export, file: Path) -> Download:
    return Download(
        path=export.path,
        kind=export.kind,
        key=export.key,
        unit=export.unit,
        languages=(export.language,),
        title=export.title,
        paper="",
        variant="",
        format=export.format,
        pages=0,
        bytes=file.stat().st_size,
        version=export.version,
        topics=export.topics,
        picture="",
        file=file,
    )
