"""What a browser remembers a step by."""

from __future__ import annotations

import pytest

from knowledge.model import Checklist, Group, Item
from knowledge_pages.site_context import SiteContext
from knowledge_pages.steps import identities, step_groups


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


@pytest.mark.parametrize(
    ("html", "words", "more"),
    [
        ("One <em>step</em> &amp; more", "One <em>step</em> &amp; more", ""),
        ("<p>One</p>\n<p>Why.</p>", "One", "<p>Why.</p>"),
        ("<p>One</p>", "One", ""),
        ("Run <b>it</b>:\n<pre>x &lt; y</pre>\nand wait", "Run <b>it</b>:", "<pre>x &lt; y</pre>\nand wait"),
        ("<table><tr><td>1</td></tr></table>", "", "<table><tr><td>1</td></tr></table>"),
        ("", "", ""),
    ],
)
def test_a_label_holds_the_words_of_its_step_and_no_blocks(
    context: SiteContext, html: str, words: str, more: str
) -> None:
    document = context.library.get("talk", "en")
    assert document is not None
    group = Group("", 1, (Item("One", html, 1),))
    ((step,),) = (found.steps for found in step_groups(context.library, document, Checklist("a", "A", 1, (group,))))
    assert (step.words, step.more) == (words, more)
