from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from one_pagers.glyphs import missing
from tests.unit.one_pagers import samples

SOURCES = sorted((samples.ROOT / "plugins" / "one_pagers").glob("*.py"))
CALL = re.compile(r'\.(?:say|ngettext)\(\s*"((?:[^"\\]|\\.)+)"')


def said() -> set[str]:
    """Every interface string of the room."""
    return {text for source in SOURCES for text in CALL.findall(source.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("tag", ["kk", "nb", "ro", "ru"])
def test_every_string_of_the_sheets_is_translated_and_printable(tag: str) -> None:
    path = samples.ROOT / "translations" / tag / "LC_MESSAGES" / "sheets.po"
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=tag, abort_invalid=True)
    entries = {
        message.id if isinstance(message.id, str) else message.id[0]: message for message in catalog if message.id
    }
    assert said() == set(entries)
    for message in entries.values():
        forms = (message.string,) if isinstance(message.string, str) else message.string
        assert all(forms), message.id
        assert not [form for form in forms if missing(form)]
        assert list(message.check(catalog)) == []


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_has_a_contrast_of_seven_on_white_paper() -> None:
    source = (samples.TEMPLATES / "parts.typ").read_text(encoding="utf-8")
    colours = dict(re.findall(r'^#let (\w+) = rgb\("(#[0-9a-f]{6})"\)', source, re.MULTILINE))
    assert set(colours) == {"ink", "soft", "hair", "petrol", "rust"}
    for name in ("ink", "soft", "petrol", "rust"):
        assert 1.05 / (luminance(colours[name]) + 0.05) >= 7, name


def test_hairlines_are_the_only_use_of_the_faint_colour() -> None:
    for template in sorted(samples.TEMPLATES.glob("*.typ")):
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"(?:fill|text\([^)]*)[:,] hair\b", source), template.name


def test_a_title_with_quotation_marks_is_quoted_with_inner_ones() -> None:
    titled = samples.document(language="ru", title="Чек-лист «Звонок»")
    foot = samples.wordings("ru")["ru"].foot(titled, "ru/call", titled=True)
    assert foot.source.startswith("Из текста «Чек-лист „Звонок“»")
