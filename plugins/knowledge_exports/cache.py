"""The room's cache: files by the hash of what they are made of, so that unchanged content makes nothing.

The hash also covers the room's own program text and the libraries' versions: a new version of the program
never serves a file that an older one made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from knowledge.kept_files import digest_of, mark_used, print_of, unused, write_whole


class ExportCache:
    """Made files below one folder. ``made`` counts what this run had to make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def get_or_make(self, suffix: str, inputs: str, make: Callable[[], bytes]) -> Path:
        """The file for these inputs, made only when it is not there yet.

        The name of a file holds the hash of its bytes, so that a damaged one is not taken for it.

        :param suffix: the file's format, ``docx``
        :param inputs: a text that says everything the bytes depend on
        :param make: makes the bytes
        :raises OSError: the folder cannot be written
        """
        digest = self._digest(suffix, inputs)
        for path in self._entries.get(digest, ()):
            if _is_whole(path) and mark_used(path):
                return path
        self.made += 1
        content = make()
        path = self.folder / f"{digest}.{print_of(content)}.{suffix}"
        write_whole(path, content)
        self._entries.setdefault(digest, []).append(path)
        return path

    def sweep(self) -> None:
        """Remove the files that no build has used for days."""
        for path in unused(self.folder.glob("*.*")):
            path.unlink(missing_ok=True)

    def _digest(self, *texts: str) -> str:
        joined = "\x1f".join((self._program, *texts))
        return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def _entries(self) -> dict[str, list[Path]]:
        """What lies in the folder: hash of the inputs → files."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.folder.glob("*.*.*")):
            found.setdefault(path.name.partition(".")[0], []).append(path)
        return found

    @cached_property
    def _program(self) -> str:
        """The hash of the room's modules and templates, and of the libraries that make bytes."""
        room = Path(__file__).parent
        own = digest_of(*sorted((*room.glob("*.py"), *room.glob("templates/*"))))
        return " ".join((own, *(version(name) for name in ("python-docx", "genanki", "jinja2"))))


def _is_whole(path: Path) -> bool:
    """Whether a file is there with the bytes that its name promises; a damaged one is removed."""
    with suppress(FileNotFoundError):
        if path.name.split(".")[1] == print_of(path.read_bytes()):
            return True
        path.unlink(missing_ok=True)
    return False


def content_digest(path: Path) -> str:
    """The hash of a file's bytes. :raises OSError: it cannot be read"""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
