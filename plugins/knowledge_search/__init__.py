"""Search: an index of static files written once, and the engine that reads it in a browser or in Node.

Pelican loads the package as a plugin under this name, so ``register`` is offered here; it is fetched only
when asked for, so that indexes can be written and tested without Pelican.
"""

from __future__ import annotations

import sys
from pathlib import Path


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`knowledge_search.plugin`)."""
    folder = str(Path(__file__).resolve().parent.parent)
    if folder not in sys.path:  # the heart lies there: where PLUGINS lacks it, that is told, and no traceback
        sys.path.append(folder)
    from knowledge_search.plugin import register as connect

    connect()
