"""One file → one document, and everything that is wrong with the file by itself.

A file that cannot become a document still says all its problems at once, so that an editor mends them in one go.
"""

from __future__ import annotations

import re
from collections import Counter

from knowledge.addresses import RESERVED_IDS
from knowledge.extract import Extracted, Reading, extract
from knowledge.file_report import FileReport
from knowledge.files import KEY, Place
from knowledge.frontmatter import FrontMatter, FrontMatterError, split
from knowledge.heads import read_head
from knowledge.markdown import MarkdownRenderer, Rendered, RunawayTextError
from knowledge.markup_mistakes import report_markup_mistakes
from knowledge.model import Document, Unit
from knowledge.plain_heads import split_leniently
from knowledge.problems import Problem, Severity
from knowledge.runaways import deadline

_ID = re.compile(r'<[^<>]*\sid="([^"]*)"')


def read_document(text: str, place: Place, renderer: MarkdownRenderer) -> tuple[Document | None, tuple[Problem, ...]]:
    """A file's text → its document, or ``None`` where it cannot be one, and its problems.

    :param text: the file with ``\\n`` line ends
    :param place: what its path says
    :param renderer: renders the body
    """
    report = FileReport(place)
    try:
        front = split_leniently(text) if place.lenient else split(text)
        rendered = renderer.render(front.body, front.first_line)
        with deadline(front.first_line):
            document = _document(front, rendered, report)
    except FrontMatterError as error:
        report.add(error.line, "front-matter", str(error), error.cure)
        return None, tuple(report.problems)
    except RunawayTextError as error:
        # What was told of it before it was given up is not all there is to tell.
        runaway = Problem(place.path, error.line, "runaway-text", str(error), "Delete what is not text.")
        return None, (runaway,)
    for removed in rendered.removed:
        cure = "Mend it, delete it, or write it as code between backticks."
        report.add(removed.line, "raw-html", f"{removed.name} is not published", cure, Severity.WARNING)
    return document, tuple(sorted(report.problems))


def _document(front: FrontMatter, rendered: Rendered, report: FileReport) -> Document:
    place, head = report.place, read_head(front, report)
    reading = Reading(
        keywords=place.language.keywords,
        kind=head.kind,
        speakers=head.speakers,
        lenient=place.lenient,
        wants_title=not head.title,
        title=head.title,
    )
    body = extract(rendered.html, reading)
    if not place.lenient:
        report_markup_mistakes(rendered, body, report)
    _tell_strays(body, report)
    _check_ids(rendered, body, report)
    return Document(
        key=place.key,
        language=place.language.tag,
        kind=head.kind,
        title=head.title or body.title or place.key,
        path=place.path,
        date=head.date,
        modified=head.modified,
        summary=head.summary,
        original=head.original or place.language.tag,
        topics=head.topics,
        source=head.source,
        speakers=body.speakers,
        html=body.html,
        text=body.text,
        headings=body.headings,
        principles=body.principles,
        checklists=body.checklists,
        exchanges=body.exchanges,
        links=body.links,
        related=head.related,
        extra=head.extra,
        lines=head.lines,
    )


def _tell_strays(body: Extracted, report: FileReport) -> None:
    if report.place.lenient:
        return
    codes = [speaker.code for speaker in body.speakers]
    for stray in body.strays:
        if stray.rule == "unknown-speaker":
            choice = f", or write {' or '.join(codes)}" if codes else ""
            what, cure = (
                f"“{stray.label}” is not among the speakers",
                f"Add it under speakers: in the front matter{choice}.",
            )
        else:
            what, cure = f"{stray.label} answers, but nobody asked", "Put the interviewer's question above it."
        report.add(stray.line, stray.rule, what, cure)
    for use in body.unknown_uses:
        report.add(
            use.line, "unknown-use", f"“{use.value}” is no way to use a checklist", "Write read-do or do-confirm."
        )


def _check_ids(rendered: Rendered, body: Extracted, report: FileReport) -> None:
    """Every unit has an id of its own, in the form that addresses allow."""
    if report.place.lenient:
        return
    seen: dict[str, int] = {}
    units: tuple[Unit, ...] = (*body.principles, *body.checklists, *body.exchanges)
    for unit in sorted(units, key=lambda unit: unit.line):
        if not unit.id:
            cure = "Run `invoke ids`, or write one in braces at the end of the line: {#short-name}."
            report.add(unit.line, "missing-id", "This unit has no id", cure)
        elif not KEY.fullmatch(unit.id):
            cure = "Use small Latin letters, digits and hyphens, 80 at most."
            report.add(unit.line, "bad-id", f"“{unit.id}” cannot be an id", cure)
        elif unit.id in seen:
            report.add(
                unit.line, "duplicate-id", f"“{unit.id}” is already the id on line {seen[unit.id]}", "Choose another."
            )
        seen.setdefault(unit.id, unit.line)
    _check_anchors(rendered, body, frozenset(seen), report)


def _check_anchors(rendered: Rendered, body: Extracted, units: frozenset[str], report: FileReport) -> None:
    """No other place of the page has an id that a unit, a heading or the page itself has."""
    lines = {heading.anchor: heading.line for heading in body.headings}
    told = {problem.line for problem in report.problems if problem.rule == "duplicate-id"}
    for name, count in Counter(_ID.findall(body.html)).items():
        line = lines.get(name) or _line_of_id(name, rendered)
        if name in RESERVED_IDS:
            report.add(line, "bad-id", f"“{name}” is the address of another part of every page", "Choose another.")
        elif count > 1 and line not in told:
            owner = "a unit" if name in units else "another place of this text"
            report.add(line, "duplicate-id", f"“{name}” is already the id of {owner}", "Choose another.")


def _line_of_id(name: str, rendered: Rendered) -> int:
    """The line of an editor's own HTML that has an id."""
    look = re.compile(rf"\bid\s*=\s*[\"']?{re.escape(name)}(?![\w-])")
    return next((number for number, line in rendered.source.running if look.search(line)), 1)
