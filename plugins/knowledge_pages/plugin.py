"""Pelican meets the pages: they are planned while the site is read, and drawn when everything else is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from knowledge.addresses import Site
from knowledge.library import Library
from knowledge.problems import Problem
from knowledge.settings import FILE, Setting, is_flag, require, stop_at
from knowledge_pages.catalogue import CATALOGUE
from knowledge_pages.edition import Edition
from knowledge_pages.offline import TEXT_SUFFIXES, Kept, offline_files, page_address
from knowledge_pages.page import Page
from knowledge_pages.pages import all_pages
from knowledge_pages.rendering import Options, Renderer
from knowledge_pages.search_words import words_file, words_path
from knowledge_pages.voice import voices
from knowledge_pages.webmanifest import web_manifest


class PagesGenerator(Generator):
    """Puts every :class:`~knowledge_pages.page.Page` into ``context["site_pages"]`` and writes them."""

    planned: tuple[Page, ...]

    def generate_context(self) -> None:
        """Plan all pages; sitemaps read them from the context."""
        self.planned = all_pages(self._edition())
        self.context["site_pages"] = self.planned

    def generate_output(self, writer: object) -> None:
        """Draw and write all pages, the catalogue of sheets and web app manifests."""
        if self._options().offline:
            # Only when every room has written can be said what there is to keep.
            signals.finalized.connect(self.write_offline)
        edition = self._edition()
        packages = self.context.get("packages")
        renderer = Renderer(self._theme(), edition, self.context["assets"], self._options(), packages)
        for page in self.planned:
            self._write(page.file, renderer.render(page))
        self._write(CATALOGUE, edition.catalogue)
        for tag in edition.tags:
            self._write(f"{tag}/site.webmanifest", web_manifest(edition, self.context["assets"], tag))
            self._write(words_path(tag), words_file(edition, tag))

    def write_offline(self, pelican: object) -> None:
        """Write the packages and the worker for reading without a connection."""
        tags = self._edition().tags
        for name, text in offline_files(self._kept(), tags).items():
            self._write(name, text)

    def _kept(self) -> Kept:
        root, assets = Path(self.output_path), self.context["assets"]
        worker = Path(self.settings["THEME"]) / "static" / "worker" / "sw.js"
        search = sorted(path for path in (root / "search").rglob("*") if path.suffix in TEXT_SUFFIXES)
        names = [page.file for page in self.planned] + [path.relative_to(root).as_posix() for path in search]
        names += [words_path(tag) for tag in self._edition().tags]
        files = {page_address(name): (root / name).read_text(encoding="utf-8") for name in names}
        return Kept(worker.read_text(encoding="utf-8"), tuple(map(assets.path, assets.files)), files)

    def _edition(self) -> Edition:
        library: Library = self.context["library"]
        site: Site = self.context["site"]
        return Edition(
            library,
            site,
            voices(library.languages, self.context["messages"]),
            tuple(self.context.get("downloads", ())),
            frozenset(self.context.get("pictures", ())),
            frozenset(self.context.get("stale", ())),
        )

    def _theme(self) -> tuple[Path, ...]:
        overrides = (Path(path) for path in self.settings.get("THEME_TEMPLATES_OVERRIDES", ()))
        return (*overrides, Path(self.settings["THEME"]) / "templates")

    def _options(self) -> Options:
        return Options(
            spelled=bool(self.settings.get("PAGES_INDEX_LINKS", True)),
            offline=bool(self.settings.get("PAGES_OFFLINE", True)),
        )

    def _write(self, name: str, text: str) -> None:
        target = Path(self.output_path) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


SETTINGS = (
    Setting("PAGES_INDEX_LINKS", is_flag, "True or False"),
    Setting("PAGES_OFFLINE", is_flag, "True or False"),
)
#: Rooms without whose files no page can be drawn.
NEEDED = ("site_assets",)


def _missing_rooms(pelican: Any) -> tuple[Problem, ...]:
    present = {module.__name__.split(".")[0] for module in pelican.plugins}
    return tuple(
        Problem(
            FILE,
            1,
            "setting",
            f"The plugin knowledge_pages needs the plugin {room}",
            f"Write “{room}” into PLUGINS beside “knowledge_pages”",
        )
        for room in NEEDED
        if room not in present
    )


def get_generators(pelican: Any) -> type[Generator]:
    """Answer Pelican's call for generators."""
    require(pelican.settings, "knowledge_pages", SETTINGS)
    stop_at(_missing_rooms(pelican))
    return PagesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
