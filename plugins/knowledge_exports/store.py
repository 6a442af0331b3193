"""The room's cache: files by the hash of what they are made of, so that unchanged content makes nothing.

The hash also covers the room's own program text and the libraries' versions: a new version of the program
never serves a file that an older one made.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from knowledge.keeping import print_of, put_whole

#: Files that no build has used for so many days are swept away.
KEPT_DAYS = 3


class Store:
    """Made files below one folder. ``made`` counts what this run had to make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def keep(self, suffix: str, inputs: str, make: Callable[[], bytes]) -> Path:
        """The file for these inputs, made only when it is not there yet.

        The name of a file holds the hash of its bytes, so that a damaged one is not taken for it.

        :param suffix: the file's format, ``docx``
        :param inputs: a text that says everything the bytes depend on
        :param make: makes the bytes
        :raises OSError: the folder cannot be written
        """
        digest = self._digest(suffix, inputs)
        for path in self._kept.get(digest, ()):
            if path.name.split(".")[1] == print_of(path.read_bytes()):
                os.utime(path)
                return path
            path.unlink(missing_ok=True)  # damaged
        self.made += 1
        data = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{digest}.{print_of(data)}.{suffix}"
        put_whole(path, data)
        return path

    def sweep(self) -> None:
        """Remove what has not been used for :data:`KEPT_DAYS`; the age decides nothing in the output."""
        oldest = time.time() - KEPT_DAYS * 86_400
        for path in self.folder.glob("*.*") if self.folder.exists() else ():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _digest(self, *texts: str) -> str:
        joined = "\x1f".join((self._program, *texts))
        return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def _kept(self) -> dict[str, list[Path]]:
        """What lay in the folder when this run began: hash of the inputs → files."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.folder.glob("*.*.*")) if self.folder.exists() else ():
            found.setdefault(path.name.partition(".")[0], []).append(path)
        return found

    @cached_property
    def _program(self) -> str:
        """The hash of the room's modules and templates, and of the libraries that make bytes."""
        own = hashlib.blake2b(digest_size=16)
        room = Path(__file__).parent
        for source in sorted((*room.glob("*.py"), *room.glob("templates/*"))):
            own.update(source.read_bytes())
        return " ".join((own.hexdigest(), *(version(name) for name in ("python-docx", "genanki", "jinja2"))))


def content_digest(path: Path) -> str:
    """The hash of a file's bytes. :raises OSError: it cannot be read"""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
