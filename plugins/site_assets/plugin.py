"""Pelican meets the assets: they are made before pages are rendered, and written with them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from knowledge.problems import Problem, Severity
from knowledge.settings import Setting, is_path, require
from site_assets.bundle import Bundle, bundle
from site_assets.faces import Face, site_faces
from site_assets.icons import UnfilledMarkError
from site_assets.packages import LOCK, PackagesMissingError, packages_bundle
from site_assets.scripts import ScriptError
from site_assets.stylesheet import LAYERS, layer_files

#: The project whose lock and packages are used where no setting names another.
PROJECT = Path(__file__).resolve().parents[2]


class AssetsGenerator(Generator):
    """Puts the assets into ``context["assets"]``, the scripts of others into ``context["packages"]``, writes both."""

    bundle: Bundle
    packages: Bundle | None

    def generate_context(self) -> None:
        """Make the assets, from the cache where nothing changed; without the scripts of others it goes on.

        :raises SystemExit: the theme has a script or a mark that cannot be used; says which
        """
        static = Path(self.settings["THEME"]) / "static"
        cache = Path(self.settings.get("KNOWLEDGE_CACHE", ".cache")) / "assets"
        names = (language.native_name for language in self.context["library"].languages)
        try:
            self.bundle = bundle(static, installed_faces("".join(names)), cache)
        except (ScriptError, UnfilledMarkError) as error:  # the theme's fault, and nothing of this program's
            raise SystemExit(f"{static}/{error}") from None
        self.context["assets"] = self.bundle
        self.packages = self._packages()
        self.context["packages"] = self.packages

    def _packages(self) -> Bundle | None:
        try:
            return packages_bundle(Path(self.settings.get("ASSETS_PACKAGES", PROJECT)))
        except PackagesMissingError as missing:
            what = f"{missing}; the page of downloads offers no ZIP of chosen sheets."
            cure = "Run `invoke packages` and build again."
            problem = Problem(LOCK, 1, "packages-missing", what, cure, Severity.WARNING)
            self.context.setdefault("problems", []).append(problem)
            return None

    def generate_output(self, writer: object) -> None:
        """Write the files below their folders."""
        for made in filter(None, (self.bundle, self.packages)):
            for name, content in made.files.items():
                target = Path(self.output_path) / made.folder / name
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


def is_theme(value: object) -> bool:
    """A theme with every layer of the stylesheets: ours, or one that was made from it."""
    css = Path(str(value)) / "static" / "css"
    return all(layer_files(css, name) for name in LAYERS)


SETTINGS = (
    Setting("ASSETS_PACKAGES", is_path, "the path of a folder"),
    Setting(
        "THEME", is_theme, "the path of this project's folder theme, or of one made from it, or leave out site_assets"
    ),
)


def get_generators(pelican: Any) -> type[Generator]:
    """Answer Pelican's call for generators."""
    require(pelican.settings, "site_assets", SETTINGS)
    return AssetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
