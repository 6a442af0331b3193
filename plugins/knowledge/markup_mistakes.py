"""Marks that are nearly right: Markdown takes them for text, or for the end of the text, and says nothing.

A step whose box lacks a space is no step, a heading below an unclosed ``<div>`` is no heading, and everything below an
unclosed fence is code. Each is told on its line, so that nothing of a text is lost without a word.
"""

from __future__ import annotations

import difflib
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from knowledge.extract import Extracted
from knowledge.file_report import FileReport
from knowledge.languages import Keywords
from knowledge.markdown import Rendered
from knowledge.problems import Severity

Lines = Sequence[tuple[int, str]]

#: Box and what stands before and after it: a dash or something like one, the space, the tick, what follows.
_BOX = re.compile(r"^\s*(?P<dash>[-*+–—−•·]|\d{1,3}[.)])(?P<space>\s*)\[(?P<tick>.?)\](?P<after>.?)")
_EMPTY_BOX = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[ xX]?\]\s*$")
_BOXED, _DASHES = frozenset(("", " ", "x", "X")), frozenset("–—−•·")
#: What is typed for a tick or left in a box: a Cyrillic х, a check mark, a space that is no plain one.
_TICKS = frozenset("хХvV✓✔✗✘☑☒*+-._\u00a0\u2007\u202f")
_WIDE_ITEM = re.compile(r"^\s*[-*+][\u00a0\u2007\u202f](?!\[)")
#: Two hashes and more: a single one begins a word in many a text.
_UNSPACED = re.compile(r"^#{2,6}[^\s#]")
_LABEL = re.compile(r"^ {0,3}(?P<word>[^\W\d_][^:：\n]{1,30}?)\s*[:：](?:\s+(?P<value>.*))?$")
#: How like a keyword a word is that is meant to be one.
_LIKE = 0.8
_CODE = re.compile(r"`[^`]*`")
_HTML_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.S)
_ID = re.compile(r"\{#[\w-]+\}")
#: Where the headings of a text may stand unseen: remarks, and code written in HTML.
_HIDDEN = (("<!--", "-->"), ("<pre", "</pre>"))


def report_markup_mistakes(rendered: Rendered, body: Extracted, report: FileReport) -> None:
    """Say what an editor cannot have meant."""
    for check in CHECKS:
        check(rendered, body, report)


def _unclosed(rendered: Rendered, _body: Extracted, report: FileReport) -> None:
    if rendered.source.open_fence:
        what = "This code block is never closed, so that everything below it is code"
        report.add(rendered.source.open_fence, "unclosed", what, "Write the same marks (``` or ~~~) below the code.")
    for element in rendered.unclosed:
        what = f"{element.name} is never closed, so that the text below it is lost"
        report.add(element.line, "unclosed", what, "Delete it, or write it as code between backticks.")
    _, remark = _hidden(rendered.source.running)
    if remark:
        report.add(remark, "unclosed", "This remark is never closed", "Write --> at its end, or delete the <!--.")


def _lost_heading(rendered: Rendered, body: Extracted, report: FileReport) -> None:
    hidden, _ = _hidden(rendered.source.running)
    shown = {heading.line for heading in body.headings}
    for line in rendered.source.headings:
        if line not in shown and line not in hidden:
            what = "This heading is shown as plain text, because HTML above it is not closed"
            report.add(line, "lost-heading", what, "Close the HTML above it, or put an empty line behind it.")
            return


def _unspaced_heading(rendered: Rendered, _body: Extracted, report: FileReport) -> None:
    hidden, _ = _hidden(rendered.source.running)
    for number, line in rendered.source.running:
        if number not in hidden and _UNSPACED.match(line):
            what = "A space is missing behind the #, so that this is no heading"
            report.add(number, "lost-heading", what, "Write ## and a space.")


def _odd_box(rendered: Rendered, _body: Extracted, report: FileReport) -> None:
    hidden, _ = _hidden(rendered.source.running)
    for number, line in rendered.source.running:
        if number not in hidden and (wrong := _box_fault(line)):
            report.add(number, "odd-box", wrong, "Write a dash, a space, the box and a space: - [ ] ….")


def _empty_box(rendered: Rendered, _body: Extracted, report: FileReport) -> None:
    hidden, _ = _hidden(rendered.source.running)
    for number, line in rendered.source.running:
        if number not in hidden and _EMPTY_BOX.match(line):
            report.add(
                number, "odd-box", "Nothing stands behind this box", "Write what is to be done, or delete the line."
            )


def _box_fault(line: str) -> str:
    """What is wrong with a line that is meant to be an item with a box; empty where nothing is."""
    found = _BOX.match(line)
    if found is None:
        return "A no-break space stands behind the dash, so that this is no list" if _WIDE_ITEM.match(line) else ""
    if found["after"] in ("(", ":", "[") or (found["tick"] not in _BOXED and found["tick"] not in _TICKS):
        return ""  # a link, or a number of a source
    if found["dash"] in _DASHES:
        return f"“{found['dash']}” is no plain dash, so that this is no item"
    if found["space"].strip(" ") or not found["space"]:
        return "A plain space is missing before the box, so that this is no item"
    if found["tick"] in _TICKS:
        return f"“[{found['tick']}]” is no box"
    return "A space is missing behind the box, so that it is none" if found["after"].strip() else ""


def _unread_line(rendered: Rendered, body: Extracted, report: FileReport) -> None:
    """Lines of a checklist that say when or how it is used, and are not read, or not read alone."""
    running, headings = rendered.source.running, sorted(heading.line for heading in body.headings)
    for checklist in body.checklists:
        last = max((item.line for item in checklist.items), default=checklist.line)
        end = next(iter(headings[bisect_right(headings, last) :][:1]), sys.maxsize)
        told = any(checklist.line < use.line < end for use in body.unknown_uses)
        read = {"when": bool(checklist.when), "how": checklist.use is not None or told}
        for number, line in _between(running, checklist.line, end):
            label = _LABEL.match(line)
            if label and (why := _why_unread(label, read, report.place.language.keywords)):
                _tell_unread(number, label["word"], why, report)


def _between(running: Lines, above: int, below: int) -> Lines:
    """The lines between two, looked up: a text may hold thousands of checklists."""
    start, end = (bisect_left(running, line, key=itemgetter(0)) for line in (above + 1, below))
    return running[start:end]


def _why_unread(label: re.Match[str], read: dict[str, bool], keywords: Keywords) -> str:
    """Why a line is not taken for a keyword's; what is read is read once."""
    meaning = keywords.meaning(label["word"])
    if meaning in read:
        taken, read[meaning] = read[meaning], False
        return "" if taken else "is not read here" if label["value"] else "says nothing"
    known = [word for word, meant in keywords.words.items() if meant in read]
    return "is no keyword" if difflib.get_close_matches(label["word"].casefold(), known, 1, _LIKE) else ""


def _tell_unread(line: int, word: str, why: str, report: FileReport) -> None:
    own = report.place.language.keywords.preferred
    cure = f"Write “{own.get('when')}: …” and “{own.get('how')}: …” once each, right below the checklist's heading."
    report.add(line, "unread-line", f"“{word}:” {why}", cure, Severity.WARNING)


def _stray_id(rendered: Rendered, body: Extracted, report: FileReport) -> None:
    for name in dict.fromkeys(_ID.findall(_HTML_CODE.sub("", body.html))):
        line = next((number for number, text in rendered.source.running if name in _CODE.sub("", text)), 1)
        what = f"{name} is shown to readers: an id is read at the end of a heading or question, and nowhere else"
        report.add(line, "stray-id", what, "Move it there, or delete it.", Severity.WARNING)


def _hidden(running: Lines) -> tuple[frozenset[int], int]:
    """Lines inside remarks and HTML's own code, and the line of a remark that never ends (0 if there is none)."""
    hidden: set[int] = set()
    end, begun = "", 0
    for number, line in running:
        text = line if end else _CODE.sub("", line)
        hidden.update({number} if end else ())
        for opens, closes in _marks(text, end):
            end, begun = (closes, number) if opens else ("", 0)
    return frozenset(hidden), begun if end == "-->" else 0


def _marks(text: str, end: str) -> Iterator[tuple[bool, str]]:
    """What opens and what closes in a line, in turn."""
    at = 0
    while True:
        if end:
            at = text.find(end, at)
            if at < 0:
                return
            yield False, end
            at, end = at + len(end), ""
        else:
            found = [(place, closes) for opens, closes in _HIDDEN if (place := text.find(opens, at)) >= 0]
            if not found:
                return
            at, end = min(found)
            yield True, end


CHECKS: tuple[Callable[[Rendered, Extracted, FileReport], None], ...] = (
    _unclosed,
    _lost_heading,
    _unspaced_heading,
    _odd_box,
    _empty_box,
    _unread_line,
    _stray_id,
)
