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


def test_the_served_file_needs_no_other_and_exports_what_the_engine_does() -> None:
    source = engine_source().decode()
    assert not re.search(r"^import ", source, re.MULTILINE)
    [exported] = re.findall(r"^export \{ (.*) \};$", (FOLDER / "engine.js").read_text(), re.MULTILINE)
    assert f"export{{{exported.replace(' ', '')}}}" in source
    assert "export async function openIndex(" in source


def test_a_module_stands_once_and_after_what_it_needs(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        engine="import { b } from './b.js';\nimport { a } from './a.js';\nexport const c = a + b;\n",
        b="/** Of a. */\nimport { a } from './a.js';\nexport const b = a;\n",
        a="// First.\nexport const a = 1;\n",
    )
    assert engine_source(folder) == b"const a=1;const b=a;export const c=a+b;\n"


def test_a_named_number_is_written_out_and_a_long_name_shortened(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        engine="import { MOST, openAll } from './a.js';\nconst f = a => openAll(a ? MOST : 2, a.most);\n",
        a="export const MOST = 0.5;\nexport function openAll(one) { return one; }\n",
    )
    assert engine_source(folder) == b"function $b(one){return one}const f=a=>$b(a?0.5:2,a.most);\n"


@pytest.mark.parametrize(
    "use",
    [
        "export function openAll() {}",
        "function openAll() {}\nexport { openAll };",
        "function openAll() {}\nconst said = `${openAll}`;",
        "function openAll() {}\nconst a = { openAll: 1 };",
        "function openAll() {}\nconst b = a.openAll;",
    ],
)
def test_a_name_stays_that_others_may_know(tmp_path: Path, use: str) -> None:
    assert b"function openAll(){}" in engine_source(_folder(tmp_path, engine=f"{use}\nopenAll();\n"))


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
