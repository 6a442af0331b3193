"""Files before they are documents: where they stand, and their bytes as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.languages import Language
from knowledge.problems import Problem

#: What a key or an id may be: it stands in addresses, in every language, and in names of files and folders, where
#: both together must fit (255 bytes) and Windows has words of its own.
KEY = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\Z)(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
#: Bytes that a key or an id from elsewhere may have, so that both fit into the name of one file (255).
MOST_BYTES = 110
_NO_NAME = re.compile(r"^\.|[/\\\x00-\x1f]")
#: A file larger than this is no article; rendering it would hold up everyone's build.
LARGEST = 2_000_000

BYTE_ORDER_MARK = "\ufeff"
#: What XML and terminals cannot hold.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
#: That, and control characters which come from texts saved in an old Windows encoding.
_NOT_OURS = re.compile(NOT_TEXT.pattern[:-1] + r"\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands: what its path says of it."""

    path: str
    language: Language
    key: str
    is_page: bool = False
    #: A file that was not written for us (another Pelican site, a loose file): nothing is required.
    lenient: bool = False


def can_name_file(text: str) -> bool:
    """Whether what somebody wrote may be part of a file's name: it leads to no other folder, and is not too long."""
    return bool(text) and not _NO_NAME.search(text) and len(text.encode()) <= MOST_BYTES


def shortened(name: str) -> str:
    """A name made of words, cut at a whole letter where it is too long for the name of a file."""
    return name.encode()[:MOST_BYTES].decode(errors="ignore").strip("-")


def decoded(data: bytes, path: str, lenient: bool = False) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with plain line ends, and why it is none.

    :param data: the file's bytes
    :param path: its name in problems
    :param lenient: the file was not written for us
    """
    if len(data) > LARGEST:
        what = f"The file has {len(data):,} bytes; more than {LARGEST:,} are not read"
        return "", (Problem(path, 1, "too-large", what, "Part it into several texts."),)
    try:
        text = data.decode("utf-8").lstrip(BYTE_ORDER_MARK)  # two programs in a row may each have written one
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"Byte 0x{data[error.start]:02x} is not UTF-8"
        return "", (Problem(path, line, "encoding", what, "Save the file as UTF-8."),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = (NOT_TEXT if lenient else _NOT_OURS).search(text)
    if odd is None:
        return text, ()
    line = text.count("\n", 0, odd.start()) + 1
    what = f"The character U+{ord(odd.group()):04X} is no text"
    return "", (Problem(path, line, "control-character", what, "Delete it; it often comes from copying out of a PDF."),)
