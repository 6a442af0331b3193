"""A build is Pelican in a process of its own, called with what was ordered and nothing of the machine's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from publishing.build import BuildError, Order, build, command
from publishing.staging import MARKER


def order(tmp_path: Path, **changes: object) -> Order:
    return Order(tmp_path, "conf.py", tmp_path / "content", tmp_path / "site", **changes)  # type: ignore[arg-type]


def test_an_order_becomes_a_call(tmp_path: Path) -> None:
    call = command(
        order(tmp_path, siteurl="https://x.example/", jobs=3, overrides={"B": [1], "A": False}),
        tmp_path / "stage",
        tmp_path / "problems.json",
    )
    assert call[:3] == [sys.executable, "-m", "pelican"]
    settings = dict(part.split("=", 1) for part in call[call.index("-e") + 1 :])
    assert {name: json.loads(value) for name, value in settings.items()} == {
        "A": False,
        "B": [1],
        "KNOWLEDGE_JOBS": 3,
        "KNOWLEDGE_REPORT": str(tmp_path / "problems.json"),
        "SITEURL": "https://x.example",
    }


def test_a_preview_has_no_address(tmp_path: Path) -> None:
    assert 'SITEURL=""' in command(order(tmp_path, siteurl=""), tmp_path, tmp_path)
    assert not any(part.startswith("SITEURL") for part in command(order(tmp_path), tmp_path, tmp_path))


def test_a_build_that_fails_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text("raise SystemExit(3)")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MARKER).write_text("old")
    with pytest.raises(BuildError) as failed:
        build(order(tmp_path))
    assert failed.value.code != 0
    assert (tmp_path / "site" / MARKER).read_text() == "old"
