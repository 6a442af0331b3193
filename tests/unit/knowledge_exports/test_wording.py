import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from knowledge.languages import read_languages
from knowledge.model import Source
from knowledge_exports.wording import CONTEXT, Wording, version

PROJECT = Path(__file__).parents[3]
SAID = re.compile(r'say\(\s*"([^"]+)"', re.S)


def said():
    """Every string that the room says."""
    sources = sorted((PROJECT / "plugins/knowledge_exports").glob("*.py"))
    return {text for source in sources for text in SAID.findall(source.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("tag", ["kk", "nb", "ro", "ru"])
def test_every_string_is_said_in_every_language(tag):
    path = PROJECT / f"translations/{tag}/LC_MESSAGES/exports.po"
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=tag, abort_invalid=True)
    told = {message.id: message.string for message in catalog if message.id and message.context == CONTEXT}
    assert set(told) == said()
    for english, own in told.items():
        assert own.strip()
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", own))


def test_dates_regions_and_separators_are_the_languages_own(messages):
    tags = ("en", "kk", "nb", "ro", "ru")
    english, kazakh, *others = (
        Wording(language, messages["en"]) for language in read_languages(PROJECT / "translations", tags)
    )
    day = date(2026, 11, 22)
    assert english.long_date(day) == "22 November 2026"
    assert "қараша" in kazakh.long_date(day)
    regions = [wording.region_tag() for wording in (english, kazakh, *others)]
    assert regions == ["en-GB", "kk-KZ", "nb-NO", "ro-RO", "ru-RU"]
    assert [wording.list_separator() for wording in (english, kazakh, *others)] == [",", ";", ";", ";", ";"]


def test_what_is_not_known_leaves_no_gap(library):
    document = library.get("first-steps", "en")
    assert document.source.credit == "A. Author, A title, A house, 2014"
    assert Source(title="Only this").credit == "Only this"
    assert version(document) == "2026-11-22"
    assert version() == ""
