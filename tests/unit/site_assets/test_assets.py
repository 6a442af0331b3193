"""Assets: one stylesheet, font subsets, one folder named by its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.problems import Severity
from site_assets.bundle import bundle
from site_assets.faces import CYRILLIC, LATIN, Face
from site_assets.fonts import missing_letters, subset
from site_assets.packages import PackagesMissingError, packages_bundle
from site_assets.plugin import AssetsGenerator, installed_faces
from site_assets.stylesheet import LAYERS, LayerMissingError, minified, page_stylesheets, stylesheet

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


def test_a_page_has_a_stylesheet_of_its_own_in_the_layer_of_components() -> None:
    found = page_stylesheets(THEME / "css")
    assert list(found) == ["downloads.css"]
    assert all(text.startswith("@layer components{") for text in found.values())
    assert not set(found["downloads.css"].split("}")) & set(stylesheet(THEME / "css").split("}")) - {"", "\n"}
