"""Printable sheets: what trainers print, fill in and take along, typeset from the knowledge model.

Nothing here but ``plugin.py`` knows Pelican; ``register`` is fetched only when Pelican asks for it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`one_pagers.plugin`)."""
    folder = str(Path(__file__).resolve().parent.parent)
    if folder not in sys.path:  # the heart lies there: where PLUGINS lacks it, that is told, and no traceback
        sys.path.append(folder)
    from one_pagers.plugin import register as connect

    connect()
