"""Which of the stems that a grammar offers are the words of this site.

Nearly every form can be taken apart in several ways. The site's own vocabulary decides: a stem that explains
many forms is likelier than one that explains few. That is expectation maximisation over a mixture in which
a form comes from a stem in proportion to the stem's weight times exp(−RARITY · cost of the suffixes); the
weights are the expected numbers of forms (Dempster, Laird and Rubin 1977; Creutz and Lagus use the same idea
for Morfessor). Known stems of the language start with a head start, so that ten pages are enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import exp

from knowledge_search.grammar import VERBAL

#: How strongly the cost of suffixes counts.
RARITY = 0.25
#: A stem of a form is kept as a key when its probability is at least this.
LEAST = 0.25
#: The weight that a stem of the language's own list has before any form is seen.
_HEAD_START = 3.0
#: The weight of any other stem, falling with its letters.
_STRANGER, _PER_LETTER = 0.3, 0.3
_ROUNDS = 12


def weights(analyses: Mapping[str, Mapping[str, float]], known: Set[str]) -> dict[str, float]:
    """The weight of every stem.

    :param analyses: form → stem → cost
    :param known: stems of the language's own list
    """
    likelihoods = {
        form: {stem: exp(-RARITY * cost) for stem, cost in stems.items()} for form, stems in analyses.items()
    }
    start = {stem: _prior(stem, known) for stems in analyses.values() for stem in stems}
    weight = dict.fromkeys(start, 1.0)
    for _ in range(_ROUNDS):
        expected = dict(start)
        for likelihood in likelihoods.values():
            joint = {stem: weight[stem] * likely for stem, likely in likelihood.items()}
            total = sum(joint.values())
            for stem, value in joint.items():
                expected[stem] += value / total
        weight = expected
    return weight


def chosen(stems: Mapping[str, float], weight: Mapping[str, float]) -> tuple[str, ...]:
    """The stems of one form that are likely enough, sorted; those without a weight are not."""
    joint = {stem: weight.get(stem, 0.0) * exp(-RARITY * cost) for stem, cost in stems.items()}
    least = LEAST * sum(joint.values())
    return tuple(sorted(stem for stem, value in joint.items() if value and value >= least))


def _prior(stem: str, known: Set[str]) -> float:
    return _STRANGER * exp(-_PER_LETTER * len(stem.removeprefix(VERBAL))) + (_HEAD_START if stem in known else 0.0)
