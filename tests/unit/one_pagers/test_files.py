"""What the files promise to those who read, print, fill in and keep them."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

import one_pagers
from knowledge.addresses import Site
from knowledge.downloads import Download
from knowledge.kept_files import KEPT_DAYS
from one_pagers.booklet import booklet
from one_pagers.build import BuildResult, RenderSettings, build_sheets
from one_pagers.cache import Cache
from one_pagers.digests import PROGRAM, program_digest
from one_pagers.sheets import SheetOptions
from tests.benchmarks.sheets.reading import folded, page_texts, picture, type_sizes
from tests.unit.one_pagers import samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


def make(folder: Path, processes: int = 1) -> BuildResult:
    options = SheetOptions(pairs=(("kk", "en"),))
    render_settings = RenderSettings(samples.TEMPLATES, folder, processes)
    return build_sheets(samples.everything(), samples.wordings(*samples.TAGS), options, render_settings)


@pytest.fixture(scope="module")
def build(folder: Path) -> BuildResult:
    return make(folder)


def download(build: BuildResult, path: str) -> Download:
    return next(one for one in build.downloads if one.path == path)


def opened(one: Download) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(one.file.read_bytes()))


def test_nothing_is_wrong_with_good_content(build: BuildResult) -> None:
    assert build.problems == ()


def test_every_file_says_that_it_is_pdf_ua_1_and_pdf_a_2a_in_its_own_language(build: BuildResult) -> None:
    for one in build.downloads:
        with opened(one) as document, document.open_metadata() as metadata:
            claims = metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]
            assert claims == ("1", "2", "A"), one.path
            assert str(document.Root.Lang).startswith(one.language)
            assert metadata["dc:title"]


def test_every_sheet_is_at_most_45_kilobytes_and_has_the_pages_it_announces(build: BuildResult) -> None:
    for one in build.downloads:
        assert one.bytes == one.file.stat().st_size
        with opened(one) as document:
            assert len(document.pages) == one.pages, one.path
        if one.kind != "booklet":
            assert one.bytes <= 45 * 1024, one.path


def test_letter_sheets_are_on_letter_paper(build: BuildResult) -> None:
    for one in build.downloads:
        with opened(one) as document:
            width = float(document.pages[0].mediabox[2])
        assert width == pytest.approx(612 if one.paper == "letter" else 595.28, abs=0.5)


def test_large_print_is_at_least_sixteen_points(build: BuildResult) -> None:
    large = [one for one in build.downloads if one.variant == "large"]
    assert large
    for one in large:
        assert min(type_sizes(one.file.read_bytes())) >= 16, one.path


def test_no_type_of_any_other_sheet_is_below_eight_points(build: BuildResult) -> None:
    for one in build.downloads:
        assert min(type_sizes(one.file.read_bytes())) >= 8, one.path


def test_a_bilingual_sheet_shows_each_step_in_both_languages(build: BuildResult) -> None:
    text = folded("".join(page_texts(download(build, "kk/sheets/call.closing.a4-kk-en.pdf").file.read_bytes())))
    for kazakh, english in zip(samples.WORDS["kk"], samples.WORDS["en"], strict=True):
        assert text.index(folded(kazakh)) >= 0
        assert text.index(folded(english)) >= 0


def test_a_fillable_copy_has_a_named_box_for_each_step_and_lines_for_name_and_date(build: BuildResult) -> None:
    with opened(download(build, "kk/sheets/call.closing.a4-fillable.pdf")) as document:
        fields = list(document.Root.AcroForm.Fields)
        names = [str(field.T) for field in fields]
        boxes = [str(field.TU) for field in fields if pikepdf.Name.Btn == field.FT]
        assert tuple(boxes[:3]) == samples.WORDS["kk"]
        assert len(names) == len(set(names))
        assert {"Аты-жөні", "Күні"} <= {str(field.TU) for field in fields if pikepdf.Name.Tx == field.FT}
        assert document.pages[0].obj.Tabs == pikepdf.Name.S
        assert "/NeedAppearances" not in document.Root.AcroForm


def test_each_field_is_led_to_by_its_own_tag(build: BuildResult) -> None:
    with opened(download(build, "en/sheets/call.closing.a4-fillable.pdf")) as document:
        nums = list(document.Root.StructTreeRoot.ParentTree.Nums)
        tags = {int(number): tag for number, tag in zip(nums[::2], nums[1::2], strict=True)}
        for field in document.Root.AcroForm.Fields:
            tag = tags[int(field.StructParent)]
            assert pikepdf.Name.Form == tag.S
            assert tag.K.Obj.objgen == field.objgen


def test_the_code_is_read_from_a_grey_print_of_200_dpi(build: BuildResult) -> None:
    grey = picture(download(build, "en/sheets/call.closing.a4.pdf").file.read_bytes(), 200)
    assert [code.text for code in zxingcpp.read_barcodes(grey)] == ["https://deskbell.example/en/call/closing/"]


def test_a_booklet_has_a_bookmark_for_each_document(build: BuildResult) -> None:
    with (
        opened(download(build, "kk/sheets/deskbell-kk.a4-booklet.pdf")) as document,
        document.open_outline() as outline,
    ):
        titles = {entry.title for entry in outline.root}
    assert {samples.WORDS["kk"][1], samples.WORDS["kk"][2]} <= titles


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("A foreign site", "en/sheets/a-foreign-site-en.a4-booklet.pdf"),
        ("Қызмет & сапа / 2.0", "en/sheets/қызмет-сапа-2-0-en.a4-booklet.pdf"),
        ("…", "en/sheets/section-en.a4-booklet.pdf"),
    ],
)
def test_a_booklet_is_a_file_without_spaces_whatever_the_site_is_called(name: str, path: str) -> None:
    made = booklet(samples.everything(), samples.wordings("en", site=Site(name, ""))["en"])
    assert made is not None
    assert made.path == path


def test_share_pictures_are_1200_by_630_and_at_most_60_kilobytes(build: BuildResult) -> None:
    assert {card.path for card in build.cards} >= {"en/og/call.png", "kk/og/talk.png", "ru/og/home.png"}
    for card in build.cards:
        with Image.open(card.file) as shown:
            assert shown.size == (1200, 630)
        assert card.file.stat().st_size <= 60 * 1024


def test_every_picture_that_a_download_names_is_made(build: BuildResult) -> None:
    made = {one.path for one in build.pictures}
    named = {one.picture for one in build.downloads if one.picture}
    assert named <= made
    assert all(one.picture for one in build.downloads if one.kind != "booklet")


def test_an_unchanged_second_run_compiles_nothing_and_gives_the_same_files(build: BuildResult, folder: Path) -> None:
    again = make(folder)
    assert again.compiled == 0
    assert again.downloads == build.downloads


def test_two_folders_and_two_processes_give_the_same_bytes(build: BuildResult, tmp_path: Path) -> None:
    other = make(tmp_path, processes=2)
    for one, two in zip(build.downloads, other.downloads, strict=True):
        assert one.file.read_bytes() == two.file.read_bytes(), one.path
    for first, second in zip(build.cards, other.cards, strict=True):
        assert first.file.read_bytes() == second.file.read_bytes(), first.path


def test_only_the_sheets_of_a_changed_checklist_are_made_again(
    build: BuildResult, folder: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    changed = replace(samples.call("en"), checklists=(samples.checklist("closing", "Before you go"),))
    rest = [one for one in samples.everything().documents if one.path != "en/call.md"]
    options = SheetOptions(booklets=False)
    render_settings = RenderSettings(samples.TEMPLATES, copy)
    made = build_sheets(samples.library(changed, *rest), samples.wordings(*samples.TAGS), options, render_settings)
    assert made.compiled == 3  # A4, Letter, large print


@pytest.mark.parametrize("module", PROGRAM)
def test_another_version_of_our_program_makes_sheets_anew(tmp_path: Path, module: str) -> None:
    room = Path(one_pagers.__file__).parent
    same, changed = (Path(shutil.copytree(room, tmp_path / name)) for name in ("same", "changed"))
    with (changed / f"{module}.py").open("a") as source:
        source.write("# another version")
    assert program_digest(same) == program_digest(room) != program_digest(changed)


def test_a_damaged_cache_is_made_good(folder: Path, build: BuildResult, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    broken = set()
    for number, file in enumerate(sorted(copy.glob("??/*"))):
        if number % 3 == 0:
            broken.add(file.name.partition(".")[0])
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data if number % 2 else data[: len(data) // 2])
    made = make(copy)
    assert made.compiled == len(broken)
    assert [one.file.read_bytes() for one in made.downloads] == [one.file.read_bytes() for one in build.downloads]


def test_the_cache_forgets_what_no_build_has_used_for_days(tmp_path: Path) -> None:
    made = make(tmp_path)
    records = sorted(tmp_path.glob("??/*.json"))
    assert made.compiled == len(records)
    for record in records[2:]:
        aged(record)
    assert Cache(tmp_path).sweep() == len(records) - 2
    assert {path.name.partition(".")[0] for path in tmp_path.glob("??/*")} == {record.stem for record in records[:2]}


def test_the_cache_forgets_what_a_killed_build_has_left_of_a_job(tmp_path: Path) -> None:
    lone, half, fresh = (tmp_path / "ab" / name for name in ("abc.pdf", ".abc.png.7.part", "abd.pdf"))
    lone.parent.mkdir()
    for file in (lone, half, fresh):
        file.write_bytes(b"x")
    aged(lone)
    aged(half)
    Cache(tmp_path).sweep()
    assert list(lone.parent.iterdir()) == [fresh]


def test_a_small_build_leaves_what_a_large_one_has_made(build: BuildResult, folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    one = samples.library(next(doc for doc in samples.everything().documents if doc.path == "en/call.md"))
    build_sheets(
        one, samples.wordings(*samples.TAGS), SheetOptions(booklets=False), RenderSettings(samples.TEMPLATES, copy)
    )
    assert make(copy).compiled == 0


def test_what_a_build_uses_is_not_forgotten_however_old(tmp_path: Path) -> None:
    make(tmp_path)
    for record in tmp_path.glob("??/*.json"):
        aged(record)
    assert make(tmp_path).compiled == 0
    assert Cache(tmp_path).sweep() == 0


def aged(path: Path) -> None:
    """Date a file back to before anything is kept."""
    long_ago = path.stat().st_mtime - (KEPT_DAYS + 1) * 86_400
    os.utime(path, (long_ago, long_ago))
