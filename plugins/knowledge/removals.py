"""What of an editor's own HTML is not published, and what it takes with it: each once, with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from knowledge.source_lines import Prepared

#: Elements inside which nothing is HTML, or which are taken out with all that they hold: without an end, the rest of
#: the text is lost.
RAW = frozenset(
    "script style iframe object noscript template svg math textarea title xmp plaintext noembed noframes select".split()
)

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_RAW = re.compile(rf"<(/?)({'|'.join(sorted(RAW))})(?=[\s/>])", re.I)
_WHOLE_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_HANDLER = re.compile(r"\s(on[a-z]+|style|srcdoc|formaction)\s*=", re.I)
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_SCHEME = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src)\s*=\s*[\"']?\s*([a-zA-Z][a-zA-Z0-9+.-]*):", re.I)
_ADDRESS = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src)=\"(https?:[^\"]*)\"", re.I)
_CODE = re.compile(r"`[^`]*`")


@dataclass(frozen=True, slots=True)
class Removed:
    """Something the sanitiser took out: an element, an attribute, a kind of address or an address that is none."""

    name: str
    line: int


def removed(html: str, source: Prepared, tags: Collection[str], schemes: Collection[str]) -> tuple[Removed, ...]:
    """What is not published, sorted by name.

    :param html: the HTML before it is sanitised
    :param source: the text it was made of
    :param tags: elements that are published
    :param schemes: kinds of address that are published
    """
    names = {tag.lower() for tag in _TAG.findall(html)} - {*tags, "input"}
    found = {f"<{name}>": rf"<{name}\b" for name in names}
    found |= {f"{name.lower()}=": rf"(?<![^\s\"']){name}\s*=" for name in _handlers(html)}
    found |= {
        f"{name.lower()}:": rf"\b{re.escape(name)}:" for name in _SCHEME.findall(html) if name.lower() not in schemes
    }
    found |= {
        f"“{address}”": re.escape(address) for address in map(unescape, _ADDRESS.findall(html)) if _is_none(address)
    }
    return tuple(Removed(name, _line_of(pattern, source)) for name, pattern in sorted(found.items()))


def unclosed(html: str, source: Prepared) -> tuple[Removed, ...]:
    """Elements of :data:`RAW` that begin more often than they end."""
    begun: dict[str, int] = {}
    for slash, name in _RAW.findall(html):
        begun[name.lower()] = begun.get(name.lower(), 0) + (-1 if slash else 1)
    return tuple(
        Removed(f"<{name}>", _line_of(rf"<{name}\b", source)) for name, count in sorted(begun.items()) if count > 0
    )


def _handlers(html: str) -> Iterator[str]:
    """Attributes that act or dress; what looks like one inside a value is text."""
    for tag in _WHOLE_TAG.findall(html):
        yield from _HANDLER.findall(_VALUE.sub("=", tag))


def _is_none(address: str) -> bool:
    """Whether a web address cannot be one."""
    try:
        return not urlsplit(address).hostname
    except ValueError:
        return True


def _line_of(pattern: str, source: Prepared) -> int:
    """The first line outside code that has it; the text's first line where none has."""
    look = re.compile(pattern, re.I)
    first = source.running[0][0] if source.running else 1
    return next((number for number, line in source.running if look.search(_CODE.sub("", line))), first)
