"""The commands as people see them: what is printed, what is asked, what is written. Called by ``tasks/content.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from editing import ids as unit_ids
from editing.acceptance import Acceptance, accepted
from editing.importing import Imported, ImportRequest, imported
from editing.scaffolds import NewText, Written, scaffold
from editing.status import as_json, as_text, status
from editing.translating import begun, translation
from editing.workspace import EditingError, Workspace, refusal
from knowledge.unfinished import GAP

Say = Callable[[str], None]
#: Asks a question that is answered by yes or no.
Ask = Callable[[str], bool]


def show_status(workspace: Workspace, say: Say, *, json: bool = False) -> None:
    """``invoke status``. :raises ContentError: the ledger cannot be read"""
    found = status(workspace)
    say(as_json(found) if json else as_text(found))


def accept(workspace: Workspace, wish: Acceptance, say: Say) -> None:
    """``invoke accept``. :raises EditingError, ContentError: see :func:`editing.acceptance.accepted`"""
    change = accepted(workspace, wish)
    for pair in change.seen:
        own = pair.translation
        where = f"{own.document.path}:{own.unit.line}"
        say(f"{where}: {pair.name} ({pair.language}) recorded as made from {pair.fingerprint}")
    for name in change.forgotten:
        say(f"{workspace.ledger_file.name}: {name} is no longer there")
    if change.seen or change.forgotten:
        workspace.save_ledger(change.ledger)
    waiting = sum(count.stale for count in status(workspace).counts)
    say(f"{len(change.seen)} recorded, {len(change.forgotten)} forgotten, {waiting} stale")


def write_ids(workspace: Workspace, say: Say, ask: Ask) -> bool:
    """``invoke ids``: show what is to be written, ask, write; whether every unit has an id now.

    :raises EditingError: files cannot be read, or units of a translation do not match
    :raises OSError: a file cannot be written
    """
    if workspace.unread:
        raise EditingError(workspace.unread)
    plan = unit_ids.planned(workspace)
    for new in plan:
        say(str(new))
    if not plan:
        say("Every unit has an id.")
        return True
    if not ask(f"Write {_count(len(plan), 'id')} into {_files(new.path for new in plan)}?"):
        say("Nothing was written.")
        return False
    unit_ids.write(plan, workspace.content)
    return True


def create_text(workspace: Workspace, wish: NewText, say: Say) -> None:
    """``invoke new``. :raises EditingError, OSError: see :func:`editing.scaffolds.scaffold`"""
    new = scaffold(workspace, wish)
    write_new(workspace, new)
    say(
        f"{new.path}: {_count(new.text.count(GAP), 'place')} marked “{GAP}” to write; then `invoke ids`, `invoke check`"
    )


def create_translation(workspace: Workspace, key: str, to: str, say: Say) -> None:
    """``invoke translate``: write the file and remember what it was made from.

    :raises EditingError, ContentError, OSError: see :func:`editing.translating.translation`
    """
    new, ledger = translation(workspace, key, to), workspace.ledger
    write_new(workspace, new)
    workspace.save_ledger(begun(ledger, workspace.original(key), to))
    say(f"{new.path}: write over every line; `invoke check` says how many still stand as in the original")


def import_texts(workspace: Workspace, requests: Sequence[ImportRequest], say: Say) -> None:
    """``invoke import``: read every file, then write every text; of files that cannot be read none is written.

    :raises EditingError, OSError: see :func:`editing.importing.imported`
    """
    texts: list[Imported] = []
    for request in requests:
        texts.append(imported(workspace, request, [PurePosixPath(one.written.path).stem for one in texts]))
    for text in texts:
        for problem in text.losses:
            say(str(problem))
        write_new(workspace, text.written)
        say(f"{text.written.path}: written: {text.summary}")
    say(f"{_count(len(texts), 'text')} imported; read them, then run `invoke ids` and `invoke check`")


def write_new(workspace: Workspace, new: Written) -> None:
    """Write a new file, never over another.

    :raises EditingError: there is a file of this name
    :raises OSError: it cannot be written
    """
    path = workspace.content / new.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(new.text)
    except FileExistsError as error:
        what, cure = "There is a file of this name", "Choose another key, or move the file away."
        raise refusal(new.path, 1, "exists", what, cure) from error


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _files(paths: Iterable[str]) -> str:
    return _count(len(set(paths)), "file")
