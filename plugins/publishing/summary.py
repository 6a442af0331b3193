"""The one screen that a build ends with: what there is in each language."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COLUMNS = ("documents", "principles", "checklists", "answers", "sheets", "files", "pages")
_KINDS = {"principle": "principles", "checklist": "checklists", "exchange": "answers"}


@dataclass(frozen=True, slots=True)
class Row:
    """One language's numbers, in the order of :data:`COLUMNS`."""

    language: str
    numbers: tuple[int, ...]


def summary(output: Path, problems: int, seconds: float) -> str:
    """A table of what stands in a built folder.

    :param output: the published folder
    :param problems: how many were told
    :param seconds: how long the build took
    """
    rows = rows_of(output)
    total = Row("all", tuple(map(sum, zip(*(row.numbers for row in rows), strict=True))))
    lines = [_line("", COLUMNS), *(_line(row.language, row.numbers) for row in (*rows, total))]
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    end = f"{output}: {size / 1e6:.1f} MB, problems: {problems}, built in {seconds:.1f} s"
    return "\n".join([*lines, "", end])


def rows_of(output: Path) -> tuple[Row, ...]:
    """The numbers of every language that the folder has, sorted by tag."""
    downloads = json.loads((output / "downloads.json").read_text(encoding="utf-8"))
    tags = sorted(path.stem for path in (output / "knowledge").glob("*.json"))
    return tuple(_row(output, tag, [one for one in downloads if one["language"] == tag]) for tag in tags)


def _row(output: Path, tag: str, downloads: list[dict[str, Any]]) -> Row:
    units = json.loads((output / "knowledge" / f"{tag}.json").read_text(encoding="utf-8"))
    counts = Counter(_KINDS[unit["kind"]] for unit in units)
    counts["documents"] = len({unit["key"] for unit in units})
    counts["sheets"] = sum(one["format"] == "pdf" for one in downloads)
    counts["files"] = len(downloads) - counts["sheets"]
    counts["pages"] = sum(1 for _ in (output / tag).rglob("*.html"))
    return Row(tag, tuple(counts[name] for name in COLUMNS))


def _line(head: str, cells: tuple[object, ...]) -> str:
    return f"{head:>4}" + "".join(f"{cell!s:>12}" for cell in cells)
