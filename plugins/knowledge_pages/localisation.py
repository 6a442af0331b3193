"""The localisation of pages: a language's interface strings, dates, numbers, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from babel.core import get_global
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from knowledge.languages import ALPHABETS, Language
from knowledge.messages import Messages
from knowledge.model import Document

#: Words read in a minute: the middle of what Brysbaert (2019) found for silent reading in several languages
#: is 238 for English; languages with long words lie lower, and lists are read slowly.
WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Localisation:
    """The interface in one language.

    :param language: the language
    :param messages: its catalogs
    """

    language: Language
    messages: Messages

    @property
    def tag(self) -> str:
        """The language's tag, as ``lang`` attributes write it."""
        return self.language.tag

    @property
    def script(self) -> str:
        """``cyrillic`` or ``latin``: which font files a page of the language loads first."""
        first = ALPHABETS.get(self.tag, "a")[0]
        return "cyrillic" if "\u0400" <= first <= "\u052f" else "latin"

    @property
    def territory(self) -> str:
        """``kk_KZ``: the language with the country where most of its speakers live, as Open Graph wants it."""
        if self.language.locale.territory:
            return str(self.language.locale)
        likely = get_global("likely_subtags").get(self.tag, "").split("_")
        return f"{self.language.locale.language}_{likely[-1]}" if len(likely) > 1 else self.tag

    def gettext(self, message: str) -> str:
        """A string of the interface."""
        return self.messages.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A string of the interface that counts."""
        return self.messages.ngettext(one, many, number)

    def pgettext(self, context: str, message: str) -> str:
        """A string of the interface that needs a context to be translated."""
        return self.messages.pgettext(context, message)

    def date(self, day: date) -> str:
        """«22 November 2026» in the language's long form."""
        return self.language.long_date(day)

    def number(self, number: float) -> str:
        """A number with the language's separators."""
        return format_decimal(number, locale=self.language.locale)

    def size(self, count: int) -> str:
        """The size of a file in kilobytes, or megabytes from a thousand of them."""
        unit, value = ("megabyte", round(count / 1e6, 1)) if count >= 1e6 else ("kilobyte", max(1, round(count / 1e3)))
        return format_unit(value, f"digital-{unit}", length="short", locale=self.language.locale)

    def together(self, names: Iterable[str]) -> str:
        """Names as a list in a sentence: «a, b and c»."""
        return format_list(list(names), locale=self.language.locale)

    def language_name(self, language: Language) -> str:
        """Another language's name in this one."""
        return language.name_in(self.language)

    def minutes(self, document: Document) -> int:
        """How long a document takes to read, at least one minute."""
        return max(1, round(len(document.text.split()) / WORDS_PER_MINUTE))


def localisations(languages: tuple[Language, ...], messages: Mapping[str, Messages]) -> Mapping[str, Localisation]:
    """Language tag → the interface in that language."""
    return {language.tag: Localisation(language, messages[language.tag]) for language in languages}
