"""Small parts: letters, shelves, packages for reading offline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from knowledge.downloads import Download
from knowledge.languages import Language
from knowledge_pages.listings import index_view, initial
from knowledge_pages.offline import OfflineContent, offline_files, page_address
from knowledge_pages.rendering import capitalize_first, inline
from knowledge_pages.shelves import shelves
from knowledge_pages.site_context import SiteContext, shortened


def sheet(paper: str = "a4", variant: str = "standard", unit: str = "hiring", kind: str = "checklist") -> Download:
    path = f"en/sheets/service.{unit}.{paper}-{variant}.pdf"
    return Download(
        path, kind, "service", unit, ("en",), unit.title(), paper, variant, "pdf", 1, 9, "", (), "", Path("x")
    )  # fmt: skip


def test_titles_are_listed_under_the_letters_of_their_alphabet(languages: tuple[Language, ...]) -> None:
    tongue = {language.tag: language for language in languages}
    assert initial("«Әр байланыс»", tongue["kk"]) == "Ә"
    assert initial("Ёлка", tongue["ru"]) == "Е"
    assert initial("Å lytte", tongue["nb"]) == "Å"
    assert initial("9 principles", tongue["en"]) == "0–9"


def test_a_title_is_not_looked_up_by_its_article(context_of: Callable[..., SiteContext]) -> None:
    head = "---\ntitle: {}\nkind: article\ndate: 2026-11-22\nsummary: S\noriginal: {}\n---\nText\n"
    titles = {"en": ("The customer", "A call", "Answers", "Bell"), "ro": ("Un mesaj", "Mesaje")}
    texts = {
        f"{tag}/t{place}{tag}.md": head.format(title, tag) for tag in titles for place, title in enumerate(titles[tag])
    }
    context = context_of(texts)
    for tag, expected in (
        ("en", [("A", ["Answers"]), ("B", ["Bell"]), ("C", ["A call", "The customer"])]),
        ("ro", [("M", ["Mesaje"]), ("U", ["Un mesaj"])]),
    ):
        own = [
            (one.letter, [entry.title for entry in one.entries if entry.language == tag])
            for one in index_view(context, tag)
        ]
        assert [pair for pair in own if pair[1]] == expected


def test_files_of_one_thing_stand_together_the_plain_sheet_first(languages: tuple[Language, ...]) -> None:
    found = shelves([sheet("letter"), sheet(variant="large"), sheet(), sheet(unit="b")], languages[0])
    assert [stack.title for stack in found[0].stacks] == ["B", "Hiring"]
    rows = found[0].stacks[1].rows
    assert [[(one.paper, one.variant) for one in row.sheets] for row in rows] == [
        [("a4", "standard"), ("letter", "standard")],
        [("a4", "large")],
    ]


def test_a_package_is_named_by_what_it_holds() -> None:
    files = {"en/": "one", "kk/": "two", "": "gate", "search/kk/x.json": "{}"}
    made = offline_files(OfflineContent("worker", ("assets/0/site.css",), files), ("en", "kk"))
    edited = offline_files(OfflineContent("worker", ("assets/0/site.css",), {**files, "kk/": "other"}), ("en", "kk"))
    changed = {name.split(".")[0] for name in set(made) ^ set(edited)}
    assert changed == {"offline/kk"}
    assert made["sw.js"] != edited["sw.js"]
    kazakh = next(text for name, text in made.items() if name.startswith("offline/kk"))
    assert json.loads(kazakh) == {"kk/": "two", "search/kk/x.json": "{}"}


def test_pages_are_kept_under_the_address_they_are_asked_for() -> None:
    assert [page_address(file) for file in ("index.html", "en/index.html", "404.html")] == ["", "en/", "404.html"]


def test_texts_are_cut_at_words() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one") == "one"
    assert capitalize_first("ПДФ и CSV") == "ПДФ и CSV"
    assert inline("<p>step</p>") == "step"
