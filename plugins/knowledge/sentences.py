"""Sentences of running text: the short answer of an interview is the first of them."""

from __future__ import annotations

import re

#: Abbreviations after which a full stop ends nothing, in the five languages.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st no inc ltd co vs etc e.g i.e т.е т.д т.п г ул им рис см нр т.б т.с.с ş.a ș.a nr dl dna bl.a f.eks "
    "dvs kl ca osv m.m".split()
)
_END = re.compile(r"[.!?…]+[»”’\"')\]]*(?=\s+[«“„\"'(\[—–-]*\s*\S)")
#: What may stand before the first letter of a sentence, and what parts words.
_OPENING = re.compile(r"[ «“„\"'(\[—–\u00a0-]*")
_PARTING = re.compile(r"[\s(«“„\"']")
#: Letters of the longest abbreviation, and one more that parts it from the word before.
_REACH = 1 + max(map(len, _ABBREVIATIONS))


def first_sentence(text: str) -> str:
    """The first sentence of a plain text, without trailing white space.

    A full stop after an initial or a known abbreviation, or before a small letter, does not end a sentence.
    """
    for match in _END.finditer(text):
        if _ends(text, match):
            return text[: match.end()].strip()
    return text.strip()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the punctuation found really closes the sentence."""
    opening = _OPENING.match(text, match.end())
    if opening is not None and text[opening.end() : opening.end() + 1].islower():
        return False
    if not match.group().startswith(".") or len(match.group().rstrip("»”’\"')]")) > 1:
        return True
    word = _PARTING.split(text[max(0, match.start() - _REACH) : match.start()])[-1].lower()
    return not (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))
