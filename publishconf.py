"""Settings for publishing: those of ``pelicanconf.py`` with the public address, taken from the environment.

DESKBELL_SITEURL=https://kb.example.org invoke publish
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *  # noqa: F403
from pelicanconf import SITEURL as DEFAULT_SITEURL

SITEURL = os.environ.get("DESKBELL_SITEURL", DEFAULT_SITEURL).rstrip("/")
