"""Whatever stands in the content: every fault is one line with a cure, and the published site stays as it was."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.staging import MARKER
from tests.conftest import HUNG, PROJECT
from tests.site.conftest import text, write

LINE = re.compile(r"[^\n]+?:\d+: [a-z]+(-[a-z]+)*: .+[.!?…]$")
SPEAKERS = "speakers: {JR: {name: J, role: interviewer}, DB: {name: D}}\n"


def invoke(*words: str) -> subprocess.CompletedProcess[str]:
    """A command as a user types it, with a terminal that refuses what is no text."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    call = [sys.executable, "-m", "invoke", *words]
    return subprocess.run(call, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=HUNG, check=False)


def article(body: str | bytes, **fields: str) -> bytes:
    head = text("T", "article", "", **fields).encode()
    return head + (body.encode() if isinstance(body, str) else body)


#: Path → bytes, the rule that is told, and its line.
FAULTS: dict[str, tuple[bytes, str, int]] = {
    "en/no-head.md": (b"just text\n", "front-matter", 1),
    "en/empty.md": (b"", "front-matter", 1),
    "en/not-closed.md": (b"---\ntitle: x\n", "front-matter", 1),
    "en/unknown-field.md": (article("x", more="titel: x\n"), "unknown-field", 8),
    "en/bad-date.md": (article("x", date="2026-13-40"), "bad-date", 4),
    "en/slug.md": (article("x", more="slug: ../../../etc/x\n"), "slug", 8),
    "de/hallo.md": (article("x"), "unknown-language", 1),
    "en/speaker.md": (text("T", "interview", "**XX:** Why? {#w}\n", more=SPEAKERS).encode(), "unknown-speaker", 10),
    "en/id-twice.md": (article("## Principle: A {#a}\n\nx\n\n## Principle: B {#a}\n\nx\n"), "duplicate-id", 13),
    "kk/translated.md": (article("## Қағида: A {#typo}\n\nx\n"), "unknown-unit", 9),
    "en/pages/translated.md": (text("T", "page", "x", topics="[]").encode(), "duplicate-key", 1),
    "en/utf8.md": (article(b"ok\n\xff\xfe\n"), "encoding", 10),
    "en/zero-byte.md": (article(b"ok\n\x00\n"), "control-character", 10),
    "en/tags.md": (b'---\ntitle: !!python/object/apply:os.system ["true"]\n---\nx', "front-matter", 2),
    "en/bomb.md": (b"---\na: &a [x,x]\nb: [*a,*a]\n---\nx", "front-matter", 2),
    "en/deep-yaml.md": (b"---\ntitle: " + b"[" * 3000 + b"]" * 3000 + b"\n---\nx", "front-matter", 2),
    "en/deep-quotes.md": (article("> " * 500 + "x"), "runaway-text", 9),
    "en/deep-list.md": (article("\n".join("  " * depth + "- x" for depth in range(400))), "runaway-text", 69),
    "en/brackets.md": (article("[" * 30_000), "runaway-text", 9),
    "en/huge.md": (article("word " * 500_000), "too-large", 1),
    "en/UPPER case.md": (article("x"), "bad-key", 1),
    "en/search.md": (article("x"), "reserved-key", 1),
    "en/far/too/deep.md": (article("x"), "misplaced", 1),
    "stray.md": (article("x"), "misplaced", 1),
    "en/fence.md": (article("```\ncode\n\n## Principle: A {#a}\n"), "unclosed", 9),
    "en/box.md": (article("## Checklist: A {#a}\n\n- [ ] x\n-[ ] y\n"), "odd-box", 12),
    "en/swallowed.md": (article("<div markdown='0'>\n\n## Principle: A {#a}\n\nx\n"), "lost-heading", 11),
    "en/link.md": (article("[x]({filename}../../../../etc/passwd)"), "broken-link", 9),
}
#: Odd, and no fault.
FINE = {
    "en/translated.md": article("## Principle: A {#a}\n\nx\n"),
    "en/long-line.md": article("word " * 200_000),
    "en/odd-letters.md": article("שלום \u202e עולם 🛎️ e\u0301 ﷽\n"),
    "en/windows.md": b"\xef\xbb\xbf" + article("text\n").replace(b"\n", b"\r\n"),
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "content"
    write(folder, {**FINE, **{path: data for path, (data, _rule, _line) in FAULTS.items()}})
    os.mkfifo(folder / "en/pipe.md")
    os.mkfifo(folder / "en/pipe.html")
    (folder / "en/leak.md").symlink_to("/etc/passwd")
    (folder / "en/nowhere.md").symlink_to("none.md")
    return folder


@pytest.fixture(scope="module")
def told(bad: Path) -> list[str]:
    checked = invoke("check", "--content", str(bad))
    assert checked.returncode == 1
    assert checked.stderr == ""
    return checked.stdout.splitlines()


@pytest.mark.parametrize("path", FAULTS)
def test_every_fault_is_told_with_its_file_and_line(told: list[str], path: str) -> None:
    _data, rule, line = FAULTS[path]
    assert any(one.startswith(f"{path}:{line}: {rule}: ") for one in told), [one for one in told if path in one]


@pytest.mark.parametrize("path", ["en/pipe.md", "en/pipe.html", "en/leak.md", "en/nowhere.md"])
def test_what_is_no_file_is_told_and_not_waited_for(told: list[str], path: str) -> None:
    assert sum(one.startswith(f"{path}:1: ") for one in told) == 1


def test_no_reader_but_ours_opens_what_lies_in_the_content() -> None:
    from pelican.readers import HTMLReader, RstReader

    import pelicanconf

    others = {suffix for reader in (HTMLReader, RstReader) for suffix in reader.file_extensions}
    assert {suffix for suffix in others if pelicanconf.READERS.get(suffix, True) is not None} == set()


@pytest.mark.parametrize("path", ["en/long-line.md", "en/odd-letters.md", "en/windows.md"])
def test_what_is_only_odd_is_no_fault(told: list[str], path: str) -> None:
    assert not [one for one in told if one.startswith(path)]


def test_every_line_of_a_report_has_one_shape_and_stands_once(told: list[str]) -> None:
    assert [one for one in told if not LINE.match(one)] == []
    assert len(told) == len(set(told))


def test_tools_get_the_same_problems(bad: Path, told: list[str]) -> None:
    checked = invoke("check", "--json", "--content", str(bad))
    rows = json.loads(checked.stdout)
    assert [f"{row['path']}:{row['line']}: {row['rule']}" for row in rows] == [
        ": ".join(one.split(": ")[:2]) for one in told
    ]


def test_a_build_of_bad_content_says_the_same_and_leaves_the_site_as_it_was(
    bad: Path, told: list[str], tmp_path: Path
) -> None:
    output = write(tmp_path / "site", {MARKER: "[]", "en/index.html": "old"})
    built = invoke("build", "--content", str(bad), "--output", str(output))
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert [one for one in built.stderr.splitlines() if LINE.match(one) and one[0] != "T"] == told
    assert dict(_contents(output)) == {MARKER: "[]", "en/index.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_strangers_folder_is_refused_before_anything_is_built(bad: Path, tmp_path: Path) -> None:
    output = write(tmp_path / "thesis", {"chapter.txt": "years"})
    built = invoke("build", "--content", str(bad), "--output", str(output))
    assert built.returncode == 1
    assert "no build has made" in built.stderr
    assert dict(_contents(output)) == {"chapter.txt": "years"}


@pytest.mark.parametrize("words", [("check", "--content", "none"), ("build", "--content", "none")])
def test_a_folder_that_is_not_there_is_said(words: tuple[str, ...]) -> None:
    done = invoke(*words)
    assert done.returncode == 1
    assert "none is not a folder" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--jobs", "two"), "--jobs"),
        (("build", "--jobs=-3"), "--jobs"),
        (("serve", "--port", "http"), "--port"),
        (("serve", "--port", "80000"), "--port"),
    ],
)
def test_a_slip_on_the_command_line_is_said(words: tuple[str, ...], said: str) -> None:
    done = invoke(*words)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said_before_anything_is_built() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = invoke("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "Name another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_name_cannot_break_a_report(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"en/new\nline.md": article("x"), "en/\x1b[31m.md": article("x")})
    (content / "en" / os.fsdecode(b"bad\xff.md")).write_bytes(article("x"))
    checked = invoke("check", "--content", str(content))
    lines = checked.stdout.splitlines()
    assert len(lines) == 3
    assert all(LINE.match(line) and line.isprintable() for line in lines)


def test_a_link_that_leads_in_circles_is_told(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"en/a.md": article("x")})
    (content / "en/loop.md").symlink_to("loop.md")
    checked = invoke("check", "--content", str(content))
    assert checked.stdout.startswith("en/loop.md:1: ")
    assert "Traceback" not in checked.stderr


def test_extracting_from_anything_ends_with_a_line_or_a_problem(bad: Path) -> None:
    files = sorted(path for path in bad.rglob("*.md") if not path.is_fifo() and not path.is_symlink())
    done = invoke("extract", *map(str, files))
    assert "Traceback" not in done.stderr
    read = {json.loads(line)["path"] for line in done.stdout.splitlines()}
    refused = {path.as_posix() for path in files if f"{path.as_posix()}:" in done.stderr}
    assert read | refused == {path.as_posix() for path in files}
    assert done.returncode == 1


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text()
