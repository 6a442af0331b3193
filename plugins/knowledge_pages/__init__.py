"""Pages people read: the library shown in every language of the site."""

from __future__ import annotations

import sys
from pathlib import Path


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`knowledge_pages.plugin`)."""
    folder = str(Path(__file__).resolve().parent.parent)
    if folder not in sys.path:  # the heart lies there: where PLUGINS lacks it, that is told, and no traceback
        sys.path.append(folder)
    from knowledge_pages.plugin import register as connect

    connect()
