"""What makes words match, as a search server can take it: families of forms, and circles of words alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from knowledge_search.analyses import analysis_of
from knowledge_search.circles import Circles
from knowledge_search.circling import ALONE, JOINT
from knowledge_search.documents import SearchDocument
from knowledge_search.memory import Memory
from knowledge_search.postings import invert
from knowledge_search.tables import language_table
from knowledge_search.vocabulary import Studied, studied
from knowledge_search.words import code_units

#: Words that are listed to mean the same as others: language by language, lists of words.
Synonyms = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ServerWords:
    """The words of a language, each one that a server's own word breaks leave whole.

    :param keys: form → its keys. Forms of documents, and of words in circles that no document has
    :param standing: the forms that documents have
    :param circles: number of a circle → its forms
    :param phrases: number of a circle → what of several words stands for it in documents
    """

    keys: Mapping[str, tuple[str, ...]]
    standing: Set[str]
    circles: Mapping[int, tuple[str, ...]]
    phrases: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, tag: str, documents: Sequence[SearchDocument], synonyms: Synonyms) -> ServerWords:
        """The words of documents in one language."""
        table = language_table(tag)
        postings = invert(documents, table.folding)
        circles = Circles.of(synonyms, table.folding)
        found = studied(postings, analysis_of(table), circles, Memory(None, tag, table))
        inflected = _inflected(found, found.vocabulary.keys.keys() - postings.forms.keys())
        keys = {**found.vocabulary.keys, **{form: found.unseen[form] for form in inflected}}
        standing = {number: texts for number, (texts, _) in found.circled.files.items()}
        members = {number: {text for text in texts if JOINT not in text} for number, texts in standing.items()}
        for form, words in ({form: (form,) for form in found.vocabulary.links} | inflected).items():
            for number in _alone(found.vocabulary.links[word] for word in words):
                members[number].add(form)
        return cls(
            {form: _plain_keys(form, own) for form, own in keys.items() if form.isalpha()},
            postings.forms.keys(),
            {number: _sorted(filter(str.isalpha, forms)) for number, forms in members.items()},
            {number: _sorted(text for text in texts if JOINT in text) for number, texts in standing.items()},
        )

    def circles_of(self) -> dict[str, list[int]]:
        """Form → the circles that it is in."""
        found: dict[str, list[int]] = {}
        for number, forms in self.circles.items():
            for form in forms:
                found.setdefault(form, []).append(number)
        return found


def _inflected(found: Studied, lacking: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Forms of words that no document has → these words."""
    words = {key: form for form in sorted(lacking) for key in found.vocabulary.keys[form]}
    known = {form: tuple(words[key] for key in keys if key in words) for form, keys in found.unseen.items()}
    return {
        form: linked
        for form, own in known.items()
        if (linked := tuple(word for word in own if word in found.vocabulary.links))
    }


def _alone(links: Iterable[str]) -> set[int]:
    """The circles to which links of single words lead."""
    parted = (link.split("-") for one in links for link in one.split())
    return {int(circle) for circle, _, place in parted if place == ALONE}


def _plain_keys(form: str, keys: Iterable[str]) -> tuple[str, ...]:
    return _sorted(filter(None, map(_plain, keys))) or (form,)


def _plain(key: str) -> str:
    """A key as a server takes it for one word, nothing if it cannot: the mark of a stem becomes an underscore."""
    stem = key.removeprefix("~")
    return stem + "_" * (stem != key) if stem.isalpha() else ""


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=code_units))
