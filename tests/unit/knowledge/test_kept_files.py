"""What people wrote and what builds keep is whole, whatever happens while it is written and whoever else is at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.kept_files import digest_of, mark_used, sealed, unsealed, unused, write_whole


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "sheet.pdf"
    for content in (b"old", b"new"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_another_build_has_just_removed_is_no_error(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert not mark_used(gone)
    assert list(unused([gone])) == []


@given(st.binary(max_size=50), st.data())
def test_a_seal_breaks_with_any_byte(content: bytes, data: st.DataObject) -> None:
    whole = sealed(content)
    assert unsealed(whole) == content
    place = data.draw(st.integers(0, len(whole) - 1))
    other = bytes([whole[place] ^ data.draw(st.integers(1, 255))])
    assert unsealed(whole[:place] + other + whole[place + 1 :]) is None
    assert unsealed(whole[:place]) is None


def test_a_disk_that_refuses_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "a.md"
    text.write_bytes(b"years of work")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(text, b"years of work, and a day")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"years of work"]


def test_a_file_stays_what_it_was_but_for_its_bytes(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_program_that_changed_in_any_file_or_name_has_another_digest(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_bytes(b"a = 1")
    other.write_bytes(b"b = 2")
    before = digest_of(one, other)
    assert digest_of(one, other) == before != digest_of(other, one)
    one.write_bytes(b"a = 2")
    assert digest_of(one, other) != before
    assert digest_of(one.rename(tmp_path / "third.py"), other) not in (before, digest_of(other))


def test_who_interrupts_a_command_finds_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    text = tmp_path / "a.md"
    text.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(text, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
