"""The short answer of an interview is its first sentence, in every language."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It pays. Then it pays again.", "It pays."),
        ("It pays", "It pays"),
        ("Does it? Yes.", "Does it?"),
        ("Never! Not once.", "Never!"),
        ("Wait… Then answer.", "Wait…"),
        ("Mr. Smith called. He waited.", "Mr. Smith called."),
        ("J. R. asked. She answered.", "J. R. asked."),
        ("Growth was 3.5 percent. Then none.", "Growth was 3.5 percent."),
        ("Call e.g. Anna. She knows.", "Call e.g. Anna."),
        ("“It pays.” He smiled.", "“It pays.”"),
        ("Бұл маңызды. Неге десең, клиент қайтады.", "Бұл маңызды."),
        ("Это важно, т.е. выгодно. И точка.", "Это важно, т.е. выгодно."),
        ("Она спросила: «Зачем?» – и ушла. Всё.", "Она спросила: «Зачем?» – и ушла."),
        ("Det er f.eks. viktig. Alltid.", "Det er f.eks. viktig."),
        ("Vezi nr. 5 din listă. Apoi sună.", "Vezi nr. 5 din listă."),
        ("One line.\nAnother line.", "One line."),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(alphabet="ab АЖ.!?… \n«»“”()"))
def test_it_is_always_the_beginning_of_the_text(text: str) -> None:
    first = first_sentence(text)
    assert text.strip().startswith(first)
    assert bool(first) == bool(text.strip())


def test_a_text_of_nothing_but_abbreviations_is_read_in_time() -> None:
    text = "a. " * 500_000
    started = time.process_time()
    assert first_sentence(text) == text.strip()
    assert time.process_time() - started < 8
