"""Any other Pelican site may use our plugins: it builds, its articles appear, and they mean what they meant."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from lxml import etree, html

from tests.conftest import HUNG, PROJECT
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
    "html.md": 'Title: Own HTML\nDate: 2013-01-01\n\n<div class="note" style="color: red"><p>Kept</p></div>\n'
    '<iframe src="https://video.example/1"></iframe>\n',
    "code.md": "Title: Code\nDate: 2013-01-02\n\n```python\nx = [1]\n```\n\n!!! note\n    Mind this.\n\nText[^1].\n\n[^1]: Foot.\n",
    "capitals.md": "---\nTitle: Capital letters\nDate: 2013-01-03\nSlug: in-capitals\n---\n\n## Launch\n\n- [ ] go\n\n"
    "## Launch\n\n- [ ] again\n",
    "2013/index.md": "Title: One index\nDate: 2013-02-01\n\n## Checklist: One\n\n- a\n",
    "2014/index.md": "Title: Another index\nDate: 2014-02-01\n\n## Checklist: Two\n\n- b\n",
    "page.rst": "A page in another markup\n########################\n:date: 2014-01-01\n\nText of it.\n",
    "pages/about.md": "Title: About\n\nAbout me.\n",
    "images/dot.txt": "dot",
    "extra/robots.txt": "User-agent: *\nDisallow: /private/\n",
}
SETTINGS = """
SITENAME = "A foreign site"
SITEURL = "https://foreign.example"
RELATIVE_URLS = True
STATIC_PATHS = ["images", "extra/robots.txt"]
EXTRA_PATH_METADATA = {{"extra/robots.txt": {{"path": "robots.txt"}}}}
MARKDOWN = {{"extension_configs": {{"markdown.extensions.extra": {{}}, "markdown.extensions.admonition": {{}},
    "markdown.extensions.codehilite": {{"css_class": "mine"}}}}}}
AUTHOR = "Somebody"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
THEME = "simple"
PATH = "content"
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = {names!r}
FEED_DOMAIN = ""
"""


def built(folder: Path, names: Sequence[str], content: Mapping[str, str] = CONTENT, more: str = "") -> tuple[Path, str]:
    """The site built with some of our plugins, and what Pelican said.

    :param more: settings that stand below those of every site here
    """
    write(folder / "content", content)
    settings = SETTINGS.format(plugins=str(PROJECT / "plugins"), names=list(names))
    (folder / "conf.py").write_text(settings + more, encoding="utf-8")
    code, said = pelican(folder)
    assert code == 0, said
    assert "Traceback" not in said
    assert "CRITICAL" not in said
    return folder / "output", said


def pelican(folder: Path) -> tuple[int, str]:
    """How Pelican ended, and what it said."""
    call = [sys.executable, "-m", "pelican", "-s", "conf.py", "-o", "output", "--log-handler", "plain"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=HUNG, check=False)
    return done.returncode, done.stdout + done.stderr


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


def test_every_page_is_byte_for_byte_what_it_was_but_for_the_ids_of_units(site: Path, plain: Path) -> None:
    pages = [path.relative_to(plain) for path in sorted(plain.rglob("*.html"))]
    changed = {page.name for page in pages if (site / page).read_bytes() != (plain / page).read_bytes()}
    assert {"code.html", "own-html.html", "my-super-post.html", "hello-fr.html"} <= {
        page.name for page in pages
    } - changed
    for page in pages:
        assert words(site / page) == words(plain / page)


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


ROOMS = ["knowledge", "site_languages", "one_pagers", "knowledge_exports", "knowledge_search"]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every room that needs no theme of ours."""
    return built(tmp_path_factory.mktemp("furnished"), ROOMS)[0]


def test_checklists_become_sheets_that_no_other_sheet_overwrites(furnished: Path) -> None:
    rows = json.loads((furnished / "downloads.json").read_bytes())
    sheets = {row["path"] for row in rows if row["kind"] == "checklist" and row["variant"] == "standard"}
    assert {path for path in sheets if path.endswith(".a4.pdf")} == {
        "en/sheets/2013-index.one.a4.pdf",
        "en/sheets/2014-index.two.a4.pdf",
        "en/sheets/in-capitals.launch.a4.pdf",
        "en/sheets/in-capitals.launch-2.a4.pdf",
        "en/sheets/second.launch.a4.pdf",
    }


def test_every_address_that_is_given_out_is_one_of_the_sites_own(furnished: Path) -> None:
    units = json.loads((furnished / "knowledge" / "en.json").read_bytes())
    given = [unit[name] for unit in units for name in ("url", "page")]
    feed = etree.parse(furnished / "en" / "feeds" / "all.atom.xml")
    given += feed.xpath("//*[local-name()='entry']/*[local-name()='id']/text()")
    given += etree.parse(furnished / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert len(given) > 20
    for address in given:
        path, _, fragment = address.removeprefix("https://foreign.example/").partition("#")
        page = html.fromstring((furnished / path).read_bytes().decode())
        assert not fragment or page.xpath("//*[@id=$id]", id=fragment), address


def test_files_are_called_without_spaces_whatever_the_site_is_called(furnished: Path) -> None:
    rows = json.loads((furnished / "downloads.json").read_bytes())
    assert "en/sheets/a-foreign-site-en.a4-booklet.pdf" in {row["path"] for row in rows}
    assert [row["path"] for row in rows if " " in row["path"]] == []


def test_what_is_not_published_stays_out_of_feeds_search_and_sheets(furnished: Path) -> None:
    files = [*furnished.glob("search/**/*.json"), *furnished.glob("en/feeds/*"), *furnished.glob("knowledge/*.json")]
    told = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "My super title" in told
    assert "Not yet" not in told
    assert "Bonjour" not in told


def test_a_file_that_the_site_brings_along_is_left_to_it(furnished: Path) -> None:
    assert "/private/" in (furnished / "robots.txt").read_text(encoding="utf-8")


#: What sites do that are written by hand over many years.
HABITS = {
    "posts/lista.md": "Title: Antes de ligar\nDate: 2020-01-02\n\n## Lista\n\n- [ ] um\n- [ ] dois\n",
    "posts/2021-03-04_Sem título.md": "Tags: a,\n    b\n\nPalavras sem título.\n",
    "posts/colon.md": "---\ntitle: Dez dicas: a primeira\ndate: 2020-01-03\n---\n\n## Depois\n\n- [ ] três\n",
    "posts/code.md": 'Title: Código\nDate: 2020-01-04\n\n~~~~ {lang="sh" style="x"}\nls\n~~~~\n\n## Fim\n\n- [ ] quatro\n',
    "posts/_plan.md": "Title: \u0001\n\nNot for Pelican.\n",
    "notes/readme.md": "Neither an article nor a page \u0001.\n",
    "../templates/sitemap.html": "a map of their own",
}
HABITUAL = """
DEFAULT_LANG = "pt-br"
ARTICLE_PATHS = ["posts"]
STATIC_PATHS = ["posts", "images"]
IGNORE_FILES = ["_*"]
FILENAME_METADATA = r"(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<title>.+)"
THEME_TEMPLATES_OVERRIDES = ["templates"]
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
"""


@pytest.fixture(scope="module")
def habitual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return built(tmp_path_factory.mktemp("habitual"), ROOMS, HABITS, HABITUAL)


def test_articles_that_are_static_files_too_and_heads_that_are_no_yaml_are_knowledge(
    habitual: tuple[Path, str],
) -> None:
    units = json.loads((habitual[0] / "knowledge" / "pt-br.json").read_bytes())
    assert [unit["title"] for unit in units] == ["Depois", "Lista"]
    assert "Dez dicas: a primeira" in (habitual[0] / "pt-br" / "feeds" / "all.atom.xml").read_text(encoding="utf-8")


def test_what_pelican_finds_in_the_name_of_a_file_is_known(habitual: tuple[Path, str]) -> None:
    feed = etree.parse(habitual[0] / "pt-br" / "feeds" / "all.atom.xml")
    entry = next(entry for entry in feed.iter("{*}entry") if entry.findtext("{*}title") == "Sem título")
    assert str(entry.findtext("{*}published")).startswith("2021-03-04")
    assert "Tags" not in str(entry.findtext("{*}content"))


def test_files_that_pelican_does_not_read_are_none_of_our_business(habitual: tuple[Path, str]) -> None:
    assert "posts/code.md" in habitual[1]  # which Pelican says itself: its own reader cannot read it either
    assert "_plan.md" not in habitual[1]
    assert "readme.md" not in habitual[1]
    assert "front-matter" not in habitual[1]


def test_a_file_that_the_sites_own_templates_make_is_left_to_them(habitual: tuple[Path, str]) -> None:
    assert (habitual[0] / "sitemap.xml").read_text(encoding="utf-8").strip() == "a map of their own"


def test_a_feed_of_another_site_says_nothing_of_ours(habitual: tuple[Path, str]) -> None:
    assert "serving customers" not in (habitual[0] / "pt-br" / "feeds" / "all.atom.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["one_pagers"], "The plugin one_pagers needs the plugin knowledge"),
        (["site_assets"], "The plugin site_assets needs the plugin knowledge"),
        (["knowledge", "site_assets"], "THEME is"),
    ],
)
def test_what_a_plugin_lacks_is_told_in_a_line(tmp_path: Path, names: list[str], told: str) -> None:
    write(tmp_path / "content", {"a.md": "Title: A\nDate: 2020-01-01\n\nText.\n"})
    (tmp_path / "conf.py").write_text(SETTINGS.format(plugins=str(PROJECT / "plugins"), names=names))
    code, said = pelican(tmp_path)
    assert (code, "Traceback" in said) == (1, False), said
    assert f"pelicanconf.py:1: setting: {told}" in said
