"""Files kept between builds, and files that people wrote: written whole, and believed only when they are whole.

A build may be killed at any moment, a disk may be full, and a bit may fall over: what is kept carries a hash of its
bytes, so that a damaged file is made anew and never published.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def print_of(data: bytes) -> str:
    """The hash of some bytes, short enough for a file name."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def put_whole(path: Path, data: bytes) -> None:
    """Write beside and rename: whoever looks sees the old file or the new one, never half of one.

    A link stays one, and the file that it leads to keeps its permissions.

    :raises OSError: the folder cannot be written; what stood there stands there still
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def sealed(data: bytes) -> bytes:
    """The bytes below a line with their hash."""
    return print_of(data).encode() + b"\n" + data


def unsealed(data: bytes) -> bytes | None:
    """What :func:`sealed` was given, or ``None`` where a byte of it has changed."""
    seal, line_end, content = data.partition(b"\n")
    return content if line_end and seal == print_of(content).encode() else None
