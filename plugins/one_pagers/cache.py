"""Made sheets, kept between builds under a hash of everything that decides about their bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from one_pagers.render import Fit


@dataclass(frozen=True, slots=True)
class Files:
    """What came of one job, as bytes; empty where nothing was asked for or made."""

    fit: Fit
    pdf: bytes = b""
    fillable: bytes = b""
    picture: bytes = b""
    #: What the typesetter said when it refused.
    error: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of one job, as files of the cache."""

    fit: Fit
    pdf: Path
    fillable: Path
    picture: Path
    error: str = ""

    @property
    def usable(self) -> bool:
        """Whether there is a sheet."""
        return not self.error and not self.fit.refused


class Cache:
    """A folder of finished jobs. Several processes may write at once: a job counts once its record is there."""

    def __init__(self, folder: Path) -> None:
        """:param folder: created when first written to."""
        self.folder = folder

    def get(self, digest: str) -> Filed | None:
        """What was made under this hash, or ``None``. A damaged record counts as none."""
        try:
            record = json.loads(self._path(digest, "json").read_text(encoding="utf-8"))
            fit, error = Fit(**record["fit"]), str(record["error"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        pdf, form, picture = (self._path(digest, suffix) for suffix in ("pdf", "form.pdf", "png"))
        return Filed(fit, pdf, form, picture, error)

    def put(self, digest: str, files: Files) -> Filed:
        """File the bytes; the record comes last, so that a killed build leaves nothing half made.

        :raises OSError: the folder cannot be written to
        """
        self._path(digest, "json").parent.mkdir(parents=True, exist_ok=True)
        for suffix, content in (("pdf", files.pdf), ("form.pdf", files.fillable), ("png", files.picture)):
            if content:
                _replace(self._path(digest, suffix), content)
        record = json.dumps({"fit": asdict(files.fit), "error": files.error}, sort_keys=True)
        _replace(self._path(digest, "json"), record.encode())
        found = self.get(digest)
        if found is None:
            raise OSError(f"{self._path(digest, 'json')} cannot be read back")
        return found

    def prune(self, used: Iterable[str], keep: int = 4) -> int:
        """Drop what this build did not use, once the cache holds ``keep`` times as many jobs as it used.

        :returns: the number of jobs dropped
        """
        wanted = set(used)
        known = {path.name.partition(".")[0] for path in self.folder.glob("??/*.json")}
        if len(known) <= keep * max(1, len(wanted)):
            return 0
        for digest in known - wanted:
            for path in (self._path(digest, suffix) for suffix in ("json", "pdf", "form.pdf", "png")):
                path.unlink(missing_ok=True)
        return len(known - wanted)

    def _path(self, digest: str, suffix: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.{suffix}"


def _replace(path: Path, content: bytes) -> None:
    """Write beside and rename: a reader sees the whole file or none."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)
