"""Flash cards for Anki: one deck a language, whose cards update when a newer deck is imported.

Anki knows a note by its guid and takes the incoming text when its date is newer; both come from the content.
The file is a ZIP with an SQLite database in Anki's schema 11, which every version of Anki reads; genanki
knows that schema.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from knowledge_exports.archive import archive

#: A number above 2^30, as Anki's own ids are in milliseconds; lasting, or learners lose their progress.
MODEL_ID = 1_763_770_001
_UNDATED = 946_684_800
_DAY = 86_400_000
#: The SQLite version that the file names as its writer (header bytes 96–99), the same on every machine.
_WRITER = (3_040_000).to_bytes(4, "big")
_FIELDS = ("Label", "Front", "Prompt", "Back", "Source", "Address", "Language")
_FRONT = (
    '<article lang="{{Language}}" dir="auto"><p class="label">{{Label}}</p><h1>{{Front}}</h1>'
    '<p class="prompt">{{Prompt}}</p>'
)
_BACK = (
    '<hr id="answer"><div class="back">{{Back}}</div><footer>{{Source}}'
    '{{#Address}} · <a href="{{Address}}">{{Address}}</a>{{/Address}}</footer></article>'
)
_CSS = """
.card { font: 20px/1.45 Literata, Cambria, "Noto Serif", "Times New Roman", serif; color: #14212b; background: #fff; }
article:lang(kk) { font-family: Literata, Cambria, "Noto Serif", "DejaVu Serif", "Times New Roman", serif; }
article { max-width: 34em; margin: 1em auto; text-align: start; }
h1 { font-size: 1.3em; line-height: 1.25; }
.label { font: 600 .7em/1.4 Onest, system-ui, sans-serif; color: #0b5563; }
.prompt { color: #44535e; font-style: italic; }
footer { margin-top: 1.5em; font: .65em/1.5 Onest, system-ui, sans-serif; color: #44535e; }
.nightMode.card { color: #e8eef1; background: #14212b; }
.nightMode .label, .nightMode a { color: #7cc4d1; }
.nightMode .prompt, .nightMode footer { color: #b7c4cc; }
"""


@dataclass(frozen=True, slots=True)
class Card:
    """One note with one card. All texts are HTML, escaped by whoever makes the card."""

    #: ``key.unit`` with the language: what the note's guid is made of.
    name: str
    label: str
    front: str
    prompt: str
    back: str
    source: str
    address: str
    tags: tuple[str, ...]
    #: ISO 8601 or empty: the date by which Anki tells a newer text.
    version: str
    #: The day of first publication, under which Anki files the card as added.
    added: str


@dataclass(frozen=True, slots=True)
class Deck:
    """A language's cards. ``name`` is lasting and decides the deck's id; ``title`` is shown."""

    name: str
    title: str
    description: str
    language: str
    cards: tuple[Card, ...]


def deck_bytes(deck: Deck) -> bytes:
    """The deck as an ``.apkg`` file: the same cards give the same bytes."""
    return archive((("collection.anki2", _database(deck)), ("media", b"{}")))


def guid(name: str) -> str:
    """The lasting id of a note, made of its name alone."""
    return str(genanki.guid_for("deskbell", name))


def deck_id(name: str) -> int:
    """A lasting id for a deck, between 2^30 and 2^31 as genanki asks."""
    digest = hashlib.blake2b(name.encode(), digest_size=4).digest()
    return (1 << 30) + int.from_bytes(digest, "big") % (1 << 30)


def _database(deck: Deck) -> bytes:
    """The collection, built in memory."""
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        cursor.executescript(APKG_SCHEMA)
        cursor.executescript(APKG_COL)
        _fill(cursor, deck)
        connection.commit()
        data = connection.serialize()
    finally:
        connection.close()
    return data[:96] + _WRITER + data[100:]


def _fill(cursor: sqlite3.Cursor, deck: Deck) -> None:
    """Deck and model first, then the notes, each with its own date (genanki has one for all)."""
    newest = max((_seconds(card.version) for card in deck.cards), default=_UNDATED)
    target, model = genanki.Deck(deck_id(deck.name), deck.title, deck.description), _model()
    target.add_model(model)
    target.write_to_db(cursor, newest, iter(()))
    _date_deck(cursor, target.deck_id, newest)
    ids = _Ids()
    for place, card in enumerate(deck.cards):
        note = genanki.Note(
            model=model, fields=_fields(card, deck.language), tags=card.tags, guid=guid(card.name), due=place + 1
        )
        note.write_to_db(cursor, _seconds(card.version), target.deck_id, ids.of(card))


def _date_deck(cursor: sqlite3.Cursor, deck_id: int, seconds: int) -> None:
    """Genanki dates every deck in 2015; a deck renamed later would keep its old name."""
    (text,) = cursor.execute("SELECT decks FROM col").fetchone()
    decks = json.loads(text)
    decks[str(deck_id)]["mod"] = seconds
    cursor.execute("UPDATE col SET decks = ?", (json.dumps(decks),))


def _model() -> genanki.Model:
    """The kind of note: one card whose question is the front."""
    template = {"name": "Card", "qfmt": f"{_FRONT}</article>", "afmt": _FRONT + _BACK}
    fields = [{"name": name} for name in _FIELDS]
    return genanki.Model(MODEL_ID, "Deskbell", fields, [template], _CSS, sort_field_index=1)


def _fields(card: Card, language: str) -> list[str]:
    return [card.label, card.front, card.prompt, card.back, card.source, card.address, language]


class _Ids:
    """Ids as Anki makes them, milliseconds since 1970: the day of publication and a place in it from the
    name. Lasting, and different between languages.
    """

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def of(self, card: Card) -> Iterator[int]:
        """The note's id, then its card's."""
        digest = int.from_bytes(hashlib.blake2b(card.name.encode(), digest_size=8).digest(), "big")
        start = _seconds(card.added) * 1000 + digest % _DAY // 2 * 2
        while start in self._taken:
            start += 2
        self._taken.add(start)
        return iter((start, start + 1))


def _seconds(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else _UNDATED
