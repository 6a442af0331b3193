"""One direction: only a plugin.py knows Pelican, and no view knows another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PLUGINS = PROJECT / "plugins"
MODULES = sorted(path for path in PLUGINS.rglob("*.py"))
ROOMS = {path.parent.name for path in PLUGINS.glob("*/__init__.py")}
#: The heart, which every room may use, and what stands around the rooms and may use several.
HEART, AROUND = {"knowledge"}, {"publishing", "editing"}
NAMED = [pytest.param(path, id=str(path.relative_to(PLUGINS))) for path in MODULES]


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it, and every name that it takes out of one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", NAMED)
def test_only_a_plugin_module_meets_pelican(path: Path) -> None:
    meets = any(name.split(".")[0] == "pelican" for name in imported(path))
    assert path.name == "plugin.py" or not meets


@pytest.mark.parametrize("path", NAMED)
def test_rooms_meet_only_in_the_heart(path: Path) -> None:
    room = path.relative_to(PLUGINS).parts[0]
    others = {name.split(".")[0] for name in imported(path)} & ROOMS
    allowed = {room} | HEART | (ROOMS if room in AROUND else set())
    assert others <= (HEART if room in HEART else allowed)


def test_no_modules_import_each_other() -> None:
    names = {".".join(path.relative_to(PLUGINS).with_suffix("").parts): path for path in MODULES}
    order = TopologicalSorter({name: set(imported(path)) & names.keys() for name, path in names.items()})
    assert len(list(order.static_order())) == len(names)  # a circle is an error that names it


#: Methods by which a list, a set or a dictionary is changed.
CHANGES = frozenset("add append clear discard extend insert pop popitem remove setdefault update".split())


def changed(tree: ast.Module) -> Iterator[str]:
    """The names that are changed in place anywhere in a module."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Name)
        ) or (isinstance(node, ast.Attribute) and node.attr in CHANGES and isinstance(node.value, ast.Name)):
            yield node.value.id


@pytest.mark.parametrize("path", NAMED)
def test_nothing_in_a_module_changes_while_it_runs(path: Path) -> None:
    """No ``global``, no list or set at the top of a module, and no dictionary there that code changes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assigned = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    for node in assigned:
        assert not isinstance(node.value, ast.List | ast.Set | ast.ListComp | ast.SetComp), ast.unparse(node)
    names = {name.id for node in assigned for name in ast.walk(node) if isinstance(name, ast.Name)}
    assert not names & set(changed(tree))


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "core", "manager", "common", "misc"}


def test_every_room_registers_without_loading_pelican() -> None:
    for room in sorted(ROOMS - AROUND):
        source = (PLUGINS / room / "__init__.py").read_text(encoding="utf-8")
        assert re.search(r"^def register\(\)", source, re.M), room
        assert "pelican" not in {name.split(".")[0] for name in imported(PLUGINS / room / "__init__.py")}


def connections(tree: ast.AST) -> list[str]:
    """What is connected to Pelican's signals in a piece of code."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = (ast.unparse(call) for call in calls)
    return [said for said in found if said.startswith("signals.") and ".connect(" in said]


@pytest.mark.parametrize("path", [one for one in NAMED if "plugin.py" in str(one.id)])
def test_signals_are_connected_in_register_and_to_functions_of_the_module(path: Path) -> None:
    """Blinker holds weak references: a method or a lambda is gone before it is called, or is called in the next run."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    made = connections(functions["register"]) if "register" in functions else []
    assert connections(tree) == made
    assert {one.partition(".connect(")[2].rstrip(")") for one in made} <= functions.keys()
