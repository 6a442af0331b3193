"""Reading without a connection: a whole edition of the site or none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from knowledge_pages.offline import OfflineContent, offline_files
from site_assets.scripts import joined_scripts
from tests.conftest import serving

pytestmark = pytest.mark.browser

THEME = Path(__file__).parents[2] / "theme" / "static"
WORKER = THEME / "worker" / "sw.js"
HTML = "<!doctype html><title>{0}</title><h1>{0}</h1>"


def wait_for_worker(page: Any) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """A page that a worker may serve."""
    return open_page(kept=True)


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
    page = open_page(watched=False, kept=True)
    page.goto(served_site + "en/")
    wait_for_worker(page)
    page.context.set_offline(True)
    page.goto(served_site + "ro/no-such-page/")
    assert page.locator("html").get_attribute("lang") == "ro"
    assert page.locator("body").get_attribute("class") == "page page--offline"


def publish(folder: Path, title: str) -> tuple[str, ...]:
    """An edition of a site with two pages; what it consists of."""
    files = {"en/": HTML.format(title), "kk/": HTML.format(title)}
    made = offline_files(OfflineContent(WORKER.read_text(encoding="utf-8"), (), files), ("en", "kk"))
    write_edition(folder, {**{f"{tag}index.html": text for tag, text in files.items()}, **made})
    return tuple(made)


def write_edition(folder: Path, files: Mapping[str, str]) -> None:
    """Write files one after the other; a browser that asks meanwhile gets the old file or the new one, never a part."""
    for name, text in files.items():
        file, written = folder / name, folder / f"{name}.new"
        file.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(text, encoding="utf-8")
        written.replace(file)


#: Asks for a newer edition; the state in which its worker's installation ends.
INSTALL_NEWER = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const found = new Promise(done => registration.addEventListener('updatefound', () => done(registration.installing)));
  registration.update().catch(() => {});
  const worker = registration.installing ?? await found;
  while (worker.state === 'installing') await new Promise(done => worker.addEventListener('statechange', done, { once: true }));
  return worker.state;
}"""


def test_a_site_replaced_by_halves_is_never_shown_by_halves(open_page: Callable[..., Any], tmp_path: Path) -> None:
    publish(tmp_path, "old")
    page = open_page(watched=False, kept=True)
    with serving(tmp_path) as address:
        page.goto(address + "en/")
        page.evaluate("navigator.serviceWorker.register('../sw.js').then(() => 1)")
        wait_for_worker(page)
        made = publish(tmp_path, "new")
        lost = next(name for name in made if name.startswith("offline/kk"))
        (tmp_path / lost).unlink()
        assert page.evaluate(INSTALL_NEWER) == "redundant"
        titles = [page.goto(address + tag) and page.locator("h1").inner_text() for tag in ("en/", "kk/")]
    assert titles == ["old", "old"]


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{0}</title><link rel="icon" href="data:,">
<script type="module" src="../assets/{0}/js/main.js"></script>
<body data-root="../" data-offline><h1>{0}</h1><a href="../kk/">kk</a>
<template id="newer-edition"><div class="newer"><button type="button">Show</button></div></template></body></html>
"""
#: What a page loads that has no component.
SCRIPTS = ("main.js", "offline.js")


def publish_with_scripts(folder: Path, title: str) -> None:
    """An edition whose pages load its own scripts, in place of the one that was there.

    The worker comes last: a browser that asks for it meanwhile gets the old one, as when a whole site is swapped.
    """
    for old in (folder / "assets", folder / "offline"):
        shutil.rmtree(old, ignore_errors=True)
    sources = {path.relative_to(THEME / "js").as_posix(): path.read_text("utf-8") for path in THEME.rglob("js/**/*.js")}
    scripts = {
        f"assets/{title}/js/{name}": source for name, source in joined_scripts(sources).items() if name in SCRIPTS
    }
    files = {tag: PAGE.format(title) for tag in ("en/", "kk/")}
    made = offline_files(OfflineContent(WORKER.read_text(encoding="utf-8"), tuple(scripts), files), ("en", "kk"))
    write_edition(folder, {**{f"{tag}index.html": text for tag, text in files.items()}, **scripts, **made})


def test_a_site_swapped_under_an_open_page_stays_the_old_one_until_the_reader_wants_the_new_one(
    page: Any, tmp_path: Path
) -> None:
    publish_with_scripts(tmp_path, "old")
    with serving(tmp_path) as address:
        page.goto(address + "en/")
        wait_for_worker(page)
        page.reload()
        publish_with_scripts(tmp_path, "new")
        page.get_by_role("link", name="kk").click()
        assert (page.locator("h1").inner_text(), scripts(page)) == ("old", {"old"})
        page.get_by_role("button", name="Show").click()
        page.wait_for_function("document.title === 'new'")
        assert scripts(page) == {"new"}
        page.goto(address + "en/")
        assert (page.locator("h1").inner_text(), scripts(page)) == ("new", {"new"})


#: A browser that has found a newer edition before the page asks, and is still taking it in.
INSTALLING = """
window.worker = Object.assign(new EventTarget(), { state: 'installing', postMessage() {} });
const registration = Object.assign(new EventTarget(), { installing: worker, waiting: null });
Object.defineProperty(navigator.serviceWorker, 'controller', { value: {} });
window.registered = new Promise(done => {
  navigator.serviceWorker.register = async () => { done(); return registration; };
});
"""


def test_an_edition_that_was_being_installed_when_the_page_opened_is_offered_too(page: Any, served_site: str) -> None:
    page.add_init_script(INSTALLING)
    page.goto(served_site + "en/")
    page.evaluate("registered")
    page.evaluate("worker.state = 'installed'; worker.dispatchEvent(new Event('statechange'))")
    expect(page.locator(".newer")).to_be_visible()


def scripts(page: Any) -> set[str]:
    """The editions whose scripts an open page has loaded."""
    page.wait_for_load_state("load")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    return {name.split("/assets/")[1].split("/")[0] for name in loaded if "/assets/" in name}
