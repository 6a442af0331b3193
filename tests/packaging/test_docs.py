"""What can be set, called or told is documented; nothing is documented that is gone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

DOCS = PROJECT / "docs"
PLUGINS = PROJECT / "plugins"
_SETTING = re.compile(r"\b(?:KNOWLEDGE|PAGES|SHEETS|ONE_PAGERS|EXPORTS|SEARCH|ASSETS|LANGUAGES|EDITING)_[A-Z_]+\b")
_READ = re.compile(r"settings(?:\.get\(|\.setdefault\(|\[)\s*\"([A-Z][A-Z_]+)\"")
_RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: What makes problems → the place of the rule among its arguments.
PLACES = {"Problem": 2, "refusal": 2, "loss": 2, "lose": 1, "add": 1, "_head": 2, "YamlTable": 1, "Stray": 0}
#: Pelican's own settings that our plugins read.
PELICANS = frozenset("PATH OUTPUT_PATH SITENAME SITEURL DEFAULT_LANG THEME AUTHOR TIMEZONE".split())


def settings() -> set[str]:
    """Every setting of our own that a plugin reads."""
    sources = [path.read_text(encoding="utf-8") for path in PLUGINS.rglob("plugin.py")]
    return {name for source in sources for name in _READ.findall(source)} - PELICANS


def rules() -> set[str]:
    """Every rule that a problem can name: the kebab-case texts that stand where problems are made."""
    found: set[str] = set()
    for path in sorted(PLUGINS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = PLACES.get(name)
                if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                    found.add(str(node.args[place].value))
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
                first = node.value.elts[0]
                if isinstance(first, ast.Constant) and _RULE.fullmatch(str(first.value)):
                    found.add(str(first.value))
    return found


def tasks() -> set[str]:
    """Every command of the project."""
    call = [sys.executable, "-m", "invoke", "--list", "--list-format", "flat"]
    listed = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  ([\w.-]+)", listed, re.M))


def text(*names: str) -> str:
    files = [PROJECT / name for name in names]
    assert all(file.is_file() for file in files), names
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_setting_is_documented() -> None:
    written = text("docs/plugins.md")
    assert [name for name in sorted(settings()) if f"`{name}`" not in written] == []


def test_every_rule_is_documented_for_editors() -> None:
    written = text("docs/editors.md")
    assert {"front-matter", "raw-html", "missing-id", "unknown-speaker", "taken-key", "glossary"} <= rules()
    assert [name for name in sorted(rules()) if f"`{name}`" not in written] == []


def test_every_command_is_documented() -> None:
    written = text("README.md", "docs/editors.md", "docs/plugins.md", "docs/architecture.md")
    assert {"build", "check", "import"} <= tasks()
    assert {name for name in tasks() if not re.search(rf"(?:invoke |`){name}\b", written)} == set()


def test_no_documented_setting_is_gone() -> None:
    written = set(_SETTING.findall(text("docs/plugins.md")))
    read = "\n".join(path.read_text(encoding="utf-8") for path in [*PLUGINS.rglob("*.py"), PROJECT / "pelicanconf.py"])
    assert {name for name in written if name not in read} == set()


def test_the_keywords_that_editors_read_of_are_those_that_are_read() -> None:
    import yaml

    table = yaml.safe_load((PROJECT / "translations/keywords.yaml").read_text(encoding="utf-8"))
    written = text("docs/editors.md")
    preferred = {forms[0] for words in table.values() for forms in words.values()}
    assert {word for word in preferred if word not in written} == set()


@pytest.mark.parametrize("path", sorted([*DOCS.glob("*.md"), PROJECT / "README.md"]), ids=lambda path: path.name)
def test_every_link_between_documents_leads_to_a_file(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if "{" not in target and not (path.parent / target).exists()] == []
