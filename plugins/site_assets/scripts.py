"""Scripts as they are served: each with the modules that it imports in one file, so that none is waited for in turn.

A module of the theme imports by single lines, ``import { a, b } from './lib/module.js';``, and exports declarations
that begin a line. What no other module imports by such a line is served: what pages name, and what ``import(…)``
fetches when it is needed. Every module keeps a scope of its own; one that several files hold must keep no state.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

_IMPORT = re.compile(
    r"^import (?:\{ (?P<names>\w+(?:, \w+)*) \} from )?'(?P<path>\.{1,2}/[\w./-]+\.js)';$", re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
#: What would not survive the joining.
_STRANGE = re.compile(
    r"^(?:import\b(?!\().*|export (?:default|\*|\{|let |var ).*|export const \w+ = [^;{(\[]*, \w+ =.*)", re.MULTILINE
)

_CURE = "Import by `import { a, b } from './module.js';`, and export declarations that begin a line"


class ScriptError(ValueError):
    """Modules cannot be joined: ``js/name.js:line: rule: what. What to do.``"""


def joined_scripts(modules: Mapping[str, str]) -> dict[str, str]:
    """The files to be served: name → source.

    :param modules: name below the folder of scripts, ``lib/ticks.js`` → source
    :raises ScriptError: a module imports what is not there or, by way of others, itself, or is written in a way that
        joining does not understand
    """
    needs = {name: tuple(_needed(name, source)) for name, source in modules.items()}
    for name, needed in needs.items():
        if missing := [one for one in needed if one not in modules]:
            raise _fault(name, modules[name], missing[0].rpartition("/")[2], f"{missing[0]} is not there", "Add it")
        if strange := _STRANGE.search(_without_imports(modules[name])):
            raise _fault(name, modules[name], strange[0], f"«{strange[0]}» cannot be joined", _CURE)
    inner = {one for needed in needs.values() for one in needed}
    return {name: _joined(name, modules, needs) for name in sorted(modules) if name not in inner}


def _fault(name: str, source: str, piece: str, what: str, cure: str) -> ScriptError:
    """What is wrong with a module, at the line where a piece of it begins."""
    line = source[: max(0, source.find(piece))].count("\n") + 1
    return ScriptError(f"js/{name}:{line}: script: {what}. {cure}.")


def _without_imports(source: str) -> str:
    return _IMPORT.sub("", source)


def _needed(name: str, source: str) -> Iterable[str]:
    return (_path(name, found["path"]) for found in _IMPORT.finditer(source))


def _joined(entry: str, modules: Mapping[str, str], needs: Mapping[str, tuple[str, ...]]) -> str:
    """A file: what the module needs, and the module itself, which goes on exporting."""
    *needed, _ = order = tuple(_in_order(entry, needs))
    places = {name: place for place, name in enumerate(order)}
    inner = (_scoped(name, modules[name], places) for name in needed)
    return "".join(inner) + _with_constants(entry, modules[entry], places)


def _in_order(name: str, needs: Mapping[str, tuple[str, ...]], begun: tuple[str, ...] = ()) -> dict[str, None]:
    """A module after all that it imports, each once."""
    if name in begun:
        way = ", ".join(begun[begun.index(name) + 1 :])
        raise _fault(name, "", "", f"It imports itself by way of {way}", "Part what both need from them")
    found: dict[str, None] = {}
    for needed in needs[name]:
        found |= _in_order(needed, needs, (*begun, name))
    return found | {name: None}


def _scoped(name: str, source: str, places: Mapping[str, int]) -> str:
    """A module as a function that is called at once and returns what the module exports."""
    exported = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _with_constants(name, source, places)).rstrip()
    return f"const $module{places[name]} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _with_constants(name: str, source: str, places: Mapping[str, int]) -> str:
    """A module's source in which what it imported are constants."""

    def constants(found: re.Match[str]) -> str:
        needed = _path(name, found["path"])
        return f"const {{ {found['names']} }} = $module{places[needed]};" if found["names"] else ""

    return _IMPORT.sub(constants, source)


def _path(name: str, written: str) -> str:
    """The module that a path means which stands in a module."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), written))
