"""What the search box and the results page say, as data for their scripts.

The results page carries it; on every other page it is one small file that is fetched when the box is first used.
A sentence that counts is given in each of the language's plural forms, by the names that CLDR and browsers use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from knowledge.addresses import listing_path
from knowledge_pages.localisation import Localisation
from knowledge_pages.site_context import SiteContext

#: Every plural form of the languages that CLDR knows has a number below this.
_NUMBERS = range(200)

Forms = Mapping[str, str]


def search_strings(context: SiteContext, language: str) -> Mapping[str, object]:
    """Sentences with places in braces, and the names of kinds, topics and languages.

    :param context: the site
    :param language: tag of the language of the interface
    """
    l10n = context.l10n[language]
    return {
        **_sentences(l10n),
        **_counting(l10n),
        "kinds": _kinds(l10n),
        "units": _units(l10n),
        "topics": {topic: context.library.topic_name(topic, language) for topic in context.library.topics_in(language)},
        "languages": {
            one.tag: {"name": one.native_name, "path": listing_path("search", one.tag)}
            for one in context.library.languages
        },
    }


def strings_path(language: str) -> str:
    """Where the words of a language lie below the site's root."""
    return f"{listing_path('search', language)}words.json"


def strings_file(context: SiteContext, language: str) -> str:
    """The words as a file."""
    return json.dumps(search_strings(context, language), ensure_ascii=False, sort_keys=True) + "\n"


def plural_forms(l10n: Localisation, counted: Callable[[int], str]) -> Forms:
    """A sentence that counts: name of the plural form → sentence, with ``{count}`` for the number.

    ``other`` is always there: a browser that knows fewer forms of the language asks for it.

    :param counted: the sentence for a number
    """
    form_of = l10n.language.locale.plural_form
    examples: dict[str, int] = {}
    for number in _NUMBERS:
        examples.setdefault(form_of(number), number)
    forms = {name: counted(number) for name, number in sorted(examples.items())}
    return {"other": counted(max(examples.values())), **forms}


def _counting(l10n: Localisation) -> Mapping[str, Forms]:
    """Sentences that count."""
    counted: Mapping[str, Callable[[int], str]] = {
        "count": lambda count: l10n.ngettext("{count} result", "{count} results", count),
        "every": lambda count: l10n.ngettext("Show {count} result", "Show all {count} results", count),
        "offered": lambda count: l10n.ngettext("{count} suggestion", "{count} suggestions", count),
        "places": lambda count: l10n.ngettext(
            "{count} more place in this text", "{count} more places in this text", count
        ),
    }
    return {name: plural_forms(l10n, sentence) for name, sentence in counted.items()}


def _sentences(l10n: Localisation) -> Mapping[str, object]:
    """Sentences with places in braces."""
    return {
        "none": l10n.gettext("Nothing found for “{query}”."),
        "noneFiltered": l10n.gettext("No results with these filters."),
        "searching": l10n.gettext("Searching…"),
        "shown": l10n.gettext("Showing {shown} of {count}"),
        "more": l10n.gettext("More results"),
        "all": l10n.gettext("All results for “{query}”"),
        "suggestions": l10n.gettext("Suggestions"),
        "meant": l10n.gettext("Showing results for “{query}”."),
        "exactly": l10n.gettext("Search for exactly “{query}”"),
        "unquoted": l10n.gettext("Search without quotation marks"),
        "foreign": l10n.gettext(
            "These results are in another language. Where there is a translation, it is shown below."
        ),
        "elsewhere": l10n.gettext("In other languages"),
        "filters": l10n.gettext("Filters"),
        "clear": l10n.gettext("Clear filters"),
        "without": l10n.gettext("Remove filter “{name}”"),
        "kind": l10n.gettext("Kind"),
        "topic": l10n.gettext("Topic"),
        "language": l10n.gettext("Language"),
        "recent": l10n.gettext("Recent searches"),
        "device": l10n.gettext("Kept on this device only."),
        "forget": l10n.gettext("Clear recent searches"),
        "remove": l10n.gettext("Remove “{query}”"),
        "partial": l10n.gettext("Part of the index could not be loaded. Some results may be missing."),
        "failed": l10n.gettext("The search could not be loaded. Here is everything from A to Z."),
        "offline": l10n.gettext(
            "You are offline, and the search is not on this device yet. It will continue as soon as you are connected."
        ),
        "again": l10n.gettext("Try again"),
        "help": l10n.gettext("What may help"),
        "tips": [
            l10n.gettext("Check the spelling, or use fewer words."),
            l10n.gettext("Use another word for the same thing."),
            l10n.gettext("Any language on this site and any keyboard will do; you do not need special letters."),
        ],
    }


def _kinds(l10n: Localisation) -> Mapping[str, str]:
    """Names of the kinds of documents."""
    return {
        "article": l10n.gettext("Article"),
        "interview": l10n.gettext("Interview"),
        "principles": l10n.gettext("Collection of principles"),
        "checklist": l10n.gettext("Collection of checklists"),
        "page": l10n.gettext("Page"),
    }


def _units(l10n: Localisation) -> Mapping[str, str]:
    """Names of the kinds of units."""
    return {
        "principle": l10n.gettext("Principle"),
        "checklist": l10n.gettext("Checklist"),
        "exchange": l10n.gettext("Answer"),
    }
