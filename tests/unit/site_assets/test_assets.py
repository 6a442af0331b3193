"""Assets: one stylesheet, font subsets, one folder named by its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_assets.bundle import bundle
from site_assets.faces import CYRILLIC, LATIN, Face
from site_assets.fonts import missing_letters, subset
from site_assets.plugin import installed_faces
from site_assets.stylesheet import LAYERS, LayerMissingError, minified, stylesheet

THEME = Path(__file__).resolve().parents[3] / "theme" / "static"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def test_the_stylesheet_names_its_layers_in_order_before_all_else() -> None:
    assert stylesheet(THEME / "css").startswith("@layer " + ",".join(LAYERS) + ";")


def test_a_layer_without_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(LayerMissingError):
        stylesheet(tmp_path)


def test_minifying_changes_no_meaning() -> None:
    css = 'a > b { x: y; /* why */ z: calc(1px + 2px) }\n.x::after { content: "  ;  "; }\n@media (a) and (b) {c{d: e}}'
    assert minified(css) == 'a>b{x:y;z:calc(1px + 2px)}.x::after{content:"  ;  "}@media (a) and (b){c{d:e}}\n'


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
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_the_folder_is_named_by_what_it_holds(tmp_path: Path) -> None:
    for layer in LAYERS:
        (tmp_path / "css").mkdir(exist_ok=True)
        (tmp_path / "css" / f"{layer}.css").write_text("a{b:c}")
    before = bundle(tmp_path, (), tmp_path / "cache")
    assert before.folder == bundle(tmp_path, (), tmp_path / "cache").folder
    (tmp_path / "css" / "base.css").write_text("a{b:d}")
    assert before.folder != bundle(tmp_path, (), tmp_path / "cache").folder


def test_the_first_visit_stays_light(tmp_path: Path) -> None:
    import gzip

    assert len(gzip.compress(stylesheet(THEME / "css").encode(), 9)) <= 7_500
