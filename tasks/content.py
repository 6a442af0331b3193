"""Commands for editors: what is wrong with texts, what they lack, and new ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from invoke.context import Context
from invoke.tasks import task

from publishing.arguments import WordsTask
from tasks.project import CONTENT, HERE, TRANSLATIONS, existing, fail, readable, site_languages, site_tags

if TYPE_CHECKING:
    from editing.workspace import Workspace

CONTENT_HELP = "folder of Markdown files, one folder a language"
LEDGER_HELP = "file that remembers what translations were made from; translations/ledger.json by default"
Facts = TypeVar("Facts")


@task(help={"content": "folder to check", "json": "print an array of objects instead of lines"})
def check(c: Context, content: str = "", json: bool = False) -> None:
    """Print the problems of the content, and nothing else; exit 1 if one of them keeps the site from being built."""
    from knowledge.glossary import read_glossary
    from knowledge.problems import as_json, errors
    from knowledge.reading import read_content, read_topics
    from knowledge.synonyms import site_synonyms

    folder = existing(content or CONTENT)
    languages, topics = site_languages(), readable(read_topics, TRANSLATIONS)
    glossary = readable(read_glossary, TRANSLATIONS)
    readable(lambda translations: site_synonyms(translations, glossary), TRANSLATIONS)
    problems = read_content(folder, languages, topics, glossary=glossary).problems
    text = as_json(problems) if json else "\n".join(map(str, problems))
    if text:
        print(text)
    if errors(problems):
        raise SystemExit(1)


@task(help={"content": CONTENT_HELP, "ledger": LEDGER_HELP, "json": "print one object instead of a table"})
def status(c: Context, content: str = "", ledger: str = "", json: bool = False) -> None:
    """Say what each language has, lacks, and has to look at again, with path and line."""
    from editing.commands import show_status

    _edit(content, ledger, lambda workspace: show_status(workspace, print, json=json))


@task(
    klass=WordsTask,
    help={
        "language": "only this language",
        "all": "with neither: stale translations too",
        "content": CONTENT_HELP,
        "ledger": LEDGER_HELP,
    },
)
def accept(
    c: Context, language: str = "", all: bool = False, content: str = "", ledger: str = "", **words: str
) -> None:
    """Record that translations say what their originals say now: invoke accept KEY.UNIT, KEY, or neither."""
    from editing import commands
    from editing.acceptance import Acceptance

    for name in words.values() or [""]:
        wish = Acceptance(name, language, every=all)
        _edit(content, ledger, partial(commands.accept, wish=wish, say=print))


@task(help={"content": CONTENT_HELP})
def issue(c: Context, content: str = "") -> None:
    """Record what the flash cards say when decks are handed out, so that learners get every card that changes."""
    from knowledge.kept_files import write_whole
    from knowledge_exports.issued_cards import NAME, read_record, record_text, updated_record

    def record(workspace: Workspace) -> None:
        path = TRANSLATIONS / NAME
        write_whole(path, record_text(updated_record(workspace.library, read_record(path))).encode())
        print(path.relative_to(HERE))

    _edit(content, "", record)


@task(help={"content": CONTENT_HELP, "yes": "write without asking"})
def ids(c: Context, content: str = "", yes: bool = False) -> None:
    """Write the ids that units lack, into originals and, by position, into their translations."""
    from editing.commands import write_ids

    if not _edit(content, "", lambda workspace: write_ids(workspace, print, _asker(yes))):
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
def new(c: Context, key: str, kind: str = "article", language: str = "en", title: str = "", content: str = "") -> None:
    """Begin a text: front matter, keywords and marks in its language, … where words are to be written."""
    from editing.commands import create_text
    from editing.scaffolds import NewText, kind_named
    from knowledge.unfinished import GAP

    def write(workspace: Workspace) -> None:
        create_text(workspace, NewText(key, kind_named(kind), language, date.today(), title or GAP), print)

    _edit(content, "", write)


@task(
    help={"key": "the text's key", "to": "language to translate into", "content": CONTENT_HELP, "ledger": LEDGER_HELP}
)
def translate(c: Context, key: str, to: str, content: str = "", ledger: str = "") -> None:
    """Begin a translation: the original's structure, ids and boxes, its text to be written over."""
    from editing.commands import create_translation

    _edit(content, ledger, lambda workspace: create_translation(workspace, key, to, print))


@task(
    name="import",
    klass=WordsTask,
    help={
        "language": "language of the files, if they do not say it",
        "key": "name of the text in every language; made from its title by default",
        "content": CONTENT_HELP,
    },
)
def import_(c: Context, language: str = "", key: str = "", content: str = "", **words: str) -> None:
    """Take texts in from elsewhere (invoke import FILE …): DOCX, HTML, Markdown or plain text."""
    from editing.commands import import_texts
    from editing.importing import ImportRequest

    files = list(words.values())
    if not files or (key and len(files) > 1):
        fail("Name one file with --key." if key else "Name the files: invoke import FILE ….")
    requests = [ImportRequest(Path(file), file, language, key, date.today()) for file in files]
    _edit(content, "", lambda workspace: import_texts(workspace, requests, print))


@task
def glossary(c: Context) -> None:
    """Write the table of terms in docs/writing.md from translations/glossary.yaml."""
    from editing.terms import with_glossary
    from knowledge.glossary import read_glossary
    from knowledge.kept_files import write_whole

    name = "docs/writing.md"
    terms = readable(read_glossary, TRANSLATIONS)
    text = with_glossary((HERE / name).read_text("utf-8"), terms, site_languages(), name)
    write_whole(HERE / name, text.encode())


def _edit(content: str, ledger: str, work: Callable[[Workspace], Facts]) -> Facts:
    """Open the content for a command of the editors' room, and say without a traceback what is wrong."""
    from editing.workspace import EditingError, open_workspace
    from knowledge.problems import ContentError

    file = Path(ledger).absolute() if ledger else None
    try:
        return work(open_workspace(existing(content or CONTENT), TRANSLATIONS, site_tags(), file))
    except (ContentError, EditingError, OSError) as error:
        fail(str(error))


def _asker(yes: bool) -> Callable[[str], bool]:
    """A question on the terminal; yes at once where the command line says so."""

    def ask(question: str) -> bool:
        if yes:
            return True
        try:
            return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
        except EOFError:
            fail("Nobody answered; add --yes to write without asking.")

    return ask
