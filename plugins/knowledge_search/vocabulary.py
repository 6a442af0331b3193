"""The vocabulary of a language: the forms that its documents have, and the words that mean the same as some of them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from knowledge_search.circles import Circled, Circles
from knowledge_search.circling import Circling
from knowledge_search.families import Analysis, Families
from knowledge_search.memory import Memory
from knowledge_search.postings import Posting, Postings
from knowledge_search.shards import Vocabulary

#: The documents of a word that the site lacks.
_NOWHERE = Posting(0, "", "")
#: More documents than any word has.
_EVERYWHERE = 1 << 40


@dataclass(frozen=True, slots=True)
class Studied:
    """What is known of a vocabulary.

    :param unseen: form that the vocabulary lacks → its keys
    :param circled: the circles; their links are the vocabulary's
    """

    vocabulary: Vocabulary
    unseen: Mapping[str, tuple[str, ...]]
    circled: Circled


def studied(postings: Postings, analysis: Analysis, circles: Circles, memory: Memory) -> Studied:
    """The vocabulary of documents. Without circles it is what the documents have, as the analysis joins it.

    :raises OSError: the memory's folder cannot be written
    """
    begun = memory.begun(analysis, circles.stems())
    lacking = circles.single(begun) - postings.forms.keys()
    wide = Postings({**postings.forms, **dict.fromkeys(sorted(lacking), _NOWHERE)}, postings.lengths)
    study = memory.studied(analysis, wide.forms.keys())
    families = analysis.settled(study, wide.vocabulary | _standing(study, lacking))
    circled = Circling(wide, families.keys, begun).circled(circles)
    useless = lacking - circled.links.keys()
    forms, kept = _without(wide.forms, useless), _kept(families, useless)
    return Studied(Vocabulary(forms, kept.keys, circled.links), kept.unseen, circled)


def _standing(study: Families, lacking: Set[str]) -> dict[str, int]:
    """In how many documents words that the site lacks are taken to stand.

    Those without keys would be taken for slips of others if they stood in few.
    """
    return {form: 0 if study.keys.get(form) else _EVERYWHERE for form in lacking}


def _without(forms: Mapping[str, Posting], useless: Set[str]) -> Mapping[str, Posting]:
    return {form: posting for form, posting in forms.items() if form not in useless} if useless else forms


def _kept(families: Families, useless: Set[str]) -> Families:
    """Families without words that lead to no document, and without the keys that only they have."""
    if not useless:
        return families
    keys = {form: own for form, own in families.keys.items() if form not in useless}
    gone = {key for form in useless for key in families.keys[form]} - {key for own in keys.values() for key in own}
    left = {form: tuple(key for key in own if key not in gone) for form, own in families.unseen.items()}
    return Families(keys, {form: own for form, own in left.items() if own})
