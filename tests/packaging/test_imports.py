"""One direction: only a plugin.py knows Pelican, and no view knows another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
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
    """Every module that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


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


@pytest.mark.parametrize("path", NAMED)
def test_nothing_in_a_module_changes_while_it_runs(path: Path) -> None:
    """No ``global``, and no list, dictionary or set at the top of a module that code could change."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    changeable = (ast.List, ast.Set, ast.ListComp, ast.SetComp)
    for node in tree.body:
        if isinstance(node, ast.Assign):
            assert not isinstance(node.value, changeable), ast.unparse(node)


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "core", "manager", "common", "misc"}


def test_every_room_registers_without_loading_pelican() -> None:
    for room in sorted(ROOMS - AROUND):
        source = (PLUGINS / room / "__init__.py").read_text(encoding="utf-8")
        assert re.search(r"^def register\(\)", source, re.M), room
        assert "pelican" not in {name.split(".")[0] for name in imported(PLUGINS / room / "__init__.py")}
