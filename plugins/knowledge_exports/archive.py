"""Archives whose bytes depend on their content alone: fixed time, rights and order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

#: The first moment that a ZIP file can name.
EPOCH = (1980, 1, 1, 0, 0, 0)
#: An ordinary file that everybody may read (Unix rights in the upper half of the attributes).
_RIGHTS = 0o100644 << 16
#: Formats that are packed already: packing them again takes time and saves nothing.
_PACKED = (".docx", ".apkg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
Entry = tuple[str, bytes]


def archive(entries: Iterable[Entry]) -> bytes:
    """A ZIP file of named contents in the order given. Names are UTF-8 with forward slashes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in entries:
            method = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            target.writestr(_info(name), data, method, 6)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.external_attr = _RIGHTS
    info.create_system = 3  # Unix, whatever machine the site is built on
    return info


def normalised(data: bytes, first: str = "") -> bytes:
    """A ZIP file made again with sorted entries; ``first`` names the one that must come first."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        names = sorted(source.namelist(), key=lambda name: (name != first, name))
        return archive((name, source.read(name)) for name in names)
