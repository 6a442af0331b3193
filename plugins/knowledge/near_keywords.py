"""Headings that nearly have a keyword: mistyped, in another language's words, or without its colon or title.

Such a heading opens no unit, and its checklist or principle would be missing from sheets, downloads and search without
a word.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping

from knowledge.library import Library
from knowledge.markdown import slug
from knowledge.model import Heading
from knowledge.problems import Problem, Severity

#: How like a keyword a word is that is meant to be one.
LIKE = 0.75

_WORD = re.compile(
    r"^(?P<word>[^\W\d_][^:：]{2,40}?)\s*(?:(?:№|#|nr\.?|no\.?)?\s*\d{1,3})?\s*[:：](?P<title>.*)$", re.I
)
#: Kazakh letters as they are typed on a Russian keyboard.
_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


def unknown_keyword(library: Library) -> Iterator[Problem]:
    """A heading that means to open a unit opens one."""
    known = _known(library)
    for doc in library.documents:
        own = library.language(doc.language).keywords.preferred
        opened = {unit.line for unit in doc.units}
        for heading in doc.headings:
            if heading.line not in opened and (found := _meant(heading, known)):
                said, meaning = found
                cure = f"Write “{own.get(meaning, meaning)}: …” if it opens one, or leave the colon and the id out."
                what = f"This heading opens no {meaning}: {said}"
                yield Problem(doc.path, heading.line, "unknown-keyword", what, cure, Severity.WARNING)


def _known(library: Library) -> Mapping[str, str]:
    """Every language's words that open units, folded → what they open."""
    return {
        _folded(word): meaning
        for language in library.languages
        for word, meaning in language.keywords.words.items()
        if meaning in ("principle", "checklist")
    }


def _meant(heading: Heading, known: Mapping[str, str]) -> tuple[str, str] | None:
    """Why a heading opens nothing, and what it means to open."""
    found = _WORD.match(heading.title)
    if found:
        near = difflib.get_close_matches(_folded(found["word"]), list(known), 1, LIKE)
        if not near:
            return None
        said = f"“{found['word']}” is not the keyword" if found["title"].strip() else "its title is missing"
        return said, known[near[0]]
    if heading.anchor.startswith(slug(heading.title)):
        return None  # nobody gave it an id
    first = next((word for word in known if _folded(heading.title).startswith(f"{word} ")), None)
    return ("the colon behind the keyword is missing", known[first]) if first else None


def _folded(text: str) -> str:
    """A word as it is compared: without case, marks, invisible characters and the letters a keyboard may lack."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_RUSSIAN))
    return " ".join("".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Cf")).split())
