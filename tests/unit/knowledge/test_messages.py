"""Interface strings come from the catalogs as they are written, and none is missing in any language."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from knowledge.messages import catalog_files, read_messages
from knowledge.problems import ContentError
from tests.conftest import PROJECT

FOLDER = PROJECT / "translations"
OTHERS = ("kk", "nb", "ro", "ru")
CATALOGS = [pytest.param(path, id=f"{tag}/{path.name}") for tag in OTHERS for path in catalog_files(FOLDER, tag)]


def write(folder: Path, tag: str, room: str, text: str) -> None:
    path = folder / tag / "LC_MESSAGES" / f"{room}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' + text, encoding="utf-8")


def test_rooms_share_a_language_without_sharing_a_file(tmp_path: Path) -> None:
    write(tmp_path, "kk", "pages", 'msgid "Home"\nmsgstr "Басты бет"\n')
    write(tmp_path, "kk", "sheets", 'msgid "Sheet"\nmsgstr "Парақ"\n')
    messages = read_messages(tmp_path, ("en", "kk"))
    assert [messages["kk"].gettext(word) for word in ("Home", "Sheet", "Other")] == ["Басты бет", "Парақ", "Other"]
    assert messages["en"].gettext("Home") == "Home"


def test_a_catalog_that_cannot_be_read_is_said_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "kk", "pages", 'msgid "Home"\ngarbage\n')
    with pytest.raises(ContentError) as unreadable:
        read_messages(tmp_path, ("kk",))
    [problem] = unreadable.value.problems
    assert (problem.rule, problem.line) == ("catalog", 6)


def test_every_language_has_the_same_catalogs() -> None:
    rooms = {tag: [path.name for path in catalog_files(FOLDER, tag)] for tag in OTHERS}
    assert rooms["kk"]
    assert all(found == rooms["kk"] for found in rooms.values())


@pytest.mark.parametrize("path", CATALOGS)
def test_every_string_is_translated_with_all_its_plurals_and_placeholders(path: Path) -> None:
    tag = path.parent.parent.name
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=tag)
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        if message.pluralizable:
            assert len(forms) == catalog.num_plurals, message.id
        assert not list(message.check(catalog)), message.id


@pytest.mark.parametrize("path", CATALOGS)
def test_catalogs_of_one_room_translate_the_same_strings(path: Path) -> None:
    others = [FOLDER / tag / "LC_MESSAGES" / path.name for tag in OTHERS]
    ids = [{(message.id, message.context) for message in read_po(one.open("rb"))} for one in others]
    assert all(one == ids[0] for one in ids)
