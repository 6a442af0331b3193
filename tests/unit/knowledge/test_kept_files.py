"""Builds that share a cache do not disturb each other."""

from __future__ import annotations

from pathlib import Path

from knowledge.kept_files import mark_used, unused, write_whole


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
