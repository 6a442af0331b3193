"""The room's downloads: which files came of the plan, as the facts that pages and packs list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.downloads import Download
from one_pagers.booklet import Booklet
from one_pagers.cache import CachedFiles
from one_pagers.papers import Paper, SheetKind, Variant
from one_pagers.render import Job
from one_pagers.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be copied to the site."""

    path: str
    file: Path


def downloads_of(sheet: Sheet, cached: CachedFiles, pictures: frozenset[str]) -> Iterator[Download]:
    """The sheet and its fillable copy.

    :param pictures: addresses of the pictures that were made
    """
    picture = sheet.picture_path if sheet.picture_path in pictures else ""
    yield _download(sheet, cached, sheet.path, sheet.variant, cached.pdf, picture)
    if sheet.fillable_path:
        yield _download(sheet, cached, sheet.fillable_path, Variant.FILLABLE, cached.fillable, picture)


def _download(sheet: Sheet, cached: CachedFiles, path: str, variant: Variant, file: Path, picture: str) -> Download:
    subject = sheet.subject
    return Download(
        path=path,
        kind=subject.kind.value,
        key=subject.document.key,
        unit=subject.unit.id if subject.unit else "",
        languages=sheet.languages,
        title=sheet.name,
        paper=sheet.paper.value,
        variant=variant.value,
        format="pdf",
        pages=cached.fit.pages,
        bytes=file.stat().st_size,
        version=_version(sheet.job),
        topics=subject.document.topics,
        picture=picture,
        file=file,
    )


def booklet_download(booklet: Booklet, cached: CachedFiles, picture: str) -> Download:
    """The booklet of a whole language."""
    return Download(
        path=booklet.path,
        kind=SheetKind.BOOKLET.value,
        key="",
        unit="",
        languages=(booklet.language,),
        title=booklet.title,
        paper=Paper.A4.value,
        variant=Variant.STANDARD.value,
        format="pdf",
        pages=cached.fit.pages,
        bytes=cached.pdf.stat().st_size,
        version=_version(booklet.job),
        topics=(),
        picture=picture,
        file=cached.pdf,
    )


def pictures_of(sheets: tuple[Sheet, ...], cached: Mapping[Job, CachedFiles]) -> tuple[Picture, ...]:
    """The pictures of sheets that were made, each address once."""
    made = (sheet for sheet in sheets if sheet.job.picture and cached[sheet.job].usable)
    return tuple(Picture(sheet.picture_path, cached[sheet.job].picture) for sheet in made)


def _version(job: Job) -> str:
    return job.dated.isoformat() if job.dated else ""
