from dataclasses import replace
from datetime import date

import pytest

from knowledge.library import Library
from knowledge.problems import ContentError
from knowledge_exports.cards import language_deck
from knowledge_exports.issued import Issued, handed_out, left_behind, read_issued, written
from knowledge_exports.wording import Wording


def changed(library: Library, **facts: object) -> Library:
    """The library with other words in one English principle."""
    documents = [one for one in library.documents if (one.key, one.language) != ("first-steps", "en")]
    old = library.get("first-steps", "en")
    rules = (replace(old.principles[0], fingerprint="ffffffffffff", line=12), *old.principles[1:])
    new = replace(old, principles=rules, **facts)
    return Library.of([*documents, new], library.languages, library.topics)


def days(shop, library, issued):
    """Name of each English card → the day that Anki is told."""
    told = replace(shop, library=library, issued=issued)
    deck = language_deck(told, Wording(library.language("en"), shop.messages["en"]))
    return {card.name: card.version for card in deck.cards}


def test_without_a_record_a_card_has_the_day_of_its_text(shop, library):
    assert set(days(shop, library, Issued()).values()) == {"2026-11-22"}
    assert left_behind(changed(library), Issued()) == ()


def test_a_card_that_changes_without_its_day_is_told_with_its_line(library):
    (problem,) = left_behind(changed(library), handed_out(library, Issued()))
    assert (problem.path, problem.line, problem.rule) == ("en/first-steps.md", 12, "card-not-newer")
    assert "first-steps.listen" in problem.what
    assert "invoke issue" in problem.cure


def test_a_later_day_of_the_text_is_enough(library):
    later = changed(library, modified=date(2026, 12, 1))
    assert left_behind(later, handed_out(library, Issued())) == ()


def test_handing_out_again_gives_changed_cards_a_later_day_and_leaves_the_others_alone(shop, library):
    once = handed_out(library, Issued())
    twice = handed_out(changed(library), once)
    assert left_behind(changed(library), twice) == ()
    before, after = days(shop, library, once), days(shop, changed(library), twice)
    moved = {name for name in after if after[name] > before[name]}
    assert moved == {"first-steps.listen:en"}
    assert all(after[name] >= before[name] for name in after)


def test_a_text_whose_day_goes_back_does_not_take_its_cards_back(shop, library):
    record = handed_out(changed(library, modified=date(2026, 12, 1)), Issued())
    back = days(shop, changed(library), record)
    assert back["first-steps.listen:en"] == "2026-12-01"


def test_the_record_reads_back_as_it_was_written_and_forgets_what_is_gone(library, tmp_path):
    record = handed_out(library, Issued())
    path = tmp_path / "cards.json"
    path.write_text(written(record), encoding="utf-8")
    assert read_issued(path) == record
    assert read_issued(tmp_path / "none.json") == Issued()
    few = Library.of([library.get("first-steps", "kk")], library.languages, library.topics)
    assert {tag for row in handed_out(few, record).cards.values() for tag in row} == {"kk"}


@pytest.mark.parametrize("text", ["{", "[]", '{"a.b": {"en": "x"}}', '{"a.b": {"en": "x 2026-13-01"}}'])
def test_a_damaged_record_is_told_with_a_cure(tmp_path, text):
    path = tmp_path / "cards.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_issued(path)
    assert caught.value.problems[0].cure
