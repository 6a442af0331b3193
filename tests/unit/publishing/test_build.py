"""A build is Pelican in a process of its own, called with what was ordered and nothing of the machine's."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publishing.build import BuildError, BuildOptions, _environment, build, command
from publishing.staging import MARKER, BusyError, OverlapError
from tests.conftest import PROJECT

#: A process that finds our rooms.
ROOMS = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}


def options(tmp_path: Path, **changes: object) -> BuildOptions:
    return BuildOptions(tmp_path, "conf.py", tmp_path / "content", tmp_path / "site", **changes)  # type: ignore[arg-type]


def test_an_order_becomes_a_call(tmp_path: Path) -> None:
    call = command(
        options(tmp_path, siteurl="https://x.example/", jobs=3, overrides={"B": [1], "A": False}),
        tmp_path / "stage",
        tmp_path / "problems.json",
    )
    assert call[:3] == [sys.executable, str(PROJECT / "plugins/publishing/plugin.py"), str(tmp_path / "content")]
    settings = dict(part.split("=", 1) for part in call[call.index("-e") + 1 :])
    assert {name: json.loads(value) for name, value in settings.items()} == {
        "A": False,
        "B": [1],
        "KNOWLEDGE_JOBS": 3,
        "KNOWLEDGE_REPORT": str(tmp_path / "problems.json"),
        "SITEURL": "https://x.example",
    }


def test_a_preview_has_no_address(tmp_path: Path) -> None:
    assert 'SITEURL=""' in command(options(tmp_path, siteurl=""), tmp_path, tmp_path)
    assert not any(part.startswith("SITEURL") for part in command(options(tmp_path), tmp_path, tmp_path))


def test_a_build_that_fails_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text("raise SystemExit(3)")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MARKER).write_text("old")
    with pytest.raises(BuildError) as failed:
        build(options(tmp_path))
    assert failed.value.code != 0
    assert (tmp_path / "site" / MARKER).read_text() == "old"


@pytest.mark.parametrize("output", ["content/site", "content", "."])
def test_what_is_published_never_lies_in_what_is_read(tmp_path: Path, output: str) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(OverlapError, match="in one another"):
        build(BuildOptions(tmp_path, "conf.py", tmp_path / "content", tmp_path / output))
    assert [path.name for path in tmp_path.rglob("*")] == ["content"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("x = = 1", "conf.py:1: setting: "),
        ("\nimport nothing_at_all", "conf.py:2: setting: "),
        ("SITEURL = None", "setting: SITEURL cannot be read"),
        ("THEME = '/nowhere'", "setting: THEME cannot be read: Could not find the theme /nowhere"),
        ("PLUGINS = ['nothing_at_all']", "nothing_at_all"),
        ("OUTPUT_PATH = '/proc/nothing'", "/proc/nothing"),
    ],
)
def test_a_mistake_in_the_settings_is_a_line_and_no_traceback(tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text(settings)
    wish = options(tmp_path)
    stage = Path("/proc/nothing") if "OUTPUT" in settings else tmp_path / "stage"
    done = subprocess.run(
        command(wish, stage, tmp_path / "report"), cwd=tmp_path, env=_environment(), capture_output=True, text=True
    )
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def begun_build(folder: Path) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, whose Pelican has begun and does not end."""
    (folder / "content").mkdir()
    (folder / "conf.py").write_text("import pathlib, time\npathlib.Path('begun').touch()\ntime.sleep(60)\n")
    code = (
        "from pathlib import Path; from publishing.build import BuildOptions, build;"
        f"p = Path({str(folder)!r}); build(BuildOptions(p, 'conf.py', p / 'content', p / 'site'))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], env=ROOMS, start_new_session=True)
    while not (folder / "begun").exists():
        time.sleep(0.05)
    return process


def test_a_pelican_that_outlives_its_build_still_holds_the_folder(tmp_path: Path) -> None:
    """Or the next build would write into one folder with it."""
    first = begun_build(tmp_path)
    try:
        first.kill()
        first.wait()
        with pytest.raises(BusyError):
            build(options(tmp_path))
    finally:
        os.killpg(first.pid, signal.SIGKILL)


def test_a_request_to_end_ends_pelican_and_clears_the_stage_away(tmp_path: Path) -> None:
    first = begun_build(tmp_path)
    first.terminate()
    assert first.wait(20) == 128 + signal.SIGTERM
    assert sorted(path.name for path in tmp_path.iterdir()) == ["begun", "conf.py", "content"]
    with pytest.raises(ProcessLookupError):
        os.killpg(first.pid, signal.SIGKILL)


def test_a_build_knows_its_own_folder_again_whatever_rooms_it_has(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "conf.py").write_text(
        "import pathlib\nPLUGINS = []\n"
        "import sys; args = sys.argv[sys.argv.index('-e') + 1 :]\n"
        "report = next(one for one in args if one.startswith('KNOWLEDGE_REPORT='))\n"
        "pathlib.Path(report.partition('=')[2].strip('\"')).write_text('[]')\n"
    )
    for _ in range(2):
        assert build(options(tmp_path)) == 0
    assert (tmp_path / "site" / MARKER).read_text() == "[]\n"
