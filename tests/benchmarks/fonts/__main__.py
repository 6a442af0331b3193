"""How wide the fonts that stand in must be made: ``python -m tests.benchmarks.fonts``, run in the project's folder.

Prints ``size-adjust`` for every stand-in of ``theme/static/css/fonts/``: the width of the site's own texts in our font
over their width in the other one, with what single lines differ by. A font that is not on this machine is left out;
``pip install fontpkg-roboto fontpkg-noto-serif`` brings two of them, Liberation has the widths of Times New Roman and
Arial. Kerning is not counted: it changes a line by a few thousandths.
"""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from knowledge.languages import read_languages
from knowledge.reading import read_content
from site_assets.plugin import installed_faces
from tests.conftest import PROJECT, TAGS

SCRIPTS: Mapping[str, tuple[str, ...]] = {"latin": ("en", "nb", "ro"), "cyrillic": ("kk", "ru")}
#: Our font → those that stand in for it: name, package with it, name for fontconfig.
STAND_INS = {
    "literata": (
        ("Times New Roman", "", "Liberation Serif"),
        ("Noto Serif", "fontpkg_noto_serif", "Noto Serif"),
        ("DejaVu Serif", "", "DejaVu Serif"),
    ),
    "onest": (
        ("Arial", "", "Liberation Sans"),
        ("Roboto", "fontpkg_roboto", "Roboto"),
        ("DejaVu Sans", "", "DejaVu Sans"),
    ),
}
WEIGHTS = ((400, 400, "Regular"), (600, 700, "Bold"))
LINE = 45


@dataclass(frozen=True)
class Shaped:
    """A font at one weight, ready to set lines."""

    font: hb.Font
    units: int
    letters: frozenset[str]

    def width(self, text: str) -> float:
        """The width of a text in ems."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer)
        return sum(place.x_advance for place in buffer.glyph_positions) / self.units


@cache
def shaped(path: Path, weight: int) -> Shaped:
    """A font file; of a variable font: at this weight, and at the size that the site uses."""
    font = TTFont(path)
    if "fvar" in font:
        wanted = {"wght": weight, "opsz": 18, "wdth": 100}
        axes = {axis.axisTag: wanted[axis.axisTag] for axis in font["fvar"].axes}
        font = instancer.instantiateVariableFont(font, axes)
    data = BytesIO()
    font.save(data)
    face = hb.Face(data.getvalue())
    return Shaped(hb.Font(face), face.upem, frozenset(map(chr, font.getBestCmap())))


def found(package: str, name: str, style: str) -> Path | None:
    """The file of a font: out of its package, or what fontconfig has under exactly this name."""
    spec = find_spec(package) if package else None
    if spec is not None and spec.origin is not None:
        return next(path for path in sorted(Path(spec.origin).parent.glob("files/*.ttf")) if "Italic" not in path.name)
    asked = subprocess.run(
        ["fc-match", "-f", "%{family[0]}\t%{file}", f"{name}:style={style}"],
        capture_output=True,
        text=True,
        check=False,
    )
    family, _, path = asked.stdout.partition("\t")
    return Path(path) if family == name else None


def lines(text: str) -> Iterator[str]:
    """A text in lines as a telephone shows it."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) > LINE:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def compared(texts: list[str], ours: Shaped, theirs: Shaped) -> tuple[float, float]:
    """Ratio over all texts, and the standard deviation of lines from it. Letters that either font lacks are left out."""
    known = ours.letters & theirs.letters
    kept = ("".join(char for char in line if char in known) for text in texts for line in lines(text))
    pairs = [(ours.width(line), theirs.width(line)) for line in kept if line.strip()]
    whole = sum(one for one, _ in pairs) / sum(other for _, other in pairs)
    return whole, statistics.pstdev(one / (other * whole) for one, other in pairs)


def main() -> None:
    """Print the table."""
    languages = read_languages(PROJECT / "translations", TAGS)
    documents = read_content(PROJECT / "content", languages, {}).library.documents
    sources = {face.name.rpartition("-")[0]: face.source for face in installed_faces("")}
    for script, tags in SCRIPTS.items():
        texts = [document.text for document in documents if document.language in tags]
        for ours, others in STAND_INS.items():
            for name, package, known in others:
                for weight, theirs, style in WEIGHTS:
                    path = found(package, known, style)
                    if path is None:
                        print(f"{script:9} {ours:9} {name:16} {style:8} not on this machine")
                        continue
                    ratio, spread = compared(texts, shaped(sources[ours], weight), shaped(path, theirs))
                    print(f"{script:9} {ours:9} {name:16} {style:8} size-adjust {ratio:.1%}, lines ± {spread:.1%}")


main()
