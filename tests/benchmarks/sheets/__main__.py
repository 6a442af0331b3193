"""Measures the sheets: ``python -m tests.benchmarks.sheets [fit|speed|qr|conformance|all]`` in the project's folder.

``fit``: every generated case that the fit accepts on one page has one page, and its text can be read in order.
``speed``: CPU time and bytes a sheet, sheets a second, memory; a second run that must compile nothing.
``qr``: the code is read from a grey print of 200 dpi.
``conformance``: every PDF of ``output/`` by pdfua, and by outloud and veraPDF where they are installed.
Exit status 1 when a number misses its goal.
"""

from __future__ import annotations

import io
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import zxingcpp

from one_pagers.batch import render_all
from one_pagers.render import Job, Typesetter, packed
from tests.benchmarks.sheets import conformance as checkers
from tests.benchmarks.sheets.cases import Case, cases
from tests.benchmarks.sheets.reading import out_of_order, picture

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "theme" / "onepagers"
Figure = tuple[str, object, str, bool]


def fit() -> Iterator[Figure]:
    """One page when accepted, text in order, size at ten short items."""
    typesetter = Typesetter(TEMPLATES)
    pages: Counter[int] = Counter()
    wrong, lost, sizes = [], [], []
    for case in cases():
        rendered = typesetter.pdf(case.job)
        pages[rendered.fit.pages] += 1
        if rendered.fit.refused:
            continue
        wrong += [case.name] if _pages(rendered.pdf) != rendered.fit.pages else []
        lost += [case.name] if out_of_order(_strings(case, lean=rendered.fit.lean), rendered.pdf) else []
        sizes += [rendered.fit.size] if "-checklist-10-1" in case.name else []
    yield "cases", sum(pages.values()), "≥ 1000", sum(pages.values()) >= 1000
    yield "on one page, on two, refused", (pages[1], pages[2], pages[0]), "", True
    yield "pages other than the fit said", wrong, "none", not wrong
    yield "sheets with text out of order or lost", lost, "none", not lost
    yield "smallest type at ten short items", f"{min(sizes)} pt", "≥ 12 pt", min(sizes) >= 12


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _strings(case: Case, *, lean: bool) -> tuple[str, ...]:
    return replace(case.content, intro="").strings if lean else case.content.strings


def usual() -> tuple[Job, ...]:
    """500 sheets as they are written: up to twelve short rows."""
    short = [case.job for case in cases() if len(case.content.items) <= 12 and case.name.endswith("-1")]
    return tuple(replace(job, url=f"{job.url}{number}/") for number in range(4) for job in short)[:500]


def speed() -> Iterator[Figure]:
    """CPU time a sheet in one warm process, then 500 sheets in a batch on two processes."""
    typesetter, jobs = Typesetter(TEMPLATES), usual()
    for job in jobs[:5]:
        typesetter.pdf(job)
    spent, sizes, began = [], [], time.perf_counter()
    for job in jobs[5:205]:
        start = time.process_time()
        pdf = packed(typesetter.pdf(job).pdf)
        spent.append((time.process_time() - start) * 1000)
        sizes.append(len(pdf) / 1024)
    rate = len(spent) / (time.perf_counter() - began)
    yield (
        "CPU a warm sheet with its fit",
        f"{statistics.mean(spent):.1f} ms",
        "≤ 40 ms",
        statistics.mean(spent) <= 40,
    )
    yield "sheets a second in one process", f"{rate:.1f}", "≥ 25", rate >= 25
    yield "largest sheet", f"{max(sizes):.1f} KB", "≤ 45 KB", max(sizes) <= 45
    yield from _press(jobs)


def _press(jobs: tuple[Job, ...]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        made = render_all(jobs, TEMPLATES, Path(folder), processes=2).compiled
        seconds = time.perf_counter() - start
        again = render_all(jobs, TEMPLATES, Path(folder), processes=2).compiled
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield f"{made} sheets on two processes", f"{seconds:.1f} s", "≤ 20 s", seconds <= 20
    yield "compiled by an unchanged second run", again, "0", again == 0
    yield "memory of the largest process", f"{memory:.0f} MB", "≤ 200 MB", memory <= 200


def qr() -> Iterator[Figure]:
    """Every 27th case, printed grey at 200 dpi."""
    typesetter = Typesetter(TEMPLATES)
    chosen = tuple(cases())[::27]
    lost = [case.name for case in chosen if not _decodes(typesetter, case)]
    yield f"QR codes of {len(chosen)} sheets not read", lost, "none", not lost


def _decodes(typesetter: Typesetter, case: Case) -> bool:
    rendered = typesetter.pdf(case.job)
    print_out = picture(rendered.pdf, 200, page=max(0, rendered.fit.pages - 1))
    return any(code.text == case.job.url for code in zxingcpp.read_barcodes(print_out))


def conformance() -> Iterator[Figure]:
    """Every PDF of the built site by independent checkers."""
    files = sorted((ROOT / "output").rglob("*.pdf"))
    if not files:
        yield "PDFs in output/ (run invoke build first)", 0, "≥ 1", False
        return
    yield from _checked("pdfua", files, checkers.pdfua_findings)
    if checkers.has_outloud():
        yield from _checked("outloud", files, checkers.outloud_findings)
    else:
        yield "outloud: not installed, not asked", "–", "", True
    if not checkers.has_vera():
        yield "veraPDF: not installed, not asked", "–", "", True
        return
    for flavour, compliant, faults in checkers.vera_faults(files):
        what = f"veraPDF {flavour}, compliant of {len(files)}"
        yield what, (compliant, *faults[:5]), f"{len(files)}", compliant == len(files)


def _checked(name: str, files: list[Path], findings: Callable[[Path], tuple[str, ...]]) -> Iterator[Figure]:
    found = [one for file in files for one in findings(file)]
    yield f"findings of {name} in {len(files)} files", found[:5] or 0, "0", not found


def main(names: list[str]) -> int:
    """Print each figure beside its goal."""
    measures: dict[str, Callable[[], Iterator[Figure]]] = {
        "fit": fit,
        "speed": speed,
        "qr": qr,
        "conformance": conformance,
    }
    wanted = names if names and names != ["all"] else list(measures)
    missed = 0
    for name in wanted:
        for what, value, goal, met in measures[name]():
            missed += not met
            sys.stdout.write(f"{'ok  ' if met else 'MISS'} {what}: {value}{f'  (goal {goal})' if goal else ''}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
