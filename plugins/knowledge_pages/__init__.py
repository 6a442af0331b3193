"""Pages people read: the library shown in every language of the site."""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`knowledge_pages.plugin`)."""
    from knowledge_pages.plugin import register as connect

    connect()
