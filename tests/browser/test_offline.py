"""Reading without a connection: a whole edition of the site or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge_pages.offline import Kept, offline_files
from tests.conftest import serving

pytestmark = pytest.mark.browser

WORKER = Path(__file__).parents[2] / "theme" / "static" / "worker" / "sw.js"
HTML = "<!doctype html><title>{0}</title><h1>{0}</h1>"


def wait_for_worker(page: Any) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def test_the_whole_site_is_readable_after_a_first_visit(page: Any, served_site: str) -> None:
    page.goto(served_site + "en/")
    wait_for_worker(page)
    page.context.set_offline(True)
    for address in ("kk/customer-comes-first/", "ro/index.html", "nb/customer-comes-first/hiring/"):
        page.goto(served_site + address)
        assert page.locator("h1").is_visible()
    page.goto(served_site + "ru/search/?q=жалоба")
    page.wait_for_selector(".hit")


def test_what_was_never_kept_says_so_in_the_readers_language(open_page: Callable[..., Any], served_site: str) -> None:
    page = open_page(watched=False)
    page.goto(served_site + "en/")
    wait_for_worker(page)
    page.context.set_offline(True)
    page.goto(served_site + "ro/no-such-page/")
    assert page.locator("html").get_attribute("lang") == "ro"
    assert page.locator("body").get_attribute("class") == "page page--offline"


def publish(folder: Path, title: str) -> tuple[str, ...]:
    """An edition of a site with two pages; what it consists of."""
    files = {"en/": HTML.format(title), "kk/": HTML.format(title)}
    made = offline_files(Kept(WORKER.read_text(encoding="utf-8"), (), files), ("en", "kk"))
    for name, text in made.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    for address, text in files.items():
        (folder / address).mkdir(exist_ok=True)
        (folder / address / "index.html").write_text(text, encoding="utf-8")
    return tuple(made)


def test_a_site_replaced_by_halves_is_never_shown_by_halves(open_page: Callable[..., Any], tmp_path: Path) -> None:
    publish(tmp_path, "old")
    page = open_page(watched=False)
    with serving(tmp_path) as address:
        page.goto(address + "en/")
        page.evaluate("navigator.serviceWorker.register('../sw.js').then(() => 1)")
        wait_for_worker(page)
        made = publish(tmp_path, "new")
        lost = next(name for name in made if name.startswith("offline/kk"))
        (tmp_path / lost).unlink()
        page.goto(address + "en/")
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update()).catch(() => 1)")
        page.wait_for_timeout(500)
        titles = [page.goto(address + tag) and page.locator("h1").inner_text() for tag in ("en/", "kk/")]
    assert titles == ["old", "old"]
