"""Pelican meets the assets: they are made before pages are rendered, and written with them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from site_assets.bundle import Bundle, bundle
from site_assets.faces import Face, site_faces


class AssetsGenerator(Generator):
    """Puts the :class:`~site_assets.bundle.Bundle` into ``context["assets"]`` and writes its files."""

    bundle: Bundle

    def generate_context(self) -> None:
        """Make the assets, from the cache where nothing changed."""
        static = Path(self.settings["THEME"]) / "static"
        cache = Path(self.settings.get("KNOWLEDGE_CACHE", ".cache")) / "assets"
        names = (language.native_name for language in self.context["library"].languages)
        self.bundle = bundle(static, installed_faces("".join(names)), cache)
        self.context["assets"] = self.bundle

    def generate_output(self, writer: object) -> None:
        """Write the files below their folder."""
        for name, content in self.bundle.files.items():
            target = Path(self.output_path) / self.bundle.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def installed_faces(everywhere: str) -> tuple[Face, ...]:
    """The faces cut from the font packages of the environment.

    :param everywhere: letters that stand on every page
    """
    literata = Path(str(files("fontpkg_literata"))) / "files"
    onest = Path(str(files("fontpkg_onest"))) / "files"
    return site_faces(
        literata / "Literata[opsz,wght].ttf",
        literata / "Literata-Italic[opsz,wght].ttf",
        onest / "Onest[wght].ttf",
        everywhere,
    )


def get_generators(pelican: Any) -> type[Generator]:
    """Answer Pelican's call for generators."""
    return AssetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
