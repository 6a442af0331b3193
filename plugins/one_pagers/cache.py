"""Made sheets, kept between builds under a hash of everything that decides about their bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.kept_files import mark_used, print_of, sealed, unsealed, unused, write_whole
from one_pagers.render import Fit

#: What a job makes besides its record: a sheet, the same to fill in, a picture.
SUFFIXES = ("pdf", "form.pdf", "png")


@dataclass(frozen=True, slots=True)
class RenderedFiles:
    """What came of one job, as bytes; empty where nothing was asked for or made."""

    fit: Fit
    pdf: bytes = b""
    fillable: bytes = b""
    picture: bytes = b""
    #: What the typesetter said when it refused.
    error: str = ""


@dataclass(frozen=True, slots=True)
class CachedFiles:
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

    def get(self, digest: str) -> CachedFiles | None:
        """What was made under this hash, or ``None``. A damaged record or file counts as none."""
        try:
            record = json.loads(unsealed(self._path(digest, "json").read_bytes()) or "{}")
            fit, error = Fit(**record["fit"]), str(record["error"])
            paths = {suffix: self._path(digest, suffix) for suffix in SUFFIXES}
            if any(print_of(paths[suffix].read_bytes()) != known for suffix, known in record["prints"].items()):
                return None
            mark_used(self._path(digest, "json"))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return CachedFiles(fit, paths["pdf"], paths["form.pdf"], paths["png"], error)

    def put(self, digest: str, files: RenderedFiles) -> CachedFiles:
        """File the bytes; the record comes last, so that a killed build leaves nothing half made.

        :raises OSError: the folder cannot be written to
        """
        made = dict(zip(SUFFIXES, (files.pdf, files.fillable, files.picture), strict=True))
        prints = {suffix: print_of(content) for suffix, content in made.items() if content}
        for suffix in prints:
            write_whole(self._path(digest, suffix), made[suffix])
        record = json.dumps({"fit": asdict(files.fit), "error": files.error, "prints": prints}, sort_keys=True)
        write_whole(self._path(digest, "json"), sealed(record.encode()))
        found = self.get(digest)
        if found is None:
            raise OSError(f"{self._path(digest, 'json')} cannot be read back")
        return found

    def sweep(self) -> int:
        """Drop the jobs that no build has used for days, and what killed builds have left of theirs.

        :returns: the number of jobs dropped
        """
        records = list(unused(self.folder.glob("??/*.json")))
        for record in records:
            for suffix in ("json", *SUFFIXES):
                self._path(record.stem, suffix).unlink(missing_ok=True)
        for left in unused(self.folder.glob("??/*")):
            if not self._path(left.name.partition(".")[0], "json").exists():
                left.unlink(missing_ok=True)
        return len(records)

    def _path(self, digest: str, suffix: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.{suffix}"
