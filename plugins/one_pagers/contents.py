"""What stands on a sheet: plain words in the order in which they are printed, ready for the typesetter.

Everything is a string or a number and travels as JSON; an editor's text is never part of a program.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from one_pagers.glyphs import printed
from one_pagers.ties import tied

#: Between these a line may break.
_BREAKS = re.compile(r"[\s\u00ad\u200b/\-–—?&]+")
#: What is no running text: metadata, and the words by which a fillable copy knows boxes and lines.
_UNTIED = frozenset({"name", "date", "scan", "description", "labels", "tick"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a step, a principle, or a question with its short answer."""

    text: str
    #: Set in bold above the text; empty for steps of a checklist.
    head: str = ""
    #: The number shown; 0 shows a dash. Checklists show a tick box instead.
    number: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows up to the next pause; an empty title prints nothing."""

    items: tuple[Entry, ...]
    title: str = ""
    #: The section's own pause point, on a sheet that holds several checklists.
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The pause point."""

    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the form itself, in the sheet's language."""

    tick: str
    own: str
    over: str
    #: ``%(page)s`` and ``%(pages)s`` stand for the numbers.
    page: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the knowledge comes from and where it lives."""

    name: str
    date: str
    source: str
    terms: str
    version: str
    #: Absolute address, or empty; a QR code is made of it.
    url: str
    #: The address as people read it.
    address: str
    #: What the QR code says to those who cannot see it.
    scan: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Everything on a sheet in one language."""

    kind: str
    language: str
    site: str
    kicker: str
    title: str
    intro: str
    #: What the file is called where its title alone would not tell it from the document's other sheets.
    name: str
    description: str
    moment: Moment
    use: str
    sections: tuple[Section, ...]
    labels: Labels
    foot: Foot

    @property
    def items(self) -> tuple[Entry, ...]:
        """Every row, whatever its section."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def strings(self) -> tuple[str, ...]:
        """Every string that is to be found on the sheet, in reading order."""
        moment = (self.moment.label, self.moment.text) if self.moment.text else ()
        head = (self.kicker, self.title, self.intro, *moment, self.use)
        rows = (text for section in self.sections for text in (section.title, section.moment, *_row_strings(section)))
        foot = (self.foot.source, self.foot.terms, self.foot.version, self.foot.address)
        return tuple(text for text in (*head, *rows, *foot) if text)


def _row_strings(section: Section) -> tuple[str, ...]:
    return tuple(text for item in section.items for text in (item.head, item.text, *item.notes))


def longest_word(texts: tuple[str, ...]) -> str:
    """The longest run without a place for a line break: it decides how narrow a column may be."""
    words = (word for text in texts for word in _BREAKS.split(text))
    return max(words, key=lambda word: (len(word), word), default="")


def longest_words(content: SheetContent) -> dict[str, str]:
    """The longest word of each part of a sheet, by the part's name in templates: none may be wider than its line."""
    foot = content.foot
    return {
        "title": longest_word((content.title,)),
        "opening": longest_word((content.intro, content.moment.text)),
        "rows": longest_word(tuple(text for section in content.sections for text in _row_strings(section))),
        "heads": longest_word(tuple(text for section in content.sections for text in (section.title, section.moment))),
        "foot": longest_word((foot.source, foot.terms)),
    }


def as_data(content: SheetContent, paper: str) -> str:
    """The sheet as JSON for the template: same content, same bytes."""
    data = {**asdict(content), "paper": paper, "longest": longest_words(content)}
    return as_json(as_printed(data, content.language))


def as_json(data: object) -> str:
    """JSON of what :func:`as_printed` gives."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_printed(value: Any, language: str) -> Any:
    """Any tree of data with every string as it is printed in a language."""
    if isinstance(value, str):
        return tied(printed(value), language)
    if isinstance(value, dict):
        return {key: _untied(item) if key in _UNTIED else as_printed(item, language) for key, item in value.items()}
    return [as_printed(item, language) for item in value] if isinstance(value, (list, tuple)) else value


def _untied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _untied(item) for key, item in value.items()}
    return printed(value) if isinstance(value, str) else value
