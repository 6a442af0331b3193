"""Scripts of others: few, pinned, checked by hash, free to pass on, and never part of this repository."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

from site_assets.packages import LOCK, PACKAGES, packages_bundle
from tests.conftest import PROJECT


def lock() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PROJECT / LOCK).read_text(encoding="utf-8"))
    return found


def test_the_lock_has_a_hash_and_a_free_licence_for_each_package_and_no_place_to_load_it_from() -> None:
    packages = {name: one for name, one in lock()["packages"].items() if name}
    published = {name.removeprefix("node_modules/") for name, one in packages.items() if not one.get("dev")}
    assert published == {package.name for package in PACKAGES}
    for name, one in packages.items():
        assert one["integrity"].startswith("sha512-"), name
        assert one["license"] in {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"}, name
        assert "resolved" not in one, name
    assert "://" not in (PROJECT / LOCK).read_text(encoding="utf-8")


def test_the_project_asks_for_exact_versions() -> None:
    wanted = json.loads((PROJECT / "package.json").read_text(encoding="utf-8"))
    for group in ("dependencies", "devDependencies"):
        assert lock()["packages"][""][group] == wanted[group]
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted[group].values())


def test_nothing_of_others_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert "package-lock.json" in listed
    assert not [name for name in listed.splitlines() if "node_modules/" in name or "client-zip" in name]


def test_what_set_up_brings_in_is_what_a_build_publishes() -> None:
    assert all(f"{package.name}.js" in packages_bundle(PROJECT).files for package in PACKAGES)
