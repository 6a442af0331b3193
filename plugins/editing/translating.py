"""A new translation: the original's file with the target language's keywords, to be written over line by line.

Ids, numbers, boxes, links and front matter stand as they must; what the translator writes over is the text itself.
Until that is done, ``untranslated`` (:mod:`knowledge.unfinished`) says how much is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editing.scaffolds import Written
from editing.workspace import Workspace, refusal
from knowledge.frontmatter import split
from knowledge.languages import Keywords, Language
from knowledge.ledger import Ledger
from knowledge.model import Document

#: Fields that only the original has.
ORIGINAL_ONLY = ("related", "modified")
HEADING_WORDS = ("principle", "checklist")
LABEL_WORDS = ("when", "how", "example", "note")

_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})")
_HEADING = re.compile(
    r"^(?P<hashes>#{1,6}[ \t]+)(?P<word>[^\W\d_][^\d:：.#№\n]{0,40}?)"
    r"(?P<rest>\s*(?:№|nr\.?|no\.?)?\s*\d{0,3}\s*[:：.–—-]\s.*)$",
    re.I,
)
_LABEL = re.compile(
    r"^(?P<before>[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?)(?P<word>[^\s:：*][^:：*\n]{0,40}?)(?P<rest>(?:\*\*|__)?[:：].*)$"
)


def translation(workspace: Workspace, key: str, to: str) -> Written:
    """The file of a new translation.

    :raises EditingError: there is no such original or language, the translation exists, or units lack ids
    :raises OSError: the original cannot be read
    """
    original, target = workspace.original(key), workspace.language(to)
    _refuse(workspace, original, target)
    text = (workspace.content / original.path).read_text(encoding="utf-8-sig")
    body = "\n".join(_lines(text, original, workspace.language(original.language).keywords, target))
    return Written(to + original.path.removeprefix(original.language), body)


def begun(ledger: Ledger, original: Document, to: str) -> Ledger:
    """The ledger with a new translation: it was made from the original as it is now."""
    units = {name: dict(row) for name, row in ledger.units.items()}
    for unit in original.units:
        units.setdefault(f"{original.key}.{unit.id}", {})[to] = unit.fingerprint
    return Ledger(units)


def _refuse(workspace: Workspace, original: Document, target: Language) -> None:
    existing = workspace.library.get(original.key, target.tag)
    if existing is not None:
        what = "This is the original" if existing is original else "This translation is there already"
        raise refusal(existing.path, 1, "translated", what, "Edit the file; `invoke status` says what it lacks.")
    unnamed = next((unit for unit in original.units if not unit.id), None)
    if unnamed is not None:
        raise refusal(original.path, unnamed.line, "missing-id", "This unit has no id", "Run `invoke ids` first.")


def _lines(text: str, original: Document, keywords: Keywords, target: Language) -> Iterator[str]:
    """Every line of the original as the translation is to have it."""
    dropped = frozenset(_dropped(text, original))
    body, fence = split(text).first_line, ""
    for number, line in enumerate(_written_lines(text), 1):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark["mark"]
        if number not in dropped:
            yield line if number < body or fence or mark else _line(line, original.language, keywords, target)
    yield ""


def _dropped(text: str, original: Document) -> Iterator[int]:
    """Lines of the fields that only the original has."""
    lines = _written_lines(text)
    for name in ORIGINAL_ONLY:
        if name in dict(original.lines):
            start = original.line_of(name)
            yield start
            following = range(start + 1, len(lines) + 1)
            yield from _while_inside(lines, following)


def _written_lines(text: str) -> list[str]:
    """The lines as problems count them: other programs' line separators (U+2028, U+0085) end none."""
    return text.removesuffix("\n").split("\n")


def _while_inside(lines: list[str], numbers: range) -> Iterator[int]:
    """The lines that belong to the field above them: those that are indented or empty."""
    for number in numbers:
        if lines[number - 1][:1] not in (" ", "\t", ""):
            return
        yield number


def _line(line: str, source: str, own: Keywords, target: Language) -> str:
    line = line.replace(f"{{filename}}/{source}/", f"{{filename}}/{target.tag}/")
    heading = _HEADING.match(line)
    if heading:
        word = _translated(heading["word"], HEADING_WORDS, own, target.keywords)
        return f"{heading['hashes']}{word}{heading['rest']}"
    label = _LABEL.match(line)
    if label:
        return f"{label['before']}{_translated(label['word'], LABEL_WORDS, own, target.keywords)}{label['rest']}"
    return line


def _translated(word: str, meanings: tuple[str, ...], own: Keywords, target: Keywords) -> str:
    """A keyword in the target's language; any other word as it is."""
    meaning = own.meaning(word)
    return target.preferred[meaning] if meaning in meanings else word
