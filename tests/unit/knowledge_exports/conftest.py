"""A small library in three languages, with texts that wish the exports ill."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.addresses import Site
from knowledge.languages import read_languages
from knowledge.library import Library
from knowledge.messages import Messages, read_messages
from knowledge.model import (
    Answer,
    Checklist,
    Document,
    Exchange,
    Group,
    Item,
    Kind,
    Note,
    Principle,
    Role,
    Source,
    Speaker,
    Use,
)
from knowledge_exports.cache import ExportCache
from knowledge_exports.plan import ExportContext

PROJECT = Path(__file__).parents[3]
TOPICS = {
    "loyalty": {"en": "Loyalty", "kk": "Адалдық", "ru": "Лояльность"},
    "staff": {"en": "Staff", "kk": "Қызметкерлер", "ru": "Сотрудники"},
}
HOSTILE = '=HYPERLINK("http://evil.example";"x") <script>alert(1)</script> & 🛎️ שלום ' + "long " * 400 + "\x07end"


def document(language: str, **changes: object) -> Document:
    """An article with one unit of each kind."""
    whole = Document(
        key="first-steps",
        language=language,
        kind=Kind.INTERVIEW,
        title=f"Бірінші қадам {language}",
        path=f"{language}/first-steps.md",
        date=date(2026, 11, 22),
        modified=None,
        summary="In short.",
        original="en",
        topics=("loyalty", "staff"),
        source=Source("A. Author", "A title", "A house", 2014, "https://source.example", "Only with a link."),
        speakers=(Speaker("JR", "J. R.", Role.INTERVIEWER), Speaker("DB", "Dianna Booher")),
        html='<p>Read <a href="{filename}/en/other.md#x">more</a>.</p><h2 id="listen">Listen</h2><p>Әр сөз.</p>',
        text="Read more. Listen.",
        principles=(principle(), replace(principle(), id="hostile", number=None, title=HOSTILE, line=30)),
        checklists=(checklist(), replace(checklist(), id="hostile-list", title=HOSTILE, groups=ill_groups(), line=60)),
        exchanges=(exchange(),),
    )
    return replace(whole, **changes)


def principle() -> Principle:
    return Principle(
        id="listen",
        number=2,
        title="Listen first",
        line=10,
        reason="People tell you.",
        reason_html="<p>People tell you.</p>",
        example="A desk in Denver.",
        example_html="<p>A desk in Denver.</p>",
        text="People tell you. Example: A desk in Denver.",
        html="<p>People tell you.</p><p>Example: A desk in Denver.</p>",
        fingerprint="0123456789ab",
    )


def checklist() -> Checklist:
    steps = (Item("Ask", "Ask", 22, (Note("softly", "softly", 23),)), Item("Wait", "Wait", 24))
    return Checklist("before-call", "Before the call", 20, (Group("Prepare", 21, steps),), "you dial", Use.READ_DO)


def ill_groups() -> tuple[Group, ...]:
    texts = ("=1+1", "+7 700", "-1", "@SUM(A1)", "\t=cmd", "] ]> </w:t> <b>", HOSTILE)
    return (Group("", 61, tuple(Item(text, text, 62 + row) for row, text in enumerate(texts))),)


def exchange() -> Exchange:
    answer = Answer("DB", "It pays. Then it pays again.", "<p>It pays. Then it pays again.</p>", 41)
    return Exchange("why", 40, "JR", "Why listen?", "<p>Why listen?</p>", (answer,), "ba9876543210")


@pytest.fixture
def library() -> Library:
    languages = read_languages(PROJECT / "translations", ("en", "kk", "ru"))
    other = replace(document("en", key="other", path="en/other.md"), original="en", exchanges=(), speakers=())
    documents = [document("kk"), document("en"), other]
    return Library.of(documents, languages, TOPICS)


@pytest.fixture
def site() -> Site:
    return Site("Deskbell", "https://deskbell.example")


@pytest.fixture
def messages() -> Mapping[str, Messages]:
    return {"en": gettext.NullTranslations(), **read_messages(PROJECT / "translations", ("kk", "ru"))}


@pytest.fixture
def context(library: Library, site: Site, messages: Mapping[str, Messages]) -> ExportContext:
    return ExportContext(library, site, messages, "deskbell")


@pytest.fixture
def cache(tmp_path: Path) -> ExportCache:
    return ExportCache(tmp_path / "exports")
