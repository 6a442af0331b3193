import json
import sqlite3
import warnings
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from knowledge.library import Library
from knowledge_exports.cards import deck_exports, language_deck
from knowledge_exports.deck import MODEL_ID, Card, Deck, deck_bytes, deck_id, guid
from knowledge_exports.plan import ExportContext
from knowledge_exports.wording import Wording


def deck(context, tag="en"):
    return language_deck(context, Wording(context.library.language(tag), context.messages[tag]))


def rows(data, query):
    with zipfile.ZipFile(BytesIO(data)) as file, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(file.read("collection.anki2"))
        return connection.execute(query).fetchall()


def changed(context, **changes):
    documents = tuple(
        replace(document, **changes) if document.key == "first-steps" and document.language == "en" else document
        for document in context.library.documents
    )
    return ExportContext(
        Library.of(documents, context.library.languages, context.library.topics),
        context.site,
        context.messages,
        context.name,
    )


def test_principles_and_answers_are_cards_and_checklists_are_not(context):
    names = {card.name for card in deck(context).cards}
    assert {"first-steps.listen:en", "first-steps.why:en", "other.listen:en"} <= names
    assert not any("before-call" in name for name in names)


def test_anki_finds_one_card_a_note_in_the_order_of_the_text(context):
    content = deck(context)
    data = deck_bytes(content)
    for table in ("notes", "cards"):
        assert rows(data, f"SELECT count(*) FROM {table}") == [(len(content.cards),)]
    found = rows(data, "SELECT guid FROM notes JOIN cards ON nid = notes.id ORDER BY due")
    assert [one for (one,) in found] == [guid(card.name) for card in content.cards]
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]


def test_a_note_keeps_its_ids_when_its_text_changes_and_is_newer(context):
    before = deck_bytes(deck(context))
    principles = (replace(context.library.get("first-steps", "en").principles[0], title="New words"),)
    after = deck_bytes(deck(changed(context, principles=principles, modified=date(2027, 1, 2))))
    query = f"SELECT guid, id, mid, mod, flds FROM notes WHERE guid = '{guid('first-steps.listen:en')}'"
    (old,), (new,) = rows(before, query), rows(after, query)
    assert old[:3] == new[:3]
    assert new[3] > old[3]
    assert "New words" in new[4]


def test_guids_are_lasting_and_differ_between_languages():
    assert guid("first-steps.listen:en") == "P|l]na1BkI"
    assert guid("first-steps.listen:kk") != guid("first-steps.listen:en")
    assert deck_id("deskbell:en") == 1636850696
    assert MODEL_ID == 1_763_770_001


def test_no_two_notes_of_any_deck_share_an_id(context):
    ids = [one for tag in ("en", "kk") for one in rows(deck_bytes(deck(context, tag)), "SELECT id FROM notes")]
    assert len(ids) == len(set(ids))


def test_texts_that_wish_ill_are_escaped(context):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = deck_bytes(deck(context))
    fields = " ".join(text for (text,) in rows(data, "SELECT flds FROM notes"))
    assert "<script>" not in fields
    assert "&lt;script&gt;" in fields


def test_a_card_says_its_language_and_where_it_comes_from(context):
    query = f"SELECT flds, tags FROM notes WHERE guid = '{guid('first-steps.why:kk')}'"
    ((fields, tags),) = rows(deck_bytes(deck(context, "kk")), query)
    label, front, _prompt, back, source, address, language = fields.split("\x1f")
    assert (front, language) == ("Why listen?", "kk")
    assert back == "<p>Dianna Booher: <b>It pays.</b> Then it pays again.</p>"
    assert source.startswith("A. Author")
    assert address == "https://deskbell.example/kk/first-steps/#why"
    assert label.startswith("Сұрақ")
    assert tags.split() == ["deskbell::first-steps", "deskbell::loyalty", "deskbell::staff"]


def test_the_same_cards_give_the_same_bytes(context):
    for export in deck_exports(context):
        assert export.make() == export.make()


def test_the_deck_is_dated_by_its_texts(context):
    ((decks,),) = rows(deck_bytes(deck(context)), "SELECT decks FROM col")
    own = json.loads(decks)[str(deck_id("deskbell:en"))]
    assert own["name"] == "Deskbell – English"
    assert own["mod"] == 1795305600  # 2026-11-22


@pytest.mark.parametrize("day", ["", "2026-11-22"])
def test_cards_without_a_date_or_with_equal_names_still_make_a_deck(day):
    card = Card("a.b:en", "", "Front", "", "Back", "", "", (), day, day)
    data = deck_bytes(Deck("x:en", "X", "", "en", (card, card)))
    assert len(set(rows(data, "SELECT id FROM notes"))) == 2
