"""The same content gives the same bytes, whatever clock, zone, locale, hash seed, folder or cache a machine has."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from publishing.build import BuildOptions, command
from tests.conftest import HUNG, PROJECT
from tests.site.conftest import OVERRIDES, small, write

#: As unlike the machine that built the shared small site as can be: seed, zone, locale, home, one process, no cache.
MACHINE = {"PYTHONHASHSEED": "7", "TZ": "Asia/Almaty", "LC_ALL": "C", "HOME": "/nonexistent", "COLUMNS": "40"}


def hashes(site: Path) -> dict[str, str]:
    """Path → hash of every file."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_another_machine_builds_the_same_bytes(tmp_path: Path, small_site: Path) -> None:
    content = write(tmp_path / "elsewhere" / "content", dict(reversed(small().items())))
    output = tmp_path / "a longer folder" / "site"
    overrides = {**OVERRIDES, "KNOWLEDGE_CACHE": str(tmp_path / "cache")}
    options = BuildOptions(PROJECT, "pelicanconf.py", content, output, jobs=1, overrides=overrides)
    call = command(options, output, tmp_path / "problems.json")
    environment = {**os.environ, **MACHINE, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(call, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=HUNG, check=False)
    assert done.returncode == 0, done.stderr
    here, there = hashes(small_site), hashes(output)
    assert here.keys() == there.keys()
    assert {path for path in here if here[path] != there[path]} == set()


def test_nothing_says_where_or_when_it_was_built(small_site: Path) -> None:
    told = str(PROJECT).encode()
    for path in small_site.rglob("*"):
        if path.is_file():
            assert told not in path.read_bytes(), path


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_published_files_can_be_read_by_a_web_server(small_site: Path) -> None:
    for path in small_site.rglob("*"):
        mode = path.stat().st_mode & 0o777
        assert mode & (0o555 if path.is_dir() else 0o444) == (0o555 if path.is_dir() else 0o444), (path, oct(mode))
