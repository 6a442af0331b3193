"""A small library made by hand: one document of each kind in English and Kazakh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.addresses import Site
from knowledge.languages import Keywords, Language
from knowledge.library import Library
from knowledge.messages import read_messages
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
from one_pagers.sheets import Sheet, SheetOptions, plan
from one_pagers.wording import Wording

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "theme" / "onepagers"
SITE = Site("Deskbell", "https://deskbell.example")
TAGS = ("en", "kk", "nb", "ro", "ru")
WORDS = {
    "en": ("Put your work aside", "Say your name", "Write the promise down"),
    "kk": ("Жұмысыңызды қоя тұрыңыз", "Аты-жөніңізді айтыңыз", "Уәдеңізді жазып қойыңыз"),
}


def languages(*tags: str) -> tuple[Language, ...]:
    return tuple(Language(tag, Keywords({}, {})) for tag in tags)


def wordings(*tags: str, site: Site = SITE) -> dict[str, Wording]:
    messages = read_messages(ROOT / "translations", tags)
    return {language.tag: Wording(language, messages[language.tag], site) for language in languages(*tags)}


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(text, text, 20 + place) for place, text in enumerate(texts))


def checklist(unit: str = "closing", title: str = "Before you hang up", *texts: str) -> Checklist:
    groups = (Group("", 19, items(*(texts or WORDS["en"]))),)
    return Checklist(unit, title, 18, groups, "the matter seems settled", Use.READ_DO)


def principle(unit: str, title: str, reason: str, number: int | None = None) -> Principle:
    return Principle(unit, number, title, 30, reason, reason, "", "", reason, reason)


def document(key: str = "call", language: str = "en", **changes: object) -> Document:
    made = Document(
        key=key,
        language=language,
        kind=Kind.ARTICLE,
        title="A call",
        path=f"{language}/{key}.md",
        date=date(2026, 11, 22),
        modified=None,
        summary="How a call ends well.",
        original="en",
        topics=("listening",),
        source=Source(author="Dianna Booher", year=2014, terms="Name the source."),
        speakers=(),
        html="",
        text="",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def call(language: str) -> Document:
    """A checklist and two principles."""
    words = WORDS[language]
    steps = replace(
        checklist("closing", words[0], *words),
        groups=(Group("", 19, (*items(*words[:2]), _noted(words[2]))),),
    )
    rules = (principle("keep", words[2], words[0] + "."), principle("name", words[1], words[2] + "."))
    return document("call", language, title=words[1], checklists=(steps,), principles=rules)


def _noted(text: str) -> Item:
    return Item(text, text, 25, (Note(WORDS["en"][0], "", 26),))


def interview(language: str) -> Document:
    words = WORDS[language]
    asked = tuple(
        Exchange(f"q{place}", 40 + place, "JR", f"{text}?", "", (Answer("DB", f"{text}. More of it.", "", 50),))
        for place, text in enumerate(words)
    )
    voices = (Speaker("JR", "JR", Role.INTERVIEWER), Speaker("DB", "Dianna Booher"))
    return document("talk", language, kind=Kind.INTERVIEW, title=words[2], speakers=voices, exchanges=asked)


def library(*documents: Document, tags: tuple[str, ...] = TAGS) -> Library:
    return Library.of(documents, languages(*tags), {})


def everything() -> Library:
    return library(*(make(tag) for tag in ("en", "kk") for make in (call, interview)))


def sheets(library: Library, *pairs: tuple[str, str]) -> dict[str, Sheet]:
    """Address → sheet."""
    return {sheet.path: sheet for sheet in plan(library, wordings(*TAGS), SheetOptions(pairs=pairs))}
