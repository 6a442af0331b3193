"""What is drawn out of texts as people write them stays what it was, or changes in a reviewed diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.cases import FOLDER, Case, cases, files, outcome

ALL = [pytest.param(case, id=f"{path.stem}: {case.name}") for path in files() for case in cases(path)]


@pytest.mark.parametrize("case", ALL)
def test_a_text_gives_the_units_it_gave(case: Case, tmp_path: Path) -> None:
    assert outcome(case, tmp_path) == case.outcome


def test_no_case_is_passed_over() -> None:
    written = sum(path.read_text(encoding="utf-8").count("]\n.\n") for path in FOLDER.glob("*.md"))
    assert written == len(ALL) > 60
