"""The engine is written in modules and served as one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge_search.engine_source import FOLDER, EngineError, engine_source


def _folder(root: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (root / f"{name}.js").write_text(source)
    return root


def test_the_served_file_needs_no_other_and_holds_every_module() -> None:
    source = engine_source().decode()
    assert not re.search(r"^import ", source, re.MULTILINE)
    names = [
        name
        for path in FOLDER.glob("*.js")
        for name in re.findall(
            r"^export (?:class|const|function) (\w+)(?! = [\d.]+;)\b", path.read_text(), re.MULTILINE
        )
    ]
    assert len(names) > 30
    assert all(re.search(rf"\b(?:class|const|function) {name}\b", source) for name in names)


def test_a_module_stands_once_and_after_what_it_needs(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        engine="import { b } from './b.js';\nimport { a } from './a.js';\nexport const c = a + b;\n",
        b="/** Of a. */\nimport { a } from './a.js';\nexport const b = a;\n",
        a="// First.\nexport const a = 1;\n",
    )
    assert engine_source(folder) == b"const a=1;const b=a;export const c=a+b;\n"


def test_a_number_that_has_a_name_is_written_out_but_where_a_text_names_it(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        engine="import { MOST } from './a.js';\nexport const PUBLIC = 3;\nconst f = a => MOST - a.MOST + PUBLIC;\n",
        a="const SAID = 2;\nexport const MOST = 0.5;\nconst text = `${SAID}` + SAID + 'MOST';\n",
    )
    assert engine_source(folder) == (
        b"const SAID=2;const MOST=0.5;const text=`${SAID}`+SAID+'MOST';"
        b"export const PUBLIC=3;const f=a=>MOST-a.MOST+PUBLIC;\n"
    )
    (folder / "a.js").write_text("const SAID = 2;\nexport const MOST = 0.5;\nconst text = `${SAID}` + MOST;\n")
    assert engine_source(folder) == (
        b"const SAID=2;const text=`${SAID}`+0.5;export const PUBLIC=3;const f=a=>0.5-a.MOST+PUBLIC;\n"
    )


def test_spaces_stay_where_they_mean_something(tmp_path: Path) -> None:
    source = """const said = 'a, b  { c }' + ' = ', pattern = /a b {2}[/"] = '/u;
const text = one => `${one} , ${said}`;
const sign = a + +b - -c / 2 - (d) / (e) - 1;
const path = `${a / b}/ ; }`;
function f() {
  if (a) return [ 1 ];
  else return { a: typeof a }
    .a;
}
g()
h()
"""
    assert engine_source(_folder(tmp_path, engine=source)) == (
        b"const said='a, b  { c }'+' = ',pattern=/a b {2}[/\"] = '/u;const text=one=>`${one} , ${said}`;"
        b"const sign=a + +b - -c/2-(d)/(e)-1;const path=`${a / b}/ ; }`;function f(){if(a)return[1];else return{a:typeof a}.a}"
        b"g()\nh()\n"
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("const twice = 1;", "twice is declared by a.js and engine.js"),
        ("function twice() {}", "twice is declared by a.js and engine.js"),
        ("import * as all from './a.js';", "import * as all"),
        ("import { twice as once } from './a.js';", "twice as once"),
        ("let counted = 0;", "let counted"),
        ("const one = 1, other = 2;", "const one"),
        ("export { twice } from './a.js';", "export { twice }"),
        ("import { own } from './engine.js';", "imports itself"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused(tmp_path: Path, source: str, said: str) -> None:
    folder = _folder(tmp_path, engine=f"import {{ twice }} from './a.js';\n{source}\n", a="export const twice = 1;\n")
    with pytest.raises(EngineError, match=re.escape(said)):
        engine_source(folder)
