"""A content folder of one original in Russian and its English translation, to be edited in any way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from editing.workspace import Workspace, open_workspace

PROJECT = Path(__file__).parents[3]
TAGS = ("en", "kk", "nb", "ro", "ru")
ORIGINAL = """---
title: Первые шаги
kind: interview
date: 2026-11-22
topics: [listening]
summary: Коротко о том, с чего начать новому человеку.
original: ru
source: {terms: Можно использовать только со ссылкой на нас.}
speakers:
  JR: {name: JR, role: interviewer}
  DB: {name: Dianna Booher, role: guest}
related:
  listen-first: [other.unit]
---

Вступление, в котором четыре слова и больше. Смотрите [ниже]({filename}/ru/first-steps.md#listen-first).

**JR:** Зачем слушать тех, кто жалуется? {#why-listen}

**DB:** Потому что они говорят правду. Остальные просто уходят.

## Принцип: Сначала слушайте {#listen-first}

Люди сами говорят, чего они хотят.

Пример: Стойка в гостинице Денвера.

## Чек-лист: Перед сменой {#before-shift}

Когда: вы пришли на работу
Как: read-do

- [ ] Откройте журнал
    - Примечание: он лежит под стойкой
- [ ] Прочитайте последние записи
"""
TRANSLATION = """---
title: First steps
kind: interview
date: 2026-11-22
topics: [listening]
summary: In short, where a newcomer begins.
original: ru
speakers:
  JR: {name: JR, role: interviewer}
  DB: {name: Dianna Booher, role: guest}
---

An introduction.

**JR:** Why listen to those who complain? {#why-listen}

**DB:** Because they tell the truth. The others simply leave.

## Principle: Listen first {#listen-first}

People tell you what they want.

Example: A hotel desk in Denver.

## Checklist: Before your shift {#before-shift}

When: you have come to work
How: read-do

- [ ] Open the log
    - Note: it lies under the desk
- [ ] Read the last entries
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content folder."""
    folder = tmp_path / "content"
    for language, text in (("ru", ORIGINAL), ("en", TRANSLATION)):
        (folder / language).mkdir(parents=True)
        (folder / language / "first-steps.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(content: Path, tmp_path: Path) -> Callable[[], Workspace]:
    """Reads the content as it is now."""
    translations = tmp_path / "translations"
    translations.mkdir()
    for name in ("keywords.yaml", "topics.yaml", "glossary.yaml"):
        shutil.copy(PROJECT / "translations" / name, translations)
    return lambda: open_workspace(content, translations, TAGS)
