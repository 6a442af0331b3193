"""Bodies taken apart without losing anything."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from knowledge.documents import read_document
from knowledge.files import Place
from knowledge.languages import Language
from knowledge.markdown import MarkdownRenderer
from knowledge_pages.body import part_of, parts
from knowledge_pages.pages import all_pages
from knowledge_pages.rendering import PageRenderer
from knowledge_pages.site_context import SiteContext
from tests.unit.knowledge_pages.conftest import HEAD


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


AROUND = """## Checklist: A {#a}

Before.

> Quoted.

- [ ] one

### Principle: Within {#within}

Its reason.

### Rest

- [ ] two

After.

1. Last
"""

BESIDE = """## Checklist: A {#a}

Intro.

### Group

- [ ] one

```
Typed.
```

- [ ] two

| cell | b |
|---|---|
| 1 | 2 |

### Metrics

- Unboxed

**Bold**

- [ ] three

After.
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (AROUND, ("Before.", "Quoted.", "Its reason.", "After.", "Last")),
        (BESIDE, ("Intro.", "Typed.", "cell", "Metrics", "Unboxed", "Bold", "After.")),
    ],
)
def test_nothing_around_the_steps_of_a_list_is_lost_or_said_twice(
    text: str, said: tuple[str, ...], context_of: Callable[..., SiteContext], renderer_of: Callable[..., PageRenderer]
) -> None:
    head = HEAD.format(title="T", kind="checklist", original="en")
    context = context_of({"en/t.md": head + text})
    page = next(page for page in all_pages(context) if page.path == "en/t/")
    main = re.sub(r"(?s)^.*?<main|<nav.*?</nav>|<aside.*?</aside>", "", renderer_of(context).render(page))
    for words in said:
        assert main.count(words) == 1, words


def test_what_stands_below_the_last_item_is_shown_once(languages: tuple[Language, ...]) -> None:
    place = Place("en/a.md", languages[0], "a", lenient=True)
    text = "---\ntitle: T\n---\n## Checklist: A {#a}\n\nWhen: now\n\nAbove.\n\n- [ ] one\n\nBelow.\n"
    document, _ = read_document(text, place, MarkdownRenderer())
    assert document is not None
    (part,) = parts(document)
    assert ("Above" in part.opening, "Above" in part.html) == (True, False)
    assert ("Below" in part.opening, "Below" in part.html) == (False, True)
    assert "now" not in part.opening + part.html


def test_a_checklist_without_steps_keeps_its_words(languages: tuple[Language, ...]) -> None:
    place = Place("en/a.md", languages[0], "a")
    document, _ = read_document("---\ntitle: T\n---\n## Checklist: A {#a}\n\nOnly words.\n", place, MarkdownRenderer())
    assert document is not None
    shown = " ".join(part.opening + part.html for part in parts(document))
    assert shown.count("Only words.") == 1
