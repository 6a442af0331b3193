"""Search: an index of static files written once, and the engine that reads it in a browser or in Node.

Pelican loads the package as a plugin under this name, so ``register`` is offered here; it is fetched only
when asked for, so that indexes can be written and tested without Pelican.
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`knowledge_search.plugin`)."""
    from knowledge_search.plugin import register as connect

    connect()
