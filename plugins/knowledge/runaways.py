"""Texts built, or broken, so that rendering them would take minutes: found before they are rendered.

Python-Markdown's inline patterns take time that grows with the square of the brackets that one paragraph, item or
row holds: 30,000 times ``[x`` take five minutes, 1,000 times half a second. It recurses at least once a level of
nesting. What slips through all the same meets a deadline.
"""

from __future__ import annotations

import contextlib
import re
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

#: Most opening brackets in one paragraph, item or row.
MOST_BRACKETS = 1000
#: Most brackets in a whole text, as the sum of the paragraphs' squares: about two seconds of rendering.
MOST_WORK = 4 * MOST_BRACKETS**2
#: Most other characters that mean something inside a line, in one paragraph, item or row.
MOST_MARKS = 10_000
#: Most tags in the HTML of a whole text, which Markdown's patterns do not go through.
MOST_TAGS = 20_000
#: Deepest nesting of quotations, and of lists.
DEEPEST_QUOTE, DEEPEST_LIST = 30, 60
#: Deepest nesting of elements in the page; libxml2 drops everything below 256 without a word.
DEEPEST_ELEMENT = 200
#: Most spaces in a row inside a line; patterns that look for spaces at an end go back over all of them.
MOST_SPACES = 500
#: A text that takes the processor longer than this is given up. Reading a whole book takes a second.
SECONDS = 20.0

_BRACKETS, _MARKS = "[(<", "*_`&\\"
_WIDE = " " * (MOST_SPACES + 1)
#: A line that ends what inline patterns see as a whole: an item, a row, a heading, or an empty one.
_PART = re.compile(r"[ \t]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|\||#)")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>[^>]*)>")
_VOID = frozenset("br col hr img wbr".split())
_LINE = re.compile(r'data-line="(\d{1,9})"')
_QUOTES = re.compile(rf"[ \t]*(?:>[ \t]?){{{DEEPEST_QUOTE},}}")


class RunawayTextError(ValueError):
    """A text built so that rendering it would take minutes. :ivar line: 1-based line in the file."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


@dataclass(slots=True)
class Budget:
    """What one text may still ask of the renderer."""

    _work: int = 0
    _brackets: int = 0
    _marks: int = 0
    _tags: int = 0

    def spend(self, line: str, number: int) -> None:
        """Count one line that is not code.

        :raises RunawayTextError: rendering it, with those above, would take too long
        """
        if _PART.match(line):
            self._work += self._brackets**2
            self._brackets = self._marks = 0
        self._brackets += max(map(line.count, _BRACKETS))
        self._marks += sum(map(line.count, _MARKS)) + line.endswith("  ")
        excess = self._excess(line)
        if excess:
            raise RunawayTextError(number, excess)

    def spend_html(self, line: str, number: int) -> None:
        """Count one line of HTML.

        :raises RunawayTextError: there is more of it than anybody writes
        """
        self._tags += line.count("<")
        if self._tags > MOST_TAGS:
            raise RunawayTextError(number, f"More than {MOST_TAGS:,} tags stand in the text's HTML")

    def _excess(self, line: str) -> str:
        """What there is too much of; empty where all is well."""
        if self._brackets > MOST_BRACKETS:
            return f"More than {MOST_BRACKETS} brackets stand in one paragraph"
        if self._work > MOST_WORK:
            return "Too many paragraphs hold hundreds of brackets"
        if self._marks > MOST_MARKS:
            return f"More than {MOST_MARKS} marks such as * and & stand in one paragraph"
        if _QUOTES.match(line):
            return f"Quotations are nested more than {DEEPEST_QUOTE} deep"
        return f"More than {MOST_SPACES} spaces stand in a row" if _WIDE in line.strip() else ""


def refuse_depths(html: str, line: int) -> None:
    """Refuse elements that are nested too deeply, whoever wrote them.

    :param html: well-formed HTML
    :param line: the line to name where no element above names one
    :raises RunawayTextError: the page's reader would lose what stands so deep
    """
    depth = 0
    for tag in _TAG.finditer(html):
        named = _LINE.search(tag["rest"])
        line = int(named[1]) if named else line
        if tag["name"] not in _VOID:
            depth += -1 if tag["close"] else 1
        if depth > DEEPEST_ELEMENT:
            raise RunawayTextError(line, f"Elements are nested more than {DEEPEST_ELEMENT} deep")


@contextlib.contextmanager
def deadline(line: int, seconds: float = SECONDS) -> Iterator[None]:
    """Give up what is done inside when it takes too long; where the system has no timer, it is left to end.

    What is counted is the processor's time: a busy machine gives up the same texts as a quiet one.

    :param line: the line to name
    :param seconds: of this process's work
    :raises RunawayTextError: the time is up
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise RunawayTextError(line, f"The text takes more than {seconds:g} seconds to read")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
