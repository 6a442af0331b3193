"""Links as editors write them: which of them mean files of the content, and where they stand in HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

#: Within a tag only: what looks like one in an example of markup is text. A tag begins with the one character that a
#: text never has, and values that hold a ``>`` stand in quotation marks.
_ADDRESS = re.compile(
    r"(?P<before><[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*?\s(?:href|src)=\")(?P<target>[^\"#?]*)(?P<rest>[^\"]*)\""
)
_MARK = re.compile(r"^\{(?:filename|static|attach)\}|^%7B(?:filename|static|attach)%7D", re.I)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|/|#|\?|$)", re.I)


def is_internal(target: str) -> bool:
    """Whether a link means a file of the content: marked as Pelican does, or relative, as on GitHub."""
    return bool(_MARK.match(target)) or not _ELSEWHERE.match(target)


def is_document(target: str) -> bool:
    """Whether an internal link means a text, and not a picture or another file."""
    return target.partition("#")[0].lower().endswith((".md", ".markdown", ".mkd", ".mdown"))


def without_mark(target: str) -> str:
    """A link's path without Pelican's ``{filename}``."""
    return _MARK.sub("", target)


def readdressed(html: str, address: Callable[[str], str]) -> str:
    """HTML whose internal links lead elsewhere; queries and fragments stay.

    :param address: the target as the editor wrote it → where it leads
    """

    def replace(match: re.Match[str]) -> str:
        if not is_internal(match["target"]):
            return match.group()
        return f'{match["before"]}{address(unescape(match["target"]))}{match["rest"]}"'

    return _ADDRESS.sub(replace, html)
