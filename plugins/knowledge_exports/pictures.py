"""The pictures of a text, so that a pack can bring them along: files of the content folder that the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from knowledge.model import Document
from knowledge_exports.plan import ExportContext

#: Stands for the site's root until it is known whether a link stays inside the pack.
ROOT = "urn:root:"
_SHOWN = re.compile(rf'\bsrc="{ROOT}([^"#?]*)')


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a text shows.

    :param address: where it lies below the site's root, as a link says it
    :param name: the same as a file is called
    :param file: where its bytes are
    """

    address: str
    name: str
    file: Path


def pictures_of(context: ExportContext, document: Document) -> tuple[Picture, ...]:
    """The pictures of a text that lie in the content folder, each once, by name; others stay where they are."""
    return tuple(sorted(set(_found(context, document)), key=lambda picture: picture.name))


def _found(context: ExportContext, document: Document) -> Iterator[Picture]:
    if context.content is None or "<img" not in document.html:
        return
    folder = context.content.resolve()
    for address in _SHOWN.findall(context.library.resolve_links(document, document.html, ROOT)):
        # A link in the folder, or a way up and out of it, could bring along any file of the machine.
        file = (folder / unquote(address)).resolve()
        if file.is_relative_to(folder) and file.is_file():
            yield Picture(address, unquote(address), file)
