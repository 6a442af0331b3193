"""Bodies taken apart without losing anything."""

from __future__ import annotations

import re

from knowledge_pages.body import part_of, parts
from knowledge_pages.site_context import SiteContext


def test_a_body_comes_apart_at_its_units(context: SiteContext) -> None:
    document = context.library.get("service", "en")
    assert document is not None
    assert [part.kind for part in parts(document)] == ["text", "principle", "checklist"]


def test_no_paragraph_is_lost(context: SiteContext) -> None:
    document = context.library.get("service", "en")
    assert document is not None
    shown = " ".join(re.sub(r"<[^>]+>", "", part.html) for part in parts(document))
    for text in ("Opening text", "The reason, in one paragraph.", "the example", "that is neither", "After the list."):
        assert text in shown


def test_one_unit_is_found_wherever_it_stands(context: SiteContext) -> None:
    document = context.library.get("service", "en")
    assert document is not None
    assert "The reason" in part_of(document, document.principles[0]).html
