"""The engine as it is served: its modules joined into one file, without comments, loose spaces and ends of lines, with
the numbers themselves where modules name them, and with short names for what no reader of it asks for.

A module of ``engine/`` imports by single lines ``import { a, b } from './module.js';``, gives every name of its own a
declaration that begins a line, and renames nothing: so joining is leaving out the lines that import.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from string import ascii_letters

#: The modules of the engine; the served file exports what ``engine.js`` does.
FOLDER = Path(__file__).with_name("engine")
ENTRY = "engine"
#: A comment that begins a line; there are no others, and no text of several lines.
_COMMENT = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r"^import \{ \w+(?:, \w+)* \} from '\./(\w+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |class |const |function )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:class|const|function) (\w+)", re.MULTILINE)
#: A number that a module names for all its own, or for others.
_NUMBER = re.compile(r"^const ([A-Z][A-Z\d_]*) = ([\d.]+);$", re.MULTILINE)
#: A name that belongs to nothing, and one that may be a member of something.
_NAME = re.compile(r"(?<![\w.$])[A-Za-z_]\w*\b")
_MEMBER = re.compile(r"\.(\w+)|(?:^|[{,])\s*(\w+)\s*:")
#: A name long enough to be worth a shorter one, and written as no variable of a function is.
_LONG = re.compile(r"(?=.*[A-Z])\w{4,}")
_EXPORTED = re.compile(r"^export (?:\{(.*)\}|(?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
#: What would not survive the joining.
_STRANGE = re.compile(
    r"^(?:import\b|export (?:default|\*|\{.*\bfrom\b)|let |var |const \w+ = [^;{(\[]*, \w+ =).*", re.MULTILINE
)
#: The texts and patterns in a line, and the spaces that mean nothing outside them. What divides has spaces around it.
_TEXT = re.compile(r"('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|/(?! )(?:[^/\\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*)")
_LOOSE = re.compile(r" ?([=<>?:,;(){}\[\]&|*]+) ?|(?:(?<=[)\]}] )| (?<![+-] ))([+%/-]=?) (?![+-])")
#: What a line may end or begin with for the end of line before or after it to mean nothing.
_CLOSED, _CONTINUED = tuple(";{}(,["), tuple(")]}.?:&|")


class EngineError(ValueError):
    """The modules of the engine cannot be joined; says which and why."""


def engine_source(folder: Path = FOLDER) -> bytes:
    """The engine in one file: every module after those that it imports.

    :raises EngineError: two modules declare one name, or one is written in a way that joining does not understand
    """
    modules = _in_order(ENTRY, folder)
    _refuse_clashes(modules)
    text = "\n".join(source if name == ENTRY else _EXPORT.sub("", source) for name, source in modules.items())
    lines = (_tight(line.strip()) for line in _with_short_names(text).splitlines())
    return ("".join(_run_on([line for line in lines if line])) + "\n").encode()


def _with_short_names(text: str) -> str:
    """The source with named numbers written out and other long names shortened."""
    parted = [_TEXT.split(line) for line in text.splitlines()]
    numbers = dict(_NUMBER.findall(text))
    names = {name: numbers.get(name, short) for name, short in _shortened(text, parted).items()}

    def written_out(pieces: Sequence[str]) -> str:
        declared = _NUMBER.fullmatch(pieces[0])
        if declared and declared[1] in names:
            return ""
        named = (_NAME.sub(lambda name: names.get(name[0], name[0]), piece) for piece in pieces[::2])
        return "".join(chain.from_iterable(zip_longest(named, pieces[1::2], fillvalue="")))

    return "\n".join(map(written_out, parted))


def _shortened(text: str, parted: Sequence[Sequence[str]]) -> dict[str, str]:
    """Names of the modules' own → shorter ones; not of what is exported, named in a text, or a member somewhere."""
    kept = {name for pieces in parted for piece in pieces[1::2] for name in _NAME.findall(piece)}
    kept |= {name for pieces in parted for piece in pieces[::2] for found in _MEMBER.findall(piece) for name in found}
    kept |= {name for found in _EXPORTED.findall(text) for name in re.findall(r"\w+", " ".join(found))}
    names = [name for name in _DECLARED.findall(text) if name not in kept and (_LONG.fullmatch(name) or name.isupper())]
    return {name: f"${_letters(number)}" for number, name in enumerate(names)}


def _letters(number: int) -> str:
    return (ascii_letters[number // 52 - 1] if number >= 52 else "") + ascii_letters[number % 52]


def _tight(line: str) -> str:
    """A line without loose spaces and ends of statements; texts and patterns stay."""
    pieces = _TEXT.split(line)
    return "".join(
        text if place % 2 else _LOOSE.sub(r"\1\2", text).replace(";}", "}") for place, text in enumerate(pieces)
    )


def _run_on(lines: Sequence[str]) -> Iterable[str]:
    """Lines, each with its end where that means something."""
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        loose = not after or line.endswith(_CLOSED) or after.startswith(_CONTINUED)
        yield line.removesuffix(";") if after.startswith("}") else line if loose else line + "\n"


def _in_order(name: str, folder: Path, begun: tuple[str, ...] = ()) -> dict[str, str]:
    """Module → source without comments and imports, those that others need first."""
    if name in begun:
        raise EngineError(f"{name}.js imports itself by way of {', '.join(begun[begun.index(name) + 1 :])}")
    source = _COMMENT.sub("", (folder / f"{name}.js").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for needed in _IMPORT.findall(source):
        found |= _in_order(needed, folder, (*begun, name))
    rest = _IMPORT.sub("", source)
    if strange := _STRANGE.search(rest):
        raise EngineError(f"{name}.js: «{strange[0]}» cannot be joined with other modules")
    return found | {name: rest}


def _refuse_clashes(modules: Mapping[str, str]) -> None:
    owners: dict[str, str] = {}
    for module, source in modules.items():
        for declared in _names(source):
            if declared in owners:
                raise EngineError(f"{declared} is declared by {owners[declared]}.js and {module}.js")
            owners[declared] = module


def _names(source: str) -> Iterable[str]:
    return _DECLARED.findall(source)
