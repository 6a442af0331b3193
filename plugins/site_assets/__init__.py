"""The site's assets: stylesheets, scripts, marks and font subsets in one folder named by their content.

A folder that is named by what it holds can be kept for ever by browsers, and a page can never be shown with
the stylesheets of another build.
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`site_assets.plugin`)."""
    from site_assets.plugin import register as connect

    connect()
