"""A content folder: which files are texts, what their paths say, and what is misplaced.

Only regular files below the folder are read: a link that leads out of it, a pipe or a device is a problem, not a
reason to hang.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from knowledge.addresses import RESERVED_KEYS
from knowledge.attachments import ATTACHMENTS
from knowledge.files import KEY, Place
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.links import is_document, is_internal
from knowledge.problems import Problem, Severity, did_you_mean

SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")


def places(folder: Path, languages: tuple[Language, ...]) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Where every text stands, sorted by path, and what is wrong with where files stand.

    :param folder: the content folder
    :param languages: the site's languages
    :raises OSError: the folder cannot be listed
    """
    problems: list[Problem] = []
    known = {language.tag: language for language in languages}
    found = (_place(relative, known, problems) for relative in _texts(folder, problems))
    return tuple(place for place in found if place is not None), tuple(problems)


def missing_attachments(library: Library, folder: Path) -> Iterator[Problem]:
    """Pictures and files that texts link to lie where they are published from."""
    for document in library.documents:
        for link in document.links:
            if not is_internal(link.target) or is_document(link.target):
                continue
            path = library.path_of(document, link.target)
            if not path.startswith(f"{ATTACHMENTS}/") or not (folder / path).is_file():
                cure = f"Put the file into {ATTACHMENTS}/ and link it as {{static}}/{ATTACHMENTS}/…."
                yield Problem(document.path, link.line, "broken-link", f"There is no file “{path}” to publish", cure)


def _texts(folder: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Markdown files below the folder, sorted; hidden ones and editors' backups are passed over."""

    def closed(error: OSError) -> None:
        """A folder that nobody may look into: its texts would be missing without a word."""
        name = Path(os.fsdecode(error.filename)).relative_to(folder).as_posix()
        what = f"The folder cannot be read: {error.strerror}"
        problems.append(Problem(name, 1, "unreadable", what, "Check its permissions."))

    for root, folders, names in os.walk(folder, onerror=closed):
        below = Path(root).relative_to(folder)
        folders[:] = sorted(_walked(Path(root), folders, below, problems))
        for name in sorted(names):
            relative = PurePosixPath((below / name).as_posix())
            if name.startswith(".") or name.endswith("~"):
                continue
            if not name.lower().endswith(SUFFIXES):
                _tell_unread(relative, problems)
            elif _is_readable(Path(root, name), folder, relative, problems):
                yield relative


def _walked(root: Path, names: Iterable[str], below: Path, problems: list[Problem]) -> Iterator[str]:
    """Folders to look into: not hidden ones, and no links."""
    for name in names:
        if name.startswith(".") or (below / name).parts == (ATTACHMENTS,):
            continue
        if (root / name).is_symlink():
            what, cure = "This folder is a link, which is not followed", "Put the texts themselves here."
            problems.append(Problem((below / name).as_posix(), 1, "not-a-file", what, cure))
            continue
        yield name


def _tell_unread(relative: PurePosixPath, problems: list[Problem]) -> None:
    """A file among the texts that is none; files beside the language folders are nobody's business."""
    if len(relative.parts) > 1:
        what = "This file is not read: it is no Markdown"
        cure = f"Run `invoke import` on it, or put it into {ATTACHMENTS}/ if texts show it."
        problems.append(Problem(str(relative), 1, "not-read", what, cure, Severity.WARNING))


def _is_readable(path: Path, folder: Path, relative: PurePosixPath, problems: list[Problem]) -> bool:
    """Whether a file is a regular one inside the content folder."""
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        regular = stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        what = f"The file cannot be read: {getattr(error, 'strerror', None) or error}"
        problems.append(Problem(str(relative), 1, "unreadable", what, "Delete the link or mend it."))
        return False
    if inside and regular:
        return True
    what = "This is no plain file" if inside else "This link leads out of the content folder"
    problems.append(Problem(str(relative), 1, "not-a-file", what, "Put the text itself here."))
    return False


def _place(relative: PurePosixPath, known: Mapping[str, Language], problems: list[Problem]) -> Place | None:
    """What a path says, or ``None`` and a problem."""
    parts, key = relative.parts, relative.stem
    is_page = parts[1:-1] == ("pages",)
    wrong = _misplaced(parts, is_page, known) or _bad_key(key, known)
    if wrong is not None:
        problems.append(Problem(str(relative), 1, *wrong))
        return None
    return Place(str(relative), known[parts[0]], key, is_page)


def _misplaced(parts: tuple[str, ...], is_page: bool, known: Mapping[str, Language]) -> tuple[str, str, str] | None:
    """Rule, what and cure where a folder is wrong."""
    if len(parts) == 1:
        return "misplaced", "The file stands in no language folder", f"Move it to one of {', '.join(known)}."
    if parts[0] not in known:
        return "unknown-language", f"“{parts[0]}” is not a language of this site", did_you_mean(parts[0], known)
    if len(parts) > 2 and not is_page:
        return "misplaced", "The file stands too deep", f"Move it to {parts[0]}/ or {parts[0]}/pages/."
    return None


def _bad_key(key: str, known: Mapping[str, Language]) -> tuple[str, str, str] | None:
    """Rule, what and cure where a file name cannot be a key."""
    if not KEY.fullmatch(key):
        cure = "Name the file with small Latin letters, digits and hyphens, 80 at most, and with no name of a device."
        return "bad-key", f"“{key}” cannot be a key", cure
    if key in RESERVED_KEYS or key in known:
        return "reserved-key", f"The address “{key}” belongs to the site itself", "Choose another file name."
    return None
