from dataclasses import replace
from datetime import date

import pytest

from knowledge.library import Library
from knowledge.problems import ContentError
from knowledge_exports.cards import language_deck
from knowledge_exports.issued_cards import IssuedCards, outdated_cards, read_record, record_text, updated_record
from knowledge_exports.wording import Wording


def changed(library: Library, **facts: object) -> Library:
    """The library with other words in one English principle."""
    documents = [one for one in library.documents if (one.key, one.language) != ("first-steps", "en")]
    old = library.get("first-steps", "en")
    rules = (replace(old.principles[0], fingerprint="ffffffffffff", line=12), *old.principles[1:])
    new = replace(old, principles=rules, **facts)
    return Library.of([*documents, new], library.languages, library.topics)


def days(context, library, issued):
    """Name of each English card → the day that Anki is told."""
    told = replace(context, library=library, issued=issued)
    deck = language_deck(told, Wording(library.language("en"), context.messages["en"]))
    return {card.name: card.version for card in deck.cards}


def test_without_a_record_a_card_has_the_day_of_its_text(context, library):
    assert set(days(context, library, IssuedCards()).values()) == {"2026-11-22"}
    assert outdated_cards(changed(library), IssuedCards()) == ()


def test_a_card_that_changes_without_its_day_is_told_with_its_line(library):
    (problem,) = outdated_cards(changed(library), updated_record(library, IssuedCards()))
    assert (problem.path, problem.line, problem.rule) == ("en/first-steps.md", 12, "card-not-newer")
    assert "first-steps.listen" in problem.what
    assert "invoke issue" in problem.cure


def test_a_later_day_of_the_text_is_enough(library):
    later = changed(library, modified=date(2026, 12, 1))
    assert outdated_cards(later, updated_record(library, IssuedCards())) == ()


def test_handing_out_again_gives_changed_cards_a_later_day_and_leaves_the_others_alone(context, library):
    once = updated_record(library, IssuedCards())
    twice = updated_record(changed(library), once)
    assert outdated_cards(changed(library), twice) == ()
    before, after = days(context, library, once), days(context, changed(library), twice)
    moved = {name for name in after if after[name] > before[name]}
    assert moved == {"first-steps.listen:en"}
    assert all(after[name] >= before[name] for name in after)


def test_a_text_whose_day_goes_back_does_not_take_its_cards_back(context, library):
    record = updated_record(changed(library, modified=date(2026, 12, 1)), IssuedCards())
    back = days(context, changed(library), record)
    assert back["first-steps.listen:en"] == "2026-12-01"


def test_the_record_reads_back_as_it_was_written_and_forgets_what_is_gone(library, tmp_path):
    record = updated_record(library, IssuedCards())
    path = tmp_path / "cards.json"
    path.write_text(record_text(record), encoding="utf-8")
    assert read_record(path) == record
    assert read_record(tmp_path / "none.json") == IssuedCards()
    few = Library.of([library.get("first-steps", "kk")], library.languages, library.topics)
    assert {tag for row in updated_record(few, record).cards.values() for tag in row} == {"kk"}


@pytest.mark.parametrize("text", ["{", "[]", '{"a.b": {"en": "x"}}', '{"a.b": {"en": "x 2026-13-01"}}'])
def test_a_damaged_record_is_told_with_a_cure(tmp_path, text):
    path = tmp_path / "cards.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_record(path)
    assert caught.value.problems[0].cure
