"""What the exports say in a language: strings from the catalogs, dates and credits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.core import get_global

from knowledge.languages import Language
from knowledge.messages import Messages
from knowledge.model import Document, newest

#: The catalogs' context: what is worded here never meets another room's wording of the same English.
CONTEXT = "exports"
#: Regions whose spelling the texts follow where CLDR's likeliest region is another one.
_REGIONS = {"en": "GB"}


@dataclass(frozen=True)
class Wording:
    """What the exports say in one language."""

    language: Language
    messages: Messages

    def say(self, text: str, **values: object) -> str:
        """An English string in the language, with its ``{names}`` filled in.

        :raises KeyError: a value is missing
        """
        return self.messages.pgettext(CONTEXT, text).format(**values)

    def long_date(self, day: date) -> str:
        """``22 November 2026`` as the language writes it."""
        return self.language.long_date(day)

    def region_tag(self) -> str:
        """The language with its region, ``kk-KZ``, as spell checkers want it (CLDR's likely subtags)."""
        tag = self.language.tag
        if "-" in tag:
            return tag
        likely = str(get_global("likely_subtags").get(tag, tag)).split("_")
        region = _REGIONS.get(tag) or (likely[-1] if len(likely) > 1 else "")
        return f"{tag}-{region}" if region else tag

    def list_separator(self) -> str:
        """What parts the cells of a table: a semicolon where the decimal sign is a comma, as Excel expects."""
        symbols = self.language.locale.number_symbols
        decimal = symbols.get("latn", symbols).get("decimal", ".")
        return ";" if decimal == "," else ","


def version(*documents: Document) -> str:
    """The newest date of the documents, ISO 8601, or empty: content decides, never the clock."""
    day = newest(documents)
    return day.isoformat() if day is not None else ""
