"""The style guide shows the glossary as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.terms import CLOSE, OPEN, with_glossary
from editing.workspace import EditingError
from knowledge.glossary import Glossary, Term, read_glossary
from knowledge.languages import read_languages

PROJECT = Path(__file__).parents[3]
TRANSLATIONS = PROJECT / "translations"
TAGS = ("en", "kk", "nb", "ro", "ru")


def test_the_style_guide_shows_the_glossary_as_it_is() -> None:
    guide = (PROJECT / "docs/writing.md").read_text("utf-8")
    languages = read_languages(TRANSLATIONS, TAGS)
    assert with_glossary(guide, read_glossary(TRANSLATIONS), languages, "docs/writing.md") == guide


def test_a_guide_without_a_place_for_it_is_told() -> None:
    glossary = Glossary({"x": {"en": Term("x", avoid=("y",))}})
    with pytest.raises(EditingError, match="no-glossary"):
        with_glossary(f"{OPEN} …", glossary, (), "guide.md")
    languages = read_languages(TRANSLATIONS, ("en",))
    assert "*x*, not *y*." in with_glossary(f"{OPEN}{CLOSE}", glossary, languages, "guide.md")
