"""Putting a built site in place all at once.

The site is built in a folder beside the published one and exchanged with it in a single step, so that a visitor
meets the old site or the new one, whenever the build is killed. Linux exchanges two folders atomically
(``renameat2`` with ``RENAME_EXCHANGE``); elsewhere two renames come as near to it as can be had, and the next
build mends what a kill between them leaves.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

#: Of a folder that a build may replace: it holds this file, or nothing at all.
MARKER = "downloads.json"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class StagingError(Exception):
    """The output folder cannot be replaced.

    Drawn as a tree::

        StagingError
        ├── NotOursError        the folder holds something that no build has made
        ├── OverlapError        the folder lies in the content, or the content in it
        └── BusyError           another build is writing it
    """


class NotOursError(StagingError):
    """The folder holds something that no build has made."""


class OverlapError(StagingError):
    """The folder lies in the content, or the content in it."""


class BusyError(StagingError):
    """Another build is writing the same folder."""


@contextlib.contextmanager
def staged(output: Path) -> Iterator[Path]:
    """An empty folder to build into; it takes the place of ``output`` when the block ends without an error.

    :param output: the folder to be published; it may be missing, empty, an earlier build or a link to one
    :raises NotOursError: it holds something else
    :raises BusyError: another build holds it
    :raises OSError: the disk refuses
    """
    target = Path(os.path.realpath(output))
    target.parent.mkdir(parents=True, exist_ok=True)
    stage, old = target.parent / f".{target.name}.next", target.parent / f".{target.name}.old"
    with _locked(target):
        _recover(target, old)
        _refuse_strangers(target)
        _remove(stage)
        stage.mkdir()
        try:
            yield stage
            _exchange(stage, target, old)
        finally:
            _remove(stage)
            _remove(old)


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold a file beside the target, so that two builds of one output do not meet. A kill frees it."""
    if sys.platform == "win32":
        yield
        return
    path = target.parent / f".{target.name}.lock"
    lock = _acquired(path, target)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)


def _acquired(path: Path, target: Path) -> int:
    """The descriptor of a lock file that is held and still lies at its path."""
    import fcntl

    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
                os.set_inheritable(lock, True)  # see publishing.build
                return lock
        except BlockingIOError as error:
            os.close(lock)
            raise BusyError(f"Another build is writing {target}; wait for it to end.") from error
        os.close(lock)  # the build that held it has just taken it away


def _recover(target: Path, old: Path) -> None:
    """Bring back what a kill between two renames has left aside."""
    if old.exists() and not target.exists():
        old.rename(target)
    _remove(old)


def _refuse_strangers(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise NotOursError(f"{target} is a file; name a folder with --output.")
    if any(target.iterdir()) and not (target / MARKER).exists():
        raise NotOursError(f"{target} holds files that no build has made; name an empty folder with --output.")


def _exchange(stage: Path, target: Path, old: Path) -> None:
    if not target.exists():
        stage.rename(target)
    elif not _exchange_atomically(stage, target):
        target.rename(old)
        stage.rename(target)


def _exchange_atomically(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether the system could."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
