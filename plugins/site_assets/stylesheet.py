"""One stylesheet out of the theme's layers, smaller but otherwise the same."""

from __future__ import annotations

import re
from pathlib import Path

#: The order in which layers win over each other, the last one first asked.
LAYERS = ("tokens", "reset", "base", "layout", "components", "utilities", "print")

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)]*\)")


class LayerMissingError(FileNotFoundError):
    """A layer has neither a file nor a folder."""


def stylesheet(folder: Path) -> str:
    """The layers of a folder as one minified stylesheet.

    ``<layer>.css`` and then every file of ``<layer>/``, sorted by name, make up a layer.
    Font faces stand outside of layers, in ``fonts.css``, because layers do not apply to them.

    :raises LayerMissingError: a layer has neither file nor folder
    """
    faces = folder / "fonts.css"
    outside = faces.read_text(encoding="utf-8") if faces.exists() else ""
    layers = (f"@layer {name}{{{_layer(folder, name)}}}" for name in LAYERS)
    return minified(f"@layer {','.join(LAYERS)};{outside}{''.join(layers)}")


def page_stylesheets(folder: Path) -> dict[str, str]:
    """What only one kind of page needs: a stylesheet for each file of ``pages/``, in the layer of components.

    Whoever loads one has loaded :func:`stylesheet` before, which names the order of the layers.

    :returns: file name → stylesheet
    """
    files = sorted((folder / "pages").glob("*.css"))
    return {path.name: minified(f"@layer components{{{path.read_text(encoding='utf-8')}}}") for path in files}


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
    text = re.sub(r":\s+", ":", text).replace(";}", "}")
    return re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], text).strip() + "\n"


def _layer(folder: Path, name: str) -> str:
    files = layer_files(folder, name)
    if not files:
        raise LayerMissingError(str(folder / f"{name}.css"))
    return "".join(path.read_text(encoding="utf-8") for path in files)
