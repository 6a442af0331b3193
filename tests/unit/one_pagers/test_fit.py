from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from knowledge.model import Kind
from one_pagers.papers import Paper
from one_pagers.render import Typesetter
from tests.benchmarks.sheets.cases import Case, case, cases
from tests.benchmarks.sheets.reading import out_of_order
from tests.unit.one_pagers.shelf import TEMPLATES

SAMPLE = tuple(cases())[::47]


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(TEMPLATES)


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.mark.parametrize("one", SAMPLE, ids=lambda one: one.name)
def test_a_sheet_has_as_many_pages_as_the_fit_says_and_its_text_reads_in_order(
    one: Case, typesetter: Typesetter
) -> None:
    rendered = typesetter.pdf(one.job)
    if rendered.fit.refused:
        assert rendered.fit.pages == 0
        return
    assert pages(rendered.pdf) == rendered.fit.pages <= 2
    face = replace(one.face, intro="") if rendered.fit.lean else one.face
    assert out_of_order(face.strings, rendered.pdf) == ()


@pytest.mark.parametrize("tag", ["en", "kk", "nb", "ro", "ru"])
def test_ten_short_items_are_set_at_twelve_points_or_more(tag: str, typesetter: Typesetter) -> None:
    fit = typesetter.pdf(case(1, tag, Paper.A4, Kind.CHECKLIST, 10, 1).job).fit
    assert fit.pages == 1
    assert fit.size >= 12


def test_a_short_checklist_gets_lines_for_own_steps_up_to_nine_in_all(typesetter: Typesetter) -> None:
    fit = typesetter.pdf(case(2, "en", Paper.A4, Kind.CHECKLIST, 3, 1).job).fit
    assert 2 <= fit.own <= 6


def test_no_size_is_below_nine_points(typesetter: Typesetter) -> None:
    sizes = [fit.size for one in SAMPLE if not (fit := typesetter.pdf(one.job).fit).refused]
    assert min(sizes) >= 9


def test_the_same_job_gives_the_same_bytes_in_another_typesetter(typesetter: Typesetter) -> None:
    job = SAMPLE[3].job
    assert typesetter.pdf(job).pdf == Typesetter(TEMPLATES).pdf(job).pdf
