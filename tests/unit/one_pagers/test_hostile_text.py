"""What an editor may write by mistake or malice: printed as it stands, or refused with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from knowledge.model import Answer, Checklist, Document, Exchange, Group, Item, Note, Principle, Source, Speaker
from one_pagers.build import BuildResult, RenderSettings, build_sheets
from one_pagers.glyphs import printed
from one_pagers.render import Job, Typesetter, TypesettingError
from one_pagers.sheets import SheetOptions, plan
from tests.benchmarks.sheets.reading import folded, page_texts
from tests.unit.one_pagers import samples

SYNTAX = '#read("/etc/passwd") $x$ @ref <label> \\ // /* #import "@preview/x:1.0.0" *bold* _it_ `raw` = [a](b) {x}'


def build(folder: Path, *documents: object) -> BuildResult:
    options = replace(
        SheetOptions(), variants=frozenset(), papers=SheetOptions().papers[:1], booklets=False, cards=False
    )
    library = samples.library(*documents)  # type: ignore[arg-type]
    return build_sheets(library, samples.wordings(*samples.TAGS), options, RenderSettings(samples.TEMPLATES, folder))


def with_step(text: str, key: str = "bad") -> object:
    return samples.document(key, checklists=(samples.checklist("steps", "Steps", "First step", text),))


@pytest.mark.parametrize("text", [SYNTAX, "<script>alert(1)</script>", "%PDF-1.7 endobj", "a" + "\u0301" * 3])
def test_markup_of_any_kind_is_printed_as_it_stands(tmp_path: Path, text: str) -> None:
    made = build(tmp_path, with_step(text))
    printed = "".join(page_texts(made.downloads[0].file.read_bytes()))
    assert "root:" not in printed
    if text.isascii():
        assert folded(text) in folded(printed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Never ❌ at them", "U+274C"),
        ("Done ☑", "U+2611"),
        ("null \0 byte", "U+0000"),
        ("bell \x07", "U+0007"),
        ("שלום", "U+05DD"),
        ("漢字", "U+5B57"),
    ],
)
def test_a_sign_that_no_typeface_has_is_refused_with_line_and_name_and_the_rest_is_made(
    tmp_path: Path, text: str, named: str
) -> None:
    made = build(tmp_path, with_step(text), samples.call("en"))
    assert {download.key for download in made.downloads} == {"call"}
    problem = next(one for one in made.problems if one.rule == "sheet-glyph")
    assert (problem.path, problem.line) == ("en/bad.md", 21)
    assert named in problem.what
    assert problem.cure


def test_a_language_whose_letters_no_typeface_has_is_told_once(tmp_path: Path) -> None:
    chinese = [replace(samples.document(f"text-{number}", title="混沌"), language="zh") for number in range(3)]
    made = build_sheets(
        samples.library(*chinese, samples.call("en"), tags=("en", "zh")),
        samples.wordings("en", "zh"),
        SheetOptions(),
        RenderSettings(samples.TEMPLATES, tmp_path),
    )
    assert [problem.rule for problem in made.problems] == ["sheet-language"]
    assert {download.languages for download in made.downloads} == {("en",)}


def test_a_picture_that_only_adorns_is_left_out_and_told(tmp_path: Path) -> None:
    made = build(tmp_path, with_step("🎯 Smile 👩🏽‍💻 at them ✅ ⬆"))
    assert len(made.downloads) == 1
    (problem,) = made.problems
    assert (problem.rule, problem.line) == ("sheet-picture", 21)
    assert "U+1F3AF" in problem.what
    assert "U+2B06" not in problem.what
    assert printed("🎯 Smile 👩🏽‍💻 at them ✅ ⬆️") == "Smile at them ✓ ↑"


def test_a_step_of_nothing_but_a_picture_is_not_made_empty(tmp_path: Path) -> None:
    made = build(tmp_path, with_step("🎯"))
    assert [problem.rule for problem in made.problems] == ["sheet-glyph"]


def test_invisible_signs_do_no_harm(tmp_path: Path) -> None:
    made = build(tmp_path, with_step("soft\u00adhyphen non\u2011breaking zero\u200bwidth\ufeff"))
    assert len(made.downloads) == 1
    assert made.problems == ()


def test_an_over_long_step_is_a_problem_with_its_line_and_the_rest_is_made(tmp_path: Path) -> None:
    made = build(tmp_path, with_step("word " * 4000), samples.call("en"))
    assert {download.key for download in made.downloads} == {"call"}
    problem = next(one for one in made.problems if one.rule == "sheet-not-made")
    assert (problem.path, problem.line) == ("en/bad.md", 21)


def test_a_word_wider_than_the_line_is_named(tmp_path: Path) -> None:
    made = build(tmp_path, with_step("x" * 400))
    assert made.downloads == ()
    assert "is wider than a line" in made.problems[0].what


def test_a_sheet_that_needs_both_sides_is_made_and_told(tmp_path: Path) -> None:
    texts = tuple(
        f"Step {n}: " + "do what has been agreed with the customer and write it down. " * 3 for n in range(24)
    )
    made = build(tmp_path, samples.document("bad", checklists=(samples.checklist("steps", "Steps", *texts),)))
    assert [download.pages for download in made.downloads] == [2]
    assert [problem.rule for problem in made.problems] == ["sheet-two-sides"]


def test_no_link_but_the_sites_own_web_address_is_made(tmp_path: Path) -> None:
    source = Source(author="javascript:alert(1)", url="javascript:alert(1)")
    made = build(tmp_path, replace(samples.call("en"), source=source))
    for download in made.downloads:
        assert b"/JavaScript" not in download.file.read_bytes()
        assert b"javascript:" not in download.file.read_bytes()


def test_nothing_outside_the_folder_of_templates_is_read() -> None:
    with pytest.raises(TypesettingError):
        Typesetter(samples.TEMPLATES).pdf(Job("../../../../etc/passwd", "{}"))


def test_data_that_lacks_what_a_template_needs_is_an_error_in_one_line() -> None:
    with pytest.raises(TypesettingError) as caught:
        Typesetter(samples.TEMPLATES).pdf(Job("sheet", "{}"))
    assert "\n" not in str(caught.value)


#: What texts may hold by mistake, by a copy from elsewhere, or by malice.
PIECES = (
    '#read("/etc/passwd")', "$x^2$", "@ref", "<label>", "\\", "javascript:alert(1)", "[a](javascript:x)", "`raw`", "{x}",
    "%(page)s", "= H", "//", "/*", "🙂", "✓", "漢字", "שלום", "مرحبا", "हिन्दी", "a\u0301\u0301", "\u0300", "\u200b",
    "\u200d", "\u202e", "\u2066", "\ufeff", "\0", "\x07", "\x1b[31m", "\u00ad", "\u2028", "\ufffd", "\ue000",
    "w" * 5000, "x" * 70, "long " * 60, "", "   ", "\t", "\u00a0", "\r\n", "plain words",
)  # fmt: skip
PLACES = ("title", "summary", "author", "terms", "when", "group", "item", "note", "rule", "question", "answer", "name")


def written(place: str, text: str) -> Document:
    """A document with a unit of each kind, one of its places filled with a text."""

    def put(here: str, usual: str) -> str:
        return text if here == place else usual

    steps = (Item(put("item", "Step"), "", 20, (Note(put("note", "note"), "", 21),)), Item("Another", "", 22))
    groups = (Group(put("group", ""), 19, steps),)
    reply = Answer("DB", put("answer", "So. And more."), "", 51)
    return samples.document(
        "bad",
        title=put("title", "A title"),
        summary=put("summary", "In short."),
        source=Source(author=put("author", "Somebody"), terms=put("terms", "Freely.")),
        speakers=(Speaker("JR", "JR"), Speaker("DB", put("name", "Dianna"))),
        checklists=(Checklist("steps", put("title", "Steps"), 18, groups, put("when", "now")),),
        principles=(Principle("rule", None, put("rule", "Rule"), 40, "Because.", "", "", "", "Because.", ""),),
        exchanges=(Exchange("why", 50, "JR", put("question", "Why?"), "", (reply,)),),
    )


@settings(max_examples=16, deadline=None, derandomize=True)
@given(some.sampled_from(PLACES), some.lists(some.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
def test_whatever_is_written_is_printed_or_refused_with_its_place_and_the_rest_is_made(
    tmp_path_factory: pytest.TempPathFactory, place: str, text: str
) -> None:
    library = samples.library(written(place, text), samples.call("en"))
    words = samples.wordings(*samples.TAGS)
    options = replace(SheetOptions(cards=False), papers=SheetOptions().papers[:1])
    folder = tmp_path_factory.getbasetemp() / "hostile"
    made = build_sheets(library, words, options, RenderSettings(samples.TEMPLATES, folder))
    files = {download.path: download for download in made.downloads}
    told = [problem for problem in made.problems if problem.path == "en/bad.md"]
    assert all(problem.line >= 1 and problem.cure and str(problem).isprintable() for problem in made.problems)
    for sheet in plan(library, words, options):
        if sheet.path not in files:
            assert sheet.subject.document.key == "bad"
            assert told
            continue
        printed = folded("".join(page_texts(files[sheet.path].file.read_bytes())))
        assert "root:" not in printed
        if sheet.variant == "standard" and text in sheet.strings and text.isascii():
            assert folded(text) in printed
    assert any(path.startswith("en/sheets/call") for path in files)
    assert "en/sheets/deskbell-en.a4-booklet.pdf" in files


@pytest.mark.parametrize("place", ["title", "summary", "author", "terms", "when", "group", "item", "note", "name"])
def test_a_word_wider_than_its_line_is_refused_wherever_it_stands(tmp_path: Path, place: str) -> None:
    made = build(tmp_path, written(place, "w" * 5000), samples.call("en"))
    told = [problem for problem in made.problems if problem.path == "en/bad.md"]
    assert {problem.rule for problem in told} <= {"sheet-not-made"}
    assert all(len(problem.what) < 400 for problem in told)
    assert any("is wider than a line" in problem.what for problem in told)


def test_a_title_that_nobody_can_see_is_told(tmp_path: Path) -> None:
    made = build(tmp_path, samples.document("bad", checklists=(samples.checklist("steps", "\u200b", "Step"),)))
    assert [problem.rule for problem in made.problems] == ["sheet-not-made"]
    assert "no title" in made.problems[0].what


def test_what_a_booklet_leaves_out_is_told(tmp_path: Path) -> None:
    bad = samples.document("bad", title="Never ❌")
    words = samples.wordings(*samples.TAGS)
    options = replace(SheetOptions(), variants=frozenset(), cards=False)
    made = build_sheets(
        samples.library(bad, samples.call("en")), words, options, RenderSettings(samples.TEMPLATES, tmp_path)
    )
    assert [(problem.path, problem.rule) for problem in made.problems] == [("en/bad.md", "sheet-not-made")]
    assert "is not in the booklet" in made.problems[0].what
    assert "U+274C" in made.problems[0].what
    assert "en/sheets/deskbell-en.a4-booklet.pdf" in {download.path for download in made.downloads}
