"""Commands that build and show the site."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from tasks.project import CONTENT, HERE, OUTPUT, TRANSLATIONS, existing, fail, number

PORT = "8000"
SETTINGS, PUBLIC_SETTINGS = "pelicanconf.py", "publishconf.py"


@task(
    help={
        "content": "folder of Markdown files, one folder a language",
        "output": "folder to publish into; replaced all at once when the site is whole",
        "siteurl": "public address of the site",
        "jobs": "number of processes",
    }
)
def build(c: Context, content: str = "", output: str = "", siteurl: str = "", jobs: str = "") -> None:
    """Build the site; on any problem the output folder stays as it was."""
    _build(SETTINGS, content, output, siteurl, number(jobs, "--jobs") if jobs else None)


@task(help={"siteurl": "public address of the site", "output": "folder to publish into"})
def publish(c: Context, siteurl: str = "", output: str = "") -> None:
    """Build for the public with publishconf.py (address from --siteurl or DESKBELL_SITEURL)."""
    _build(PUBLIC_SETTINGS, output=output, siteurl=siteurl)


@task
def clean(c: Context) -> None:
    """Delete the output folder and every cache."""
    for folder in (OUTPUT, HERE / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            fail(f"{folder} cannot be deleted; check its permissions.")


@task(pre=[clean])
def rebuild(c: Context) -> None:
    """Build from nothing, without caches."""
    _build(SETTINGS)


@task
def regenerate(c: Context) -> None:
    """Build, and build again whenever something is saved."""
    _preview(port=None)


@task(help={"port": "port on 127.0.0.1"})
def serve(c: Context, port: str = PORT) -> None:
    """Build, show the site on localhost, rebuild on save and reload the page."""
    _preview(port)


@task(help={"port": "port on 127.0.0.1"})
def livereload(c: Context, port: str = PORT) -> None:
    """The same as serve."""
    _preview(port)


@task(help={"port": "port on 127.0.0.1"})
def reserve(c: Context, port: str = PORT) -> None:
    """Build from nothing, then serve."""
    clean(c)
    _preview(port)


@task
def preview(c: Context) -> None:
    """Build as it will be published (publishconf.py), without putting it online."""
    _build(PUBLIC_SETTINGS)


def _build(settings: str, content: str = "", output: str = "", siteurl: str = "", jobs: int | None = None) -> None:
    from publishing.build import BuildError, BuildOptions, build
    from publishing.staging import StagingError
    from publishing.summary import summary

    started = time.monotonic()
    target = Path(output or OUTPUT).absolute()
    options = BuildOptions(HERE, settings, existing(content or CONTENT), target, siteurl or None, jobs)
    try:
        problems = build(options)
    except (BuildError, StagingError, OSError) as error:
        fail(str(error))
    print(summary(options.output, problems, time.monotonic() - started))


def _preview(port: str | None) -> None:
    """Build whenever something is saved, until the command is interrupted; on a port, show the site too."""
    from publishing.build import BuildError, BuildOptions, build
    from publishing.preview import Version, rebuild_on_save, serve
    from publishing.staging import StagingError

    options = BuildOptions(HERE, SETTINGS, CONTENT, OUTPUT, siteurl="", overrides={"PAGES_OFFLINE": False})

    def rebuild() -> bool:
        started = time.monotonic()
        try:
            build(options)
        except (BuildError, StagingError, OSError) as error:
            print(error, file=sys.stderr)
            return False
        print(f"built in {time.monotonic() - started:.1f} s")
        return True

    version = Version()
    try:
        server = serve(OUTPUT, number(port, "--port"), version) if port is not None else None
    except (OSError, OverflowError) as error:
        fail(f"Nothing can be shown at port {port}: {error}. Name another with --port, from 1024 to 65535.")
    rebuild()
    if server is not None:
        print(f"http://127.0.0.1:{server.server_address[1]}/  (Ctrl-C ends)")
    try:
        rebuild_on_save([CONTENT, HERE / "theme", TRANSLATIONS, HERE / "plugins"], rebuild, version)
    except KeyboardInterrupt:
        print()
