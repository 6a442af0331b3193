"""What is published as it lies in images/ is what its name says, acts on nobody, and lies on every disk."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from knowledge.problems import Problem, Severity
from knowledge.reading import Result

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]

HEAD = "---\ntitle: T\nkind: article\ndate: 2026-11-22\ntopics: [staff]\nsummary: S.\noriginal: en\n---\n"
PNG = b"\x89PNG\r\n\x1a\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">'


def told(read_files: ReadFiles, files: Mapping[str, str | bytes], body: str = "x\n") -> list[Problem]:
    return list(read_files({"en/a.md": HEAD + body, **files}).problems)


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.png", b"not a picture", 1),
        ("a.jpg", PNG, 1),
        ("a.pdf", b"<html>", 1),
        ("a.svg", SVG + b"\n<script>alert(1)</script></svg>", 2),
        ("a.svg", SVG + b"\n\n<g onload='x()'/></svg>", 3),
        ("a.svg", SVG + b'<a href="javascript:x()"/></svg>', 1),
        ("a.svg", SVG + b"\n<a xlink:href='&#x6a;avascript:x()'/></svg>", 2),
        ("a.svg", SVG + b'<a href="java\nscript:x()"/></svg>', 1),
        ("a.svg", SVG + b'<a><set attributeName="href" to="&#106;avascript:x()"/></a></svg>', 1),
        ("a.svg", SVG + b"<foreignObject/></svg>", 1),
        ("a.html", b"<script>alert(1)</script>", 1),
        ("sub/a.js", b"x()", 1),
        ("what?.png", PNG, 1),
        ("a\n.png", PNG, 1),
    ],
)
def test_a_file_that_is_not_what_it_says_or_that_acts_is_told(
    read_files: ReadFiles, name: str, data: bytes, line: int
) -> None:
    (problem,) = told(read_files, {f"images/{name}": data})
    assert (problem.path, problem.rule, problem.line) == (f"images/{name}", "bad-attachment", line)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("my picture.png", PNG),
        ("фото.png", PNG),
        ("a.svg", SVG + b"</svg>"),
        ("a.svg", b'<?xml version="1.0"?>\n' + SVG + b"<title>on time = good</title></svg>"),
        ("a.svg", SVG + b'<image href="data:image/png;base64,iVBO&#10;Rw0K"/><text>a &#8594; b</text></svg>'),
        ("a.csv", b"a,b"),
        (".DS_Store", b"\0"),
    ],
)
def test_a_picture_may_have_any_name_that_a_disk_can_hold(read_files: ReadFiles, name: str, data: bytes) -> None:
    assert told(read_files, {f"images/{name}": data}) == []


def test_a_heavy_picture_is_told_and_does_not_stop_a_build(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, {"images/a.png": PNG + bytes(20_000_000)})
    assert (problem.rule, problem.severity) == ("heavy-attachment", Severity.WARNING)
    assert "20.0 MB" in problem.what


def test_two_names_that_one_disk_takes_for_one_are_told(read_files: ReadFiles) -> None:
    (problem,) = told(read_files, {"images/A.png": PNG, "images/a.png": PNG})
    assert (problem.path, problem.rule) == ("images/a.png", "bad-attachment")


def test_nothing_from_outside_is_published(read_files: ReadFiles, tmp_path: Path) -> None:
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PNG)
    (images / "a.png").symlink_to(tmp_path / "secret.png")
    (images / "b").symlink_to(tmp_path, target_is_directory=True)
    (images / "c.png").symlink_to("nothing.png")
    (images / "d.png").symlink_to("d.png")
    os.mkfifo(images / "e.png")
    found = [(one.path, one.rule) for one in told(read_files, {})]
    assert found == [
        ("images/a.png", "not-a-file"),
        ("images/b", "not-a-file"),
        ("images/c.png", "unreadable"),
        ("images/d.png", "unreadable"),
        ("images/e.png", "not-a-file"),
    ]


@pytest.mark.parametrize("address", ["https://a.example/x.png", "//a.example/x.png"])
def test_a_picture_of_another_site_is_told(read_files: ReadFiles, address: str) -> None:
    found = told(read_files, {}, f"x\n\n![y]({address})\n")
    assert {(one.rule, one.line) for one in found} == {("broken-link", 11)}


@pytest.mark.parametrize("address", ["/en/b/", "/images/a.png", "//a.example/"])
def test_an_address_that_only_one_server_has_is_told(read_files: ReadFiles, address: str) -> None:
    (problem,) = told(read_files, {}, f"x\n\n[y]({address})\n")
    assert (problem.rule, problem.line) == ("broken-link", 11)


def test_a_film_is_told_without_being_read_into_memory(read_files: ReadFiles, tmp_path: Path) -> None:
    film = tmp_path / "content" / "images" / "film.mp4"
    film.parent.mkdir(parents=True)
    with film.open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    try:
        (problem,) = told(read_files, {})
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert (problem.rule, "300.0 MB" in problem.what) == ("heavy-attachment", True)
