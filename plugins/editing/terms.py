"""The glossary as the style guide shows it: a table of terms, and the words to avoid in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from editing.workspace import refusal
from knowledge.glossary import Glossary, Term
from knowledge.languages import Language

#: Between these lines the guide is written by ``invoke glossary``.
OPEN, CLOSE = "<!-- glossary: written by `invoke glossary` -->", "<!-- end of glossary -->"
AVOIDED = (
    "### Right elsewhere\n\nThese words are wrong for the thing named and right for another, so that no check can "
    "tell; readers and editors can."
)


def with_glossary(guide: str, glossary: Glossary, languages: Sequence[Language], path: str) -> str:
    """The guide with its glossary as it is now.

    :param guide: the guide's Markdown
    :param path: its name, for messages
    :raises EditingError: it lacks the two lines between which the glossary stands
    """
    before, opened, rest = guide.partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not opened or not closed:
        cure = f"Write “{OPEN}” and “{CLOSE}” where it belongs."
        raise refusal(path, 1, "no-glossary", "The guide has no place for the glossary", cure)
    parts = (f"{before}{OPEN}", table(glossary, languages), AVOIDED, avoided(glossary, languages), f"{CLOSE}{after}")
    return "\n\n".join(parts)


def table(glossary: Glossary, languages: Sequence[Language]) -> str:
    """One row a term, one column a language; the English name of a term is its name in the glossary."""
    head = [language.native_name for language in languages]
    rows = [[_word(row, language) for language in languages] for row in glossary.terms.values()]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def avoided(glossary: Glossary, languages: Sequence[Language]) -> str:
    """One paragraph a language: words that are wrong for a thing and right for another."""
    return "\n\n".join(
        f"**{language.native_name}:** {'; '.join(_avoided(glossary, language))}." for language in languages
    )


def _avoided(glossary: Glossary, language: Language) -> Iterator[str]:
    for row in glossary.terms.values():
        term = row.get(language.tag)
        if term is not None and term.avoid:
            yield f"*{term.word}*, not *{', '.join(term.avoid)}*"


def _word(row: Mapping[str, Term], language: Language) -> str:
    return row[language.tag].word if language.tag in row else ""
