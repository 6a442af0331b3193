"""A small library in two languages, as pages see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from knowledge.addresses import Site
from knowledge.languages import Language, read_languages
from knowledge.messages import read_messages
from knowledge.reading import read_content
from knowledge_pages.localisation import localisations
from knowledge_pages.rendering import PageOptions, PageRenderer
from knowledge_pages.site_context import SiteContext

PROJECT = Path(__file__).resolve().parents[3]
TAGS = ("en", "kk", "nb", "ro", "ru")
TOPICS: Mapping[str, Mapping[str, str]] = {
    "complaints": {"en": "Complaints", "kk": "Шағымдар", "nb": "Klager", "ro": "Reclamații", "ru": "Жалобы"}
}
HEAD = """---
title: {title}
kind: {kind}
date: 2026-11-22
topics: [complaints]
summary: {title}, said in a sentence.
original: {original}
---
"""
ARTICLE = """{head}
Opening text with a [link]({{filename}}/{tag}/talk.md#why).

## Principle: {first} {{#listen-first}}

The reason, in one paragraph.

Example: the example, in another.

A paragraph that is neither.

## Checklist: {second} {{#before-you-promise}}

When: you are about to promise
How: read-do

- [ ] One
- [ ] Two
    - Note: small print

After the list.
"""
TALK = """{head}
**JR:** Why? {{#why}}

**DB:** Because. And so on.
"""


class StubAssets:
    """The assets of a site without files."""

    folder = "assets/0/"

    def path(self, name: str) -> str:
        return self.folder + name


def article(tag: str, original: str = "en", first: str = "Listen first", second: str = "Before you promise") -> str:
    head = HEAD.format(title=f"Good service {tag}", kind="article", original=original)
    return ARTICLE.format(head=head, tag=original, first=first, second=second)


SPEAKERS = """speakers:
  JR: {name: JR, role: interviewer}
  DB: {name: Dianna Booher, role: guest}
---
"""


def talk() -> str:
    head = HEAD.format(title="A talk", kind="interview", original="en")
    return TALK.format(head=head.removesuffix("---\n") + SPEAKERS)


@pytest.fixture(scope="session")
def languages() -> tuple[Language, ...]:
    """The site's five languages."""
    return read_languages(PROJECT / "translations", TAGS)


@pytest.fixture
def context_of(tmp_path: Path, languages: tuple[Language, ...]) -> Callable[..., SiteContext]:
    """The context of a site of files: path → text."""

    def make(
        files: Mapping[str, str], url: str = "https://desk.example", tongues: tuple[Language, ...] = ()
    ) -> SiteContext:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        spoken = tongues or languages
        library = read_content(tmp_path / "content", spoken, TOPICS).library
        messages = read_messages(PROJECT / "translations", tuple(one.tag for one in spoken))
        return SiteContext(library, Site("Desk", url), localisations(spoken, messages))

    return make


@pytest.fixture
def context(context_of: Callable[..., SiteContext]) -> SiteContext:
    """An article in two languages and an interview in one."""
    return context_of(SMALL)


@pytest.fixture
def renderer_of() -> Callable[..., PageRenderer]:
    """A renderer of a site with the project's theme."""

    def make(context: SiteContext, **options: bool | str) -> PageRenderer:
        return PageRenderer([PROJECT / "theme" / "templates"], context, StubAssets(), PageOptions(**options))

    return make


KAZAKH = article("kk", "en").replace("Principle:", "Қағида:").replace("Checklist:", "Тексеру тізімі:")
SMALL = {"en/service.md": article("en"), "kk/service.md": KAZAKH, "en/talk.md": talk()}
