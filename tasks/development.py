"""Commands for those who work on the program."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from publishing.arguments import WordsTask
from tasks.project import HERE, fail


@task
def setup(c: Context) -> None:
    """Find Chromium for the browser tests, or install it with the machine's package manager."""
    from publishing.machine import NoChromiumError, require_chromium

    try:
        print(f"browser: {require_chromium()}")
    except NoChromiumError as error:
        fail(str(error))


@task(help={"tests": "those too that only tests need"})
def packages(c: Context, tests: bool = False) -> None:
    """Bring in the scripts of others that the page of downloads loads (npm, by package-lock.json)."""
    from publishing.packages import PackagesError, install_packages

    try:
        install_packages(HERE, tests=tests)
    except PackagesError as error:
        fail(str(error))


@task
def lint(c: Context) -> None:
    """Check style and types."""
    for call in ("ruff check .", "ruff format --check .", "mypy"):
        c.run(f"{sys.executable} -m {call}")


@task
def lock(c: Context) -> None:
    """Write the exact versions and hashes of all packages into requirements.lock."""
    call = "uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes"
    c.run(f"{call} --quiet --no-header -o requirements.lock")


@task
def golden(c: Context) -> None:
    """Write the golden files anew, to be reviewed as a diff."""
    c.run(f"{sys.executable} -m tests.golden.update")


@task(
    klass=WordsTask,
    iterable=["treebank"],
    help={"treebank": "a CoNLL-U file to measure the search on; may be repeated"},
)
def bench(c: Context, treebank: list[str] | None = None, **words: str) -> None:
    """Measure judgement, speed and size against the goals (invoke bench [fonts|search|sheets]); never in the tests."""
    files = " ".join(shlex.quote(str(Path(file).resolve())) for file in treebank or ())
    for one in words.values() or ["search", "sheets"]:
        given = files if one == "search" else ""
        c.run(f"{sys.executable} -m tests.benchmarks.{one} {given}", env={"PYTHONPATH": str(HERE / "plugins")})
