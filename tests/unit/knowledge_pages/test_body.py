"""Bodies taken apart without losing anything."""

from __future__ import annotations

import re

from knowledge.documents import read_document
from knowledge.files import Place
from knowledge.languages import Language
from knowledge.markdown import MarkdownRenderer
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


BESIDE = """## Checklist: A {#a}

Intro.

### Group

- [ ] one

```
code
```

- [ ] two

| cell | b |
|---|---|
| 1 | 2 |

### Metrics

- plain

**Bold**

- [ ] three

After.
"""


def test_what_stands_between_a_checklists_items_is_not_lost(languages: tuple[Language, ...]) -> None:
    place = Place("en/a.md", languages[0], "a", lenient=True)
    document, _ = read_document(f"---\ntitle: T\n---\n{BESIDE}", place, MarkdownRenderer())
    assert document is not None
    (part,) = parts(document)
    shown = " ".join(re.sub(r"<[^>]+>", " ", part.html).split())
    assert shown == "code cell b 1 2 Metrics plain After."
    opening = " ".join(re.sub(r"<[^>]+>", " ", part.opening).split())
    assert opening == "Intro."


def test_what_stands_below_the_last_item_is_shown_once(languages: tuple[Language, ...]) -> None:
    place = Place("en/a.md", languages[0], "a", lenient=True)
    text = "---\ntitle: T\n---\n## Checklist: A {#a}\n\nWhen: now\n\nAbove.\n\n- [ ] one\n\nBelow.\n"
    document, _ = read_document(text, place, MarkdownRenderer())
    assert document is not None
    (part,) = parts(document)
    assert ("Above" in part.opening, "Above" in part.html) == (True, False)
    assert ("Below" in part.opening, "Below" in part.html) == (False, True)
    assert "now" not in part.opening + part.html
