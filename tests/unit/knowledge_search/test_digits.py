"""Numbers as characters: short, printable, and readable back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from knowledge_search.digits import DIGITS, LAST, front_coded, gaps, number, numbers


def _read(text: str) -> list[int]:
    found, value, scale = [], 0, 1
    for digit in map(DIGITS.index, text):
        if digit < LAST:
            found.append(value + digit * scale)
            value, scale = 0, 1
        else:
            value += (digit - LAST) * scale
            scale *= len(DIGITS) - LAST
    return found


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_back(values: list[int]) -> None:
    assert _read(numbers(values)) == values


@given(st.sets(st.integers(0, 10**6)))
def test_gaps_lead_back_to_the_numbers(values: set[int]) -> None:
    found, last = [], -1
    for gap in _read(gaps(sorted(values))):
        last += gap + 1
        found.append(last)
    assert found == sorted(values)


def test_a_common_number_takes_one_character() -> None:
    assert {len(number(value)) for value in range(LAST)} == {1}


def test_json_holds_digits_unescaped() -> None:
    assert json.dumps(DIGITS) == f'"{DIGITS}"'


def test_front_coding_keeps_what_is_not_shared() -> None:
    assert front_coded(["клиент", "клиентке", "кілт"]) == f"{DIGITS[0]}клиент {DIGITS[6]}ке {DIGITS[1]}ілт "
