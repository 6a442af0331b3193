"""Units in, PDF bytes out: a fixed template, data as JSON, nothing else. Pure: the same job, the same bytes."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import typst

from one_pagers.fonts import font_folders
from one_pagers.qr_codes import qr_svg

#: Both in one file: readable by everyone (PDF/UA-1), readable in thirty years (PDF/A-2a).
STANDARDS: tuple[typst.PDFStandard, ...] = ("ua-1", "a-2a")
#: Packages would come from the network: they are looked for where there are none.
_NOWHERE = "/nonexistent"


class SheetError(Exception):
    """A sheet could not be made. Drawn as a tree::

    SheetError              anything that keeps one sheet from being made
    └── TypesettingError    the typesetter refused: message and hints
    """


class TypesettingError(SheetError):
    """The typesetter refused the data; the message is its own, in one line."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """By which words a fillable copy knows the drawn boxes and lines, and what it calls their fields."""

    #: The text alternative of every tick box.
    tick: str
    #: The text alternatives of the lines for name and date.
    lines: tuple[str, ...]
    #: The text alternative of the lines for own steps.
    own: str
    #: What each tick box stands for, in order; further boxes are for own steps.
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to typeset."""

    #: Name of the template, ``sheet``, ``large``, ``bilingual``, ``booklet`` or ``card``.
    template: str
    #: JSON, as :func:`one_pagers.contents.as_data` makes it.
    data: str
    #: Address of the QR code, or empty.
    url: str = ""
    #: The text's own date: the only date a PDF carries.
    dated: date | None = None
    #: Whether a small picture of the first page is made as well.
    picture: bool = False
    #: The words of the fillable copy, when one is made as well.
    form: FormWords | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """What the template found out."""

    #: Type size of the rows in points.
    size: float
    columns: int
    #: Pages used; 0 when the content does not fit and nothing usable was set.
    pages: int
    #: Lines for own steps.
    own: int = 0
    #: Whether the introduction was left out, so that the rows could be larger.
    lean: bool = False
    #: Why nothing was set: ``long-word``, ``too-long`` or empty.
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A typeset sheet."""

    pdf: bytes
    fit: Fit
    #: The first page as PNG, where it was asked for.
    png: bytes = b""


class Typesetter:
    """Holds what is costly to set up: the fonts and one compiler a template. One process, one thread."""

    def __init__(self, templates: Path) -> None:
        """:param templates: the folder of templates; nothing else is readable while typesetting."""
        self._templates = templates
        folders = [str(folder) for folder in font_folders()]
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._compilers: dict[str, typst.Compiler] = {}

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                str(self._templates / f"{template}.typ"),
                root=str(self._templates),
                font_paths=self._fonts,
                package_path=_NOWHERE,
                package_cache_path=_NOWHERE,
            )
        return self._compilers[template]

    def pdf(self, job: Job, ppi: float = 0) -> Rendered:
        """The job as PDF/UA-1 and PDF/A-2a.

        :param ppi: resolution of a picture of the first page; 0 for none
        :raises TypesettingError: the typesetter refused
        """
        try:
            compiler = self._compiler(job.template)
            pdf = compiler.compile(sys_inputs=_inputs(job), pdf_standards=list(STANDARDS), timestamp=_stamp(job.dated))
            fit = _fit(compiler)
            # Without new inputs the typesetter draws the pages it has just set, and sets nothing again.
            png = compiler.compile(format="png", ppi=ppi) if ppi and not fit.refused else b""
        except RuntimeError as error:
            raise TypesettingError(_one_line(error)) from error
        return Rendered(_single(pdf), fit, _single(png))

    def png(self, job: Job, ppi: float) -> bytes:
        """The first page as a picture, of a job that has no PDF.

        :raises TypesettingError: the typesetter refused
        """
        try:
            compiler = self._compiler(job.template)
            return _single(compiler.compile(format="png", ppi=ppi, sys_inputs=_inputs(job)))
        except RuntimeError as error:
            raise TypesettingError(_one_line(error)) from error


def packed(pdf: bytes) -> bytes:
    """The same document with its small objects compressed together: a quarter smaller. Same input, same bytes."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def _inputs(job: Job) -> dict[str, str]:
    return {"data": job.data, "qr": qr_svg(job.url)}


def _stamp(dated: date | None) -> datetime:
    day = dated or date(2000, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _fit(compiler: typst.Compiler) -> Fit:
    found = json.loads(compiler.query("<fit>", field="value"))
    return Fit(**found[0]) if found else Fit(0, 1, 0)


def _single(pages: bytes | list[bytes] | None) -> bytes:
    first = pages[0] if isinstance(pages, list) else pages
    return first or b""


def _one_line(error: RuntimeError) -> str:
    """The typesetter's message and hints; a template that is not there is a plain run-time error."""
    told = (error.message, *error.hints) if isinstance(error, typst.TypstError) else (str(error),)
    return " ".join(" ".join(told).split())
