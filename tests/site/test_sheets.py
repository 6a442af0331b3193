"""The built site's sheets, a file of every kind, variant, paper and language, by an independent checker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.benchmarks.sheets.conformance import pdfua_findings

HEADINGS = frozenset({"/H1", "/H2", "/H3"})


@pytest.fixture(scope="module")
def sample(content_site: Path) -> dict[str, Path]:
    """The last file of each sort, by what it is."""
    records = json.loads((content_site / "downloads.json").read_bytes())
    names = ("kind", "variant", "paper", "languages")
    return {
        " ".join(map(str, (one[name] for name in names))): content_site / one["path"]
        for one in records
        if one["format"] == "pdf"
    }


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The tags below a node of the structure tree."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def holds_content(node: pikepdf.Object) -> bool:
    """Whether something on a page belongs to a tag."""
    if isinstance(node, pikepdf.Array):
        return any(map(holds_content, node))
    if isinstance(node, pikepdf.Dictionary):
        return "/MCID" in node or holds_content(node.get("/K", pikepdf.Array()))
    return True


def test_every_sort_of_sheet_is_there_in_every_language(sample: dict[str, Path]) -> None:
    for tag in ("en", "kk", "nb", "ro", "ru"):
        mine = {sort.partition(" [")[0] for sort in sample if sort.endswith(f"['{tag}']")}
        sorts = {
            f"{kind} standard {paper}"
            for kind in ("checklist", "principles", "interview")
            for paper in ("a4", "letter")
        }
        assert sorts | {"checklist fillable a4", "checklist large a4", "booklet standard a4"} <= mine
    assert "checklist bilingual a4 ['kk', 'ru']" in sample


def test_a_checker_of_pdf_ua_finds_nothing_in_any_sort_of_sheet(sample: dict[str, Path]) -> None:
    assert [finding for file in sample.values() for finding in pdfua_findings(file)] == []


def test_no_heading_of_any_sort_of_sheet_is_empty(sample: dict[str, Path]) -> None:
    for sort, file in sample.items():
        with pikepdf.open(file) as document:
            found = [one for one in elements(document.Root.StructTreeRoot.K) if str(one.S) in HEADINGS]
            assert found, sort
            assert all(holds_content(one.get("/K", pikepdf.Array())) for one in found), sort
