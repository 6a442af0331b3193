"""Numbers as characters: short, printable, and readable back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from knowledge_search.digits import DIGITS, LAST, front_coded, gaps, number, numbers, read_gaps, read_numbers


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_back(values: list[int]) -> None:
    assert read_numbers(numbers(values)) == values


@given(st.sets(st.integers(0, 10**6)))
def test_gaps_lead_back_to_the_numbers(values: set[int]) -> None:
    assert read_gaps(gaps(sorted(values))) == sorted(values)


def test_a_common_number_takes_one_character() -> None:
    assert {len(number(value)) for value in range(LAST)} == {1}


def test_json_holds_digits_unescaped() -> None:
    assert json.dumps(DIGITS) == f'"{DIGITS}"'


def test_front_coding_keeps_what_is_not_shared() -> None:
    assert front_coded(["клиент", "клиентке", "кілт"]) == f"{DIGITS[0]}клиент {DIGITS[6]}ке {DIGITS[1]}ілт "
