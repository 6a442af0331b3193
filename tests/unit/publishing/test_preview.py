"""The preview shows the published folder to this machine alone, and reloads the page that is looked at."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.preview import Version, serve
from tests.conftest import HUNG


@pytest.fixture
def version() -> Version:
    return Version()


@pytest.fixture
def port(tmp_path: Path, version: Version) -> Iterator[int]:
    site = tmp_path / "site"
    (site / "en" / "a").mkdir(parents=True)
    (site / "index.html").write_text("<body>home</body>")
    (site / "en" / "a" / "index.html").write_text("<body>a</body>")
    (site / "en" / "404.html").write_text("<body>lost</body>")
    (site / "en" / "sheet.pdf").write_bytes(b"%PDF")
    (tmp_path / "secret.txt").write_text("secret")
    server = serve(site, 0, version)
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def get(port: int, path: str) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HUNG)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), dict(answer.getheaders())


@pytest.mark.parametrize(("path", "text"), [("/", "home"), ("/en/a/", "a"), ("/en/a/index.html?x=1", "a")])
def test_pages_are_shown_and_reload_themselves(port: int, path: str, text: str) -> None:
    status, body, headers = get(port, path)
    assert status == 200
    assert body == f'<body>{text}<script type="module" src="/__preview.js"></script></body>'
    assert headers["Cache-Control"] == "no-store"


def test_other_files_are_given_as_they_are(port: int) -> None:
    assert get(port, "/en/sheet.pdf")[:2] == (200, "%PDF")


def test_a_folder_without_its_slash_leads_to_it(port: int) -> None:
    status, _body, headers = get(port, "/en/a")
    assert (status, headers["Location"]) == (301, "/en/a/")


@pytest.mark.parametrize("path", ["/en/none/", "/en/a/none.html", "/en/none"])
def test_a_lost_page_is_that_of_the_language(port: int, path: str) -> None:
    status, body, _headers = get(port, path)
    assert status == 404
    assert "lost" in body


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/en/../../secret.txt", "//secret.txt"])
def test_nothing_outside_the_folder_is_given(port: int, path: str) -> None:
    status, body, _headers = get(port, path)
    assert status == 404
    assert "secret" not in body.replace("secret.txt", "")


def test_a_new_build_is_told_to_the_page(port: int, version: Version) -> None:
    before = get(port, "/__preview")[1]
    version.advance()
    assert get(port, "/__preview")[1] != before
    assert get(port, "/__preview.js")[2]["Content-Type"] == "text/javascript"
