from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.addresses import Site
from knowledge.model import Group, Kind, Note
from knowledge.settings import setting_faults
from one_pagers.papers import Variant
from one_pagers.plugin import SETTINGS, options
from one_pagers.sheets import SheetOptions, plan
from one_pagers.subjects import subjects
from tests.unit.one_pagers import samples


def test_every_checklist_poster_and_interview_has_a_sheet_in_each_variant_and_paper() -> None:
    made = samples.sheets(samples.everything(), ("kk", "en"))
    assert [path for path in made if path.startswith("kk/")] == [
        "kk/sheets/call.a4-kk-en.pdf",
        "kk/sheets/call.a4-large.pdf",
        "kk/sheets/call.a4.pdf",
        "kk/sheets/call.closing.a4-kk-en.pdf",
        "kk/sheets/call.closing.a4-large.pdf",
        "kk/sheets/call.closing.a4.pdf",
        "kk/sheets/call.closing.letter.pdf",
        "kk/sheets/call.letter.pdf",
        "kk/sheets/talk.a4-kk-en.pdf",
        "kk/sheets/talk.a4-large.pdf",
        "kk/sheets/talk.a4.pdf",
        "kk/sheets/talk.letter.pdf",
    ]


def test_only_checklists_have_a_fillable_copy() -> None:
    made = samples.sheets(samples.everything())
    assert made["en/sheets/call.closing.a4.pdf"].fillable_path == "en/sheets/call.closing.a4-fillable.pdf"
    assert made["en/sheets/call.a4.pdf"].fillable_path == ""


def test_two_sheets_of_one_document_never_share_an_address() -> None:
    both = replace(
        samples.interview("en"), principles=samples.call("en").principles, checklists=samples.call("en").checklists
    )
    paths = [sheet.path for sheet in plan(samples.library(both), samples.wordings(*samples.TAGS), SheetOptions())]
    assert "en/sheets/talk.a4-principles.pdf" in paths
    assert len(paths) == len(set(paths))


def test_the_checklists_of_a_checklist_document_also_share_one_sheet_with_their_pause_points() -> None:
    two = (samples.checklist("before", "Before"), samples.checklist("after", "After"))
    document = samples.document(kind=Kind.CHECKLIST, checklists=two)
    together = samples.sheets(samples.library(document))["en/sheets/call.a4.pdf"]
    assert together.strings.index("Before") < together.strings.index("After")
    assert together.strings.count("The matter seems settled") == 2


def test_a_checklist_without_steps_and_a_page_have_no_sheet() -> None:
    empty = replace(samples.checklist(), groups=(Group("", 19, ()),))
    assert subjects(samples.document(checklists=(empty,))) == ()
    assert subjects(samples.document(kind=Kind.PAGE, checklists=(samples.checklist(),))) == ()


def test_the_numbers_of_the_source_are_kept_with_their_gaps() -> None:
    rules = tuple(samples.principle(f"p{n}", f"Rule {n}", "Because.", n) for n in (2, 3, 5))
    sheet = samples.sheets(samples.library(samples.document(principles=rules)))["en/sheets/call.a4.pdf"]
    assert [item.number for item in sheet.subject.content(samples.wordings("en")["en"]).items] == [2, 3, 5]


def test_a_bilingual_sheet_needs_the_unit_in_both_languages() -> None:
    lonely = replace(samples.call("kk"), checklists=(samples.checklist("other", "Басқа"),))
    made = samples.sheets(samples.library(samples.call("en"), lonely), ("kk", "en"))
    bilingual = [path for path, sheet in made.items() if sheet.variant is Variant.BILINGUAL]
    assert bilingual == ["kk/sheets/call.a4-kk-en.pdf"]


def test_without_an_address_a_sheet_has_no_code_and_names_its_path() -> None:
    words = samples.wordings(*samples.TAGS, site=Site("Deskbell", ""))
    sheet = plan(samples.library(samples.call("en")), words, SheetOptions())[0]
    assert sheet.job.url == ""
    assert "en/call" in sheet.strings


def test_the_plan_is_the_same_in_any_order_of_documents() -> None:
    library = samples.everything()
    backwards = samples.library(*reversed(library.documents))
    assert list(samples.sheets(library)) == list(samples.sheets(backwards))


def test_a_document_in_a_language_that_the_site_does_not_have_has_no_sheets() -> None:
    stray = samples.document(language="fr", checklists=(samples.checklist(),))
    assert samples.sheets(samples.library(stray)) == {}


def test_notes_and_moments_open_with_a_capital() -> None:
    steps = replace(samples.items("Step")[0], notes=(Note("softly", "softly", 9),))
    unit = replace(samples.checklist(), groups=(Group("", 19, (steps,)),))
    made = samples.sheets(samples.library(samples.document(checklists=(unit,))))
    strings = made["en/sheets/call.closing.a4.pdf"].strings
    assert "Softly" in strings
    assert "The matter seems settled" in strings


def test_sheets_of_one_document_that_hold_different_things_have_different_names() -> None:
    both = replace(samples.interview("kk"), principles=samples.call("kk").principles)
    names = {path: sheet.name for path, sheet in samples.sheets(samples.library(both)).items()}
    assert names["kk/sheets/talk.a4.pdf"] == f"{both.title}: 3 қысқа жауап"
    assert names["kk/sheets/talk.a4-principles.pdf"] == f"{both.title}: 2 қағида"


def test_a_document_with_one_kind_of_sheet_keeps_its_plain_name() -> None:
    made = samples.sheets(samples.everything())
    assert made["en/sheets/talk.a4.pdf"].name == samples.interview("en").title


def test_english_dates_are_british() -> None:
    assert "Version of 22 November 2026" in samples.sheets(samples.everything())["en/sheets/call.a4.pdf"].strings


@pytest.mark.parametrize("papers", [[], ["a4", "a4"], ["a3"], [["a4"]], "a4"])
def test_papers_on_which_nothing_can_be_printed_are_told(papers: object) -> None:
    assert [problem.what.split()[0] for problem in setting_faults({"SHEETS_PAPERS": papers}, SETTINGS)] == [
        "SHEETS_PAPERS"
    ]


def test_a_site_may_do_without_bilingual_sheets() -> None:
    assert options({"SHEETS_PAIRS": []}, samples.everything()).pairs == ()
    assert ("kk", "en") in options({"SHEETS_PAIRS": None}, samples.everything()).pairs
