"""The data of a language: ``languages/<tag>.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_search.words import folding

_FOLDER = Path(__file__).with_name("languages")


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """One language's data, as its JSON file has it.

    :param tag: language tag
    :param letters: letters that are written in several ways, and the one that counts
    :param habits: how readers type the language without its letters: native letter → typed
    :param layout: the letters on the keys of a keyboard, key → letter, for text typed in the wrong layout
    :param little: words of grammar, which stand in every text and say little of what it is about
    :param analysis: how forms become families, here and in the engine (:mod:`knowledge_search.analyses`)
    :param alphabet: letters that change places with others in files (:mod:`knowledge_search.alphabets`)
    """

    tag: str
    letters: Mapping[str, str]
    habits: tuple[Mapping[str, Mapping[str, str]], ...]
    layout: Mapping[str, str]
    little: tuple[str, ...]
    analysis: Mapping[str, Any]
    alphabet: str = ""

    @property
    def folding(self) -> dict[str, str]:
        """The table for :func:`knowledge_search.words.fold`."""
        return folding(self.letters)


def language_table(tag: str) -> LanguageTable:
    """The data of a language; empty for one that the search has no data for.

    :raises ValueError: the file is not the JSON it should be
    """
    path = _FOLDER / f"{tag}.json"
    data = json.loads(path.read_text(encoding="utf-8")) if _is_plain(tag) and path.exists() else {}
    return LanguageTable(
        tag,
        data.get("letters", {}),
        tuple(data.get("habits", ())),
        data.get("layout", {}),
        tuple(" ".join(data.get("little", ())).split()),
        data.get("analysis", {}),
        data.get("alphabet", ""),
    )


def _is_plain(tag: str) -> bool:
    """A tag that cannot lead out of the folder."""
    return tag.isascii() and tag.isalpha()
