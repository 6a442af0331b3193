"""Ids for units that have none: suggested once in the original, copied to the translations by position.

Nothing that stands is ever changed: an id is only added at the end of a heading or question. Positions are compared
before anything is written; where a translation has other units than its original, nothing of that key is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editing.latin import suggested
from editing.workspace import EditingError, Workspace
from knowledge.addresses import RESERVED_IDS, unit_kind
from knowledge.kept_files import write_whole
from knowledge.model import Document, Exchange, Unit
from knowledge.problems import Problem
from knowledge.unfinished import GAP

#: The line of what stands as HTML within a line, so that nobody knows it; in our files a head stands there.
_UNKNOWN = 1
#: A heading that was written as HTML.
_HTML_HEADING = re.compile(r"^(?P<before> {0,3}<h[1-6])(?=[\s>])", re.I)
#: Closing hashes of a heading, and braces in which no id stands.
_END = re.compile(r"(?:[ \t]+#+|[ \t]*\{:?[ \t]*#[ \t]*\})?[ \t]*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True, slots=True, order=True)
class NewId:
    """An id that is to be written at the end of a line."""

    path: str
    line: int
    id: str
    #: What the unit is called there.
    title: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {{#{self.id}}} for “{self.title}”"


def planned(workspace: Workspace) -> tuple[NewId, ...]:
    """Every id that is missing, originals first and their translations by position.

    :raises EditingError: a translation's units are not those of its original, its ids are others, or a line is unknown
    """
    plan: list[NewId] = []
    problems: list[Problem] = []
    for original in _originals(workspace):
        problems += _unplaced(original)
        own = _for_original(original, workspace)
        plan += own
        names = _named(original.units, own)
        for translation in workspace.library.translations(original):
            if translation is not original and not all(unit.id for unit in translation.units):
                problems += (*_unplaced(translation), *_mismatch(original, translation, names))
                plan += _for_translation(translation, names)
    if problems:
        raise EditingError(sorted(problems))
    return tuple(sorted(plan))


def write(plan: Iterable[NewId], folder: Path) -> None:
    """Add ids to the ends of their lines.

    :raises OSError: a file cannot be read or written
    """
    by_path: dict[str, list[NewId]] = {}
    for new in plan:
        by_path.setdefault(new.path, []).append(new)
    for path, ids in by_path.items():
        _write_file(folder / path, ids)


def _write_file(path: Path, ids: Sequence[NewId]) -> None:
    lines = _LINE.findall(path.read_bytes().decode("utf-8"))
    for new in ids:
        lines[new.line - 1] = with_id(lines[new.line - 1], new.id)
    write_whole(path, "".join(lines).encode("utf-8"))


def with_id(line: str, unit_id: str) -> str:
    """A heading's or question's line with an id at its end, or in its tag; the line's own ending stays."""
    if _HTML_HEADING.match(line):
        return _HTML_HEADING.sub(rf'\g<before> id="{unit_id}"', line)
    text = line.rstrip("\r\n")
    end = line[len(text) :]
    return f"{_END.sub('', text, count=1)} {{#{unit_id}}}{end}"


def _originals(workspace: Workspace) -> Iterator[Document]:
    seen: set[str] = set()
    for document in workspace.library.documents:
        original = workspace.library.original(document)
        if original.key not in seen:
            seen.add(original.key)
            yield original


def _for_original(original: Document, workspace: Workspace) -> list[NewId]:
    """New ids of an original, unlike every id and anchor of its key in any language; titles still to be written
    have none yet.
    """
    family = workspace.library.translations(original)
    taken = {name for doc in family for name in _taken(doc)} | RESERVED_IDS
    found: list[NewId] = []
    for unit in original.units:
        if not unit.id and _title(unit).strip() != GAP:
            name = _inherited(unit, original, family) or suggested(_title(unit), taken, unit_kind(unit))
            taken.add(name)
            found.append(NewId(original.path, unit.line, name, _title(unit)))
    return found


def _taken(document: Document) -> set[str]:
    """Ids of units and anchors of headings; what is made from the title of a unit without an id is free."""
    free = {unit.line for unit in document.units if not unit.id}
    anchors = {heading.anchor for heading in document.headings if heading.line not in free}
    return anchors | {unit.id for unit in document.units}


def _inherited(unit: Unit, original: Document, family: Sequence[Document]) -> str:
    """The id that translations have agreed on where the original's was forgotten."""
    place = original.units.index(unit)
    alike = [doc.units for doc in family if doc is not original and _kinds(doc.units) == _kinds(original.units)]
    names = {units[place].id for units in alike if units[place].id}
    return names.pop() if len(names) == 1 and not names & {other.id for other in original.units} else ""


def _named(units: Sequence[Unit], new: Iterable[NewId]) -> tuple[tuple[Unit, str], ...]:
    """Units with the ids that they have or are given; empty where neither."""
    given = {one.line: one.id for one in new}
    return tuple((unit, unit.id or given.get(unit.line, "")) for unit in units)


def _for_translation(translation: Document, names: Sequence[tuple[Unit, str]]) -> Iterator[NewId]:
    for own, (_, name) in zip(translation.units, names, strict=False):
        if name and not own.id:
            yield NewId(translation.path, own.line, name, _title(own))


def _unplaced(document: Document) -> Iterator[Problem]:
    """Units without an id of which nobody knows where it would have to be written."""
    for unit in document.units:
        if not unit.id and unit.line == _UNKNOWN:
            what = f"The heading of “{_title(unit)}” stands within HTML, so that nobody knows its line"
            cure = 'Write it as Markdown, or with its id: <h2 id="…">.'
            yield Problem(document.path, unit.line, "missing-id", what, cure)


def _mismatch(original: Document, translation: Document, names: Sequence[tuple[Unit, str]]) -> Iterator[Problem]:
    """Where the units of a translation are not, one by one, those of its original: the first such place."""
    for own, (its, name) in zip(translation.units, names, strict=False):
        where = f"{original.path}:{its.line}"
        if unit_kind(own) != unit_kind(its):
            what = f"Here stands a {unit_kind(own)}, at the same place in {where} a {unit_kind(its)}"
            yield Problem(translation.path, own.line, "different-units", what, "Put the units into the same order.")
            return
        if own.id and own.id != name:
            what = f"Here stands “{own.id}”, at the same place in {where} “{name}”"
            cure = "Put the units into the same order, or write the missing ids by hand."
            yield Problem(translation.path, own.line, "different-units", what, cure)
            return
    yield from _other_count(original, translation)


def _other_count(original: Document, translation: Document) -> Iterator[Problem]:
    own, its = len(translation.units), len(original.units)
    if own == its:
        return
    longer, rest = (translation, own - its) if own > its else (original, its - own)
    first = longer.units[-rest]
    line = first.line if longer is translation else max((unit.line for unit in translation.units), default=1)
    what = f"{translation.path} has {own} units, {original.path} has {its}; the first without a match is {longer.path}"
    yield Problem(
        translation.path, line, "different-units", f"{what}:{first.line}", "Write or delete units until they match."
    )


def _kinds(units: Sequence[Unit]) -> list[str]:
    return [unit_kind(unit) for unit in units]


def _title(unit: Unit) -> str:
    return unit.question if isinstance(unit, Exchange) else unit.title
