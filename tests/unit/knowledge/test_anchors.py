"""On another site's pages units get places: ids of their own words, on the blocks that open with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.anchors import anchored, with_ids
from knowledge.languages import Language
from knowledge.loose import read_loose_file
from knowledge.markdown import MarkdownRenderer
from knowledge.model import Document

TEXT = """# Talk

## Checklist: Before you call

- [ ] look
- [ ] think

## Checklist: Before you call

- [ ] again

**Q:** Why *listen*?

**A:** Because.

**Q:** And then?

**A:** Answer.
"""


@pytest.fixture
def document(tmp_path: Path, languages: tuple[Language, ...]) -> Document:
    path = tmp_path / "talk.md"
    path.write_text(TEXT, encoding="utf-8")
    found, _problems = read_loose_file(path, "talk.md", languages, MarkdownRenderer())
    assert found is not None
    return with_ids(found)


def test_every_unit_has_a_readable_id_that_no_other_has(document: Document) -> None:
    assert [unit.id for unit in document.units] == ["before-you-call", "before-you-call-2", "why-listen", "and-then"]


def test_an_id_of_the_editors_own_is_kept(document: Document) -> None:
    assert with_ids(document) == document


def test_ids_stand_on_the_blocks_that_open_the_units(document: Document) -> None:
    html = (
        "<h2>Checklist: Before you call</h2><ul></ul><h2>Checklist: Before you call</h2>"
        "<p><strong>Q:</strong> Why <em>listen</em>?</p><p>Because.</p><p><b>Q:</b> And then?</p>"
    )
    assert anchored(html, document) == (
        '<h2 id="before-you-call">Checklist: Before you call</h2><ul></ul>'
        '<h2 id="before-you-call-2">Checklist: Before you call</h2>'
        '<p id="why-listen"><strong>Q:</strong> Why <em>listen</em>?</p><p>Because.</p>'
        '<p id="and-then"><b>Q:</b> And then?</p>'
    )


def test_an_id_that_the_site_gave_stays_and_ours_stands_beside_it(document: Document) -> None:
    html = '<h2 id="their-own">Before you call</h2>'
    assert anchored(html, document) == '<h2 id="their-own"><span id="before-you-call"></span>Before you call</h2>'


@pytest.mark.parametrize("html", ["", "<p>Something else</p>", "<h2>Before you", "<p <p> Why listen? </p"])
def test_what_is_not_found_changes_nothing(document: Document, html: str) -> None:
    assert anchored(html, document) == html


def test_units_whose_lines_nobody_knows_have_ids_of_their_own(tmp_path: Path, languages: tuple[Language, ...]) -> None:
    section = "<div><h2>Checklist: {}</h2><ul><li>x</li></ul></div>\n\n"
    path = tmp_path / "lists.md"
    path.write_text("text\n\n" + section.format("One") + section.format("Two"), encoding="utf-8")
    found, _problems = read_loose_file(path, "lists.md", languages, MarkdownRenderer())
    assert found is not None
    assert [unit.id for unit in with_ids(found).units] == ["one", "two"]
