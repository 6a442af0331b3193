"""Places of units in texts that were not written for us: ids made from their words, and put into HTML that
somebody else rendered, so that a sheet or a search hit leads to the paragraph there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from itertools import count
from typing import TypeVar

from knowledge.files import can_name_file, shortened
from knowledge.markdown import slug
from knowledge.model import Document, Exchange, Unit

#: Longest id that is made of a title; a question can be a whole paragraph.
LONGEST = 60

_BLOCK = re.compile(r"<(?P<tag>h[1-6]|p|dt)\b(?P<attributes>[^>]*)>(?P<inner>.*?)</(?P=tag)>", re.S | re.I)
_TAG = re.compile(r"<[^>]*>")
_OWN_ID = re.compile(r"\bid\s*=", re.I)
_Kind = TypeVar("_Kind", bound=Unit)


def opening(unit: Unit) -> str:
    """The words with which a unit opens in its text."""
    return unit.question if isinstance(unit, Exchange) else unit.title


def with_ids(document: Document) -> Document:
    """The document with an id for every unit whose editor gave none that can stand in the names of its sheets, or one
    that a unit above it has: readable, and once in the document.
    """
    taken, kept = {unit.id for unit in document.units}, set[str]()
    # By identity: two units may stand on one line, or on lines that nobody knows.
    made: dict[int, str] = {}
    for unit in document.units:
        if can_name_file(unit.id) and unit.id not in kept:
            kept.add(unit.id)
        else:
            made[id(unit)] = _free(unit, taken)
    return replace(
        document,
        principles=_named(document.principles, made),
        checklists=_named(document.checklists, made),
        exchanges=_named(document.exchanges, made),
    )


def anchored(html: str, document: Document) -> str:
    """Somebody's HTML of a document with its units' ids, on the blocks that open with their words.

    :param html: the body as Pelican's own reader rendered it
    :param document: the same text as we read it
    :returns: the same words; a block that has an id keeps it, and gets ours in an empty element. A unit that is
        not found is left out.
    """
    blocks = list(_BLOCK.finditer(html)) if document.units else []
    pieces, done, at = list[str](), 0, 0
    for unit in document.units:
        found = next((place for place in range(at, len(blocks)) if _opens(blocks[place]["inner"], unit)), None)
        if found is None or not unit.id or f'id="{unit.id}"' in html:
            continue
        block, at = blocks[found], found + 1
        pieces += [html[done : block.start()], _opening_tag(block, unit.id)]
        done = block.start("inner")
    return "".join((*pieces, html[done:]))


def _free(unit: Unit, taken: set[str]) -> str:
    base = shortened(slug(opening(unit))[:LONGEST])
    name = next(name for number in count(1) if (name := f"{base}-{number}" if number > 1 else base) not in taken)
    taken.add(name)
    return name


def _named(units: Iterable[_Kind], made: dict[int, str]) -> tuple[_Kind, ...]:
    return tuple(replace(unit, id=made[id(unit)]) if id(unit) in made else unit for unit in units)


def _opens(inner: str, unit: Unit) -> bool:
    words = " ".join(unescape(_TAG.sub("", inner)).split())
    return words.rstrip(" :：").endswith(opening(unit).rstrip(" :："))


def _opening_tag(block: re.Match[str], unit_id: str) -> str:
    tag, attributes = block["tag"], block["attributes"]
    if _OWN_ID.search(attributes):
        return f'<{tag}{attributes}><span id="{unit_id}"></span>'
    return f'<{tag} id="{unit_id}"{attributes}>'
