"""Made sheets, kept between builds under a hash of everything that decides about their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.keeping import print_of, put_whole, sealed, unsealed
from one_pagers.render import Fit

#: What a job makes besides its record: a sheet, the same to fill in, a picture.
SUFFIXES = ("pdf", "form.pdf", "png")


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
        """What was made under this hash, or ``None``. A damaged record or file counts as none."""
        try:
            record = json.loads(unsealed(self._path(digest, "json").read_bytes()) or "{}")
            fit, error = Fit(**record["fit"]), str(record["error"])
            paths = {suffix: self._path(digest, suffix) for suffix in SUFFIXES}
            if any(print_of(paths[suffix].read_bytes()) != known for suffix, known in record["prints"].items()):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Filed(fit, paths["pdf"], paths["form.pdf"], paths["png"], error)

    def put(self, digest: str, files: Files) -> Filed:
        """File the bytes; the record comes last, so that a killed build leaves nothing half made.

        :raises OSError: the folder cannot be written to
        """
        self._path(digest, "json").parent.mkdir(parents=True, exist_ok=True)
        made = dict(zip(SUFFIXES, (files.pdf, files.fillable, files.picture), strict=True))
        prints = {suffix: print_of(content) for suffix, content in made.items() if content}
        for suffix in prints:
            put_whole(self._path(digest, suffix), made[suffix])
        record = json.dumps({"fit": asdict(files.fit), "error": files.error, "prints": prints}, sort_keys=True)
        put_whole(self._path(digest, "json"), sealed(record.encode()))
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
            for path in (self._path(digest, suffix) for suffix in ("json", *SUFFIXES)):
                path.unlink(missing_ok=True)
        return len(known - wanted)

    def _path(self, digest: str, suffix: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.{suffix}"
