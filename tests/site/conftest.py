"""A small site in three languages, one of them without a text of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from publishing.build import BuildOptions, build
from tests.conftest import PROJECT, locked, shared_folder

TAGS = ["en", "kk", "ro"]
OVERRIDES: Mapping[str, object] = {
    "KNOWLEDGE_LANGUAGES": TAGS,
    "ARTICLE_PATHS": TAGS,
    "PAGE_PATHS": [f"{tag}/pages" for tag in TAGS],
}
HEAD = (
    "---\ntitle: {title}\nkind: {kind}\ndate: {date}\ntopics: {topics}\n"
    "summary: {summary}\noriginal: {original}\n{more}---\n"
)
SOURCE = (
    'source: {author: A. Author, title: A talk, year: 2014, url: "https://source.example/talk", terms: With a link.}\n'
)
SPEAKERS = "speakers:\n  JR: {name: J. R., role: interviewer}\n  DB: {name: Dianna Booher, role: guest}\n"


def text(title: str, kind: str, body: str, original: str = "en", more: str = "", **fields: str) -> str:
    """One file."""
    filled = {"date": "2026-11-01", "topics": "[staff]", "summary": f"{title} …"} | fields
    return HEAD.format(title=title, kind=kind, original=original, more=more, **filled) + body


def small() -> Mapping[str, str | bytes]:
    """The small site's files: a translated checklist, an English interview, Kazakh principles, a page, a picture."""
    return {
        "en/first-call.md": text(
            "The first call",
            "checklist",
            "Have these ready.\n\n## Checklist: Before the first call {#before-first-call}\n\n"
            "When: you are about to dial\nHow: read-do\n\n### Prepare\n- [ ] Read the last letter\n"
            "    - Note: the whole of it\n- [ ] Pen and paper\n",
        ),
        "kk/first-call.md": text(
            "Бірінші қоңырау",
            "checklist",
            "Мыналар дайын тұрсын.\n\n## Тексеру тізімі: Қоңырау алдында {#before-first-call}\n\n"
            "Қашан: нөмірді терер алдында\nҚалай: read-do\n\n"
            "### Дайындық\n- [ ] Соңғы хатты оқы\n    - Ескерту: түгел\n- [ ] Қалам мен қағаз\n",
        ),
        "en/why-listen.md": text(
            "Why listen & answer",
            "interview",
            "**JR:** Why listen? {#why-listen}\n\n**DB:** Because people tell you. Then they stay.\n\n"
            "See [the first call]({filename}/en/first-call.md#before-first-call).\n\n"
            "![A desk](../images/desk.png)\n",
            more=SOURCE + SPEAKERS,
            date="2026-11-02",
        ),
        "kk/two-principles.md": text(
            "Екі қағида",
            "principles",
            "## 1. Алдымен тыңда {#listen-first}\n\nСебебі адамдар өзі айтады.\n\nМысал: қабылдау бөлмесі.\n\n"
            "## 2. Кейін жауап бер {#answer-then}\n\nСебебі үнсіздік ренжітеді.\n",
            original="kk",
            topics="[listening, staff]",
            date="2026-11-03",
        ),
        "en/pages/about.md": text("About", "page", "Something about it.\n", topics="[]"),
        "images/desk.png": drawn_desk(),
    }


def drawn_desk() -> bytes:
    """A picture that a text shows."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "#0b5563").save(stream, "PNG")
    return stream.getvalue()


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once for all of pytest's processes."""
    shared = shared_folder(tmp_path_factory) / "small"
    shared.mkdir(exist_ok=True)
    with locked(shared.with_suffix(".lock")):
        if not (shared / "site").exists():
            content = write(shared / "content", small())
            build(BuildOptions(PROJECT, "pelicanconf.py", content, shared / "site", overrides=OVERRIDES))
    return shared / "site"
