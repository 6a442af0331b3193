"""Any other Pelican site may use our plugins: it builds, its articles appear, and they mean what they meant."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import PROJECT
from tests.site.conftest import write

CONTENT = {
    "first.md": "Title: My super title\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nCategory: Python\n"
    "Tags: pelican, publishing\nSlug: my-super-post\nAuthors: Alexis Metaireau, Conan Doyle\n"
    "Summary: Short version for index and feeds\n\nThis is the content of my super blog post.\n\n"
    "- a list\n- right after\n\n[second]({filename}more/second.md) ![p]({static}/images/dot.txt)\n",
    "more/second.md": "Title: Second *post*\nDate: 2011-01-02\nStatus: published\n\n"
    "## Checklist: Launch\n\n- [ ] one\n- [ ] two\n",
    "draft.md": "Title: Draft\nDate: 2011-01-02\nStatus: draft\n\nNot yet.\n",
    "translated-fr.md": "Title: Bonjour\nDate: 2011-02-02\nSlug: hello\nLang: fr\n\nTexte.\n",
    "translated.md": "Title: Hello\nDate: 2011-02-02\nSlug: hello\nLang: en\n\nText.\n",
    "yaml.md": "---\ntitle: With a head\ndate: 2012-03-04\ntags: [a, b]\ncategory: Misc\n---\n\n"
    "**Q:** Why?\n\n**A:** So.\n",
    "broken-head.md": "---\ntitle: x: y\ndate: 2012-03-05\n---\n\nBody.\n",
    "html.md": 'Title: Own HTML\nDate: 2013-01-01\n\n<div class="note"><p>Kept</p></div>\n',
    "page.rst": "A page in another markup\n########################\n:date: 2014-01-01\n\nText of it.\n",
    "pages/about.md": "Title: About\n\nAbout me.\n",
    "images/dot.txt": "dot",
}
SETTINGS = """
SITENAME = "A foreign site"
SITEURL = ""
AUTHOR = "Somebody"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
THEME = "simple"
PATH = "content"
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = {names!r}
FEED_DOMAIN = ""
"""


def built(folder: Path, names: Sequence[str]) -> tuple[Path, str]:
    """The site built with some of our plugins, and what Pelican said."""
    write(folder / "content", CONTENT)
    (folder / "conf.py").write_text(SETTINGS.format(plugins=str(PROJECT / "plugins"), names=list(names)))
    call = [sys.executable, "-m", "pelican", "-s", "conf.py", "-o", "output", "--log-handler", "plain"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Traceback" not in said
    assert "CRITICAL" not in said
    return folder / "output", said


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("foreign"), ["knowledge"])[0]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("plain"), [])[0]


def words(file: Path) -> str:
    return " ".join(str(html.fromstring(file.read_bytes().decode()).text_content()).split())


def test_every_file_that_pelican_makes_without_us_is_made(site: Path, plain: Path) -> None:
    without = {path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file()}
    with_us = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert without - with_us == set()


@pytest.mark.parametrize(
    "name", ["my-super-post.html", "hello.html", "hello-fr.html", "own-html.html", "pages/about.html"]
)
def test_articles_say_what_they_said(site: Path, plain: Path, name: str) -> None:
    assert words(site / name) == words(plain / name)


def test_links_and_files_lead_where_they_led(site: Path) -> None:
    document = html.fromstring((site / "my-super-post.html").read_bytes().decode())
    addresses = {*document.xpath("//article//@href | //main//@href"), *document.xpath("//@src")}
    assert any(address.endswith("second-post.html") for address in addresses), addresses
    assert any(address.endswith("images/dot.txt") for address in addresses), addresses


def test_metadata_is_pelicans(site: Path) -> None:
    assert (site / "category" / "python.html").is_file()
    assert (site / "tag" / "publishing.html").is_file()
    assert (site / "author" / "alexis-metaireau.html").is_file()
    assert (site / "drafts" / "draft.html").is_file()
    assert "Short version for index" in words(site / "index.html")


def test_a_head_in_yaml_is_understood(site: Path) -> None:
    assert "With a head" in words(site / "with-a-head.html")
    assert "Why?" in words(site / "with-a-head.html")


def test_other_markup_is_left_to_pelican(site: Path) -> None:
    assert "Text of it." in words(site / "a-page-in-another-markup.html")


def test_rooms_can_be_added_to_a_foreign_site_and_its_checklists_become_sheets(tmp_path: Path) -> None:
    rooms = ["knowledge", "site_languages", "one_pagers", "knowledge_exports", "knowledge_search"]
    output, _said = built(tmp_path, rooms)
    assert (output / "my-super-post.html").is_file()
    rows = json.loads((output / "downloads.json").read_bytes())
    assert any(row["kind"] == "checklist" and row["format"] == "pdf" for row in rows)
