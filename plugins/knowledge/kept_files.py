"""Files that a room keeps in its cache from one build to the next.

Several builds may work in one folder at the same time, so a file is written whole or not at all, and none is removed
because one build has no use for it: only what no build has used for days goes. Age decides nothing in the output.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

#: Files that no build has used for so many days may be removed.
KEPT_DAYS = 3


def write_whole(path: Path, content: bytes) -> None:
    """Write beside and rename: whoever reads meanwhile sees the old file or the new one.

    :raises OSError: the folder cannot be written to
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)


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
