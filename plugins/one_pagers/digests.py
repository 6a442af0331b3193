"""Hashes of everything that decides about a sheet's bytes, under which finished sheets are kept."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from knowledge.kept_files import digest_of
from one_pagers.fonts import fonts_digest
from one_pagers.render import Job

#: The modules through which a job becomes bytes, and the libraries that they call.
PROGRAM = ("batch", "forms", "pictures", "qr_codes", "render")
LIBRARIES = ("typst", "segno", "pikepdf", "pillow")


def digest(job: Job, templates: str) -> str:
    """A hash of a job and of all that makes it: templates, fonts, our own program, libraries.

    :param templates: what :func:`templates_digest` says
    """
    parts = (job.template, job.data, job.url, str(job.dated), repr(job.form), str(job.picture))
    facts = (*parts, templates, fonts_digest(), program_digest(Path(__file__).parent), *_versions())
    return hashlib.blake2b("\x1f".join(facts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def templates_digest(folder: Path) -> str:
    """A hash of all templates: they share their parts."""
    return digest_of(*sorted(folder.glob("*.typ")))


@cache
def program_digest(folder: Path) -> str:
    """A hash of the room's modules that make bytes: a new version never serves what an older one made.

    :param folder: where the modules of :data:`PROGRAM` lie
    """
    return digest_of(*(folder / f"{name}.py" for name in PROGRAM))


@cache
def _versions() -> tuple[str, ...]:
    return tuple(f"{name} {version(name)}" for name in LIBRARIES)
