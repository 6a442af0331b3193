"""What the machine must have beyond Python for the whole test suite: Chromium, found or installed.

Nothing is downloaded from anywhere but the machine's own package manager.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

#: Names under which Chromium and its kin are installed.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/snap/bin/chromium")
#: Package manager → what installs Chromium with it.
INSTALL: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")),
    "dnf": (("dnf", "install", "--assumeyes", "chromium"),),
    "apk": (("apk", "add", "chromium"),),
    "pacman": (("pacman", "--sync", "--noconfirm", "chromium"),),
    "brew": (("brew", "install", "--cask", "chromium"),),
}


class NoChromiumError(Exception):
    """There is no Chromium, and it could not be installed; the message says what to do."""


def chromium() -> Path | None:
    """The browser's program: ``DESKBELL_CHROMIUM``, or the first found under its usual names."""
    named = os.environ.get("DESKBELL_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES] + list(PLACES)
    return next((Path(path) for path in found if path and Path(path).exists()), None)


def require_chromium() -> Path:
    """The browser's program, installed by the machine's package manager where it is missing.

    :raises NoChromiumError: there is no package manager that we know, or no right to use it
    """
    return chromium() or _installed()


def _installed() -> Path:
    manager = next((name for name in INSTALL if shutil.which(name)), None)
    if manager is None:
        raise NoChromiumError("The browser tests need Chromium: install it, or name it in DESKBELL_CHROMIUM.")
    commands = INSTALL[manager]
    by_hand = " && ".join(" ".join(command) for command in commands)
    if manager != "brew" and os.geteuid() != 0:
        raise NoChromiumError(f"The browser tests need Chromium. Install it with: sudo sh -c '{by_hand}'")
    for command in commands:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.call(command, env=environment, stdout=subprocess.DEVNULL) != 0:
            raise NoChromiumError(f"Chromium could not be installed; try it by hand: {by_hand}")
    browser = chromium()
    if browser is None:
        raise NoChromiumError("Chromium was installed but is not found; name it in DESKBELL_CHROMIUM.")
    return browser
