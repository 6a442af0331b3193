"""A published folder is the old site or the new one, whatever happens to a build."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publishing.staging import MARKER, BusyError, NotOursError, staged
from tests.conftest import PROJECT

FILES = 40
#: A build that writes many files with one number in all of them.
BUILD = f"""
import sys; sys.path.insert(0, {str(PROJECT / "plugins")!r})
from pathlib import Path
from publishing.staging import staged
with staged(Path(sys.argv[1])) as stage:
    for name in [*map(str, range({FILES})), {MARKER!r}]:
        (stage / name).write_text(sys.argv[2])
"""


def build(output: Path, number: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-S", "-c", BUILD, str(output), str(number)], stderr=subprocess.PIPE)


def numbers(output: Path) -> set[str]:
    """The numbers in the folder's files; there must be all of them."""
    files = list(output.iterdir())
    assert len(files) == FILES + 1
    return {file.read_text() for file in files}


def write(stage: Path, text: str = "new") -> None:
    (stage / MARKER).write_text(text)


def test_a_folder_that_is_missing_or_empty_is_filled(tmp_path: Path) -> None:
    for output in (tmp_path / "a" / "b", tmp_path / "c"):
        (tmp_path / "c").mkdir(exist_ok=True)
        with staged(output) as stage:
            write(stage)
        assert (output / MARKER).read_text() == "new"


def test_an_earlier_build_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    output = tmp_path / "site"
    output.mkdir()
    write(output, "old")
    (output / "gone.html").write_text("old")
    with staged(output) as stage:
        write(stage)
        assert (output / MARKER).read_text() == "old"
    assert [path.name for path in output.iterdir()] == [MARKER]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_error_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    output = tmp_path / "site"
    output.mkdir()
    write(output, "old")
    with pytest.raises(FileNotFoundError), staged(output) as stage:
        (stage / "none").read_text()
    assert (output / MARKER).read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_no_build_has_made_is_refused_and_untouched(tmp_path: Path, kind: str) -> None:
    output = tmp_path / "thesis"
    if kind == "folder":
        output.mkdir()
    mine = output / "chapter.txt" if kind == "folder" else output
    mine.write_text("years of work")
    with pytest.raises(NotOursError, match="thesis"), staged(output):
        pytest.fail("a build began")
    assert mine.read_text() == "years of work"


def test_a_link_to_the_published_folder_stays_a_link(tmp_path: Path) -> None:
    real, output = tmp_path / "srv" / "real", tmp_path / "site"
    real.mkdir(parents=True)
    write(real, "old")
    output.symlink_to(real)
    with staged(output) as stage:
        write(stage)
    assert output.is_symlink()
    assert (real / MARKER).read_text() == "new"


def test_a_second_build_of_the_same_folder_is_refused_while_one_runs(tmp_path: Path) -> None:
    output = tmp_path / "site"
    with staged(output) as stage:
        with pytest.raises(BusyError), staged(output):
            pytest.fail("a second build began")
        write(stage)
    assert (output / MARKER).read_text() == "new"


def test_what_a_kill_between_two_renames_left_aside_is_brought_back(tmp_path: Path) -> None:
    output, old = tmp_path / "site", tmp_path / ".site.old"
    old.mkdir()
    write(old, "old")
    with pytest.raises(ZeroDivisionError), staged(output):
        raise ZeroDivisionError
    assert (output / MARKER).read_text() == "old"


def test_where_folders_cannot_be_exchanged_they_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publishing.staging._exchange_atomically", lambda _one, _other: False)
    output = tmp_path / "site"
    for text in ("old", "new"):
        with staged(output) as stage:
            write(stage, text)
    assert (output / MARKER).read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders are exchanged in one step on Linux only")
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    output, moments = tmp_path / "site", random.Random(1)
    started = time.monotonic()
    assert build(output, 0).wait() == 0
    usual = time.monotonic() - started
    for number in range(1, 25):
        before = numbers(output)
        process = build(output, number)
        time.sleep(moments.uniform(0, 1.2 * usual))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert numbers(output) in (before, {str(number)})
    assert build(output, 99).wait() == 0
    assert numbers(output) == {"99"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_simultaneous_builds_each_is_whole_or_refused(tmp_path: Path) -> None:
    output = tmp_path / "site"
    processes = [build(output, number) for number in range(6)]
    told = [process.communicate()[1] for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes
    assert all(code == 0 or b"BusyError" in text for code, text in zip(codes, told, strict=True))
    assert len(numbers(output)) == 1


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_nothing_outside_the_folder_is_followed_when_it_is_emptied(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "kept").write_text("kept")
    output = tmp_path / "site"
    output.mkdir()
    write(output, "old")
    (output / "link").symlink_to(precious)
    with staged(output) as stage:
        write(stage)
    assert (precious / "kept").read_text() == "kept"
