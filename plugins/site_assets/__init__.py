"""The site's assets: stylesheets, scripts, marks and font subsets in one folder named by their content.

A folder that is named by what it holds can be kept for ever by browsers, and a page can never be shown with
the stylesheets of another build.
"""

from __future__ import annotations

import sys
from pathlib import Path


def register() -> None:
    """Connect the plugin to Pelican's signals (see :mod:`site_assets.plugin`)."""
    folder = str(Path(__file__).resolve().parent.parent)
    if folder not in sys.path:  # the heart lies there: where PLUGINS lacks it, that is told, and no traceback
        sys.path.append(folder)
    from site_assets.plugin import register as connect

    connect()
