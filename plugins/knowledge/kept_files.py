"""Files kept between builds, and files that people wrote: written whole, and believed only when they are whole.

Several builds may work in one folder at the same time, a build may be killed at any moment, a disk may be full, and a
bit may fall over. So a file is written whole or not at all; what is kept carries a hash of its bytes, so that a damaged
file is made anew and never published; and only what no build has used for days goes. Age decides nothing in the output.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

#: Files that no build has used for so many days may be removed.
KEPT_DAYS = 3


def write_whole(path: Path, content: bytes) -> None:
    """Write beside and rename: whoever reads meanwhile sees the old file or the new one. Its folder is made if need be.

    A link stays one, and the file that it leads to keeps its permissions.

    :raises OSError: the folder cannot be written; what stood there stands there still
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:  # who interrupts a command finds no half-written file beside the text either
        beside.unlink(missing_ok=True)
        raise


def print_of(content: bytes) -> str:
    """The hash of some bytes, short enough for a file name."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def digest_of(*files: Path) -> str:
    """One hash of several files and their names: of a program that makes something, so that a new version of it never
    serves what an older one made.

    :raises OSError: a file cannot be read
    """
    hashed = hashlib.blake2b(digest_size=16)
    for file in files:
        hashed.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return hashed.hexdigest()


def sealed(content: bytes) -> bytes:
    """The bytes below a line with their hash."""
    return print_of(content).encode() + b"\n" + content


def unsealed(data: bytes) -> bytes | None:
    """What :func:`sealed` was given, or ``None`` where a byte of it has changed."""
    seal, line_end, content = data.partition(b"\n")
    return content if line_end and seal == print_of(content).encode() else None


def mark_used(path: Path) -> bool:
    """Note that a build uses a file; whether the file is there."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def unused(paths: Iterable[Path]) -> Iterator[Path]:
    """Those files that no build has used for :data:`KEPT_DAYS`. What another build removes meanwhile is passed over."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in paths:
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                yield path
