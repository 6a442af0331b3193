"""Assets: a stylesheet for the frame and one for each kind of page, font subsets, one folder named by its content."""

from __future__ import annotations

import io
import math
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import Image

from knowledge.problems import Severity
from site_assets.bundle import bundle
from site_assets.faces import CYRILLIC, LATIN, Face
from site_assets.fonts import OUTLINE_TOLERANCE, missing_letters, subset
from site_assets.icons import ICONS, UnfilledMarkError, icons
from site_assets.packages import PackagesMissingError, packages_bundle
from site_assets.plugin import AssetsGenerator, installed_faces
from site_assets.stylesheet import KINDS, LATER, LAYERS, ONLY, LayerMissingError, frame, minified, stylesheets

THEME = Path(__file__).resolve().parents[3] / "theme" / "static"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def test_the_frame_names_all_layers_in_order_before_all_else() -> None:
    for script in ("latin", "cyrillic"):
        assert frame(THEME / "css", script).startswith("@layer " + ",".join(LAYERS) + ";")


def test_a_layer_without_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "latin.css").touch()
    with pytest.raises(LayerMissingError):
        stylesheets(tmp_path)


def test_a_page_gets_the_components_of_its_kind_and_no_others() -> None:
    found = stylesheets(THEME / "css")
    assert ".step__box" in found["reading.css"]
    assert ".step__box{" not in found["lists.css"]
    assert ".letter__entry{" in found["lists.css"]
    assert {path.stem for path in (THEME / "css").rglob("*.css")} >= set(ONLY)


def test_what_every_page_has_comes_once_and_in_its_own_script() -> None:
    found = stylesheets(THEME / "css")
    for script in ("latin", "cyrillic"):
        assert ".masthead{" in found[f"frame-{script}.css"]
        assert f'font-family:"Literata";src:url("fonts/literata-{script}.woff2")' in found[f"frame-{script}.css"]
    assert not any(".masthead{" in found[f"{kind}.css"] or "@font-face" in found[f"{kind}.css"] for kind in KINDS)


def test_no_page_waits_for_what_a_script_asks_for_later() -> None:
    found = stylesheets(THEME / "css")
    for component in LATER:
        assert f".{component}" in found[f"{component}.css"]
        assert all(f".{component}{{" not in text for name, text in found.items() if name != f"{component}.css")


def test_no_screen_waits_for_what_only_printers_need() -> None:
    found = stylesheets(THEME / "css")
    assert "@page" in found["print.css"]
    assert all("@page" not in text for name, text in found.items() if name != "print.css")


def test_minifying_changes_no_meaning() -> None:
    css = 'a > b { x: y; /* why */ z: calc(1px + 2px) }\n.x::after { content: "  ;  "; }\n@media (a) and (b) {c{d: e}}'
    assert minified(css) == 'a>b{x:y;z:calc(1px + 2px)}.x::after{content:"  ;  "}@media (a) and (b){c{d:e}}\n'
    numbers = 'a { b: -0.5px 0.25em 10.5px 0 calc(0.3rem - 0.2px) !important; c: url("x-0.5.woff2"); d: clamp(1rem,0.5vw,2rem) }'
    assert minified(numbers) == (
        'a{b:-.5px .25em 10.5px 0 calc(.3rem - .2px)!important;c:url("x-0.5.woff2");d:clamp(1rem,.5vw,2rem)}\n'
    )


def test_fonts_have_every_letter_of_the_five_languages() -> None:
    assert set(KAZAKH) <= set(CYRILLIC)
    assert set("ăâîșțĂÂÎȘȚæøåÆØÅ") <= set(LATIN)
    for face in installed_faces("Қазақ тілі"):
        wanted = "".join(set(face.letters) - set("\u00ad\u202f\u2212\u2032\u2033←→↑↓"))
        assert missing_letters(face.source, wanted) == ()


def test_a_face_is_made_once_and_always_the_same(tmp_path: Path) -> None:
    onest = next(face for face in installed_faces("") if face.name == "onest-latin")
    small = Face("small", onest.source, "Abc", onest.limits)
    first = subset(small, tmp_path / "one")
    assert first == subset(small, tmp_path / "two")
    assert first[:4] == b"wOF2"
    (kept,) = (tmp_path / "one").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert subset(small, tmp_path / "one") == first


@pytest.mark.parametrize("name", ["literata-cyrillic", "onest-cyrillic"])
def test_no_letter_of_any_weight_loses_its_shape(name: str, tmp_path: Path) -> None:
    face = next(face for face in installed_faces("") if face.name == name)
    few = replace(face, letters="AgNБЗОЬЪЫҚқңөҺ&8", name="few")
    for weight in (400.0, 550.0, 700.0):
        ours = _outlines(TTFont(io.BytesIO(subset(few, tmp_path))), {"wght": weight})
        designed = _outlines(_with_letters(face.source, few.letters), {**dict(face.limits), "wght": weight})
        assert set(ours) == set(few.letters)
        for letter, points in ours.items():
            assert max(map(math.dist, points, designed[letter])) <= 1.5 * OUTLINE_TOLERANCE, (letter, weight)


def _with_letters(source: Path, letters: str) -> TTFont:
    cutter, font = Subsetter(), TTFont(source)
    cutter.populate(text=letters)
    cutter.subset(font)
    return font


def _outlines(font: TTFont, location: dict[str, Any]) -> dict[str, list[tuple[float, float]]]:
    """The points of each letter at one place of the design space."""
    still = instancer.instantiateVariableFont(font, location)
    glyphs, letters = still["glyf"], still.getBestCmap()
    return {chr(code): list(glyphs[name].getCoordinates(glyphs)[0]) for code, name in letters.items()}


def test_the_folder_is_named_by_what_it_holds(tmp_path: Path) -> None:
    for layer in LAYERS:
        (tmp_path / "css").mkdir(exist_ok=True)
        (tmp_path / "css" / f"{layer}.css").write_text("a{b:c}")
    (tmp_path / "css" / "fonts").mkdir()
    (tmp_path / "css" / "fonts" / "latin.css").touch()
    before = bundle(tmp_path, (), tmp_path / "cache")
    assert before.folder == bundle(tmp_path, (), tmp_path / "cache").folder
    (tmp_path / "css" / "base.css").write_text("a{b:d}")
    assert before.folder != bundle(tmp_path, (), tmp_path / "cache").folder


def test_scripts_beside_the_modules_are_published_as_they_stand(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path / "static")
    (tmp_path / "static" / "own.js").write_text("export default 1;")
    found = bundle(tmp_path / "static", (), tmp_path / "cache").files
    assert found["own.js"] == b"export default 1;"
    assert "js/main.js" in found
    assert not [name for name in found if name.startswith(("worker/", "js/lib/ticks"))]


def test_stylesheets_stay_light() -> None:
    import gzip

    for name, text in stylesheets(THEME / "css").items():
        light = 5_400 if name.startswith(("reading", "lists")) else 6_000
        assert len(gzip.compress(text.encode(), 9)) <= light, name


def test_a_font_that_stands_in_is_as_high_as_ours() -> None:
    """Lines keep their height when our font comes: ascent and descent, scaled with the letters, are ours."""
    heights = {name: _height(name) for name in ("literata-latin", "onest-latin")}
    for script in ("latin", "cyrillic"):
        css = (THEME / "css" / "fonts" / f"{script}.css").read_text(encoding="utf-8")
        found = re.findall(r"size-adjust: ([\d.]+)%; ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%", css)
        assert len(found) >= 8
        for size, ascent, descent in found:
            made = (float(ascent) * float(size) / 1e4, float(descent) * float(size) / 1e4)
            assert any(made == pytest.approx(height, abs=0.002) for height in heights.values())


def _height(name: str) -> tuple[float, float]:
    face = next(face for face in installed_faces("") if face.name == name)
    with TTFont(face.source, lazy=True) as font:
        units, line = font["head"].unitsPerEm, font["hhea"]
        return line.ascent / units, -line.descent / units


# -- icons ---------------------------------------------------------------------------------------------


def drawn_icon(name: str) -> Image.Image:
    return Image.open(io.BytesIO(icons(THEME)[f"icons/{name}.png"])).convert("RGBA")


PETROL, PAPER, NOTHING = (0x0B, 0x55, 0x63, 255), (0xFB, 0xF8, 0xF3, 255), 0


def test_icons_are_the_mark_in_the_sizes_that_devices_ask_for_and_small() -> None:
    made = icons(THEME)
    for icon in ICONS:
        with Image.open(io.BytesIO(made[icon.name])) as picture:
            assert (picture.format, picture.size) == ("PNG", (icon.size, icon.size))
            assert picture.info == {}  # no date, no program, nothing else that could differ
        assert len(made[icon.name]) <= 10_000
    assert made == icons(THEME)


def test_an_icon_as_drawn_has_round_corners_with_nothing_behind_them() -> None:
    for name, size in (("192", 192), ("512", 512)):
        picture = drawn_icon(name)
        assert picture.getpixel((0, 0))[3] == picture.getpixel((size - 1, size - 1))[3] == NOTHING
        assert picture.getpixel((size // 2, size // 20)) == PETROL
        assert picture.getpixel((size // 2, size // 2)) == PAPER


def test_an_icon_that_systems_cut_is_filled_and_keeps_the_bell_within_the_cut() -> None:
    for name, size, radius in (("maskable-512", 512, 0.4), ("apple-touch-icon", 180, 0.5)):
        picture = drawn_icon(name)
        pixels = picture.load()
        places = [(x, y) for x in range(size) for y in range(size)]
        assert all(pixels[place][3] == 255 for place in places)
        assert all(pixels[place] == PETROL for place in ((0, 0), (size - 1, 0), (0, size - 1), (size - 1, size - 1)))
        middle = (size - 1) / 2
        bell = [math.dist(place, (middle, middle)) for place in places if pixels[place] == PAPER]
        assert size * 0.25 < max(bell) <= size * radius


def test_a_theme_without_a_mark_has_no_icons_and_one_without_a_ground_is_told(tmp_path: Path) -> None:
    assert icons(tmp_path) == {}
    (tmp_path / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    with pytest.raises(UnfilledMarkError, match="<rect>"):
        icons(tmp_path)


# -- scripts of others ---------------------------------------------------------------------------------


def installed(folder: Path, version: str = "1.0", locked: str = "1.0") -> Path:
    """A project whose lock names one package, and what npm has brought in."""
    package = folder / "node_modules" / "client-zip"
    package.mkdir(parents=True)
    (folder / "package-lock.json").write_text(
        f'{{"packages": {{"node_modules/client-zip": {{"version": "{locked}"}}}}}}', encoding="utf-8"
    )
    (package / "package.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
    (package / "index.js").write_text("export const x = 1;", encoding="utf-8")
    (package / "LICENSE.txt").write_text("Do as you like.", encoding="utf-8")
    return folder


def test_scripts_of_others_are_published_with_their_terms_in_a_folder_named_by_what_it_holds(tmp_path: Path) -> None:
    made = packages_bundle(installed(tmp_path / "one"))
    assert list(made.files) == ["client-zip.js", "client-zip.licence.txt"]
    assert made == packages_bundle(installed(tmp_path / "two", "2.0", "2.0"))
    (tmp_path / "two" / "node_modules" / "client-zip" / "index.js").write_text("export const x = 2;")
    assert made.folder != packages_bundle(tmp_path / "two").folder


@pytest.mark.parametrize(("version", "locked"), [("1.1", "1.0"), ("1.0", "")])
def test_only_the_locked_version_is_published(tmp_path: Path, version: str, locked: str) -> None:
    with pytest.raises(PackagesMissingError, match="client-zip"):
        packages_bundle(installed(tmp_path, version, locked))


def test_packages_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(PackagesMissingError, match=r"client-zip .* not here"):
        packages_bundle(tmp_path)


def test_a_build_without_them_goes_on_and_tells_the_cure(tmp_path: Path) -> None:
    generator = object.__new__(AssetsGenerator)
    generator.settings, generator.context = {"ASSETS_PACKAGES": str(tmp_path)}, {"problems": []}
    assert generator._packages() is None
    (problem,) = generator.context["problems"]
    assert problem.severity is Severity.WARNING
    assert "invoke packages" in problem.cure
