"""Where Pelican is met: feeds, sitemap and robots.txt are written when all pages are known.

Settings: none of its own; it reads the library, the site and ``site_pages`` from the context.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from knowledge.addresses import feed_path
from knowledge.settings import require
from site_languages.feeds import feed
from site_languages.sitemap import robots, sitemap, texts_of


class LanguagesGenerator(Generator):
    """Writes what other programs read of the site's languages."""

    def generate_output(self, writer: Any) -> None:
        """One feed a language, one sitemap, one robots.txt; a file of the site's own is left to it, whether it brings
        it along or its theme's templates make it.
        """
        self._written = frozenset(map(Path, writer._written_files))
        site, library = self.context["site"], self.context["library"]
        pages = self.context["site_pages"] if self._has_our_pages else tuple(texts_of(library))
        if site.url:
            for language in library.languages:
                self._write(feed_path(language.tag), self._feed(language.tag))
            self._write("sitemap.xml", sitemap(pages, site))
        self._write("robots.txt", robots(site).encode())

    @property
    def _has_our_pages(self) -> bool:
        """Whether the pages are those of ``knowledge_pages``, and not Pelican's own."""
        return "site_pages" in self.context

    def _feed(self, language: str) -> bytes:
        messages, site = self.context["messages"][language], self.context["site"]
        ours = self._has_our_pages
        told = messages.gettext("New and changed texts on serving customers")
        subtitle, home = (told, None) if ours else (str(self.settings.get("SITESUBTITLE") or ""), "")
        return feed(self.context["library"], language, site, f"{site.name} · {self._name(language)}", subtitle, home)

    def _name(self, language: str) -> str:
        return str(self.context["library"].language(language).native_name)

    def _write(self, path: str, data: bytes) -> None:
        target = Path(self.output_path, path)
        if target in self._written or any(file.save_as == path for file in self.context.get("staticfiles", ())):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generators)


def generators(pelican: Any) -> type[Generator]:
    """The generator of this room."""
    require(pelican.settings, "site_languages")
    return LanguagesGenerator
