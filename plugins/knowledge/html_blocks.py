"""HTML between the lines of Markdown, as CommonMark (4.6) and GitHub read it: a block of it ends at the next empty
line, and what stands below is Markdown again, even inside an element that is still open.

Python-Markdown takes everything up to the element's end for HTML, so that headings, lists and emphasis in it are shown
with their marks, or lost with the code between backticks. So each block of HTML is put aside before Python-Markdown
sees it, a token stands for it meanwhile, and it is put back into the page that comes out.

A token is ``U+E002 number U+E003``; like line marks, no text can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

TOKEN_OPEN, TOKEN_CLOSE = "\ue002", "\ue003"

#: The elements that begin a block (CommonMark 4.6, sixth kind), and those that Python-Markdown takes for one.
_BLOCKS = (
    "address article aside audio blockquote body canvas caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset group h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe "
    "legend li link main map math menu menuitem nav noframes noscript object ol optgroup option output p param picture "
    "progress search section source summary svg table tbody td template tfoot th thead title tr track ul video"
)
#: Those that hold others, and have an end.
_HOLDERS = (
    "article aside audio blockquote center details div dl fieldset figure footer form header main nav object ol "
    "section svg table template ul video"
)
_BEGINS = re.compile(rf" {{0,3}}</?(?:{'|'.join(_BLOCKS.split())})(?=\s|/?>|$)", re.I)
#: What keeps its empty lines and ends on the line that closes it: code, what is no text at all, remarks of many lines.
_KEEPER = re.compile(r" {0,3}<(?:(?:pre|script|style|textarea)(?=[\s>]|$)|!--(?!.*-->))", re.I)
_HOLDS = re.compile(rf"<(?P<slash>/?)(?:{'|'.join(_HOLDERS.split())})\b", re.I)
_FOLDED = re.compile(r"\s*<details\b", re.I)
_SUMMARY = re.compile(r"<(?P<slash>/?)summary\b", re.I)
_TAG = re.compile(r"\s*<(?:/?[a-z][\w-]*(?=[\s/>]|$)|!--)", re.I)
_KEEPS = re.compile(r"<(?P<slash>/?)(?:pre|script|style|textarea)\b|<!--|(?P<end>-->)", re.I)
_CODE = re.compile(r"`[^`]*`")
#: Whoever writes ``<div markdown="1">`` writes for Python-Markdown.
_ASKS = re.compile(r"<[a-z]\w*\s(?:[^<>]*\s)?markdown(?=[\s=>])", re.I)
_TOKEN = re.compile(f"(?:<p>)?{TOKEN_OPEN}(?P<number>\\d+){TOKEN_CLOSE}(?:</p>)?")


@dataclass(slots=True)
class HtmlBlocks:
    """The blocks of HTML of one text, put aside while its lines are gone through."""

    #: Whether any are: not where the text asks Python-Markdown to read inside of elements.
    aside: bool
    done: list[str] = field(default_factory=list)
    #: Lines of the block that is open.
    lines: list[str] = field(default_factory=list)
    #: How many elements are open that hold others, over the whole text.
    depth: int = 0
    #: How many summaries are open in the block, and how many elements that keep their empty lines.
    summaries: int = 0
    keepers: int = 0

    def begins(self, line: str) -> bool:
        """Whether a line that stands in no list and no code begins a block of HTML; inside an element that is open, any
        line that begins with a tag does, however far in it stands.
        """
        looks = (_BEGINS, _KEEPER, _TAG) if self.depth > 0 else (_BEGINS, _KEEPER)
        return self.aside and any(look.match(line) for look in looks)

    def goes_on(self, line: str) -> bool:
        """Whether a block is open that has this line too. Markdown right below a summary is read as such."""
        if not self.lines or self.keepers > 0 or _KEEPER.match(self.lines[0]):
            return self.keepers > 0
        summed_up = _FOLDED.match(self.lines[0]) is not None and self.summaries <= 0
        return line.lstrip()[:1] == "<" if summed_up else bool(line.strip())

    def add(self, line: str) -> None:
        """A line more of the open block, or the first of a new one."""
        self.lines.append(line)
        shown = _CODE.sub("", line)
        self.depth = max(self.depth + _balance(_HOLDS, shown), 0)
        self.summaries += _balance(_SUMMARY, shown)
        self.keepers = max(self.keepers + _balance(_KEEPS, shown), 0)

    def close(self) -> str:
        """End the open block. :returns: its token"""
        self.done.append("\n".join(self.lines))
        self.lines.clear()
        self.summaries = self.keepers = 0
        return f"{TOKEN_OPEN}{len(self.done) - 1}{TOKEN_CLOSE}"


def html_blocks(text: str) -> HtmlBlocks:
    """For the blocks of a text."""
    return HtmlBlocks(aside=_ASKS.search(text) is None)


def put_back(html: str, blocks: Sequence[str]) -> str:
    """The page with its blocks of HTML where their tokens stood."""
    return _TOKEN.sub(lambda match: blocks[int(match["number"])], html)


def _balance(tags: re.Pattern[str], line: str) -> int:
    """How many more of these begin than end."""
    return sum(-1 if any(found.groupdict().values()) else 1 for found in tags.finditer(line))
