"""Made sheets, kept between builds under a hash of everything that decides about their bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.kept_files import mark_used, unused, write_whole
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
        path = self._path(digest, "json")
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            mark_used(path)
            fit, error = Fit(**record["fit"]), str(record["error"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        pdf, form, picture = (self._path(digest, suffix) for suffix in ("pdf", "form.pdf", "png"))
        return Filed(fit, pdf, form, picture, error)

    def put(self, digest: str, files: Files) -> Filed:
        """File the bytes; the record comes last, so that a killed build leaves nothing half made.

        :raises OSError: the folder cannot be written to
        """
        for suffix, content in (("pdf", files.pdf), ("form.pdf", files.fillable), ("png", files.picture)):
            if content:
                write_whole(self._path(digest, suffix), content)
        record = json.dumps({"fit": asdict(files.fit), "error": files.error}, sort_keys=True)
        write_whole(self._path(digest, "json"), record.encode())
        found = self.get(digest)
        if found is None:
            raise OSError(f"{self._path(digest, 'json')} cannot be read back")
        return found

    def sweep(self) -> int:
        """Drop the jobs that no build has used for days.

        :returns: the number of jobs dropped
        """
        records = list(unused(self.folder.glob("??/*.json")))
        for record in records:
            for suffix in ("json", "pdf", "form.pdf", "png"):
                self._path(record.stem, suffix).unlink(missing_ok=True)
        return len(records)

    def _path(self, digest: str, suffix: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.{suffix}"
