"""Bringing in the scripts of others: by the environment's own npm, and with a cure where it fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from publishing import packages
from publishing.packages import PackagesError, install_packages, npm


def program(folder: Path, code: int) -> tuple[str, ...]:
    """Something that is called instead of npm: writes down how, and ends with a code."""
    script = folder / "npm.py"
    script.write_text(
        f"import pathlib, sys\npathlib.Path('called').write_text(' '.join(sys.argv[1:]))\nsys.exit({code})\n"
    )
    return sys.executable, str(script)


def test_npm_comes_with_the_python_environment() -> None:
    node, script = npm()
    assert os.access(node, os.X_OK)
    assert Path(script).name == "npm-cli.js"


def test_the_lock_is_obeyed_and_no_package_runs_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "npm", lambda: program(tmp_path, 0))
    install_packages(tmp_path)
    called = (tmp_path / "called").read_text().split()
    assert called[0] == "ci"
    assert "--ignore-scripts" in called


def test_a_site_is_built_without_what_only_tests_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "npm", lambda: program(tmp_path, 0))
    install_packages(tmp_path)
    assert "--omit=dev" in (tmp_path / "called").read_text().split()
    install_packages(tmp_path, tests=True)
    assert "--omit=dev" not in (tmp_path / "called").read_text().split()


def test_a_failure_says_what_is_lost_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "npm", lambda: program(tmp_path, 1))
    with pytest.raises(PackagesError, match=r"no ZIP of chosen sheets.*invoke packages$"):
        install_packages(tmp_path)
    with pytest.raises(PackagesError, match=r"search servers.*invoke packages --tests$"):
        install_packages(tmp_path, tests=True)
