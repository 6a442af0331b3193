"""Sheets bound as one PDF by the script of the downloads page: it loses nothing of what the typesetter has made."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from knowledge.downloads import Download
from one_pagers.build import RenderSettings, build_sheets
from one_pagers.sheets import SheetOptions
from tests.unit.one_pagers import samples

pytestmark = pytest.mark.node

RunScript = Callable[[str], Any]
Bind = Callable[[Sequence[Path]], bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Download, ...]:
    """One of every form and paper, in two languages, booklets with their inner links included."""
    options = SheetOptions(pairs=(("kk", "en"),))
    render_settings = RenderSettings(samples.TEMPLATES, tmp_path_factory.mktemp("sheets"))
    return build_sheets(samples.everything(), samples.wordings(*samples.TAGS), options, render_settings).downloads


@pytest.fixture
def bind(run_script: RunScript, tmp_path: Path) -> Bind:
    def bound(paths: Sequence[Path]) -> bytes:
        run_script(
            f"""import {{ bound }} from '{{lib}}/pdf/binding.js';
            import {{ readFileSync, writeFileSync }} from 'node:fs';
            const sheets = {json.dumps([str(path) for path in paths])}.map((path, at) =>
              ({{ bytes: new Uint8Array(readFileSync(path)), title: `Sheet ${{at}} «ұ» & (b)`, language: at % 2 ? 'kk' : 'en' }}));
            const about = {{ title: 'A <pack> & «ұ»', language: 'kk', author: 'Desk & co', date: '2026-11-22' }};
            writeFileSync({json.dumps(str(tmp_path / "bound.pdf"))}, await bound(sheets, about));
            say(0);"""
        )
        return (tmp_path / "bound.pdf").read_bytes()

    return bound


def refusal(run_script: RunScript, *contents: bytes) -> Any:
    """Which sheet is refused, and why."""
    sheets = json.dumps([list(content) for content in contents])
    return run_script(
        f"""import {{ bound }} from '{{lib}}/pdf/binding.js';
        const sheets = {sheets}.map(one => ({{ bytes: Uint8Array.from(one), title: 'x', language: 'en' }}));
        await bound(sheets, {{ title: 'x', language: 'en', author: 'x', date: '' }}).then(
          () => say('bound'), error => say([error.name, error.sheet, error.message]));"""
    )


def drawn(page: Any) -> bytes:
    """The pixels of a page, small."""
    return bytes(page.render(scale=0.4).to_pil().tobytes())


def test_every_page_looks_and_reads_as_it_did(bind: Bind, files: tuple[Download, ...]) -> None:
    bound = pypdfium2.PdfDocument(bind([one.file for one in files]))
    pages = iter(bound)
    for one in files:
        for page in pypdfium2.PdfDocument(one.file.read_bytes()):
            copy = next(pages)
            assert copy.get_textpage().get_text_range() == page.get_textpage().get_text_range(), one.path
            assert drawn(copy) == drawn(page), one.path
    assert next(pages, None) is None


def test_every_tag_finds_its_content_and_every_link_and_field_its_tag(bind: Bind, files: tuple[Download, ...]) -> None:
    with pikepdf.open(io.BytesIO(bind([one.file for one in files]))) as pdf:
        assert not pdf.check_pdf_syntax()
        tree = pdf.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert keys == sorted(set(keys))
        assert int(tree.ParentTreeNextKey) == keys[-1] + 1
        owners = dict(zip(keys, numbers[1::2], strict=True))
        for page in pdf.pages:
            for element in owners[int(page.obj.StructParents)]:
                assert element.Type == "/StructElem"
            for note in page.obj.get("/Annots", ()):
                element = owners[int(note.StructParent)]
                kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
                assert note.objgen in {kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary)}
                if "/Dest" in note:
                    assert note.Dest[0].objgen in {one.obj.objgen for one in pdf.pages}


def test_each_sheet_is_a_part_with_a_language_and_a_bookmark(bind: Bind, files: tuple[Download, ...]) -> None:
    with pikepdf.open(io.BytesIO(bind([one.file for one in files]))) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert (document.S, str(pdf.Root.Lang)) == ("/Document", "kk")
        parts = list(document.K)
        assert [part.S for part in parts] == ["/Part"] * len(files)
        assert [str(part.Lang) for part in parts] == [("en", "kk")[at % 2] for at in range(len(files))]
        assert all(part.P.objgen == document.objgen for part in parts)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [f"Sheet {at} «ұ» & (b)" for at in range(len(files))]


def test_the_whole_keeps_the_standards_of_its_parts_and_no_others(
    bind: Bind, files: tuple[Download, ...], tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(bind([files[0].file, files[1].file]))) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == "A <pack> & «ұ»"
        assert pdf.Root.OutputIntents
    plain = pikepdf.new()
    plain.add_blank_page()
    plain.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with (
        pikepdf.open(io.BytesIO(bind([files[0].file, tmp_path / "plain.pdf"]))) as pdf,
        pdf.open_metadata() as metadata,
    ):
        assert len(pdf.pages) == 2
        assert "pdfuaid:part" not in metadata
        assert "pdfaid:part" not in metadata


def test_the_same_sheets_give_the_same_bytes(bind: Bind, files: tuple[Download, ...]) -> None:
    chosen = [one.file for one in files[:4]]
    first = bind(chosen)
    assert first == bind(chosen)
    assert first != bind(chosen[::-1])
    assert len(first) < sum(path.stat().st_size for path in chosen)


def test_what_cannot_be_read_is_refused_by_its_place(run_script: RunScript, files: tuple[Download, ...]) -> None:
    good = files[0].file.read_bytes()
    locked, old = io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
        pdf.save(old, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for bad in (
        b"",
        b"<html>",
        good[:-900],
        good[:2000] + b"\0" * 400 + good[2400:],
        locked.getvalue(),
        old.getvalue(),
    ):
        refused = refusal(run_script, good, bad)
        assert refused[:2] == ["UnreadableError", 1], bad[:20]
