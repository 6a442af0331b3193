"""Interface strings: gettext catalogs, read from their ``.po`` sources so that nothing compiled is committed.

Each room of the program keeps a catalog of its own in ``translations/<lang>/LC_MESSAGES/<room>.po``; together
they are the language's messages. The English text is the msgid.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from knowledge.problems import ContentError, Problem

Messages = gettext.NullTranslations


def read_messages(folder: Path, tags: tuple[str, ...]) -> Mapping[str, Messages]:
    """Language tag → its messages.

    :param folder: the folder ``translations``
    :raises ContentError: a catalog that cannot be read, with its file and line
    """
    return {tag: _messages(folder, tag) for tag in tags}


def catalog_files(folder: Path, tag: str) -> tuple[Path, ...]:
    """The catalogs of one language, sorted by room."""
    return tuple(sorted((folder / tag.replace("-", "_") / "LC_MESSAGES").glob("*.po")))


def _messages(folder: Path, tag: str) -> Messages:
    messages: Messages = gettext.NullTranslations()
    for path in reversed(catalog_files(folder, tag)):
        room = _compiled(_catalog(path, tag))
        room.add_fallback(messages)
        messages = room
    return messages


def _catalog(path: Path, tag: str) -> Catalog:
    try:
        with path.open("rb") as stream:
            return read_po(stream, locale=tag.replace("-", "_"), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", 0) + 1
        problem = Problem(str(path), line, "catalog", f"The catalog cannot be read: {error}", "Mend the line.")
        raise ContentError([problem]) from error


def _compiled(catalog: Catalog) -> gettext.GNUTranslations:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
