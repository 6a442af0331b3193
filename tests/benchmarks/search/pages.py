"""A site of any number of pages in five languages, made of the sentences of the site's own articles."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain

from knowledge_search.documents import SearchDocument

_KINDS = ("article", "principles", "checklist", "interview")
_TOPICS = tuple(f"topic-{number:02}" for number in range(40))


def many_pages(documents: Sequence[SearchDocument], topics: int) -> Iterator[SearchDocument]:
    """``topics`` pages in every language of ``documents``, 500 to 900 words each; always the same.

    A few words of each sentence are exchanged for words of other sentences, so that pages differ.
    """
    for tag in sorted({document.language for document in documents}):
        texts = [document.text for document in documents if document.language == tag]
        sentences = [
            sentence.split() for text in texts for sentence in text.replace("\n", ". ").split(". ") if sentence
        ]
        words = sorted(set(chain.from_iterable(sentences)))
        for number in range(topics):
            yield _page(tag, number, sentences, words)


def _page(tag: str, number: int, sentences: Sequence[Sequence[str]], words: Sequence[str]) -> SearchDocument:
    shared, own = random.Random(f"{number}"), random.Random(f"{tag}/{number}")
    text: list[str] = []
    wanted = own.randint(500, 900)
    while len(text) < wanted:
        text += [own.choice(words) if own.random() < 0.15 else word for word in own.choice(sentences)]
    key = f"topic-{number:05}"
    title = " ".join(own.sample(words, 5)).capitalize()
    topics = tuple(sorted(shared.sample(_TOPICS, 3)))
    return SearchDocument(
        f"{tag}/{key}", tag, shared.choice(_KINDS), title, " ".join(text), f"{tag}/{key}/", topics, key
    )
