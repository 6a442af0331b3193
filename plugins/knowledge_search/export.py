"""The same documents for a search server, for sites that outgrow static files: ``invoke export-search``.

Servers stem by rules of their own and know no Kazakh, so what makes words match travels with the documents:

- *Meilisearch*, an index a language: the forms of a family are synonyms of each other, and, as far as there is room,
  those of words that mean the same;
- *OpenSearch*, an index a language: a synonym filter turns every form into its keys, for documents and for
  queries alike. Words that mean the same have one more key in common. Those of several words stay behind.

Each server gets the files that its own interface takes: settings to be sent once, documents line by line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from knowledge_search.circling import JOINT
from knowledge_search.documents import SearchDocument, ordered
from knowledge_search.server_words import ServerWords, Synonyms
from knowledge_search.tables import language_table
from knowledge_search.words import code_units

#: Meilisearch reads no more of a word's synonyms, and leaves the rest out without a word; few words have more forms.
_MOST_SYNONYMS = 50
#: It looks up no term of more words.
_MOST_WORDS = 3
_FILTERS = ("kind", "topics", "language", "key")


class UnknownServerError(ValueError):
    """No export is made for a server of this name; the message lists those that there are."""


def export_search(
    documents: Iterable[SearchDocument], folder: Path, server: str, synonyms: Mapping[str, Synonyms] | None = None
) -> tuple[Path, ...]:
    """Write the files for a server: ``<language>.settings.json`` and ``<language>.documents.ndjson``.

    :param server: ``meilisearch`` or ``opensearch``
    :param synonyms: language → lists of words that mean the same (:mod:`knowledge_search.circles`)
    :returns: the files, in the order in which they are to be sent
    :raises UnknownServerError: any other server
    :raises OSError: the folder cannot be written
    """
    servers: Mapping[str, _Writer] = {"meilisearch": _meilisearch, "opensearch": _opensearch}
    if server not in servers:
        raise UnknownServerError(f"no export for «{server}»; there is {' and '.join(servers)}")
    languages: dict[str, list[SearchDocument]] = {}
    for document in ordered(documents):
        languages.setdefault(document.language, []).append(document)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for tag, found in languages.items():
        settings, lines = servers[server](tag, found, ServerWords.of(tag, found, (synonyms or {}).get(tag, ())))
        paths = folder / f"{tag}.settings.json", folder / f"{tag}.documents.ndjson"
        paths[0].write_text(json.dumps(settings, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        paths[1].write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")
        written += paths
    return tuple(written)


_Writer = Callable[[str, Sequence[SearchDocument], ServerWords], tuple[dict[str, Any], list[dict[str, Any]]]]


def index_name(tag: str) -> str:
    """The name of a language's index: ``deskbell-kk``."""
    return f"deskbell-{tag.lower()}"


def _meilisearch(
    tag: str, documents: Sequence[SearchDocument], words: ServerWords
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    settings = {
        "searchableAttributes": ["title", "headings", "units", "text"],
        "filterableAttributes": list(_FILTERS),
        "rankingRules": ["words", "typo", "attribute", "proximity", "sort", "exactness"],
        "synonyms": _synonyms(words),
        "typoTolerance": {"enabled": True, "minWordSizeForTypos": {"oneTypo": 5, "twoTypos": 9}},
    }
    return settings, [_document(document) for document in documents]


def _opensearch(
    tag: str, documents: Sequence[SearchDocument], words: ServerWords
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    circles = words.circles_of()
    keys = {form: (*own, *map(_circle_key, circles.get(form, ()))) for form, own in words.keys.items()}
    rules = [f"{form} => {', '.join(keys[form])}" for form in sorted(keys, key=code_units)]
    analyzer = {
        "type": "custom",
        "char_filter": ["letters"],
        "tokenizer": "standard",
        "filter": ["lowercase", "families"],
    }
    analysis = {
        "char_filter": {"letters": {"type": "mapping", "mappings": _letters(language_table(tag).folding)}},
        "filter": {"families": {"type": "synonym", "synonyms": rules}},
        "analyzer": {"words": analyzer},
    }
    text = {"type": "text", "analyzer": "words"}
    properties = dict.fromkeys(("title", "headings", "units", "text"), text)
    properties |= {name: {"type": "keyword"} for name in (*_FILTERS, "id", "name", "url")}
    settings = {
        "settings": {"analysis": analysis},
        "mappings": {"dynamic": "strict", "properties": properties},
    }
    lines = []
    for document in map(_document, documents):
        lines += [{"index": {"_index": index_name(tag), "_id": document["id"]}}, document]
    return settings, lines


def _letters(folding: Mapping[str, str]) -> list[str]:
    """Characters that count as others, small and capital."""
    found = dict(folding) | {letter.upper(): other.upper() for letter, other in folding.items()}
    return [f"{letter} => {found[letter]}".rstrip() for letter in sorted(found, key=code_units)]


def _document(document: SearchDocument) -> dict[str, Any]:
    """A document under an id that every server takes."""
    return {
        "id": sha256(document.id.encode()).hexdigest()[:32],
        "name": document.id,
        "language": document.language,
        "kind": document.kind,
        "key": document.key,
        "topics": list(document.topics),
        "url": document.url,
        "title": document.title,
        "headings": list(document.headings),
        "units": [unit.title for unit in document.units],
        "text": document.text,
    }


def _circle_key(number: int) -> str:
    """The key that words of a circle have in common: a word that no text has."""
    return "circle" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "_"


def _synonyms(words: ServerWords) -> dict[str, list[str]]:
    """Form → the other forms of its families, then those of words that mean the same."""
    families: dict[str, list[str]] = {}
    for form in sorted(words.keys, key=code_units):
        for key in words.keys[form]:
            families.setdefault(key, []).append(form)
    circles = words.circles_of()
    found: dict[str, list[str]] = {}
    for form in sorted(words.keys, key=code_units):
        own = sorted({other for key in words.keys[form] for other in families[key]}, key=code_units)
        alike = (other for number in circles.get(form, ()) for other in _members(words, number))
        # What no document has would only take the room of what one has.
        others = [other for other in dict.fromkeys((*own, *alike)) if other != form and _stands(words, other)]
        if others:
            found[form] = others[:_MOST_SYNONYMS]
    return found


def _stands(words: ServerWords, text: str) -> bool:
    return " " in text or text in words.standing


def _members(words: ServerWords, number: int) -> Iterator[str]:
    """What stands for a circle: phrases of as many words as Meilisearch looks up, then words."""
    for phrase in words.phrases[number]:
        parts = phrase.split(JOINT)
        if len(parts) <= _MOST_WORDS and all(map(str.isalpha, parts)):
            yield " ".join(parts)
    yield from words.circles[number]
