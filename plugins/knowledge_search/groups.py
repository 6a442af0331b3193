"""Documents that are translations of each other share a key, and nearly always kind and topics too.

So kind and topics are written once for all languages, and a language adds only what differs. Both are written
so that compression leaves little more of them than what they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from knowledge_search.digits import LAST, gaps, number, numbers
from knowledge_search.documents import SearchDocument
from knowledge_search.words import code_units

#: Kinds that one number holds at most.
_MOST_BLOCK = 6
_Facets: TypeAlias = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of translations of an index.

    :param numbers: key → number of its group
    :param facets: kind and topics of each group: those of its first document
    """

    numbers: Mapping[str, int]
    facets: tuple[_Facets, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]

    @classmethod
    def of(cls, documents: Sequence[SearchDocument]) -> Groups:
        """The groups of documents that stand in their order."""
        found: dict[str, _Facets] = {}
        for document in documents:
            found.setdefault(_key(document), _facets(document))
        keys = sorted(found, key=code_units)
        return cls(
            {key: place for place, key in enumerate(keys)},
            tuple(found[key] for key in keys),
            tuple(sorted({document.kind for document in documents})),
            tuple(sorted({topic for document in documents for topic in document.topics})),
        )

    def written(self) -> dict[str, Any]:
        """``groups``: how many there are; ``kinds``: their names; ``kind``: those of the groups in blocks of ``block``,
        each block a number in base «number of kinds»; ``topics``: pairs of a name and the groups that have it.
        """
        topics: dict[str, list[int]] = {topic: [] for topic in self.topics}
        for place, (_, own) in enumerate(self.facets):
            for topic in own:
                topics[topic].append(place)
        kinds, base = [self.kinds.index(kind) for kind, _ in self.facets], len(self.kinds)
        block = next(size for size in range(1, _MOST_BLOCK + 1) if base ** (size + 1) > LAST or size == _MOST_BLOCK)
        blocks = (kinds[start : start + block] for start in range(0, len(kinds), block))
        return {
            "groups": len(self.facets),
            "kinds": self.kinds,
            "block": block,
            "kind": numbers(sum(kind * base**place for place, kind in enumerate(one)) for one in blocks),
            "topics": [(topic, gaps(places)) for topic, places in topics.items()],
        }

    def written_members(self, documents: Sequence[SearchDocument]) -> dict[str, Any]:
        """``g``: the group of each document of one language as a distance from the one before, left out when
        there is one document of every group; ``o``: place of a document → the code of facets of its own.
        """
        places = [self.numbers[_key(document)] for document in documents]
        own = {
            str(place): self._code(_facets(document))
            for place, document in enumerate(documents)
            if _facets(document) != self.facets[places[place]]
        }
        distances = [after - before for before, after in zip([0, *places], places, strict=False)]
        members = {} if places == list(range(len(self.facets))) else {"g": "".join(map(number, distances))}
        return members | ({"o": own} if own else {})

    def _code(self, facets: _Facets) -> str:
        kind, topics = facets
        numbers = (self.kinds.index(kind), len(topics), *(self.topics.index(topic) for topic in topics))
        return "".join(map(number, numbers))


def _key(document: SearchDocument) -> str:
    return document.key or document.id


def _facets(document: SearchDocument) -> _Facets:
    return document.kind, tuple(sorted(set(document.topics)))
