"""A translation falls behind when the meaning of its original moves on, and by nothing less."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.fingerprints import LENGTH, fingerprint, normalised

TYPOGRAPHY = {'"': "«»“”„‟", "'": "‘’‚‛", "-": "‐‑‒–—−", " ": "\u00a0\u2009\n\t"}


@given(st.text())
def test_any_text_has_one(text: str) -> None:
    assert len(fingerprint(text)) == LENGTH
    assert set(fingerprint(text)) <= set("0123456789abcdef")


@given(st.text(alphabet="abc әґй\"'- "), st.data())
def test_typography_changes_nothing(text: str, data: st.DataObject) -> None:
    retyped = "".join(data.draw(st.sampled_from([char, *TYPOGRAPHY.get(char, "")])) for char in text)
    assert fingerprint(retyped) == fingerprint(text)
    assert fingerprint(unicodedata.normalize("NFD", text)) == fingerprint(text)


@given(st.text())
def test_what_is_normalised_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize("other", ["Listen last", "Listen first!", "listen first", "Listenfirst", ""])
def test_a_change_of_words_changes_it(other: str) -> None:
    assert fingerprint("Listen first") != fingerprint(other)


def test_texts_are_told_apart_by_where_they_end() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc") != fingerprint("abc")


def test_it_is_the_same_on_every_machine() -> None:
    assert fingerprint("Listen first", "People tell you.") == "8ac4a63d2b0f"
