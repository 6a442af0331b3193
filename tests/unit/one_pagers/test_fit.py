from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from knowledge.model import Group, Kind
from one_pagers.papers import Paper
from one_pagers.render import Job, Typesetter
from tests.benchmarks.sheets.cases import Case, case, cases
from tests.benchmarks.sheets.reading import out_of_order, page_texts
from tests.unit.one_pagers import samples
from tests.unit.one_pagers.samples import TEMPLATES

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
    content = replace(one.content, intro="") if rendered.fit.lean else one.content
    assert out_of_order(content.strings, rendered.pdf) == ()


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


def short(tag: str, steps: int, other: str = "") -> Job:
    """A checklist of a few steps, in large print or beside another language."""
    call = {one: replace(samples.call(one), principles=()) for one in ("en", "kk")}
    unit = call[tag].checklists[0]
    few = {one: replace(call[one], checklists=(replace(unit, groups=(Group("", 19, samples.items(*["Step"] * steps)),)),))
           for one in call}  # fmt: skip
    pairs = ((tag, other),) if other else ()
    planned = samples.sheets(samples.library(*few.values()), *pairs)
    name = f"a4-{tag}-{other}" if other else "a4-large"
    return planned[f"{tag}/sheets/call.closing.{name}.pdf"].job


def test_a_short_bilingual_checklist_gets_lines_for_own_steps_too(typesetter: Typesetter) -> None:
    fit = typesetter.pdf(short("kk", 4, "en")).fit
    assert fit.pages == 1
    assert 2 <= fit.own <= 5


def test_large_print_takes_the_largest_type_that_its_pages_hold(typesetter: Typesetter) -> None:
    few, many = (typesetter.pdf(short("en", steps)) for steps in (3, 40))
    assert few.fit.size == 20
    assert 16 <= many.fit.size <= 20
    assert (pages(few.pdf), pages(many.pdf)) == (few.fit.pages, many.fit.pages)


@pytest.mark.parametrize("steps", range(2, 20, 3))
def test_no_page_of_large_print_holds_nothing_but_the_source(steps: int, typesetter: Typesetter) -> None:
    last = page_texts(typesetter.pdf(short("en", steps)).pdf)[-1]
    assert "Step" in last


def test_both_sides_of_a_sheet_are_set_larger_than_the_smallest_that_would_do(typesetter: Typesetter) -> None:
    two = [
        fit.size for one in cases() if one.name.endswith("-22-3") and (fit := typesetter.pdf(one.job).fit).pages == 2
    ]
    assert two
    assert max(two) > 10.5
