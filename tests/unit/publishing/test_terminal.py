"""No letter ends a command, whatever alphabet the machine expects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.site.conftest import text, write


@pytest.mark.parametrize("command", [("check",), ("check", "--json"), ("extract", "a.md")])
def test_a_machine_of_another_alphabet_prints_every_letter(tmp_path: Path, command: tuple[str, ...]) -> None:
    write(tmp_path, {"content/en/a.md": text("T", "article", "x\n", topics="[қызмет]"), "a.md": "# Қағида\n"})
    words = [str(tmp_path / word) if word.endswith(".md") else word for word in command]
    folder = ["--content", str(tmp_path / "content")] if command[0] == "check" else []
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    environment = {**plain, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    call = [sys.executable, "-m", "invoke", *words, *folder]
    done = subprocess.run(call, cwd=PROJECT, env=environment, capture_output=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr.decode()
    assert "қ" in done.stdout.decode().casefold()
