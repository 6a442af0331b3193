"""What the search box and the results page say, as data for their scripts.

The results page carries it; on every other page it is one small file that is fetched when the box is first used.
A sentence that counts is given in each of the language's plural forms, by the names that CLDR and browsers use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from knowledge.addresses import listing_path
from knowledge_pages.edition import Edition
from knowledge_pages.voice import Voice

#: Every plural form of the languages that CLDR knows has a number below this.
_NUMBERS = range(200)

Forms = Mapping[str, str]


def search_words(edition: Edition, language: str) -> Mapping[str, object]:
    """Sentences with places in braces, and the names of kinds, topics and languages.

    :param edition: the site
    :param language: tag of the language of the interface
    """
    voice = edition.voices[language]
    return {
        **_sentences(voice),
        **_counting(voice),
        "kinds": _kinds(voice),
        "units": _units(voice),
        "topics": {topic: edition.library.topic_name(topic, language) for topic in edition.library.topics_in(language)},
        "languages": {
            one.tag: {"name": one.native_name, "path": listing_path("search", one.tag)}
            for one in edition.library.languages
        },
    }


def words_path(language: str) -> str:
    """Where the words of a language lie below the site's root."""
    return f"{listing_path('search', language)}words.json"


def words_file(edition: Edition, language: str) -> str:
    """The words as a file."""
    return json.dumps(search_words(edition, language), ensure_ascii=False, sort_keys=True) + "\n"


def plural_forms(voice: Voice, counted: Callable[[int], str]) -> Forms:
    """A sentence that counts: name of the plural form → sentence, with ``{count}`` for the number.

    ``other`` is always there: a browser that knows fewer forms of the language asks for it.

    :param counted: the sentence for a number
    """
    form_of = voice.language.locale.plural_form
    examples: dict[str, int] = {}
    for number in _NUMBERS:
        examples.setdefault(form_of(number), number)
    forms = {name: counted(number) for name, number in sorted(examples.items())}
    return {"other": counted(max(examples.values())), **forms}


def _counting(voice: Voice) -> Mapping[str, Forms]:
    """Sentences that count."""
    counted: Mapping[str, Callable[[int], str]] = {
        "count": lambda count: voice.ngettext("{count} result", "{count} results", count),
        "every": lambda count: voice.ngettext("Show {count} result", "Show all {count} results", count),
        "offered": lambda count: voice.ngettext("{count} suggestion", "{count} suggestions", count),
        "places": lambda count: voice.ngettext(
            "{count} more place in this text", "{count} more places in this text", count
        ),
    }
    return {name: plural_forms(voice, sentence) for name, sentence in counted.items()}


def _sentences(voice: Voice) -> Mapping[str, object]:
    """Sentences with places in braces."""
    return {
        "none": voice.gettext("Nothing found for “{query}”."),
        "noneFiltered": voice.gettext("No results with these filters."),
        "searching": voice.gettext("Searching…"),
        "shown": voice.gettext("Showing {shown} of {count}"),
        "more": voice.gettext("More results"),
        "all": voice.gettext("All results for “{query}”"),
        "suggestions": voice.gettext("Suggestions"),
        "meant": voice.gettext("Showing results for “{query}”."),
        "exactly": voice.gettext("Search for exactly “{query}”"),
        "unquoted": voice.gettext("Search without quotation marks"),
        "foreign": voice.gettext(
            "These results are in another language. Where there is a translation, it stands below."
        ),
        "elsewhere": voice.gettext("In other languages"),
        "filters": voice.gettext("Filters"),
        "clear": voice.gettext("Clear filters"),
        "without": voice.gettext("Remove filter “{name}”"),
        "kind": voice.gettext("Kind"),
        "topic": voice.gettext("Topic"),
        "language": voice.gettext("Language"),
        "recent": voice.gettext("Recent searches"),
        "device": voice.gettext("Kept on this device only."),
        "forget": voice.gettext("Clear recent searches"),
        "remove": voice.gettext("Remove “{query}”"),
        "partial": voice.gettext("Part of the index could not be loaded. Some results may be missing."),
        "failed": voice.gettext("The search could not be loaded. Here is everything from A to Z."),
        "offline": voice.gettext(
            "You are offline, and the search is not on this device yet. It will go on as soon as you are connected."
        ),
        "again": voice.gettext("Try again"),
        "help": voice.gettext("What may help"),
        "tips": [
            voice.gettext("Check the spelling, or write fewer words."),
            voice.gettext("Use another word for the same thing."),
            voice.gettext("Any language of the site and any keyboard will do: special letters are not needed."),
        ],
    }


def _kinds(voice: Voice) -> Mapping[str, str]:
    """Names of the kinds of documents."""
    return {
        "article": voice.gettext("Article"),
        "interview": voice.gettext("Interview"),
        "principles": voice.gettext("Collection of principles"),
        "checklist": voice.gettext("Collection of checklists"),
        "page": voice.gettext("Page"),
    }


def _units(voice: Voice) -> Mapping[str, str]:
    """Names of the kinds of units."""
    return {
        "principle": voice.gettext("Principle"),
        "checklist": voice.gettext("Checklist"),
        "exchange": voice.gettext("Answer"),
    }
