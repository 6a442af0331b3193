"""Analyses kept from one build to the next: a vocabulary that has not changed is not analysed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from knowledge_search.families import Analysis, Families
from knowledge_search.tables import LanguageTable

#: Moves on when the analysis itself changes, so that no older one is taken for it.
_EDITION = 1


def remembered(
    analysis: Analysis, vocabulary: Mapping[str, int], table: LanguageTable, folder: Path | None
) -> Families:
    """The families of a vocabulary, from the folder when they are there.

    :param folder: where families are kept, or ``None`` to analyse afresh; an unusable file is made anew
    :raises OSError: the folder cannot be written
    """
    if folder is None:
        return analysis.families(vocabulary)
    path = folder / f"{table.tag}-{_name(vocabulary, table)}.json"
    with suppress(OSError, ValueError, KeyError, AttributeError):
        return _read(json.loads(path.read_text(encoding="utf-8")))
    families = analysis.families(vocabulary)
    folder.mkdir(parents=True, exist_ok=True)
    for older in folder.glob(f"{table.tag}-*.json"):
        older.unlink()
    path.write_text(json.dumps(asdict(families), ensure_ascii=False), encoding="utf-8")
    return families


def _name(vocabulary: Mapping[str, int], table: LanguageTable) -> str:
    facts = [_EDITION, version("simplemma"), asdict(table), sorted(vocabulary.items())]
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


def _read(data: Mapping[str, Any]) -> Families:
    keys, unseen = ({form: tuple(found) for form, found in data[name].items()} for name in ("keys", "unseen"))
    return Families(keys, unseen)
