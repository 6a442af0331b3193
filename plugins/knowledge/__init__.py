"""The heart: Markdown in, a knowledge model out. Nothing here but ``plugin.py`` knows Pelican.

Pelican loads the package as a plugin under this name, so ``register`` is offered here; it is fetched only
when asked for, so that the library can be used and tested without Pelican.
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`knowledge.plugin`)."""
    from knowledge.plugin import register as connect

    connect()
