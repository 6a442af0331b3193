"""Training packs: one archive with all that a session needs, for each topic of a language and for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge.addresses import document_path, home_path, topic_path
from knowledge.downloads import Download
from knowledge.model import Document
from knowledge_exports.archive import archive
from knowledge_exports.cache import ExportCache, content_digest
from knowledge_exports.cards import deck_of
from knowledge_exports.deck import deck_bytes
from knowledge_exports.pack_contents import PackFile, PackSection
from knowledge_exports.pages import facilitator_page, text_page
from knowledge_exports.pictures import Picture, pictures_of
from knowledge_exports.plan import Export, ExportContext
from knowledge_exports.sessions import PackScope, session
from knowledge_exports.texts import offline_text
from knowledge_exports.wording import Wording, version


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A file of a pack: its name inside, its title and the title's language, where its bytes lie."""

    name: str
    title: str
    language: str
    file: Path


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is about and whose words it uses."""

    wording: Wording
    scope: PackScope
    #: The topic's key; empty for a whole language.
    topic: str
    #: Its folder inside the archive, and the name of the archive that is unpacked into it.
    folder: str

    @property
    def tag(self) -> str:
        """The pack's language."""
        return self.wording.language.tag

    @property
    def own(self) -> tuple[Document, ...]:
        """The texts in the pack's own language."""
        return tuple(document for document in self.scope.documents if document.language == self.tag)

    def holds(self, download: Download) -> bool:
        """Whether a file of another maker belongs here."""
        fitting = download.languages == (self.tag,) and (not self.topic or self.topic in download.topics)
        whole = is_booklet(download) and not self.topic
        return fitting and (whole or is_sheet(download) or download.format == "docx")


def pack_exports(context: ExportContext, cache: ExportCache, downloads: tuple[Download, ...]) -> tuple[Export, ...]:
    """The packs of all languages.

    :param downloads: what the other rooms and this one have made; sheets and Word files are taken from it
    """
    wanted = (one for one in downloads if is_sheet(one) or is_booklet(one) or one.format == "docx")
    digests = {one.file: content_digest(one.file) for one in wanted}
    return tuple(_export(pack, _entries(context, cache, pack, downloads), digests) for pack in packs(context))


def packs(context: ExportContext) -> Iterator[Pack]:
    """A pack for each topic on which a language has a text of its own, and one with everything in the language."""
    for wording in context.wordings():
        tag = wording.language.tag
        everything = PackScope(wording.say("All topics"), home_path(tag), context.library.offered_in(tag))
        yield Pack(wording, everything, "", f"{context.name}-{tag}")
        for topic in context.library.topics_in(tag):
            scope = PackScope(
                context.library.topic_name(topic, tag), topic_path(topic, tag), context.library.about(topic, tag)
            )
            pack = Pack(wording, scope, topic, f"{context.name}-{topic}-{tag}")
            if pack.own:
                yield pack


def is_sheet(download: Download) -> bool:
    """Whether a file is a plain A4 sheet: the one a trainer copies for everybody."""
    return _is_plain(download) and download.kind in ("checklist", "principles", "interview")


def is_booklet(download: Download) -> bool:
    """Whether a file is a whole language to print."""
    return _is_plain(download) and download.kind == "booklet"


def _is_plain(download: Download) -> bool:
    return (download.format, download.paper, download.variant) == ("pdf", "a4", "standard")


def _export(pack: Pack, entries: tuple[PackEntry, ...], digests: Mapping[Path, str]) -> Export:
    """:param digests: hashes of files that others made; the room's own are named by theirs"""
    files = tuple((f"{pack.folder}/{entry.name}", entry.file) for entry in entries)
    return Export(
        path=f"{pack.tag}/packs/{pack.topic or pack.folder}.zip",
        kind="pack",
        format="zip",
        language=pack.tag,
        title=pack.wording.say("Training pack: {topic}", topic=pack.scope.name),
        inputs=repr([(name, digests.get(file) or file.name) for name, file in files]),
        make=lambda: archive((name, file.read_bytes()) for name, file in files),
        key=pack.topic,
        version=version(*pack.own),
        topics=(pack.topic,) if pack.topic else (),
    )


def _entries(
    context: ExportContext, cache: ExportCache, pack: Pack, downloads: tuple[Download, ...]
) -> tuple[PackEntry, ...]:
    """Everything in a pack, the facilitator's page first."""
    say = pack.wording.say
    fitting = [one for one in downloads if pack.holds(one)]
    sheets = [_placed("sheets", one) for one in fitting if one.format == "pdf"]
    word = [_placed("word", one) for one in fitting if one.format == "docx"]
    texts = _texts(context, cache, pack)
    deck = _deck(context, cache, pack)
    sections = (
        _section(say("Sheets to print"), sheets),
        _section(say("Word files to adapt"), word),
        _section(say("Texts to read"), texts),
        _section(say("Flash cards for Anki"), deck),
    )
    plan = session(context, pack.wording, pack.scope, _by_kind(fitting))
    filled = tuple(section for section in sections if section.files)
    page = cache.get_or_make("html", repr((plan, filled)), lambda: facilitator_page(plan, filled))
    return (
        PackEntry("facilitator.html", say("Facilitator’s page"), pack.tag, page),
        *deck,
        *sheets,
        *texts,
        *_pictures(context, cache, pack),
        *word,
    )


def _placed(folder: str, download: Download) -> PackEntry:
    return PackEntry(f"{folder}/{PurePosixPath(download.path).name}", download.title, download.language, download.file)


def _section(title: str, entries: list[PackEntry]) -> PackSection:
    return PackSection(title, tuple(map(_linked, entries)))


def _linked(entry: PackEntry) -> PackFile:
    return PackFile(entry.title, entry.name, entry.language)


def _by_kind(downloads: list[Download]) -> dict[str, tuple[PackFile, ...]]:
    """The sheets that the plan may name: of checklists those of one list, which one can work with at once."""
    named = [one for one in downloads if one.format == "pdf" and (one.unit or one.kind != "checklist")]
    kinds = dict.fromkeys(one.kind for one in named)
    return {kind: tuple(_linked(_placed("sheets", one)) for one in named if one.kind == kind) for kind in kinds}


def _texts(context: ExportContext, cache: ExportCache, pack: Pack) -> list[PackEntry]:
    """The texts of the scope as offered in the language; links among them and to pictures stay inside the pack."""
    documents = pack.scope.documents
    neighbours = {document_path(document): f"{document.key}.html" for document in documents}
    neighbours |= {one.address: one.address for document in documents for one in pictures_of(context, document)}
    return [_text(context, cache, pack.wording, document, neighbours) for document in documents]


def _text(
    context: ExportContext, cache: ExportCache, wording: Wording, document: Document, neighbours: Mapping[str, str]
) -> PackEntry:
    text = offline_text(context, wording, document, neighbours)
    file = cache.get_or_make("html", repr(text), lambda: text_page(text))
    return PackEntry(f"texts/{document.key}.html", document.title, document.language, file)


def _pictures(context: ExportContext, cache: ExportCache, pack: Pack) -> list[PackEntry]:
    """What the texts of the scope show, beside them under the names that they have on the site."""
    found = {picture.name: picture for document in pack.scope.documents for picture in pictures_of(context, document)}
    return [_picture(cache, pack, found[name]) for name in sorted(found)]


def _picture(cache: ExportCache, pack: Pack, picture: Picture) -> PackEntry:
    suffix = picture.file.suffix.lstrip(".").lower() or "picture"
    file = cache.get_or_make(suffix, content_digest(picture.file), picture.file.read_bytes)
    return PackEntry(f"texts/{picture.name}", picture.name, pack.tag, file)


def _deck(context: ExportContext, cache: ExportCache, pack: Pack) -> list[PackEntry]:
    """The cards of the scope; they belong to the language's deck, whichever file they come from."""
    deck = deck_of(context, pack.wording, pack.own)
    if not deck.cards:
        return []
    file = cache.get_or_make("apkg", repr(deck), lambda: deck_bytes(deck))
    return [PackEntry(f"{pack.folder}.apkg", deck.title, deck.language, file)]
