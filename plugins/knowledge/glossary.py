"""The house's terms: one word for one thing in every language, and a check that texts keep to them.

``translations/glossary.yaml`` names for each term the word to use, the variants that are rejected (whole words, in
any case, a star for any ending) and those that only a reader can judge (``avoid``). The check reads the Markdown
as it was written, so that it can name lines; what is no running text (code, links' targets, ids, front matter but
title and summary) and short quotations and names are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.library import Library
from knowledge.model import Document
from knowledge.problems import Problem, Severity
from knowledge.source_text import masked
from knowledge.yaml_tables import YamlTable

NAME = "glossary.yaml"
FIELDS = ("term", "rejected", "avoid")
_PART = re.compile(r"\w+\*?")


@dataclass(frozen=True, slots=True)
class Term:
    """One term in one language."""

    word: str
    #: Variants that the check warns of.
    rejected: tuple[str, ...] = ()
    #: Variants that are right in another sense: for readers only.
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms: English name → language tag → term, in the order of the file."""

    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Variant:
    """One rejected variant, ready to be looked for."""

    #: Whole words, and beginnings of words, that any text with the variant holds: a quick question before the slow one.
    words: frozenset[str]
    stems: tuple[str, ...]
    #: As the glossary writes it.
    text: str
    name: str
    word: str

    def pattern(self) -> re.Pattern[str]:
        """Whole words in any case; a star stands for any ending. Compiled only for texts that hold the words."""
        words = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in self.text.split())
        return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A rejected variant in a text."""

    start: int
    end: int
    variant: _Variant


def read_glossary(folder: Path) -> Glossary:
    """The glossary of ``<folder>/glossary.yaml``; an empty one where there is no file.

    :raises ContentError: the file is no glossary, with its line
    """
    table = YamlTable(folder / NAME, "glossary", "The glossary", "name: {language: {term: …, rejected: […]}}")
    terms: dict[str, Mapping[str, Term]] = {}
    for name, row in table.rows().items():
        try:
            terms[name] = {tag: _term(facts) for tag, facts in row.items()}
        except ValueError as error:
            raise table.fault(name, str(error)) from error
    return Glossary(terms)


def check_terms(library: Library, glossary: Glossary, folder: Path) -> Iterator[Problem]:
    """``rejected-term``: a text uses a word that the glossary rejects.

    :param folder: the content folder; only files that hold a rejected word are read again, for its line
    """
    variants = {language.tag: _variants(glossary, language.tag) for language in library.languages}
    for document in library.documents:
        near = _possible(document, variants.get(document.language, ()))
        if near:
            yield from _rejected(document, near, folder)


def _term(facts: object) -> Term:
    """:raises ValueError: it is no term"""
    known = facts if isinstance(facts, dict) else {}
    word = known.get("term")
    if not word or not isinstance(word, str):
        raise ValueError("a language has no term")
    unknown = sorted(set(known) - set(FIELDS))
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not one of {', '.join(FIELDS)}")
    return Term(word, _words(known, "rejected"), _words(known, "avoid"))


def _words(facts: Mapping[str, object], name: str) -> tuple[str, ...]:
    words = facts.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"“{name}” is no list of words")
    return tuple(words)


def _variants(glossary: Glossary, tag: str) -> tuple[_Variant, ...]:
    terms = ((name, row[tag]) for name, row in glossary.terms.items() if tag in row)
    return tuple(_variant(text, name, term) for name, term in terms for text in term.rejected)


def _variant(text: str, name: str, term: Term) -> _Variant:
    parts = _PART.findall(text.casefold())
    words = frozenset(part for part in parts if not part.endswith("*"))
    return _Variant(words, tuple(part.rstrip("*") for part in parts if part.endswith("*")), text, name, term.word)


def _possible(document: Document, variants: tuple[_Variant, ...]) -> tuple[_Variant, ...]:
    """Variants that the document's plain text holds, quotations and code included."""
    text = f"{document.title}\n{document.summary}\n{document.text}".casefold()
    words = frozenset(_PART.findall(text))
    near = (one for one in variants if one.words <= words and all(stem in text for stem in one.stems))
    return tuple(one for one in near if one.pattern().search(text))


def _rejected(document: Document, variants: tuple[_Variant, ...], folder: Path) -> Iterator[Problem]:
    try:
        text = masked((folder / document.path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return  # reading it has said so already
    for hit in _hits(text, variants):
        line = text.count("\n", 0, hit.start) + 1
        found = " ".join(text[hit.start : hit.end].split())
        what = f"The glossary rejects “{found}” (its entry: {hit.variant.name})"
        cure = f"Write “{hit.variant.word}”."
        yield Problem(document.path, line, "rejected-term", what, cure, Severity.WARNING)


def _hits(text: str, variants: tuple[_Variant, ...]) -> Iterator[_Hit]:
    """The variants in a text, in its order; where two overlap, the longer one is meant."""
    found = [_Hit(*match.span(), variant) for variant in variants for match in variant.pattern().finditer(text)]
    end = 0
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end and not _is_name(text, hit):
            yield hit
            end = hit.end


def _is_name(text: str, hit: _Hit) -> bool:
    """Whether a hit is part of a name: a capital letter where no sentence or line begins."""
    before = text[: hit.start].rstrip(" ")[-1:]
    return text[hit.start].isupper() and (before.isalnum() or before in tuple(",;&"))
