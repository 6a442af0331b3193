"""Where the exports meet Pelican.

Blinker calls receivers in no lasting order, so the order of generators is not that of the settings. The files
are therefore made when all generators have read what they read, and written with everybody else's output.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from knowledge.downloads import Download, merged
from knowledge.files import KEY
from knowledge.problems import ContentError, Problem
from knowledge.settings import Setting, require
from knowledge_exports.cache import ExportCache
from knowledge_exports.exports import all_exports
from knowledge_exports.issued_cards import NAME as ISSUED
from knowledge_exports.issued_cards import IssuedCards, outdated_cards, read_record
from knowledge_exports.plan import ExportContext
from knowledge_exports.records import as_json, download_records


class ExportsGenerator(Generator):
    """Makes the room's files and writes them, and the list of everybody's downloads."""

    own: tuple[Download, ...] = ()

    def make(self) -> None:
        """Make the files and announce them in ``context["downloads"]``."""
        cache = ExportCache(_cache_folder(self.settings) / "exports")
        context = ExportContext(
            library=self.context["library"],
            site=self.context["site"],
            messages=self.context["messages"],
            name=str(self.settings.get("EXPORTS_NAME", "deskbell")),
            issued=self._issued(),
            content=Path(self.settings["PATH"]),
        )
        self._tell(outdated_cards(context.library, context.issued))
        others = tuple(self.context.get("downloads", ()))
        self.own = all_exports(context, cache, others)
        self.context["downloads"] = merged(others, self.own)
        cache.sweep()

    def _issued(self) -> IssuedCards:
        """The record of flash cards that learners have; a damaged one is told."""
        folder = self.settings.get("KNOWLEDGE_TRANSLATIONS")
        try:
            return read_record(Path(folder) / ISSUED) if folder else IssuedCards()
        except ContentError as error:
            self._tell(error.problems)
            return IssuedCards()

    def _tell(self, problems: Iterable[Problem]) -> None:
        self.context.setdefault("problems", []).extend(problems)

    def generate_output(self, writer: Writer) -> None:
        """Copy the files below the output folder and write ``downloads.json``."""
        output = Path(self.output_path)
        for download in self.own:
            target = output / download.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(download.file, target)
        output.mkdir(parents=True, exist_ok=True)
        records = download_records(self.context["downloads"], self.context["site"])
        (output / "downloads.json").write_bytes(as_json(records))


def register() -> None:
    """Connect the generator and the moment at which it makes its files."""
    signals.get_generators.connect(exports_generator)
    signals.all_generators_finalized.connect(make_exports)


def _is_name(value: object) -> bool:
    """What file names and ids of decks can begin with."""
    return isinstance(value, str) and KEY.fullmatch(value) is not None


SETTINGS = (Setting("EXPORTS_NAME", _is_name, "small Latin letters, digits and hyphens"),)


def exports_generator(pelican: Any) -> type[ExportsGenerator]:
    """The generator of this room."""
    require(pelican.settings, "knowledge_exports", SETTINGS)
    return ExportsGenerator


def make_exports(generators: Sequence[object]) -> None:
    """Make the files, now that every other room has announced its own."""
    for generator in generators:
        if isinstance(generator, ExportsGenerator):
            generator.make()


def _cache_folder(settings: dict[str, Any]) -> Path:
    """The project's cache folder; without the setting, ``.cache`` in the working folder."""
    return Path(settings.get("KNOWLEDGE_CACHE", ".cache"))
