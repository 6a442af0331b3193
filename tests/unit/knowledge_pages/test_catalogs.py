"""Interface strings: complete in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

PROJECT = Path(__file__).resolve().parents[3]
JINJA = {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "trim_blocks": "1", "lstrip_blocks": "1"}
#: Besides gettext's own names: a string in all forms of its counted words, for scripts.
KEYWORDS = {**DEFAULT_KEYWORDS, "counted": (1, 2)}
#: Calls on an object, which Babel's Jinja reader passes over.
METHOD = re.compile(r"""(?:gettext|in_all_languages)\((?:"([^"]+)"|'([^']+)')\)""")


def messages() -> Iterator[str]:
    templates, code = PROJECT / "theme" / "templates", PROJECT / "plugins" / "knowledge_pages"
    jinja = extract_from_dir(str(templates), [("**.html", "jinja2.ext:babel_extract")], {"**.html": JINJA}, KEYWORDS)
    for _file, _line, message, _comments, _context in (*jinja, *extract_from_dir(str(code), [("**.py", "python")])):
        yield message[0] if isinstance(message, tuple) else message
    for path in templates.rglob("*.html"):
        yield from (one or other for one, other in METHOD.findall(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("tag", ["kk", "nb", "ro", "ru"])
def test_every_string_of_the_interface_is_translated(tag: str) -> None:
    path = PROJECT / "translations" / tag / "LC_MESSAGES" / "pages.po"
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=tag)
    said = {entry.id[0] if isinstance(entry.id, tuple) else entry.id: entry for entry in catalog if entry.id}
    assert set(messages()) - set(said) == set()
    for entry in said.values():
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert all(forms), entry.id
        assert "fuzzy" not in entry.flags


@pytest.mark.parametrize("tag", ["kk", "nb", "ro", "ru"])
def test_translations_have_the_places_of_their_originals(tag: str) -> None:
    path = PROJECT / "translations" / tag / "LC_MESSAGES" / "pages.po"
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=tag)
    places = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    for entry in catalog:
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        for form in forms if entry.id else ():
            assert sorted(places.findall(form)) == sorted(places.findall(ids[0])), entry.id


@pytest.mark.parametrize(
    "path", sorted(PROJECT.glob("translations/*/LC_MESSAGES/*.po")), ids=lambda path: f"{path.parts[-3]}/{path.stem}"
)
def test_no_string_stands_in_a_catalog_twice(path: Path) -> None:
    """Of two entries gettext reads one, so a translator would mend the other in vain."""
    names = re.findall(r'^msgid ("(?:.|\n")*")$', path.read_text(encoding="utf-8"), re.M)
    assert sorted(set(names)) == sorted(names)
