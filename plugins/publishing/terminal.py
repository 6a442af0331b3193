"""What commands print reaches a terminal or a file whatever letters the machine expects."""

from __future__ import annotations

import io
import os
from typing import TextIO


def speak_everywhere(*streams: TextIO) -> None:
    """Write UTF-8 into files and pipes; show on a terminal that lacks a letter what it has instead.

    Without this, a Kazakh word ends a command with an error where the machine expects another alphabet. Who sets
    ``PYTHONIOENCODING`` is obeyed.
    """
    if "PYTHONIOENCODING" in os.environ:
        return
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
