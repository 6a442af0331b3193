"""Pelican meets the pages: they are planned while the site is read, and drawn when everything else is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from knowledge.addresses import Site
from knowledge.library import Library
from knowledge.problems import Problem
from knowledge.settings import FILE, Setting, is_edit_url, is_flag, require, stop_at
from knowledge_pages.catalogue import CATALOGUE
from knowledge_pages.localisation import localisations
from knowledge_pages.offline import TEXT_SUFFIXES, OfflineContent, offline_files, page_address
from knowledge_pages.page import Page
from knowledge_pages.pages import all_pages
from knowledge_pages.rendering import PageOptions, PageRenderer
from knowledge_pages.search_strings import strings_file, strings_path
from knowledge_pages.site_context import SiteContext
from knowledge_pages.webmanifest import web_manifest

#: Where the generator leaves what writes the packages: the signal of the end of a run names no generators.
OFFLINE = "write_offline"


class PagesGenerator(Generator):
    """Puts every :class:`~knowledge_pages.page.Page` into ``context["site_pages"]`` and writes them."""

    planned: tuple[Page, ...]

    def generate_context(self) -> None:
        """Plan all pages; sitemaps read them from the context."""
        self.planned = all_pages(self._site_context())
        self.context["site_pages"] = self.planned

    def generate_output(self, writer: object) -> None:
        """Draw and write all pages, the catalogue of sheets and web app manifests."""
        if self._options().offline:
            self.settings[OFFLINE] = self.write_offline
        context = self._site_context()
        packages = self.context.get("packages")
        renderer = PageRenderer(self._theme(), context, self.context["assets"], self._options(), packages)
        for page in self.planned:
            self._write(page.file, renderer.render(page))
        self._write(CATALOGUE, context.catalogue)
        for tag in context.tags:
            self._write(f"{tag}/site.webmanifest", web_manifest(context, self.context["assets"], tag))
            self._write(strings_path(tag), strings_file(context, tag))

    def write_offline(self) -> None:
        """Write the packages and the worker for reading without a connection."""
        tags = self._site_context().tags
        for name, text in offline_files(self._offline_content(), tags).items():
            self._write(name, text)

    def _offline_content(self) -> OfflineContent:
        root, assets = Path(self.output_path), self.context["assets"]
        worker = Path(self.settings["THEME"]) / "static" / "worker" / "sw.js"
        search = sorted(path for path in (root / "search").rglob("*") if path.suffix in TEXT_SUFFIXES)
        names = [page.file for page in self.planned] + [path.relative_to(root).as_posix() for path in search]
        names += [strings_path(tag) for tag in self._site_context().tags]
        files = {page_address(name): (root / name).read_text(encoding="utf-8") for name in names}
        return OfflineContent(worker.read_text(encoding="utf-8"), tuple(map(assets.path, assets.files)), files)

    def _site_context(self) -> SiteContext:
        library: Library = self.context["library"]
        site: Site = self.context["site"]
        return SiteContext(
            library,
            site,
            localisations(library.languages, self.context["messages"]),
            tuple(self.context.get("downloads", ())),
            frozenset(self.context.get("pictures", ())),
            frozenset(self.context.get("stale", ())),
        )

    def _theme(self) -> tuple[Path, ...]:
        overrides = (Path(path) for path in self.settings.get("THEME_TEMPLATES_OVERRIDES", ()))
        return (*overrides, Path(self.settings["THEME"]) / "templates")

    def _options(self) -> PageOptions:
        return PageOptions(
            explicit_index=bool(self.settings.get("PAGES_INDEX_LINKS", True)),
            offline=bool(self.settings.get("PAGES_OFFLINE", True)),
            edit_url=self.settings.get("PAGES_EDIT_URL", ""),
        )

    def _write(self, name: str, text: str) -> None:
        target = Path(self.output_path) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


SETTINGS = (
    Setting("PAGES_INDEX_LINKS", is_flag, "True or False"),
    Setting("PAGES_OFFLINE", is_flag, "True or False"),
    Setting("PAGES_EDIT_URL", is_edit_url, "a web address with {path} in it, or an empty text"),
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


def write_offline(pelican: Any) -> None:
    """Write what is kept for reading without a connection: only when every room has written is it all there."""
    write = pelican.settings.pop(OFFLINE, None)
    if write is not None:
        write()


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(write_offline)
