"""What is kept from one build to the next, so that a document that changes costs little more than itself.

Of each language two files lie in the memory's folder: its postings with a fingerprint of every document, and the
study of its vocabulary; a third, where words that mean the same have stars: the words that these stand for. A file
that was made by other rules, or that cannot be read, is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import unidata_version

from knowledge.kept_files import digest_of, sealed, unsealed, write_whole
from knowledge_search.families import Analysis, Families
from knowledge_search.postings import Posting, Postings
from knowledge_search.tables import LanguageTable

_ROOM = Path(__file__).parent
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Record:
    """The postings of a language and the documents that they were made from.

    :param prints: id of each document, in order → its fingerprint
    """

    prints: Mapping[str, str]
    postings: Postings


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder in which the work on one language is kept.

    :param folder: ``None`` for a memory that forgets everything
    :param name: how its files are called; safe as part of a file name
    """

    folder: Path | None
    name: str
    table: LanguageTable

    def record(self) -> Record | None:
        """The postings of the last build."""
        return self._kept("postings", self._rules(), _read_record)

    def keep(self, record: Record) -> None:
        """Keep postings for the next build.

        :raises OSError: the folder cannot be written
        """
        forms = {
            form: [posting.count, posting.documents, posting.positions]
            for form, posting in record.postings.forms.items()
        }
        self._keep(
            "postings",
            self._rules(),
            {"prints": record.prints, "lengths": record.postings.lengths, "forms": forms},
        )

    def studied(self, analysis: Analysis, forms: Set[str]) -> Families:
        """The study of a vocabulary: the last build's if the forms are the same, else a new one, which is kept.

        :raises OSError: the folder cannot be written
        """
        if self.folder is None:
            return analysis.studied(forms)
        made_from = _print([*self._rules(), version("simplemma"), sorted(forms)])
        known = self._kept("study", made_from, _read_families)
        if known is not None:
            return known
        studied = analysis.studied(forms)
        self._keep("study", made_from, asdict(studied))
        return studied

    def begun(self, analysis: Analysis, stems: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """The words of the language that begin with stems: the last build's if the stems are the same.

        :raises OSError: the folder cannot be written
        """
        if not stems or self.folder is None:
            return analysis.begun(stems) if stems else {}
        made_from = _print([*self._rules(), version("simplemma"), sorted(stems)])
        known = self._kept("begun", made_from, _read_begun)
        if known is not None:
            return known
        begun = analysis.begun(stems)
        self._keep("begun", made_from, {"words": begun})
        return begun

    def _rules(self) -> list[Any]:
        """What all that is kept depends on, beside the documents: a new version of the program, or of Unicode, by which
        letters are told from signs, never takes what an older one made for its own.
        """
        return [digest_of(*sorted(_ROOM.glob("*.py"))), unidata_version, _print(asdict(self.table))]

    def _kept(self, what: str, made_from: Any, read: Callable[[Mapping[str, Any]], _Kept]) -> _Kept | None:
        if self.folder is not None:
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                data = json.loads(unsealed(self._path(self.folder, what).read_bytes()) or "{}")
                if data["made from"] == made_from:
                    return read(data)
        return None

    def _keep(self, what: str, made_from: Any, content: Mapping[str, Any]) -> None:
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"made from": made_from, **content}, ensure_ascii=False)
            write_whole(self._path(self.folder, what), sealed(text.encode()))

    def _path(self, folder: Path, what: str) -> Path:
        return folder / f"{self.name}.{what}.json"


def _print(facts: Any) -> str:
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _read_record(data: Mapping[str, Any]) -> Record:
    forms = {form: Posting(*posting) for form, posting in data["forms"].items()}
    return Record(data["prints"], Postings(forms, tuple(data["lengths"])))


def _read_families(data: Mapping[str, Any]) -> Families:
    keys, unseen = ({form: tuple(found) for form, found in data[name].items()} for name in ("keys", "unseen"))
    return Families(keys, unseen)


def _read_begun(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {stem: tuple(words) for stem, words in data["words"].items()}
