"""Training packs: for each topic and language one archive with all that a session needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge.addresses import document_path
from knowledge.downloads import Download
from knowledge.model import Document
from knowledge_exports.archive import archive
from knowledge_exports.cards import deck_of
from knowledge_exports.deck import deck_bytes
from knowledge_exports.pages import Shelf, ShelfFile, facilitator_page, text_page
from knowledge_exports.plan import Export, Shop
from knowledge_exports.sessions import session
from knowledge_exports.store import Store, content_digest
from knowledge_exports.texts import offline_text
from knowledge_exports.wording import Wording, version


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a pack: its name inside, its title and the title's language, where its bytes lie."""

    name: str
    title: str
    language: str
    file: Path


def pack_exports(shop: Shop, store: Store, downloads: tuple[Download, ...]) -> tuple[Export, ...]:
    """A pack for each topic on which a language has a text of its own.

    :param downloads: what the other rooms and this one have made; sheets and Word files are taken from it
    """
    digests = {one.file: content_digest(one.file) for one in downloads if is_sheet(one) or one.format == "docx"}
    return tuple(
        _export(shop, wording, topic, _entries(shop, store, wording, topic, downloads), digests)
        for wording in shop.wordings()
        for topic in shop.library.topics_in(wording.language.tag)
        if _own(shop, wording, topic)
    )


def is_sheet(download: Download) -> bool:
    """Whether a file is a plain A4 sheet: the one a trainer copies for everybody."""
    kinds = ("checklist", "principles", "interview")
    return (download.format, download.paper, download.variant) == ("pdf", "a4", "standard") and download.kind in kinds


def _own(shop: Shop, wording: Wording, topic: str) -> tuple[Document, ...]:
    tag = wording.language.tag
    return tuple(document for document in shop.library.about(topic, tag) if document.language == tag)


def _export(
    shop: Shop, wording: Wording, topic: str, entries: tuple[Entry, ...], digests: Mapping[Path, str]
) -> Export:
    tag = wording.language.tag
    folder = f"{shop.name}-{topic}-{tag}"
    files = tuple((f"{folder}/{entry.name}", entry.file) for entry in entries)
    return Export(
        path=f"{tag}/packs/{topic}.zip",
        kind="pack",
        format="zip",
        language=tag,
        title=wording.say("Training pack: {topic}", topic=shop.library.topic_name(topic, tag)),
        inputs=repr([(name, digests.get(file) or file.name) for name, file in files]),
        make=lambda: archive((name, file.read_bytes()) for name, file in files),
        key=topic,
        version=version(*_own(shop, wording, topic)),
        topics=(topic,),
    )


def _entries(
    shop: Shop, store: Store, wording: Wording, topic: str, downloads: tuple[Download, ...]
) -> tuple[Entry, ...]:
    """Everything in a pack, the facilitator's page first."""
    tag = wording.language.tag
    fitting = [one for one in downloads if one.languages == (tag,) and topic in one.topics]
    sheets = [_placed("sheets", one) for one in fitting if is_sheet(one)]
    word = [_placed("word", one) for one in fitting if one.format == "docx"]
    texts = _texts(shop, store, wording, topic)
    deck = _deck(shop, store, wording, topic)
    shelves = (
        _shelf(wording.say("Sheets to print"), sheets),
        _shelf(wording.say("Word files to adapt"), word),
        _shelf(wording.say("Texts to read"), texts),
        _shelf(wording.say("Flash cards for Anki"), deck),
    )
    page = _facilitator(shop, store, wording, topic, tuple(shelf for shelf in shelves if shelf.files))
    return (page, *deck, *sheets, *texts, *word)


def _placed(folder: str, download: Download) -> Entry:
    return Entry(f"{folder}/{PurePosixPath(download.path).name}", download.title, download.language, download.file)


def _shelf(title: str, entries: list[Entry]) -> Shelf:
    return Shelf(title, tuple(ShelfFile(entry.title, entry.name, entry.language) for entry in entries))


def _facilitator(shop: Shop, store: Store, wording: Wording, topic: str, shelves: tuple[Shelf, ...]) -> Entry:
    plan = session(shop, wording, topic, shop.library.about(topic, wording.language.tag))
    file = store.keep("html", repr((plan, shelves)), lambda: facilitator_page(plan, shelves))
    return Entry("facilitator.html", wording.say("Facilitator’s page"), wording.language.tag, file)


def _texts(shop: Shop, store: Store, wording: Wording, topic: str) -> list[Entry]:
    """The topic's texts as offered in the language; links among them stay inside the pack."""
    documents = shop.library.about(topic, wording.language.tag)
    neighbours = {document_path(document): f"{document.key}.html" for document in documents}
    return [_text(shop, store, wording, document, neighbours) for document in documents]


def _text(shop: Shop, store: Store, wording: Wording, document: Document, neighbours: Mapping[str, str]) -> Entry:
    text = offline_text(shop, wording, document, neighbours)
    file = store.keep("html", repr(text), lambda: text_page(text))
    return Entry(f"texts/{document.key}.html", document.title, document.language, file)


def _deck(shop: Shop, store: Store, wording: Wording, topic: str) -> list[Entry]:
    """The topic's cards; they belong to the language's deck, whichever file they come from."""
    deck = deck_of(shop, wording, _own(shop, wording, topic))
    if not deck.cards:
        return []
    file = store.keep("apkg", repr(deck), lambda: deck_bytes(deck))
    return [Entry(f"{shop.name}-{topic}-{wording.language.tag}.apkg", deck.title, deck.language, file)]
