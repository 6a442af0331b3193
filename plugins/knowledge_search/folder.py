"""Files written into a folder, those only that are not there already."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """How many files there are, how many of them had to be written, and their size together."""

    files: int
    changed: int
    bytes: int

    def __add__(self, other: Written) -> Written:
        return Written(self.files + other.files, self.changed + other.changed, self.bytes + other.bytes)


def replace_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make a folder hold just these files.

    :raises OSError: the folder cannot be written
    """
    written = write_files(folder, files)
    for path in [path for path in _within(folder) if path not in files]:
        (folder / path).unlink()
    return written


def write_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write files into a folder, and leave those alone that are the same.

    :param files: path below the folder, with «/» → content
    :raises OSError: the folder cannot be written
    """
    for inner in sorted({Path(name).parent for name in files}):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    there = dict.fromkeys(_within(folder))
    changed = 0
    for name, content in files.items():
        path = folder / name
        if name not in there or path.read_bytes() != content:
            path.write_bytes(content)
            changed += 1
    return Written(len(files), changed, sum(map(len, files.values())))


def _within(folder: Path) -> Iterator[str]:
    """The files below a folder, with «/»."""
    for place, _, names in os.walk(folder):
        inner = Path(place).relative_to(folder)
        yield from ((inner / name).as_posix() for name in names)
