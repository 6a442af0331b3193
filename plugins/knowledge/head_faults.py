"""Why a head cannot be read, in an editor's words: slips that YAML's own messages name badly, or on another line."""

from __future__ import annotations

import re
from collections.abc import Callable

#: Line of the file, what is wrong, what to do.
Fault = tuple[int, str, str]

_ODD_START = re.compile(r"^[ ]*(?P<odd>[^\S\n ]|[\u200b\ufeff])")
_UNSPACED = re.compile(r"^ *(?P<name>[^\W\d][\w-]*) *(?P<colon>：|:(?=[^\s/]))")
_FIELD = re.compile(r"^ *(?:- +)?(?P<name>[^\s:#\"'\[{][^:#]*?) *: +(?P<value>\S.*?) *$")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_AFTER_QUOTED = re.compile(r"(?:\s+#.*)?\s*$")
#: Signs with which YAML begins something other than a text.
_SIGNS = "%@`&*!|>?"
#: Fields whose values are sentences, so that a remark behind them is part of the sentence.
_CUT = re.compile(
    r"^ *(?P<name>title|summary|author|publisher|terms|name): +(?P<value>[^\s\"'\[{|>].*?)\s(?P<rest>#\S.*)$"
)


def slip(head: str, last: int) -> Fault | None:
    """The first slip at or above the line at which YAML gave up.

    :param head: the lines between the dashes
    :param last: that line of the file, on which the head begins on line 2
    """
    for number, line in enumerate(head.split("\n"), 2):
        if number > last:
            return None
        for look in _LOOKS:
            said = look(line)
            if said is not None:
                return number, *said
    return None


def doubt(head: str) -> Fault | None:
    """What YAML reads and the editor cannot have meant: a sentence whose end is taken for a remark
    (``title: Plan #1``), and spaces that only look like an indent.
    """
    for number, line in enumerate(head.split("\n"), 2):
        if (odd := _odd_start(line)) is not None and "\t" not in line:
            return number, *odd
        if found := _CUT.match(line):
            what = f"“{found['name']}” ends before “{found['rest']}”: what stands after # is left out"
            return number, what, f'Put the whole value in quotation marks: "{found["value"]} {found["rest"]}".'
    return None


def headless(text: str) -> tuple[str, str]:
    """What is wrong with a file without a head, and what to do: most of them have one, with dashes that are none."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if first == "---":
        return "Something stands above the three dashes that open the front matter", "Delete everything above them."
    if first and not first.strip("-—–−"):
        what = f"The front matter opens with “{first}”, not with three plain dashes"
        return what, "Write --- there and at its end; some programs make long dashes of short ones."
    return "The file has no front matter", "Begin it with --- and the lines title, kind, date …"


Said = tuple[str, str] | None


def _odd_start(line: str) -> Said:
    found = _ODD_START.match(line)
    if found is None or not line.strip():
        return None
    name = "A tab" if found["odd"] == "\t" else "An invisible character that is no plain space"
    return f"{name} stands at the beginning of the line", "Write plain spaces instead."


def _unspaced(line: str) -> Said:
    found = _UNSPACED.match(line)
    if found is None:
        return None
    wrong = "The colon is not the plain one" if found["colon"] != ":" else "A space is missing after the colon"
    return wrong, f"Write “{found['name']}: …”."


def _bad_value(line: str) -> Said:
    found = _FIELD.match(line)
    if found is None:
        return None
    value = found["value"]
    if value[0] in _QUOTED:
        return _badly_quoted(value)
    if value[0] in "[{":
        return _badly_bracketed(value)
    if value[0] in _SIGNS or value.startswith("- "):
        return f"A value cannot begin with “{value[0]}”", 'Put the whole value in quotation marks: "…".'
    if ": " in value or value.endswith(":"):
        return "A value holds a colon", 'Put the whole value in quotation marks: "…: …".'
    return None


def _badly_quoted(value: str) -> Said:
    mark = value[0]
    whole = _QUOTED[mark].match(value)
    if whole is None:
        return f"The quotation mark {mark} is never closed", f"Write {mark} at the end of the value as well."
    if _AFTER_QUOTED.match(value, whole.end()):
        return None
    other = "'" if mark == '"' else '"'
    what = f"The quotation mark {mark} closes before the end of the value"
    return what, f"Put the whole value between {other} and {other}."


def _badly_bracketed(value: str) -> Said:
    close = "]" if value[0] == "[" else "}"
    if close not in value:
        return f"The bracket {value[0]} is never closed", f"Write {close} at the end of the value."
    if value.rindex(close) < len(value) - 1 and not value[value.rindex(close) + 1 :].lstrip().startswith("#"):
        what = f"A value that begins with {value[0]} is a list, and this one goes on after {close}"
        return what, 'Put the whole value in quotation marks: "…".'
    return None


_LOOKS: tuple[Callable[[str], Said], ...] = (_odd_start, _unspaced, _bad_value)
