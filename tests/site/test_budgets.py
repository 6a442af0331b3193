"""What a first visit costs, page by page, as a server that compresses sends it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
import pytest

#: What a server may send before it has to wait for an answer: ten packets of 1,460 bytes (RFC 6928).
FIRST_PACKETS = 14_600
#: The same with some air: what text may wait for, packed as the plainest server does.
FIRST_FLIGHT = 14_336
#: What a server says of a file before it sends it, packed by HTTP/2.
HEADERS = 70
#: What it may send after that answer, twice as many packets, without the bytes of headers.
SECOND_FLIGHT = 29_000


@dataclass(frozen=True)
class Cost:
    """Compressed bytes of a page.

    :param shown: what must have come before text shows: styles, and the page up to the first text of its content
    :param styles: all its stylesheets
    :param whole: the page with its styles
    """

    path: str
    shown: int
    styles: int
    whole: int
    fonts: int


@cache
def packed(file: Path) -> int:
    """A file's size on the way: fonts are packed already."""
    data = file.read_bytes()
    return len(data) if file.suffix == ".woff2" else len(gzip.compress(data, 9, mtime=0))


def cost(root: Path, file: Path) -> Cost:
    html = file.read_text(encoding="utf-8")
    sheets = [root / found for found in re.findall(r'href="[^"]*(assets/[^"]+\.css)"(?! media)', html)]
    styles = sum(map(packed, sheets))
    main = html.index("<main")
    first = html.find("</p>", main)
    opening = html[: first if first > 0 else len(html)].encode()
    script = "cyrillic" if "cyrillic" in sheets[0].name else "latin"
    fonts = sum(packed(sheets[0].parent / "fonts" / f"{name}-{script}.woff2") for name in ("literata", "onest"))
    shown = len(gzip.compress(opening, 9, mtime=0)) + styles
    return Cost(file.relative_to(root).as_posix(), shown, styles, packed(file) + styles, fonts)


@pytest.fixture(scope="module")
def costs(content_site: Path) -> tuple[Cost, ...]:
    return tuple(_costs(content_site))


def _costs(root: Path) -> Iterator[Cost]:
    for file in sorted(root.rglob("*.html")):
        yield cost(root, file)


def test_text_shows_after_the_first_flight_of_bytes(costs: tuple[Cost, ...]) -> None:
    assert [one for one in costs if one.shown > FIRST_FLIGHT] == []


def test_a_text_and_the_frame_of_its_page_come_in_the_first_flight(content_site: Path) -> None:
    """Then the second flight brings a font, and not what is left of a stylesheet: text shows a round trip earlier."""
    frames = {path.name: squeezed(path) for path in content_site.glob("assets/*/frame-*.css")}
    assert set(frames) == {"frame-latin.css", "frame-cyrillic.css"}
    pages = [file for file in content_site.glob("*/**/index.html") if file.parent.name != "downloads"]
    assert len(pages) > 300
    # What fits as the plainest server packs it fits all the more as others do.
    large = [file for file in pages if packed(file) + frames[frame_of(file)] + 2 * HEADERS > FIRST_PACKETS]
    costs = {file.as_posix(): squeezed(file) + frames[frame_of(file)] + 2 * HEADERS for file in large}
    assert {path: cost for path, cost in costs.items() if cost > FIRST_PACKETS} == {}


def squeezed(file: Path) -> int:
    """A file's size on the way to a browser of today."""
    return len(brotli.compress(file.read_bytes(), quality=11))


def frame_of(page: Path) -> str:
    return re.findall(r"/(frame-\w+\.css)", page.read_text(encoding="utf-8"))[0]


def test_each_font_of_a_first_page_comes_in_one_flight(content_site: Path) -> None:
    awaited = [
        *content_site.glob("assets/*/fonts/literata-[!i]*.woff2"),
        *content_site.glob("assets/*/fonts/onest-*.woff2"),
    ]
    assert len(awaited) == 4
    assert {font.name: font.stat().st_size for font in awaited if font.stat().st_size > SECOND_FLIGHT} == {}


def test_a_first_visit_stays_light(costs: tuple[Cost, ...], content_site: Path) -> None:
    scripts = sum(packed(file) for file in content_site.glob("assets/*/js/**/*.js"))
    assert [one for one in costs if one.whole + one.fonts + scripts > 150 * 1024] == []


def modules_of(root: Path, file: Path) -> set[Path]:
    """The scripts that a page loads by itself: those of every page, and of its components."""
    html = file.read_text(encoding="utf-8")
    folder = (file.parent / re.findall(r'src="([^"]*/js/)main\.js"', html)[0]).resolve()
    components = {path for path in folder.glob("*.js") if "-" in path.stem and f"<{path.stem}" in html}
    return {folder / "main.js", folder / "offline.js", *components}


def test_no_script_is_waited_for_by_another(content_site: Path) -> None:
    """Whatever a file imports by itself is in it; only what a reader may never need is fetched later."""
    scripts = list(content_site.glob("assets/*/js/**/*.js"))
    assert len(scripts) > 5
    assert [
        file.name for file in scripts if re.search(r"^(?:import|export) [^(]*'", file.read_text("utf-8"), re.M)
    ] == []


def test_reading_takes_few_scripts(content_site: Path) -> None:
    tools = {"search", "downloads"}  # pages on which one works, and does not read
    pages = [file for file in content_site.glob("*/**/index.html") if file.parent.name not in tools]
    heaviest = max(pages, key=lambda file: sum(map(packed, modules_of(content_site, file))))
    found = modules_of(content_site, heaviest)
    assert {"check-list.js", "search-box.js", "main.js"} <= {module.name for module in found}
    assert sum(map(packed, found)) <= 15 * 1024
