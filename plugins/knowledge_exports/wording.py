"""What the exports say in a language: strings from the catalogs, dates and credits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

from knowledge.languages import Language
from knowledge.messages import Messages
from knowledge.model import Document, Source

#: The catalogs' context: what is worded here never meets another room's wording of the same English.
CONTEXT = "exports"
#: Regions whose spelling the texts follow where CLDR's likeliest region is another one.
_REGIONS = {"en": "GB"}


@dataclass(frozen=True)
class Wording:
    """One language's voice."""

    language: Language
    messages: Messages

    def say(self, text: str, **values: object) -> str:
        """An English string in the language, with its ``{names}`` filled in.

        :raises KeyError: a value is missing
        """
        return self.messages.pgettext(CONTEXT, text).format(**values)

    def long_date(self, day: date) -> str:
        """``22 November 2026`` as the language writes it (CLDR's long form)."""
        locale = Locale.parse("en_GB") if self.language.tag == "en" else self.language.locale
        return format_date(day, format="long", locale=locale)

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


def credit(source: Source) -> str:
    """Author, title, publisher and year, as far as they are known, on one line."""
    known = (source.author, source.title, source.publisher, str(source.year or ""))
    return ", ".join(part for part in known if part)


def version(*documents: Document) -> str:
    """The newest date of the documents, ISO 8601, or empty: content decides, never the clock."""
    days = [day for document in documents if (day := document.modified or document.date) is not None]
    return max(days).isoformat() if days else ""
