"""What a browser remembers a step by."""

from __future__ import annotations

from knowledge.model import Checklist, Group, Item
from knowledge_pages.site_context import SiteContext
from knowledge_pages.steps import identities


def written(*texts: str) -> Checklist:
    return Checklist("list", "A list", 1, (Group("", 1, tuple(Item(text, text, 1) for text in texts)),))


def test_a_step_is_the_same_in_every_language(context: SiteContext) -> None:
    library = context.library
    english, kazakh = library.get("service", "en"), library.get("service", "kk")
    assert english is not None
    assert kazakh is not None
    own = identities(library, english, english.checklists[0])
    assert identities(library, kazakh, kazakh.checklists[0]) == own


def test_an_edited_step_is_a_new_step_and_the_others_are_not(context: SiteContext) -> None:
    document = context.library.get("talk", "en")
    assert document is not None
    before = identities(context.library, document, written("One", "Two", "Three"))
    after = identities(context.library, document, written("One", "Two, edited", "Three"))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_the_same_words_twice_are_two_steps(context: SiteContext) -> None:
    document = context.library.get("talk", "en")
    assert document is not None
    assert len(set(identities(context.library, document, written("Check", "Check")))) == 2
