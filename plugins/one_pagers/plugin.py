"""Where the sheets meet Pelican: made while the site is read, copied when it is written."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from knowledge.downloads import Download, merged
from knowledge.library import Library
from knowledge.settings import (
    Setting,
    is_filled,
    is_flag,
    is_folder,
    is_list_of,
    is_one_of,
    is_or_none,
    is_tag,
    require,
)
from one_pagers.build import BuildResult, RenderSettings, build_sheets, wordings_of
from one_pagers.downloads import Picture
from one_pagers.papers import Paper, Variant
from one_pagers.sheets import SheetOptions

logger = logging.getLogger(__name__)

#: The templates that a theme without its own is printed with.
TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "onepagers"


class SheetsGenerator(Generator):
    """Makes every printable sheet and announces it in ``context["downloads"]``."""

    build: BuildResult

    def generate_context(self) -> None:
        """Make what the cache lacks; tell downloads, share pictures and problems."""
        library: Library = self.context["library"]
        wordings = wordings_of(library, self.context["messages"], self.context["site"])
        self.build = build_sheets(library, wordings, options(self.settings, library), render_settings(self.settings))
        self.context["downloads"] = merged(self.context.get("downloads", ()), self.build.downloads)
        self.context["pictures"] = frozenset(card.path for card in self.build.cards)
        self.context.setdefault("problems", []).extend(self.build.problems)
        logger.info("Sheets: %d files, %d typeset", len(self.build.downloads), self.build.compiled)

    def generate_output(self, writer: Writer) -> None:
        """Copy the files to the site."""
        files: Iterable[Download | Picture] = (
            *self.build.downloads,
            *self.build.pictures,
            *self.build.cards,
        )
        for file in files:
            target = Path(self.output_path) / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.file, target)


def options(settings: dict[str, Any], library: Library) -> SheetOptions:
    """The room's settings; by default every language is paired with the site's first, and Kazakh with Russian."""
    known = {language.tag for language in library.languages}
    default = library.default_language.tag
    usual = [(tag, default) for tag in sorted(known - {default})] + [("kk", "ru")]
    pairs = usual if settings.get("SHEETS_PAIRS") is None else settings["SHEETS_PAIRS"]
    return SheetOptions(
        papers=tuple(Paper(name) for name in settings.get("SHEETS_PAPERS", ("a4", "letter"))),
        variants=frozenset(Variant(name) for name in settings.get("SHEETS_VARIANTS", tuple(Variant))),
        pairs=tuple((one, other) for one, other in dict.fromkeys(map(tuple, pairs)) if {one, other} <= known),
        booklets=bool(settings.get("SHEETS_BOOKLETS", True)),
        cards=bool(settings.get("SHEETS_CARDS", True)),
    )


def render_settings(settings: dict[str, Any]) -> RenderSettings:
    """Where and on how many processes the sheets are made."""
    own = Path(settings["THEME"]) / "onepagers"
    templates = settings.get("SHEETS_TEMPLATES") or (own if own.is_dir() else TEMPLATES)
    return RenderSettings(
        templates=Path(templates).resolve(),
        folder=Path(settings.get("KNOWLEDGE_CACHE", ".cache")) / "sheets",
        processes=int(settings.get("KNOWLEDGE_JOBS", 1)),
        title="Sheets",
    )


def _is_pair(value: object) -> bool:
    return is_list_of(is_tag)(value) and isinstance(value, list | tuple) and len(value) == 2


SETTINGS = (
    Setting("SHEETS_VARIANTS", is_list_of(is_one_of(Variant)), f"a list of some of {', '.join(Variant)}"),
    Setting("SHEETS_PAPERS", is_filled(is_list_of(is_one_of(Paper))), f"a list of one or more of {', '.join(Paper)}"),
    Setting(
        "SHEETS_PAIRS",
        is_or_none(is_list_of(_is_pair)),
        'a list of pairs of two language tags: [("kk", "ru")]',
    ),
    Setting("SHEETS_BOOKLETS", is_flag, "True or False"),
    Setting("SHEETS_CARDS", is_flag, "True or False"),
    Setting("SHEETS_TEMPLATES", is_or_none(is_folder), "the path of a folder that is there"),
)


def get_generators(pelican: Any) -> type[SheetsGenerator]:
    """Answer Pelican's call for generators."""
    require(pelican.settings, "one_pagers", SETTINGS)
    return SheetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
