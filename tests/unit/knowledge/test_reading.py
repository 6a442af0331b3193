"""Bad input: each fault is a problem with file, line and cure, and nothing else happens."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from knowledge import documents
from knowledge.languages import Language
from knowledge.loose import read_loose_folder
from knowledge.reading import Result
from knowledge.runaways import deadline

ReadFiles = Callable[[Mapping[str, "str | bytes"]], Result]

GOOD = """
    ---
    title: A
    kind: article
    date: 2026-11-22
    topics: [staff]
    summary: S.
    original: en
    ---
    Text.
"""


def head(**fields: str) -> str:
    """A good head with some lines changed; an empty value takes the line out."""
    lines = {
        "title": "A",
        "kind": "article",
        "date": "2026-11-22",
        "topics": "[staff]",
        "summary": "S.",
        "original": "en",
    }
    lines |= fields
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items() if value) + "---\n"


def rules(result: Result) -> list[str]:
    return [problem.rule for problem in result.problems]


def test_a_good_text_has_no_problem(read_files: ReadFiles) -> None:
    result = read_files({"en/a.md": GOOD})
    assert result.problems == ()
    assert result.library.get("a", "en").title == "A"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("Text only.", 1, "front-matter"),
        (head(title=""), 1, "missing-field"),
        (b"\n" + head().encode(), 1, "front-matter"),
        ("—\ntitle: A\n—\n", 1, "front-matter"),
        (head(title="\u200b"), 2, "missing-field"),
        (head(title='"\u00a0"'), 2, "missing-field"),
        (head(title="Plan #1 is good"), 2, "front-matter"),
        (head(source="\n\u00a0\u00a0author: X"), 9, "front-matter"),
        (head(date="0226-11-01"), 4, "bad-date"),
        (head(modified="2020-01-01"), 8, "bad-date"),
        (head(topics="[[staff]]"), 5, "wrong-value"),
        (head() + "\nmore\x96less\n", 10, "control-character"),
        (head(colour="red"), 8, "unknown-field"),
        (head(slug="../../etc/passwd"), 8, "slug"),
        (head(date="2026-13-40"), 4, "bad-date"),
        (head(date="yesterday"), 4, "bad-date"),
        (head(kind="poem"), 3, "unknown-kind"),
        (head(topics="[stuff]"), 5, "unknown-topic"),
        (head(original="no"), 7, "unknown-language"),
        (head(original="kk"), 7, "missing-original"),
        (head(source="{url: 'javascript:alert(1)'}"), 8, "bad-address"),
        (head(source="{author: x, autor: y}"), 8, "unknown-field"),
        (head(source="me"), 8, "wrong-value"),
        (head(speakers="{A: {name: A, role: host}}"), 8, "unknown-role"),
        (head(related="{x: [a.y]}"), 8, "unknown-relation"),
        (head() + "## Principle: X\n\na\n", 9, "missing-id"),
        (head() + "## Principle: X {#Ä}\n\na\n", 9, "bad-id"),
        (head() + "## Principle: X {#x}\n\na\n\n## Principle: Y {#x}\n\nb\n", 13, "duplicate-id"),
        (head() + "## Principle: X {#" + "x" * 81 + "}\n\na\n", 9, "bad-id"),
        (head() + "## Principle: X {#nul}\n\na\n", 9, "bad-id"),
        (head() + "## Principle: X {#main}\n\na\n", 9, "bad-id"),
        (head() + "## X {#x}\n\na\n\n## Principle: Y {#x}\n\nb\n", 13, "duplicate-id"),
        (head() + '<div id="x">a</div>\n\n## Principle: Y {#x}\n\nb\n', 11, "duplicate-id"),
        (head() + "## Checklist: X {#x}\n\nno items\n", 9, "empty-unit"),
        (head() + "## Principle: X {#x}\n\n## Y\n", 9, "empty-unit"),
        (head() + "## Checklist: X {#x}\nHow: quickly\n- [ ] a\n", 10, "unknown-use"),
        (head() + "\n[x]({filename}/en/gone.md)\n", 10, "broken-link"),
        (head() + "\n[x]({filename}a.md#gone)\n", 10, "broken-anchor"),
        (head() + "\n[x](#gone)\n", 10, "broken-anchor"),
        (head() + "\n" + "[" * 30_000 + "\n", 10, "runaway-text"),
        (b"---\ntitle: \xff\n---\n", 2, "encoding"),
        (b"---\ntitle: a\n---\n\nx\x00y\n", 5, "control-character"),
        (head() + "x\ufdd0y", 9, "control-character"),
        ("---\na: &x [1]\nb: *x\n---\n", 2, "front-matter"),
        ("---\na: !!python/name:os.system\n---\n", 2, "front-matter"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_file_line_and_cure(
    read_files: ReadFiles, text: str | bytes, line: int, rule: str
) -> None:
    problems = read_files({"en/a.md": text}).problems
    found = [problem for problem in problems if problem.rule == rule]
    assert [(problem.path, problem.line) for problem in found][:1] == [("en/a.md", line)], problems
    assert str(found[0]).startswith(f"en/a.md:{line}: {rule}: ")
    assert "Traceback" not in str(found[0])
    assert found[0].cure


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("a.md", "misplaced"),
        ("fr/a.md", "unknown-language"),
        ("en/deep/a.md", "misplaced"),
        ("en/Ä b.md", "bad-key"),
        ("en/" + "a" * 81 + ".md", "bad-key"),
        ("en/con.md", "bad-key"),
        ("en/main.md", "reserved-key"),
        ("en/search.md", "reserved-key"),
        ("en/pages/a.md", "misplaced"),
    ],
)
def test_a_file_in_the_wrong_place_is_told(read_files: ReadFiles, path: str, rule: str) -> None:
    assert rules(read_files({path: GOOD})) == [rule]


def test_two_files_of_one_key_are_told(read_files: ReadFiles) -> None:
    page = GOOD.replace("kind: article", "kind: page")
    assert "duplicate-key" in rules(read_files({"en/a.md": GOOD, "en/pages/a.md": page}))


def test_an_unknown_speaker_is_told_with_the_names_there_are(read_files: ReadFiles) -> None:
    text = head(kind="interview", speakers="{JR: {name: JR, role: interviewer}, DB: {name: D}}")
    (problem,) = read_files({"en/a.md": text + "\n**JR:** Why? {#why}\n\n**DB:** So.\n\n**XX:** No.\n"}).problems
    assert (problem.rule, problem.line) == ("unknown-speaker", 15)
    assert "JR or DB" in problem.cure


def test_a_typing_error_in_an_id_of_a_translation_is_a_problem_not_a_new_unit(read_files: ReadFiles) -> None:
    english = head() + "\n## Principle: X {#listen-first}\n\na\n"
    kazakh = head() + "\n## Қағида: X {#listen-frist}\n\na\n"
    problems = read_files({"en/a.md": english, "kk/a.md": kazakh}).problems
    assert [(one.path, one.rule, one.line) for one in problems] == [
        ("kk/a.md", "missing-unit", 1),
        ("kk/a.md", "unknown-unit", 10),
    ]
    assert "listen-first" in problems[1].cure


def test_translations_have_as_many_items_as_their_original(read_files: ReadFiles) -> None:
    english = head() + "\n## Checklist: X {#x}\n- [ ] a\n- [ ] b\n"
    russian = head() + "\n## Чек-лист: X {#x}\n- [ ] а\n"
    (problem,) = read_files({"en/a.md": english, "ru/a.md": russian}).problems
    assert (problem.path, problem.rule, problem.line) == ("ru/a.md", "different-unit", 10)


def test_gaps_in_a_sources_numbers_are_told_and_nothing_is_renumbered(read_files: ReadFiles) -> None:
    text = head(kind="principles") + "\n## 2. Two {#two}\n\na\n\n## 4. Four {#four}\n\nb\n"
    result = read_files({"en/a.md": text})
    assert rules(result) == ["number-gap"]
    assert "1, 3" in result.problems[0].what
    assert [one.number for one in result.library.documents[0].principles] == [2, 4]


def test_ten_items_without_a_pause_are_warned_of(read_files: ReadFiles) -> None:
    assert rules(read_files({"en/a.md": head() + "\n## Checklist: X {#x}\n" + "- [ ] a\n" * 10})) == ["long-checklist"]


def test_a_pipe_in_the_content_does_not_hang_the_build(read_files: ReadFiles, tmp_path: Path) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    os.mkfifo(tmp_path / "content" / "en" / "pipe.md")
    assert rules(read_files({"en/a.md": GOOD})) == ["not-a-file"]


def test_a_link_out_of_the_content_is_not_followed(read_files: ReadFiles, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "content" / "en").mkdir(parents=True)
    (tmp_path / "content" / "en" / "b.md").symlink_to(tmp_path / "secret.md")
    assert rules(read_files({"en/a.md": GOOD})) == ["not-a-file"]


def test_a_folder_that_nobody_may_look_into_is_told(
    read_files: ReadFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def closed(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name in ("kk", "inner"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    (tmp_path / "content/kk").mkdir(parents=True)
    (tmp_path / "content/images/inner").mkdir(parents=True)
    monkeypatch.setattr(os, "scandir", closed)
    found = [(one.path, one.rule) for one in read_files({"en/a.md": GOOD}).problems]
    assert found == [("images/inner", "unreadable"), ("kk", "unreadable")]


def test_hidden_files_and_backups_are_passed_over(read_files: ReadFiles) -> None:
    assert read_files({"en/a.md": GOOD, "en/.a.md": "x", "en/a.md~": "x", ".git/a.md": "x"}).problems == ()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(read_files: ReadFiles) -> None:
    text = (head() + "\n## Principle: X {#x}\n\na\n").replace("\n", "\r\n")
    result = read_files({"en/a.md": b"\xef\xbb\xbf" + text.encode()})
    assert result.problems == ()
    assert result.library.documents[0].principles[0].line == 10


def test_several_processes_read_the_same(tmp_path: Path, languages: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from knowledge import reading

    monkeypatch.setattr(reading, "WORTH_A_POOL", 2)
    (tmp_path / "en").mkdir()
    for number in range(6):
        (tmp_path / "en" / f"a{number}.md").write_text(head() + f"\n## Principle: X {{#x}}\n\n{number}\n")
    one, two = (reading.read_content(tmp_path, languages, {"staff": {}}, jobs) for jobs in (1, 2))  # type: ignore[arg-type]
    assert one == two


def test_a_heading_written_as_html_has_its_line(read_files: ReadFiles) -> None:
    body = (
        "text\n\n<h2>Principle: A</h2>\n\nx\n\n<div>\n  <H3 class='x'>Checklist: B</H3>\n<ul><li>y</li></ul>\n</div>\n"
    )
    result = read_files({"en/a.md": head() + body})
    lines = head().count("\n") + 3, head().count("\n") + 8
    assert [(problem.rule, problem.line) for problem in result.problems] == [("missing-id", line) for line in lines]
    assert "data-line" not in result.library.documents[0].html


def test_markup_that_is_shown_as_code_stays_as_it_is(read_files: ReadFiles) -> None:
    body = "Write\n`a\n<h2>b</h2>` here.\n\n    <h2>c</h2>\n\n```\n<h2>d</h2>\n```\n"
    result = read_files({"en/a.md": head() + body})
    assert "data-line" not in result.library.documents[0].text


@pytest.mark.parametrize(
    "fields",
    [
        "speakers: Bob, Alice",
        "related: other-post",
        "source: {name: A Paper}",
        "source: A Paper",
        "source: {url: nowhere, year: soon}",
        "kind: post\ndate: yesterday",
    ],
)
def test_of_a_file_from_elsewhere_no_field_is_required_to_mean_what_it_means_here(
    tmp_path: Path, languages: tuple[Language, ...], fields: str
) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n{fields}\n---\ntext\n", encoding="utf-8")
    library, problems = read_loose_folder(tmp_path, ["a.md"], languages, {})
    assert problems == ()
    assert library.documents[0].title == "A"


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("interview", "**Q:** a? {{#q{0}}}\n\n**A:** b\n\n"),
        ("checklist", "## Checklist: a {{#q{0}}}\n\n- [ ] b\n- [ ] c\n\n"),
    ],
)
def test_a_text_of_thousands_of_units_is_read_in_seconds(read_files: ReadFiles, kind: str, unit: str) -> None:
    body = "speakers: {Q: {name: J, role: interviewer}, A: {name: D}}\n---\n" + "".join(map(unit.format, range(6000)))
    started = time.process_time()
    result = read_files({"en/a.md": head(kind=kind).removesuffix("---\n") + body})
    assert len(result.library.documents[0].units) == 6000
    assert time.process_time() - started < 12


def test_a_text_that_takes_too_long_after_it_was_rendered_is_given_up_too(
    read_files: ReadFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> None:
        end = time.process_time() + 10
        while time.process_time() < end:
            pass

    monkeypatch.setattr(documents, "extract", endless)
    monkeypatch.setattr(documents, "deadline", partial(deadline, seconds=0.05))
    assert rules(read_files({"en/a.md": GOOD})) == ["runaway-text"]


def test_a_way_of_use_that_is_none_is_told_on_its_own_line(read_files: ReadFiles) -> None:
    body = "## Checklist: A {#a}\n\nWhen: now\nHow: sideways\n\n- [ ] one\n"
    (problem,) = read_files({"en/a.md": head() + body}).problems
    assert (problem.rule, problem.line) == ("unknown-use", head().count("\n") + 4)
