"""Titles in Latin letters: the suggestion from which an id is made once, and never again.

The tables are those of everyday romanisation (passport Russian without its apostrophes, the Kazakh Latin letters
without theirs), since an id has to be readable and typeable, not reversible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from knowledge.files import KEY

#: Letters that Unicode's decomposition does not turn into Latin ones, each before what is written for it.
_PAIRS = (
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh "
    "щ shch ы y э e ю yu я ya і i ә a ғ g қ q ң n ө o ұ u ү u һ h ø o æ ae å a ß ss đ d ł l ı i"
).split()
_LETTERS = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | dict.fromkeys("ъь’'", ""))
#: Words that carry no meaning alone: articles, prepositions, conjunctions and auxiliaries of the five languages.
_EMPTY = frozenset(
    "a an the of to in on at for and or is are be do you your it its what why how when with by from "  # en
    "og i på en et er av til som for å det de du din hva hvorfor hvordan når "  # nb
    "și in în la de pe cu un o unei unui al a ale ce cum când este sunt din pentru "  # ro
    "и в во на не с со к по за о об от для что как кто это вы ваш где когда "  # ru
    "мен бен пен және да де та те не қалай үшін бұл неге қашан ".split()  # kk
)
LONGEST = 40
MOST_WORDS = 4

_WORD = re.compile(r"[a-z0-9]+")


def latin(text: str) -> str:
    """The text in small Latin letters; what no table knows is left out."""
    known = text.casefold().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", known).translate(_LETTERS) if char.isascii())


def suggested(title: str, taken: Collection[str], fallback: str = "unit") -> str:
    """A short id made from a title: up to four telling words, unlike every id that is taken or that no file could have.

    :param title: what the unit is called
    :param taken: ids and anchors that the text has already
    :param fallback: what to call a unit whose title has no letter that can be written in Latin
    """
    words = re.findall(r"[^\W_]+", title.casefold())
    telling = [word for word in words if word not in _EMPTY] or words
    base = _shortened([piece for word in telling if (piece := "".join(_WORD.findall(latin(word))))]) or fallback
    return next(name for name in _numbered(base, len(taken)) if name not in taken and KEY.fullmatch(name))


def _shortened(words: list[str]) -> str:
    kept = words[:MOST_WORDS]
    while len(kept) > 1 and len("-".join(kept)) > LONGEST:
        kept.pop()
    return "-".join(kept)[:LONGEST]


def _numbered(base: str, most: int) -> list[str]:
    return [base, *(f"{base}-{number}" for number in range(2, most + 4))]
