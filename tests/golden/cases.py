"""Golden files: readable text with cases, each a name, a Markdown text and what is drawn out of it.

    A name [how to read it]
    .
    Markdown
    .
    what is drawn out of it
    .

``[loose]`` is any file from anywhere; ``[article]``, ``[principles]``, ``[checklist]`` and ``[interview]`` are
bodies of our own documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.documents import read_document
from knowledge.files import Place
from knowledge.languages import Language, read_languages
from knowledge.loose import read_loose_file
from knowledge.markdown import MarkdownRenderer
from knowledge.model import Checklist, Document, Exchange, Principle, Unit
from knowledge.problems import Problem

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
FOLDER = HERE / "extraction"
_CASE = re.compile(r"(?P<name>[^\n]+ \[(?P<how>\w+)\])\n\.\n(?P<text>.*?)^\.\n(?P<outcome>.*?)^\.\n", re.M | re.S)
_HEAD = "---\ntitle: T\nkind: {kind}\ndate: 2026-11-22\nsummary: S.\noriginal: en\n{more}---\n"
_SPEAKERS = "speakers: {JR: {name: J. R., role: interviewer}, DB: {name: Dianna Booher}}\n"


@dataclass(frozen=True)
class Case:
    """One text and its outcome."""

    name: str
    how: str
    text: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.name}\n.\n{self.text}.\n{self.outcome}.\n"


def files() -> list[Path]:
    """The golden files, sorted."""
    return sorted(FOLDER.glob("*.md"))


def cases(path: Path) -> Iterator[Case]:
    """The cases of one golden file."""
    for found in _CASE.finditer(path.read_text(encoding="utf-8")):
        yield Case(found["name"], found["how"], found["text"], found["outcome"])


def outcome(case: Case, folder: Path) -> str:
    """What is drawn out of a case's text, as readable lines.

    :param folder: where a loose file may be written
    """
    languages = read_languages(PROJECT / "translations", ("en", "kk", "nb", "ro", "ru"))
    document, problems = _loose(case, folder, languages) if case.how == "loose" else _own(case, languages)
    lines = [*_document(document, case.how), *map(_problem, problems)]
    return "".join(f"{line}\n" for line in lines) or "nothing\n"


def _loose(case: Case, folder: Path, languages: tuple[Language, ...]) -> tuple[Document | None, tuple[Problem, ...]]:
    path = folder / "file.md"
    path.write_text(case.text, encoding="utf-8")
    return read_loose_file(path, "file.md", languages, MarkdownRenderer())


def _own(case: Case, languages: tuple[Language, ...]) -> tuple[Document | None, tuple[Problem, ...]]:
    """A body under a head that is in order; lines are those of the body."""
    head = _HEAD.format(kind=case.how, more=_SPEAKERS if case.how == "interview" else "")
    document, problems = read_document(head + case.text, Place("file.md", languages[0], "file"), MarkdownRenderer())
    above = head.count("\n")
    return document and _moved(document, above), tuple(_moved_problem(one, above) for one in problems)


def _moved_problem(problem: Problem, by: int) -> Problem:
    what = re.sub(r"(?<=line )\d+", lambda found: str(int(found[0]) - by), problem.what)
    return replace(problem, line=problem.line - by, what=what)


def _moved(document: Document, by: int) -> Document:
    def moved(unit: Unit) -> Unit:
        return replace(unit, line=unit.line - by)

    return replace(
        document,
        principles=tuple(map(moved, document.principles)),
        exchanges=tuple(map(moved, document.exchanges)),
        checklists=tuple(
            replace(one, groups=_moved_groups(one, by), line=one.line - by) for one in document.checklists
        ),
    )


def _moved_groups(checklist: Checklist, by: int) -> tuple[object, ...]:
    return tuple(
        replace(group, items=tuple(replace(item, line=item.line - by) for item in group.items))
        for group in checklist.groups
    )


def _document(document: Document | None, how: str) -> Iterator[str]:
    if document is None:
        yield "not read"
        return
    if how == "loose" and document.title != "file":
        yield f"title: {document.title}"
    for unit in document.units:
        yield from _unit(unit)


def _unit(unit: Unit) -> Iterator[str]:
    own = f" {{{unit.id}}}" if unit.id else ""
    if isinstance(unit, Principle):
        number = "" if unit.number is None else f" {unit.number}"
        yield f"{unit.line}: principle{number}{own}: {unit.title}"
        yield from (f"    {name}: {text}" for name in ("reason", "example") if (text := getattr(unit, name)))
    elif isinstance(unit, Exchange):
        yield f"{unit.line}: {unit.speaker} asks{own}: {unit.question}"
        yield from (f"    {answer.speaker}: {' / '.join(answer.text.splitlines())}" for answer in unit.answers)
    else:
        yield f"{unit.line}: checklist{own}: {unit.title}"
        yield from _steps(unit)


def _steps(checklist: Checklist) -> Iterator[str]:
    if checklist.when:
        yield f"    when: {checklist.when}"
    if checklist.use:
        yield f"    how: {checklist.use}"
    if checklist.intro:
        yield f"    intro: {checklist.intro}"
    if checklist.outro:
        yield f"    outro: {checklist.outro}"
    for group in checklist.groups:
        if group.title:
            yield f"    {group.title}"
        for item in group.items:
            yield f"    {item.line}: {item.text}" + "".join(f" ({note.text})" for note in item.notes)


def _problem(problem: Problem) -> str:
    return f"{problem.line}: {problem.severity} {problem.rule}: {problem.what}"
