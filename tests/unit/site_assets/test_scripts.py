"""Scripts are joined with what they import, and do what they did apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_assets.scripts import ScriptError, joined_scripts

THEME = Path(__file__).resolve().parents[3] / "theme" / "static" / "js"
MODULES = {
    "main.js": "import { greet } from './lib/greet.js';\nimport './loud.js';\nexport const said = greet('you');\n"
    "export const later = () => import('./later.js');\n",
    "loud.js": "import { said } from './lib/words.js';\nglobalThis.loud = said('x').toUpperCase();\n",
    "later.js": "import { said } from './lib/words.js';\nexport const late = said('late');\n",
    "lib/greet.js": "import { said } from './words.js';\n/** Greets. */\nexport function greet(who) {\n  return said(`hello ${who}`);\n}\n",
    "lib/words.js": "const greet = '!';\nexport async function wait() {}\nexport class Word {}\n"
    "export function said(what) {\n  return what + greet;\n}\n",
}


def test_what_nobody_imports_is_served_with_all_that_it_imports(
    run_script: Callable[[str], Any], tmp_path: Path
) -> None:
    served = joined_scripts(MODULES)
    assert list(served) == ["later.js", "main.js"]
    for name, source in served.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    answer = run_script(
        "const main = await import('./main.js');\n"
        "say([main.said, globalThis.loud, (await main.later()).late, Object.keys(main).sort()]);"
    )
    assert answer == ["hello you!", "X!", "late!", ["later", "said"]]


def test_names_of_two_modules_do_not_meet() -> None:
    assert "const greet = '!'" in joined_scripts(MODULES)["main.js"]
    assert "function greet" in joined_scripts(MODULES)["main.js"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"loud.js": "import { a } from './gone.js';\n"}, r"js/loud\.js:1: script: gone\.js is not there"),
        ({"lib/words.js": "import { greet } from './greet.js';\n"}, "imports itself by way of"),
        ({"loud.js": "import words from './lib/words.js';\n"}, "cannot be joined"),
        ({"loud.js": "import { said as spoken } from './lib/words.js';\n"}, "cannot be joined"),
        ({"loud.js": "const a = 1;\nexport default 1;\n"}, r"js/loud\.js:2: script: «export default 1;»"),
        ({"loud.js": "export let count = 0;\n"}, "cannot be joined"),
        ({"loud.js": "export const a = 1, b = 2;\n"}, "cannot be joined"),
    ],
)
def test_what_joining_would_break_is_refused(changed: dict[str, str], said: str) -> None:
    with pytest.raises(ScriptError, match=said):
        joined_scripts({**MODULES, **changed})


def test_modules_of_the_theme_keep_no_state() -> None:
    """Several files hold a module, each a copy of its own: what one copy remembers, another does not know."""
    kept = {
        path.name: found
        for path in THEME.rglob("*.js")
        if (
            found := re.findall(
                r"^(?:export )?let .*|^const \w+ = new (?:Map|Set|WeakMap)\(\);", path.read_text("utf-8"), re.M
            )
        )
    }
    assert kept == {}
