"""The running text of a Markdown file: everything else is blotted out, and every letter keeps its place.

For checks that look at words as they were written and name their lines.
"""

from __future__ import annotations

import re

#: Stands for what was blotted out: neither a letter nor white space, so that nothing is read across it.
BLOT = "\x00"
#: Front matter fields whose values readers see as text.
SHOWN = ("title", "summary")
#: A longer quotation is somebody's sentence, and follows the house's words like any other.
QUOTED_WORDS = 6

_HEAD = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_FIELD = re.compile(r"^(?P<name>[\w-]+)[ \t]*:", re.M)
_NO_TEXT = re.compile(
    r"(?P<fence>^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=mark)[^\n]*$|\Z))"
    r"|(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<tag></?[A-Za-z][^<>]*>|<[a-z]+:[^<>\s]*>)"
    r"|(?P<definition>^[ ]{0,3}\[[^\]\n]+\]:[^\n]*$)"
    r"|(?P<target>(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?<=\])\[[^\]\n]*\])"
    r"|(?P<id>\{[^{}\n]*\})"
    r"|(?P<address>[a-z]+://[^\s)>\]]+|(?<!\w)\w[\w-]*(?:[.@]\w[\w-]*)+)",
    re.S | re.M,
)
_QUOTATION = re.compile(r"«[^»\n]*»|“[^”\n]*”|„[^”“\n]*[”“]|\"[^\"\n]*\"")


def masked(text: str) -> str:
    """The text with everything blotted out that is no running text; line ends and lengths stay.

    Blotted out are code, HTML tags and comments, targets of links, ids, addresses, the front matter but for
    title and summary, and quotations of up to six words, which are mostly names and titles.

    :param text: a whole file
    """
    head = _HEAD.match(text)
    body = head.end() if head else 0
    front = _masked_head(text[:body]) if head else ""
    return _QUOTATION.sub(_without_names, _NO_TEXT.sub(_blot, front + text[body:]))


def _blot(match: re.Match[str]) -> str:
    return blotted(match.group())


def blotted(text: str) -> str:
    """As many blots as the text has letters; line ends stay."""
    return "".join(char if char in "\r\n" else BLOT for char in text)


def _without_names(match: re.Match[str]) -> str:
    short = len(match.group().split()) <= QUOTED_WORDS
    return blotted(match.group()) if short else match.group()


def _masked_head(head: str) -> str:
    """The front matter with only the values of the fields that readers see."""
    starts = [*_FIELD.finditer(head)]
    parts = [blotted(head[: starts[0].start()] if starts else head)]
    for field, following in zip(starts, [*(field.start() for field in starts[1:]), len(head)], strict=True):
        value = head[field.end() : following]
        shown = field["name"] in SHOWN
        parts += [blotted(field.group()), value if shown else blotted(value)]
    return "".join(parts)
