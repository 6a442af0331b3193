"""The lines of a checklist that say when it is read and how it is used, taken out of the paragraph they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from knowledge.html_tree import Element, inner_html, label_of, line_of, put_label, text_of, without_label
from knowledge.languages import Keywords
from knowledge.model import Use

_SPACED = re.compile(r"[\s‐‑–—_]+")


@dataclass(frozen=True, slots=True)
class UnknownUse:
    """A value of ``How:`` that is neither read-do nor do-confirm."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class PauseLines:
    """What the lines of one paragraph say; empty or ``None`` where they do not."""

    when: str = ""
    use: Use | None = None
    unknown: UnknownUse | None = None


def read_pause_lines(block: Element, keywords: Keywords) -> PauseLines | None:
    """``When: …`` and ``How: …`` of a paragraph, which become paragraphs of their own, in place.

    :returns: ``None`` where the paragraph holds anything else, and is left as it is
    """
    lines = _lines(block)
    meanings = [_meaning(line, keywords) for line in lines]
    if not lines or not {*meanings} <= {"when", "how"}:
        return None
    when, use, unknown = "", None, None
    for line, meaning in zip(lines, meanings, strict=True):
        block.addprevious(line)
        if meaning == "when":
            when = _read_when(line)
        else:
            use, unknown = _read_use(line)
    block.getparent().remove(block)
    return PauseLines(when, use, unknown)


def _lines(block: Element) -> list[Element]:
    """The lines of a paragraph, each as a paragraph of its own with its line of the file."""
    try:
        lines = [lxml_html.fragment_fromstring(f"<p>{part}</p>") for part in inner_html(block).split("\n")]
    except (etree.ParserError, AssertionError):
        return []
    for number, line in enumerate(lines, line_of(block)):
        line.set("data-line", str(number))
    return lines


def _meaning(line: Element, keywords: Keywords) -> str | None:
    label = label_of(line)
    return keywords.meaning(label.text) if label else None


def _read_when(line: Element) -> str:
    label = _taken_label(line)
    said = text_of(line)
    _mark_up(line, "checklist__when", label)
    return said


def _read_use(line: Element) -> tuple[Use | None, UnknownUse | None]:
    label = _taken_label(line)
    said, use, unknown = text_of(line), None, None
    try:
        use = Use(_SPACED.sub("-", said.strip(" .").casefold()))
        line.text = use.value.upper()
    except ValueError:
        unknown = UnknownUse(said, line_of(line))
    _mark_up(line, "checklist__use", label)
    return use, unknown


def _taken_label(line: Element) -> str:
    """The label that opens a line, which is taken off it."""
    label = label_of(line)
    assert label is not None
    without_label(line)
    return label.text


def _mark_up(line: Element, css_class: str, label: str) -> None:
    line.set("class", css_class)
    put_label(line, label, "unit__label")
