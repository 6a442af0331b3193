"""One build: Pelican in a process of its own, into a staging folder, and then in place.

A process of its own keeps Pelican's module state and its way of ending (``sys.exit``) out of ours.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from publishing.staging import MARKER, OverlapError, staged

_PELICAN = Path(__file__).resolve().with_name("plugin.py")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is to be built."""

    #: The project's folder, with the settings file in it.
    project: Path
    settings: str
    content: Path
    output: Path
    #: Public address, or ``None`` for that of the settings.
    siteurl: str | None = None
    jobs: int | None = None
    #: Further settings, for previews.
    overrides: Mapping[str, object] | None = None


class BuildError(Exception):
    """Pelican ended with an error; what is wrong has been printed. :ivar code: its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"The site was not built (exit code {code}); the output folder is as it was.")
        self.code = code


def build(options: BuildOptions) -> int:
    """Build the site and put it in place.

    :returns: the number of problems that did not stop the build; they have been printed
    :raises BuildError: the content or the program is at fault; the output folder is untouched
    :raises publishing.staging.StagingError: the output folder cannot be replaced
    """
    _refuse_overlap(options.content, options.output)
    with tempfile.TemporaryDirectory() as folder, staged(options.output) as stage:
        report = Path(folder, "problems.json")
        call = command(options, stage, report)
        with _ended_like_an_interruption():
            # Our lock goes with the call: a Pelican that outlives us still holds the folder that it writes.
            code = subprocess.call(
                call, cwd=options.project, env=_environment(), stdout=subprocess.DEVNULL, close_fds=False
            )
        if code != 0:
            raise BuildError(code)
        if not (stage / MARKER).exists():  # without the room that makes downloads; the next build shall know its own
            (stage / MARKER).write_text("[]\n", encoding="utf-8")
        return len(json.loads(report.read_text(encoding="utf-8")))


def command(options: BuildOptions, stage: Path, report: Path) -> list[str]:
    """The call of Pelican with some options, into a folder, with its problems into a file."""
    overrides = {**(options.overrides or {}), "KNOWLEDGE_REPORT": str(report)}
    if options.siteurl is not None:
        overrides["SITEURL"] = options.siteurl.rstrip("/")
    if options.jobs is not None:
        overrides["KNOWLEDGE_JOBS"] = options.jobs
    settings = [f"{name}={json.dumps(value)}" for name, value in sorted(overrides.items())]
    call = [sys.executable, str(_PELICAN), str(options.content), "-s", options.settings, "-o", str(stage)]
    return [*call, "--fatal", "errors", "--log-handler", "plain", *(["-e", *settings] if settings else [])]


def _environment() -> dict[str, str]:
    """The environment without what could change a byte of the output."""
    fixed = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC", "PYTHONUTF8": "1"}
    return {**os.environ, **fixed}


@contextlib.contextmanager
def _ended_like_an_interruption() -> Iterator[None]:
    """A request to end (SIGTERM, as schedulers send it) ends Pelican too, and clears the stage away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _refuse_overlap(content: Path, output: Path) -> None:
    """:raises StagingError: what is published would be read the next time, or replace what is read"""
    one, other = (Path(os.path.realpath(path)) for path in (content, output))
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise OverlapError(f"{output} and {content} lie in one another; name another folder with --output.")
