"""A preview on localhost that rebuilds on save and reloads the page that is looked at.

The reloading script is a file of its own (``/__preview.js``), so that the site's Content-Security-Policy holds in
the preview as it does when published. Nothing outside the output folder is served, and nobody but this machine.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

SCRIPT_PATH = "/__preview.js"
VERSION_PATH = "/__preview"
#: Asks every second whether a newer site stands; loads the page again when one does.
SCRIPT = """\
const ask = async () => (await fetch('/__preview', { cache: 'no-store' })).text();
let known = await ask();
setInterval(async () => {
  try {
    const now = await ask();
    if (now !== known) { known = now; location.reload(); }
  } catch { /* the preview was stopped */ }
}, 1000);
"""
_TAG = b'<script type="module" src="/__preview.js"></script></body>'


class Version:
    """A number that grows with every build."""

    def __init__(self) -> None:
        self._number = 0
        self._lock = threading.Lock()

    def advance(self) -> None:
        """A new site stands."""
        with self._lock:
            self._number += 1

    def __str__(self) -> str:
        return str(self._number)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the output folder, with the reloading script at the end of each page."""

    def __init__(self, *args: object, version: Version, **kwargs: object) -> None:
        self._version = version
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == VERSION_PATH:
            self._send(str(self._version).encode(), "text/plain")
        elif self.path == SCRIPT_PATH:
            self._send(SCRIPT.encode(), "text/javascript")
        elif (page := self._page()) is not None:
            status, file = page
            self._send(file.read_bytes().replace(b"</body>", _TAG), "text/html; charset=utf-8", status)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Nothing of a preview is kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay silent: the terminal belongs to the build's messages."""

    def _page(self) -> tuple[HTTPStatus, Path] | None:
        """The HTML file that an address means, the nearest 404 page where there is none."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return None  # the base class redirects to the folder's address
            path = path / "index.html"
        if path.suffix == ".html" and path.is_file():
            return HTTPStatus.OK, path
        return None if path.is_file() else self._not_found(path)

    def _not_found(self, path: Path) -> tuple[HTTPStatus, Path] | None:
        root = Path(self.directory)
        for folder in path.parents:
            if (folder / "404.html").is_file():
                return HTTPStatus.NOT_FOUND, folder / "404.html"
            if folder == root:
                return None
        return None

    def _send(self, body: bytes, content_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(output: Path, port: int, version: Version) -> ThreadingHTTPServer:
    """A running server of the output folder on 127.0.0.1.

    :param output: folder to serve; it may be exchanged while the server runs
    :param port: 0 for any free one
    :raises OSError: the port is taken
    """
    handler = functools.partial(PreviewHandler, version=version, directory=str(output))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def rebuild_on_save(folders: Iterable[Path], rebuild: Callable[[], bool], version: Version) -> None:
    """Call ``rebuild`` whenever something below the folders is saved, until the process is interrupted.

    :param rebuild: builds the site; whether it succeeded
    """
    for _changes in watch(*(folder for folder in folders if folder.exists())):
        if rebuild():
            version.advance()
