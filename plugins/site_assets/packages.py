"""Scripts of others: brought in by npm, never committed, published as they are with their licence.

They lie in a folder of their own, apart from the assets that every page loads and every device keeps: only who asks
for what they do is sent them. What may be published is what ``package-lock.json`` names, in that version and no other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_assets.bundle import Bundle, bundled

#: The lock that says which versions are published.
LOCK = "package-lock.json"


@dataclass(frozen=True, slots=True)
class Package:
    """One package of which a file is published.

    :param name: its name in the registry
    :param module: the file in it that browsers load
    :param licence: the file in it that says its terms
    """

    name: str
    module: str
    licence: str


#: Everything that is published; each as ``<name>.js`` beside ``<name>.licence.txt``.
PACKAGES = (Package("client-zip", "index.js", "LICENSE.txt"),)


class PackagesMissingError(Exception):
    """A package is not there, or not in the version of the lock; the message says which."""


def packages_bundle(project: Path, packages: tuple[Package, ...] = PACKAGES) -> Bundle:
    """What is published of the packages.

    :param project: the folder with ``package-lock.json`` and ``node_modules``
    :raises PackagesMissingError: one of them is not there as the lock has it
    """
    locked = _json(project / LOCK).get("packages", {})
    files: dict[str, bytes] = {}
    for package in packages:
        folder = project / "node_modules" / package.name
        wanted = locked.get(f"node_modules/{package.name}", {}).get("version", "")
        found = _json(folder / "package.json").get("version", "")
        if not wanted or found != wanted:
            raise PackagesMissingError(f"{package.name} {wanted} is {f'here as {found}' if found else 'not here'}")
        files[f"{package.name}.js"] = (folder / package.module).read_bytes()
        files[f"{package.name}.licence.txt"] = (folder / package.licence).read_bytes()
    return bundled(files)


def _json(path: Path) -> dict[str, Any]:
    """A JSON file; nothing where there is none."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
