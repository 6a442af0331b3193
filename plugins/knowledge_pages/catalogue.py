"""The catalogue of sheets: what the page of downloads reads when a reader puts together a pack of their own.

It says of every sheet which files there are, in every language. ``theme/static/js/lib/packs.js`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from knowledge.downloads import Download
from knowledge_pages.shelves import SHEETS, form, plain_first, sheet_name

#: Its address below the site's root. It does not change with its content: a device that keeps an older edition of the
#: pages for reading offline asks for the sheets there are now.
CATALOGUE = "downloads/sheets.json"


def catalogue(downloads: Iterable[Download], originals: Mapping[str, str]) -> str:
    """The catalogue of all sheets that can be put into a pack, sorted by name, as JSON.

    :param originals: key → language that its texts are translated from
    """
    stacks: dict[str, list[Download]] = {}
    for download in sorted(downloads, key=plain_first):
        if download.kind in SHEETS and download.format == "pdf":
            stacks.setdefault(sheet_name(download), []).append(download)
    sheets = [_sheet(name, stacks[name], originals) for name in sorted(stacks)]
    return json.dumps(sheets, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _sheet(name: str, files: list[Download], originals: Mapping[str, str]) -> dict[str, object]:
    alone = [file for file in files if len(file.languages) == 1]
    return {
        "name": name,
        "original": originals.get(files[0].key, files[0].language),
        "titles": {file.language: file.title for file in reversed(alone)},
        "files": [_file(file) for file in files],
    }


def _file(file: Download) -> dict[str, object]:
    return {
        "languages": file.languages,
        "paper": file.paper,
        "form": form(file),
        "pages": file.pages,
        "bytes": file.bytes,
        "version": file.version,
        "path": file.path,
    }
