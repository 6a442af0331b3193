"""Pictures and other files that texts show, before they are published: as they are, from the site's own address.

So a file that is no picture, that acts, or that only one kind of disk can hold is told here, and never at a reader's.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from knowledge.library import Library
from knowledge.problems import Problem, Severity

#: Folder of pictures and other files that texts show; published as it is.
ATTACHMENTS = "images"
#: A picture larger than this keeps readers with a phone waiting.
HEAVY = 2_000_000
#: So many bytes tell of what kind a file is.
BEGINNING = 1024

#: How files of a kind begin.
_BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.S),
    ".avif": re.compile(rb"....ftypavi[fs]", re.S),
    ".pdf": re.compile(rb"%PDF-"),
    ".svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", re.I),
}
#: Files that a browser runs.
_ACTING = frozenset(".html .htm .xhtml .xht .shtml .js .mjs .php .xml .xsl .swf .wasm".split())
#: What acts, or hides in an address that it does: browsers read letters written as numbers, and over white space.
_SCRIPT = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\son[a-z]+\s*=|<!ENTITY"
    rb"|j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:"
    rb"|\b(?:href|values|to|from|by)\s*=\s*(?:\"\s*(?!data:image/)[^\"]*?&#|'\s*(?!data:image/)[^']*?&#)",
    re.I,
)
_UNHOLDABLE = re.compile(r'[<>:"|?*\\]|[. ]$')


def attachment_faults(folder: Path) -> Iterator[Problem]:
    """What is wrong with the files of ``images/`` below a content folder."""
    seen: dict[str, str] = {}
    faults: list[Problem] = []

    def closed(error: OSError) -> None:
        name = Path(os.fsdecode(error.filename)).relative_to(folder).as_posix()
        what = f"The folder cannot be read: {error.strerror}"
        faults.append(Problem(name, 1, "unreadable", what, "Check its permissions."))

    for path in _files(folder / ATTACHMENTS, closed if (folder / ATTACHMENTS).exists() else None):
        name = path.relative_to(folder).as_posix()
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            what = f"{other} has the same name but for capitals, so that many disks hold only one of them"
            yield Problem(name, 1, "bad-attachment", what, "Rename one of them.")
        yield from _faults(path, name, folder)
    yield from faults


def foreign_pictures(library: Library) -> Iterator[Problem]:
    """Pictures are the site's own: others tell their owner who reads, and are not shown (Content-Security-Policy)."""
    for document in library.documents:
        shown = frozenset(re.findall(r'<img\b[^>]*?\ssrc="((?:https?:)?//[^"]*)"', document.html))
        for link in dict.fromkeys(document.links):
            if link.target in shown:
                what = f"The picture “{link.target}” lies on another site, and is not shown"
                cure = f"Put the file into {ATTACHMENTS}/ if its terms allow it, or link to it: [words](address)."
                yield Problem(document.path, link.line, "broken-link", what, cure)


def _files(folder: Path, closed: Callable[[OSError], None] | None) -> Iterator[Path]:
    """All files and links, sorted; folders that are links are not entered. Hidden ones are not published."""
    for root, folders, names in os.walk(folder, onerror=closed):
        links = [name for name in folders if Path(root, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted((*names, *links)) if not name.startswith("."))


def _faults(path: Path, name: str, folder: Path) -> Iterator[Problem]:
    try:
        found = path.stat()
        inside = path.resolve().is_relative_to(folder.resolve()) and not (path.is_symlink() and path.is_dir())
        data = _telling(path) if inside and stat.S_ISREG(found.st_mode) else None
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        what = f"The file cannot be read: {getattr(error, 'strerror', None) or error}"
        yield Problem(name, 1, "unreadable", what, "Check its permissions, or delete the link.")
        return
    if data is None:
        what = "This is no plain file inside the content folder"
        yield Problem(name, 1, "not-a-file", what, "Put the file itself here.")
        return
    yield from _faults_of_name(name)
    yield from _faults_of(data, found.st_size, name)


def _telling(path: Path) -> bytes:
    """What of a file has to be looked at: a drawing's whole text, of all else the beginning; a film may fill a disk."""
    with path.open("rb") as file:
        return file.read() if path.suffix.lower() == ".svg" else file.read(BEGINNING)


def _faults_of_name(name: str) -> Iterator[Problem]:
    if not name.isprintable() or any(_UNHOLDABLE.search(part) for part in PurePosixPath(name).parts):
        what = "The name holds characters that not every disk can hold"
        yield Problem(name, 1, "bad-attachment", what, "Name the file with letters, digits and hyphens.")


def _faults_of(data: bytes, size: int, name: str) -> Iterator[Problem]:
    suffix = PurePosixPath(name).suffix.lower()
    begins = _BEGINNINGS.get(suffix)
    if suffix in _ACTING:
        what = f"A file of the kind {suffix} can act in the reader's browser, and is not published"
        yield Problem(name, 1, "bad-attachment", what, "Take it out, or make a picture or a PDF of it.")
    elif begins is not None and not begins.match(data):
        what = f"This is no {suffix[1:].upper()} file, whatever its name says"
        yield Problem(
            name, 1, "bad-attachment", what, "Save it in that format, or name it after the format that it has."
        )
    elif suffix == ".svg" and (acting := _SCRIPT.search(data)):
        line = data.count(b"\n", 0, acting.start()) + 1
        what = "This drawing holds something that acts in the reader's browser"
        yield Problem(name, line, "bad-attachment", what, "Save it as plain SVG, or as PNG.")
    elif size > HEAVY and suffix != ".pdf":
        what = f"The file has {size / 1e6:.1f} MB; more than {HEAVY / 1e6:.0f} keep readers with a phone waiting"
        yield Problem(name, 1, "heavy-attachment", what, "Make the picture smaller.", Severity.WARNING)
