"""The theme's stylesheets: the frame of every page, one for what each kind of page has within it, one for print.

A page loads two and shows no text before they have come: the frame, which is the same on every page of a script and
therefore comes once, and a small one with what its kind of page has and others do not. What printing needs stands in
a file of its own, which no screen waits for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

#: The order in which layers win over each other, the last one first asked.
LAYERS = ("tokens", "reset", "base", "layout", "components", "utilities", "print")
#: The layer that only printers need.
PRINT = "print"
#: What every page has.
FRAME = "frame"
#: The kinds of pages that have a stylesheet: texts and units; lists and entrances; search; downloads.
KINDS = ("reading", "lists", "finding", "downloads")
#: Components that no page waits for: a script asks for ``<component>.css`` when a reader has use for it.
LATER = ("suggestions",)
#: The files that only some kinds of pages need. One that is not named here belongs to the frame.
ONLY: Mapping[str, tuple[str, ...]] = {
    "chips": ("finding", "downloads"),
    "columns": ("reading",),
    "downloads": ("downloads",),
    "entrances": ("lists",),
    "files": ("reading", "downloads"),
    "gatherings": ("lists", "finding", "downloads"),
    "large-search": ("lists", "finding"),
    "lines": ("reading", "lists"),
    "lists": ("lists", "finding"),
    "prose": ("reading",),
    "search": ("finding",),
    "units": ("reading",),
    "waiting": ("finding",),
}

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)]*\)")


class LayerMissingError(FileNotFoundError):
    """A layer has neither a file nor a folder."""


def stylesheets(folder: Path) -> Mapping[str, str]:
    """Every stylesheet of a theme: ``frame-cyrillic.css``, ``reading.css``, ``print.css``, … → minified text.

    Scripts are those that have a file with font faces, ``fonts/<script>.css``.

    :raises LayerMissingError: a layer has neither file nor folder
    """
    scripts = sorted(path.stem for path in (folder / "fonts").glob("*.css"))
    frames = {f"{FRAME}-{script}.css": frame(folder, script) for script in scripts}
    kinds = {f"{kind}.css": minified(_layers(folder, kind)) for kind in KINDS}
    later = {f"{name}.css": _later(folder / "components" / f"{name}.css") for name in LATER}
    return {**frames, **kinds, **later, "print.css": minified(f"@layer {PRINT}{{{_layer(folder, PRINT)}}}")}


def frame(folder: Path, script: str) -> str:
    """What every page of a script needs, with the order of all layers before all else, minified.

    ``<layer>.css`` and then every file of ``<layer>/``, sorted by name, make up a layer.
    Font faces stand outside of layers, because layers do not apply to them.

    :param script: name of a file in ``fonts/``
    :raises LayerMissingError: a layer has neither file nor folder
    """
    faces = (folder / "fonts" / f"{script}.css").read_text(encoding="utf-8")
    return minified(f"@layer {','.join(LAYERS)};{faces}{_layers(folder, FRAME)}")


def _layers(folder: Path, kind: str) -> str:
    texts = {name: _layer(folder, name, kind) for name in LAYERS if name != PRINT}
    return "".join(f"@layer {name}{{{text}}}" for name, text in texts.items() if text)


def _later(path: Path) -> str:
    """A component by itself; nothing where a theme does without it."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return minified(f"@layer components{{{text}}}")


def layer_files(folder: Path, name: str) -> tuple[Path, ...]:
    """The files that make up a layer, in order."""
    single = folder / f"{name}.css"
    return (*((single,) if single.exists() else ()), *sorted((folder / name).glob("*.css")))


def minified(css: str) -> str:
    """The stylesheet without comments and without white space that means nothing. Strings stay as they are."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x00"

    text = _STRING.sub(keep, _COMMENT.sub("", css))
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    text = re.sub(r":\s+", ":", text).replace(";}", "}").replace(" !important", "!important")
    text = re.sub(r"(?<=[\s:,(-])0(?=\.\d)", "", text)  # «0.5rem» is «.5rem»
    return re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], text).strip() + "\n"


def _layer(folder: Path, name: str, kind: str = "") -> str:
    files = layer_files(folder, name)
    if not files:
        raise LayerMissingError(str(folder / f"{name}.css"))
    wanted = (path for path in files if path.stem not in LATER and (not kind or kind in ONLY.get(path.stem, (FRAME,))))
    return "".join(path.read_text(encoding="utf-8") for path in wanted)
