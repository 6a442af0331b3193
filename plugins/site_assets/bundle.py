"""All assets as files of one folder whose name is the hash of what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_assets.faces import Face
from site_assets.fonts import subset
from site_assets.icons import icons
from site_assets.scripts import joined_scripts
from site_assets.stylesheet import stylesheets

#: Suffixes of files that are published as they stand.
PLAIN = frozenset({".js", ".svg", ".png", ".json", ".ico"})
#: The service worker is published at the root, since it may only answer for what lies below it; modules are joined.
ELSEWHERE = ("worker/", "js/")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The site's assets.

    :param folder: their address below the site's root, ``assets/0123456789ab/``
    :param files: name below that folder → bytes, sorted by name
    """

    folder: str
    files: Mapping[str, bytes]

    def path(self, name: str) -> str:
        """The address of one file. :raises KeyError: there is no such file."""
        if name not in self.files:
            raise KeyError(name)
        return self.folder + name


def bundle(static: Path, faces: Iterable[Face], cache: Path) -> Bundle:
    """Everything that pages load.

    :param static: the theme's folder ``static`` with ``css/``, ``js/`` and marks
    :param faces: font files to make
    :param cache: folder for finished font files
    :raises OSError: something cannot be read
    :raises UnfilledMarkError: the mark cannot be drawn as an icon
    :raises ScriptError: the scripts cannot be joined
    """
    fonts = {f"fonts/{face.name}.woff2": subset(face, cache) for face in faces}
    sheets = {name: text.encode() for name, text in stylesheets(static / "css").items()}
    return bundled({**_plain(static), **icons(static), **fonts, **sheets, **_scripts(static / "js")})


def bundled(files: Mapping[str, bytes]) -> Bundle:
    """Files as a bundle."""
    ordered = dict(sorted(files.items()))
    return Bundle(f"assets/{_digest(ordered)}/", ordered)


def _plain(static: Path) -> dict[str, bytes]:
    found = (path for path in sorted(static.rglob("*")) if path.is_file() and path.suffix in PLAIN)
    named = {path.relative_to(static).as_posix(): path for path in found}
    wanted = (name for name, path in named.items() if path.suffix != ".js" or not name.startswith(ELSEWHERE))
    return {name: named[name].read_bytes() for name in wanted}


def _scripts(folder: Path) -> dict[str, bytes]:
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.js"))}
    return {f"js/{name}": source.encode() for name, source in joined_scripts(sources).items()}


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
