"""Languages as data: tags, names, direction, alphabetical order, and the first words that mark units.

Names and direction come from CLDR through Babel, so no operating-system locale is needed. Babel has no
collation; the alphabets below are those of CLDR's collation tailorings (``kk``, ``nb``, ``ro``, ``ru``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from knowledge.yaml_tables import YamlTable

#: Letters in dictionary order where it is not that of Unicode. A letter in brackets sorts as a variant of
#: the one before it: it counts only between otherwise equal words.
ALPHABETS: Mapping[str, str] = {
    "kk": "аәбвгғде(ё)жзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгде(ё)жзийклмнопрстуфхцчшщъыьэюя",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
}
#: English is written for readers everywhere: day before month, as CLDR's world English has it.
_DATES: Mapping[str, str] = {"en": "en_001"}
#: Quotation marks, and those that stand for them between quotation marks (docs/writing.md); Babel has neither.
_QUOTATION_MARKS: Mapping[str, tuple[str, str]] = {
    "en": ("“”", "‘’"),
    "kk": ("«»", "„“"),
    "nb": ("«»", "‘’"),
    "ro": ("„”", "«»"),
    "ru": ("«»", "„“"),
}
#: Letters that CLDR sorts as two.
_EXPANSIONS: Mapping[str, Mapping[str, str]] = {"nb": {"ä": "æ", "ö": "ø", "aa": "å"}}


#: Where ranks begin: of signs (all alike), digits, the letters of the alphabet, and any other letters.
_SIGN, _DIGITS, _OWN, _OTHER = 1, 10, 1000, 2000


class UnknownLanguageError(LookupError):
    """A language tag that CLDR does not know."""


@dataclass(frozen=True)
class Keywords:
    """The first words of one language, case-folded word → what it marks (``principle``, ``when`` …)."""

    words: Mapping[str, str]
    #: What it marks → the form that scaffolds write.
    preferred: Mapping[str, str]

    def meaning(self, word: str) -> str | None:
        """What a first word marks, or ``None`` when it is an ordinary word."""
        return self.words.get(" ".join(word.casefold().split()))


@dataclass(frozen=True)
class Language:
    """One language of the site."""

    tag: str
    keywords: Keywords

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale."""
        try:
            return Locale.parse(self.tag, sep="-")
        except (UnknownLocaleError, ValueError) as error:
            raise UnknownLanguageError(self.tag) from error

    @property
    def native_name(self) -> str:
        """The language's name in itself, with a capital, as switchers show it: «Қазақ тілі», «Norsk bokmål»."""
        name = self.locale.get_display_name() or self.tag
        return name[:1].upper() + name[1:]

    def name_in(self, other: Language) -> str:
        """This language's name in another language."""
        return self.locale.get_display_name(other.locale) or self.tag

    def long_date(self, day: date) -> str:
        """``22 November 2026`` as the language writes it (CLDR's long form)."""
        return format_date(day, "long", locale=_DATES.get(self.tag, self.locale))

    def within_quotes(self, text: str) -> str:
        """A text as it stands between quotation marks: its own marks give way to inner ones."""
        marks = _QUOTATION_MARKS.get(self.tag)
        return text.translate(str.maketrans(*marks)) if marks else text

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.locale.text_direction

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """A key that puts texts into the language's dictionary order; equal texts fall back to themselves."""
        return collation_key(text, self.tag), text


def collation_key(text: str, tag: str) -> tuple[int, ...]:
    """The ranks of a text's letters in the language's alphabet; other characters sort before letters.

    :param text: any text
    :param tag: language tag; without an alphabet of its own, letters sort by Unicode without their marks
    """
    alphabet = ALPHABETS.get(tag, "")
    ranks = _ranks(alphabet)
    folded = unicodedata.normalize("NFC", text).casefold()
    for written, sorted_as in _EXPANSIONS.get(tag, {}).items():
        folded = folded.replace(written, sorted_as)
    return tuple(rank for char in folded for rank in _rank(char, ranks))


def _ranks(alphabet: str) -> dict[str, int]:
    """Letter → rank; a bracketed variant takes the rank of the letter before it."""
    ranks: dict[str, int] = {}
    rank, variant = _OWN, False
    for char in alphabet:
        if char in "()":
            variant = char == "("
            continue
        rank += 0 if variant else 1
        ranks[char] = rank
    return ranks


def _rank(char: str, ranks: Mapping[str, int]) -> tuple[int, ...]:
    if char in ranks:
        return (ranks[char],)
    base = unicodedata.normalize("NFD", char)[0]
    if base in ranks:
        return (ranks[base],)
    if not char.isalnum():
        return () if char in "«»“”„\"'’‘()[]" else (_SIGN,)
    return (_DIGITS + min(ord(base), _OWN - _DIGITS - 1) if base.isdigit() else _OTHER + ord(base),)


#: Letters that of the site's languages only one has, and how many of a text's letters they are at least.
_TELLING = (("kk", "әғқңөұүһі", 0.01), ("ro", "ășțşţâî", 0.005), ("nb", "æøå", 0.005))


def guess_language(text: str, tags: tuple[str, ...]) -> str:
    """The language of a text that does not say it, by its letters: one name in another script decides nothing.

    :param text: some hundred words
    :param tags: languages to choose from; the first is the answer where nothing tells
    """
    letters = [char for char in unicodedata.normalize("NFC", text).casefold() if char.isalpha()]
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters) * 2 > len(letters)
    for tag, own, share in _TELLING:
        fits = tag in tags and cyrillic == (tag == "kk")
        if fits and sum(char in own for char in letters) >= max(share * len(letters), 1):
            return tag
    return "ru" if cyrillic and "ru" in tags else tags[0]


def every_keyword(languages: tuple[Language, ...]) -> Keywords:
    """The first words of all languages together, for files whose language nobody states."""
    words = {word: meaning for language in languages for word, meaning in language.keywords.words.items()}
    return Keywords(words, languages[0].keywords.preferred)


def read_languages(folder: Path, tags: tuple[str, ...]) -> tuple[Language, ...]:
    """The site's languages in the order given, with their keywords from ``<folder>/keywords.yaml``.

    English words are understood in every language; a page's own words win over them.

    :raises UnknownLanguageError: a tag that CLDR does not know
    :raises ContentError: the keyword table is none, with its line
    :raises OSError: the keyword table cannot be read
    """
    table = YamlTable(folder / "keywords.yaml", "keywords", "The table of keywords", "en: {principle: [Principle]}")
    rows = table.rows()
    for tag, row in rows.items():
        if not all(isinstance(forms, list) and all(isinstance(word, str) for word in forms) for forms in row.values()):
            raise table.fault(tag, "what marks a unit is no list of words")
    languages = tuple(Language(tag, _keywords(rows.get(tag, {}), rows.get("en", {}))) for tag in tags)
    for language in languages:
        _ = language.locale
    return languages


def _keywords(own: Mapping[str, list[str]], english: Mapping[str, list[str]]) -> Keywords:
    words = {word.casefold(): meaning for table in (english, own) for meaning, forms in table.items() for word in forms}
    preferred = {meaning: forms[0] for table in (english, own) for meaning, forms in table.items() if forms}
    return Keywords(words, preferred)
