"""Every command of the project: ``invoke --list`` names them, ``invoke --help NAME`` explains one.

The names that Pelican people know (clean, build, rebuild, regenerate, serve, reserve, preview, livereload, publish)
do what they do in ``pelican-quickstart``.
"""

from __future__ import annotations

import importlib
import shlex
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from invoke.tasks import task

if TYPE_CHECKING:
    from editing.desk import Desk

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "plugins"))

from publishing.arguments import WordsTask
from publishing.terminal import speak_everywhere

speak_everywhere(sys.stdout, sys.stderr)
OUTPUT, CONTENT, TRANSLATIONS = HERE / "output", HERE / "content", HERE / "translations"
PORT = "8000"
Facts = TypeVar("Facts")


@task(
    help={
        "content": "folder of Markdown files, one folder a language",
        "output": "folder to publish into; replaced all at once when the site is whole",
        "siteurl": "public address of the site",
        "jobs": "number of processes",
    }
)
def build(c, content="", output="", siteurl="", jobs=""):  # type: ignore[no-untyped-def]
    """Build the site; on any problem the output folder stays as it was."""
    _build(content, output, siteurl or None, _number(jobs, "--jobs") if jobs else None, "pelicanconf.py")


@task(help={"siteurl": "public address of the site", "output": "folder to publish into"})
def publish(c, siteurl="", output=""):  # type: ignore[no-untyped-def]
    """Build for the public with publishconf.py (address from --siteurl or DESKBELL_SITEURL)."""
    _build("", output, siteurl or None, None, "publishconf.py")


@task
def clean(c):  # type: ignore[no-untyped-def]
    """Delete the output folder and every cache."""
    for folder in (OUTPUT, HERE / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            _fail(f"{folder} cannot be deleted; check its permissions.")


@task(pre=[clean])
def rebuild(c):  # type: ignore[no-untyped-def]
    """Build from nothing, without caches."""
    _build("", "", None, None, "pelicanconf.py")


@task
def regenerate(c):  # type: ignore[no-untyped-def]
    """Build, and build again whenever something is saved."""
    _preview(port=None)


@task(help={"port": "port on 127.0.0.1"})
def serve(c, port=PORT):  # type: ignore[no-untyped-def]
    """Build, show the site on localhost, rebuild on save and reload the page."""
    _preview(port)


@task(help={"port": "port on 127.0.0.1"})
def livereload(c, port=PORT):  # type: ignore[no-untyped-def]
    """The same as serve."""
    _preview(port)


@task(help={"port": "port on 127.0.0.1"})
def reserve(c, port=PORT):  # type: ignore[no-untyped-def]
    """Build from nothing, then serve."""
    clean(c)
    _preview(port)


@task
def preview(c):  # type: ignore[no-untyped-def]
    """Build as it will be published (publishconf.py), without putting it online."""
    _build("", "", None, None, "publishconf.py")


@task(help={"content": "folder to check", "json": "print an array of objects instead of lines"})
def check(c, content="", json=False):  # type: ignore[no-untyped-def]
    """Print the problems of the content, and nothing else; exit 1 if one of them keeps the site from being built."""
    from knowledge.glossary import read_glossary
    from knowledge.languages import read_languages
    from knowledge.problems import as_json, errors
    from knowledge.reading import read_content, read_topics

    folder = _existing(content or CONTENT)
    languages = read_languages(TRANSLATIONS, _tags())
    glossary = _read(read_glossary, TRANSLATIONS)
    problems = read_content(folder, languages, read_topics(TRANSLATIONS), glossary=glossary).problems
    text = as_json(problems) if json else "\n".join(map(str, problems))
    if text:
        print(text)
    if errors(problems):
        raise SystemExit(1)


@task(klass=WordsTask)
def extract(c, **words):  # type: ignore[no-untyped-def]
    """Print the units of any Markdown files (invoke extract FILE …), one JSON object a line."""
    if not words:
        _fail("Name one file or more: invoke extract FILE …")
    raise SystemExit(_extract(list(words.values())))


@task(
    help={
        "documents": "JSON lines: id, language, kind, title, text, url, topics, key",
        "folder": "where to write",
        "cache": "folder that remembers the work for the next time; none by default",
    }
)
def index(c, documents, folder, cache=""):  # type: ignore[no-untyped-def]
    """Write a search index and its engine.js for any documents."""
    from knowledge_search.__main__ import main

    raise SystemExit(main([documents, folder, *([cache] if cache else [])]))


@task(
    name="export-search",
    help={"for": "meilisearch or opensearch", "folder": "where to write; search-export by default"},
)
def export_search_(c, for_, folder="search-export", content=""):  # type: ignore[no-untyped-def]
    """Write the documents, settings, synonyms and keys for a search server."""
    from knowledge.languages import read_languages
    from knowledge.problems import errors
    from knowledge.reading import read_content, read_topics
    from knowledge_search.collection import search_documents
    from knowledge_search.export import UnknownServerError, export_search

    languages = read_languages(TRANSLATIONS, _tags())
    result = read_content(_existing(content or CONTENT), languages, read_topics(TRANSLATIONS))
    if errors(result.problems):
        _fail("\n".join(map(str, errors(result.problems))))
    try:
        files = export_search(search_documents(result.library), Path(folder), for_)
    except UnknownServerError as error:
        _fail(str(error))
    for path in files:
        print(path)


@task
def golden(c):  # type: ignore[no-untyped-def]
    """Write the golden files anew, to be reviewed as a diff."""
    c.run(f"{sys.executable} -m tests.golden.update")


@task(
    klass=WordsTask,
    iterable=["treebank"],
    help={"treebank": "a CoNLL-U file to measure the search on; may be repeated"},
)
def bench(c, treebank=None, **words):  # type: ignore[no-untyped-def]
    """Measure judgement, speed and size against the goals (invoke bench [fonts|search|sheets]); never in the tests."""
    files = " ".join(shlex.quote(str(Path(file).resolve())) for file in treebank or ())
    for one in words.values() or ["search", "sheets"]:
        given = files if one == "search" else ""
        c.run(f"{sys.executable} -m tests.benchmarks.{one} {given}", env={"PYTHONPATH": str(HERE / "plugins")})


@task
def setup(c):  # type: ignore[no-untyped-def]
    """Find Chromium for the browser tests, or install it with the machine's package manager."""
    from publishing.machine import NoChromiumError, require_chromium

    try:
        print(f"browser: {require_chromium()}")
    except NoChromiumError as error:
        _fail(str(error))


@task
def packages(c):  # type: ignore[no-untyped-def]
    """Bring in the scripts of others that the page of downloads loads (npm, by package-lock.json)."""
    from publishing.packages import PackagesError, install_packages

    try:
        install_packages(HERE)
    except PackagesError as error:
        _fail(str(error))


@task
def lint(c):  # type: ignore[no-untyped-def]
    """Check style and types."""
    for call in ("ruff check .", "ruff format --check .", "mypy"):
        c.run(f"{sys.executable} -m {call}")


@task
def lock(c):  # type: ignore[no-untyped-def]
    """Write the exact versions and hashes of all packages into requirements.lock."""
    call = "uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes"
    c.run(f"{call} --quiet --no-header -o requirements.lock")


# -- for editors ---------------------------------------------------------------------------------------

CONTENT_HELP = "folder of Markdown files, one folder a language"
LEDGER_HELP = "file that remembers what translations were made from; translations/ledger.json by default"


@task(help={"content": CONTENT_HELP, "ledger": LEDGER_HELP, "json": "print one object instead of a table"})
def status(c, content="", ledger="", json=False):  # type: ignore[no-untyped-def]
    """Say what each language has, lacks, and has to look at again, with path and line."""
    from editing.commands import show_status

    _edit(content, ledger, lambda desk: show_status(desk, print, json=json))


@task(
    klass=WordsTask,
    help={
        "language": "only this language",
        "all": "with neither: stale translations too",
        "content": CONTENT_HELP,
        "ledger": LEDGER_HELP,
    },
)
def accept(c, language="", all=False, content="", ledger="", **words):  # type: ignore[no-untyped-def]
    """Record that translations say what their originals say now: invoke accept KEY.UNIT, KEY, or neither."""
    from editing import commands
    from editing.acceptance import Acceptance

    for name in words.values() or [""]:
        wish = Acceptance(name, language, every=all)
        _edit(content, ledger, partial(commands.accept, wish=wish, say=print))


@task(help={"content": CONTENT_HELP})
def issue(c, content=""):  # type: ignore[no-untyped-def]
    """Record what the flash cards say when decks are handed out, so that learners get every card that changes."""
    from knowledge.keeping import put_whole
    from knowledge_exports.issued import NAME, handed_out, read_issued, written

    def record(desk: Desk) -> None:
        path = TRANSLATIONS / NAME
        put_whole(path, written(handed_out(desk.library, read_issued(path))).encode())
        print(path.relative_to(HERE))

    _edit(content, "", record)


@task(help={"content": CONTENT_HELP, "yes": "write without asking"})
def ids(c, content="", yes=False):  # type: ignore[no-untyped-def]
    """Write the ids that units lack, into originals and, by position, into their translations."""
    from editing.commands import write_ids

    if not _edit(content, "", lambda desk: write_ids(desk, print, _asker(yes))):
        raise SystemExit(1)


@task(
    help={
        "key": "name of the text in every language: small Latin letters, digits and hyphens",
        "kind": "article, principles, checklist, interview or page",
        "language": "language it is written in",
        "title": "its title, if it has one already",
        "content": CONTENT_HELP,
    }
)
def new(c, key, kind="article", language="en", title="", content=""):  # type: ignore[no-untyped-def]
    """Begin a text: front matter, keywords and marks in its language, … where words are to be written."""
    from datetime import date

    from editing.commands import begin
    from editing.scaffolds import NewText, kind_named
    from knowledge.unfinished import GAP

    _edit(
        content,
        "",
        lambda desk: begin(desk, NewText(key, kind_named(kind), language, date.today(), title or GAP), print),
    )


@task(
    help={"key": "the text's key", "to": "language to translate into", "content": CONTENT_HELP, "ledger": LEDGER_HELP}
)
def translate(c, key, to, content="", ledger=""):  # type: ignore[no-untyped-def]
    """Begin a translation: the original's structure, ids and boxes, its text to be written over."""
    from editing.commands import begin_translation

    _edit(content, ledger, lambda desk: begin_translation(desk, key, to, print))


@task(
    name="import",
    klass=WordsTask,
    help={
        "language": "language of the files, if they do not say it",
        "key": "name of the text in every language; made from its title by default",
        "content": CONTENT_HELP,
    },
)
def import_(c, language="", key="", content="", **words):  # type: ignore[no-untyped-def]
    """Take texts in from elsewhere (invoke import FILE …): DOCX, HTML, Markdown or plain text."""
    from datetime import date

    from editing.commands import take_in
    from editing.importing import Order

    files = list(words.values())
    if not files or (key and len(files) > 1):
        _fail("Name one file with --key." if key else "Name the files: invoke import FILE ….")
    orders = [Order(Path(file), file, language, key, date.today()) for file in files]
    _edit(content, "", lambda desk: take_in(desk, orders, print))


@task
def glossary(c):  # type: ignore[no-untyped-def]
    """Write the table of terms in docs/writing.md from translations/glossary.yaml."""
    from editing.terms import with_glossary
    from knowledge.glossary import read_glossary
    from knowledge.keeping import put_whole
    from knowledge.languages import read_languages

    guide = HERE / "docs" / "writing.md"
    terms, languages = _read(read_glossary, TRANSLATIONS), read_languages(TRANSLATIONS, _tags())
    put_whole(guide, with_glossary(guide.read_text("utf-8"), terms, languages, "docs/writing.md").encode())


def _build(content: str, output: str, siteurl: str | None, jobs: int | None, settings: str) -> None:
    from publishing.build import BuildError, Order, build
    from publishing.staging import StagingError
    from publishing.summary import summary

    started = time.monotonic()
    order = Order(HERE, settings, _existing(content or CONTENT), Path(output or OUTPUT).absolute(), siteurl, jobs)
    try:
        problems = build(order)
    except (BuildError, StagingError, OSError) as error:
        _fail(str(error))
    print(summary(order.output, problems, time.monotonic() - started))


def _preview(port: str | None) -> None:
    from publishing.build import BuildError, Order, build
    from publishing.preview import Version, rebuild_on_save, serve
    from publishing.staging import StagingError

    order = Order(HERE, "pelicanconf.py", CONTENT, OUTPUT, siteurl="", overrides={"PAGES_OFFLINE": False})

    def rebuild() -> bool:
        started = time.monotonic()
        try:
            build(order)
        except (BuildError, StagingError, OSError) as error:
            print(error, file=sys.stderr)
            return False
        print(f"built in {time.monotonic() - started:.1f} s")
        return True

    version = Version()
    try:
        server = serve(OUTPUT, _number(port, "--port"), version) if port is not None else None
    except (OSError, OverflowError) as error:
        _fail(f"Nothing can be shown at port {port}: {error}. Name another with --port, from 1024 to 65535.")
    rebuild()
    if server is not None:
        print(f"http://127.0.0.1:{server.server_address[1]}/  (Ctrl-C ends)")
    try:
        rebuild_on_save([CONTENT, HERE / "theme", TRANSLATIONS, HERE / "plugins"], rebuild, version)
    except KeyboardInterrupt:
        print()


def _extract(files: list[str]) -> int:
    """Print one object a file; the exit code."""
    from knowledge.languages import read_languages
    from knowledge.loose import read_loose_file
    from knowledge.markdown import Renderer
    from publishing.reports import extraction

    languages, renderer, failed = read_languages(TRANSLATIONS, _tags()), Renderer(), False
    for name in files:
        document, problems = read_loose_file(Path(name), Path(name).as_posix(), languages, renderer)
        for problem in problems:
            print(problem, file=sys.stderr)
        failed = failed or document is None
        if document is not None:
            print(extraction(document, name))
    return int(failed)


def _read(reader: Callable[[Path], Facts], path: Path) -> Facts:
    """What a reader makes of a file or folder; what is wrong with it is said without a traceback."""
    from knowledge.problems import ContentError

    try:
        return reader(path)
    except ContentError as error:
        _fail(str(error))


def _edit(content: str, ledger: str, work: Callable[[Desk], Facts]) -> Facts:
    """Open the content for a command of the editors' room, and say without a traceback what is wrong."""
    from editing.desk import EditingError, open_desk
    from knowledge.problems import ContentError

    file = Path(ledger).absolute() if ledger else None
    try:
        return work(open_desk(_existing(content or CONTENT), TRANSLATIONS, _tags(), file))
    except (ContentError, EditingError, OSError) as error:
        _fail(str(error))


def _asker(yes: bool) -> Callable[[str], bool]:
    """A question on the terminal; yes at once where the command line says so."""

    def ask(question: str) -> bool:
        if yes:
            return True
        try:
            return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
        except EOFError:
            _fail("Nobody answered; add --yes to write without asking.")

    return ask


def _tags() -> tuple[str, ...]:
    """The site's languages by its settings; what is wrong with those is said without a traceback."""
    from knowledge.settings import FILE, HEART, STRICT, setting_faults, stop_at

    try:
        settings = vars(importlib.import_module("pelicanconf"))
    except Exception as error:  # settings are a program, and may fail in any way
        line = traceback.extract_tb(error.__traceback__)[-1].lineno
        line = error.lineno if isinstance(error, SyntaxError) else line
        _fail(f"{FILE}:{line}: setting: The settings cannot be read: {error}. Mend the line.")
    stop_at(setting_faults(settings, (*HEART, *STRICT)))
    return tuple(settings.get("KNOWLEDGE_LANGUAGES") or (settings["DEFAULT_LANG"],))


def _number(written: str, flag: str) -> int:
    """A number as it was typed."""
    if not written.isdecimal():
        _fail(f"“{written}” is no number; write {flag} and digits.")
    return int(written)


def _existing(folder: str | Path) -> Path:
    path = Path(folder).absolute()
    if not path.is_dir():
        _fail(f"{folder} is not a folder; name the content folder with --content.")
    return path


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(1)
