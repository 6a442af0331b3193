"""Jobs by the batch: those that the cache lacks are rendered, on as many processes as allowed."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from one_pagers.cache import Cache, CachedFiles, RenderedFiles
from one_pagers.digests import digest, templates_digest
from one_pagers.forms import fillable
from one_pagers.pictures import reduced
from one_pagers.render import Fit, Job, Typesetter, TypesettingError, packed

#: Below this many jobs a second process costs more to start than it saves.
WORTH_A_PROCESS = 12
#: A picture of an A4 page is about 350 pixels wide: sharp at 175 on a dense screen.
PICTURE_PPI = 42.0
#: Of ink and of each accent: with white sixteen, four bits a pixel.
PICTURE_SHADES = (9, 3, 3)
CARD_SHADES = (21, 21, 21)
#: A card of 1200 × 630 points becomes as many pixels.
CARD_PPI = 72.0


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch of jobs."""

    cached: dict[Job, CachedFiles]
    #: How many jobs were really typeset; 0 when nothing had changed.
    compiled: int


def render_all(jobs: Iterable[Job], templates: Path, folder: Path, processes: int = 1, title: str = "") -> BatchResult:
    """Make every job or take it from the cache.

    :param jobs: what to make; equal jobs are made once
    :param templates: the folder of templates
    :param folder: the cache's folder
    :param processes: how many processes may work at once
    :param title: shown beside the progress bar, on a terminal and a long run only
    :raises OSError: the cache cannot be written to
    """
    store = Cache(folder)
    common = templates_digest(templates)
    digests = {job: digest(job, common) for job in dict.fromkeys(jobs)}
    lacking = [job for job, name in digests.items() if store.get(name) is None]
    with _progress(len(lacking), title) as advance:
        for _ in _made(lacking, digests, templates, folder, processes):
            advance()
    cached = {job: found for job, name in digests.items() if (found := store.get(name)) is not None}
    store.sweep()
    return BatchResult(cached, len(lacking))


def _made(
    jobs: Sequence[Job], digests: dict[Job, str], templates: Path, folder: Path, processes: int
) -> Iterator[None]:
    """Yields once a finished job."""
    # The typesetter remembers what it has set. Long documents have processes of their own, which end with
    # them, so that none grows beyond 200 MB.
    for long in (True, False):
        batch = [job for job in jobs if (job.template == "booklet") is long]
        names = [digests[job] for job in batch]
        workers = min(processes, len(batch) if long else len(batch) // WORTH_A_PROCESS)
        yield from _batch(partial(make, templates, folder), batch, names, workers, 1 if long else 8)


def _batch(
    work: Callable[[Job, str], None], jobs: list[Job], names: list[str], workers: int, run: int
) -> Iterator[None]:
    """Do the work, here or on several processes.

    :param run: how many neighbouring jobs go to one process: sheets of one unit share their QR code
    """
    if workers < 2:
        yield from map(work, jobs, names)
        return
    # Spawned, not forked: the typesetter keeps threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(work, jobs, names, chunksize=run)


def make(templates: Path, folder: Path, job: Job, name: str) -> None:
    """Typeset one job and cache what comes of it; a refusal is cached as well, so that it is not tried again.

    :raises OSError: the cache cannot be written to
    """
    try:
        files = typeset(job, _typesetter(templates))
    except TypesettingError as error:
        files = RenderedFiles(Fit(0, 1, 0), error=str(error))
    Cache(folder).put(name, files)


def typeset(job: Job, typesetter: Typesetter) -> RenderedFiles:
    """Everything that is asked of a job.

    :raises TypesettingError: the typesetter refused
    """
    if job.template == "card":
        return RenderedFiles(Fit(0, 1, 1), picture=reduced(typesetter.png(job, CARD_PPI), CARD_SHADES))
    rendered = typesetter.pdf(job, PICTURE_PPI if job.picture else 0)
    if rendered.fit.refused:
        return RenderedFiles(rendered.fit)
    form = fillable(rendered.pdf, job.form) if job.form else b""
    picture = reduced(rendered.png, PICTURE_SHADES) if rendered.png else b""
    return RenderedFiles(rendered.fit, packed(rendered.pdf), form, picture)


@cache
def _typesetter(templates: Path) -> Typesetter:
    """One a process: setting it up costs as much as a sheet."""
    return Typesetter(templates)


@contextmanager
def _progress(total: int, title: str) -> Iterator[Callable[[], None]]:
    """A bar on the error stream when someone is watching and it takes a while."""
    if total < WORTH_A_PROCESS or not title or not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total)
        yield lambda: progress.advance(task)
