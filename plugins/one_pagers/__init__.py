"""Printable sheets: what trainers print, fill in and take along, typeset from the knowledge model.

Nothing here but ``plugin.py`` knows Pelican; ``register`` is fetched only when Pelican asks for it.
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`one_pagers.plugin`)."""
    from one_pagers.plugin import register as connect

    connect()
