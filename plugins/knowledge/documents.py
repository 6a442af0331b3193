"""One file → one document, and everything that is wrong with the file by itself.

A file that cannot become a document still says all its problems at once, so that an editor mends them in one go.
"""

from __future__ import annotations

import re
from collections import Counter

from knowledge.addresses import RESERVED_IDS
from knowledge.extract import Extracted, Reading, extract
from knowledge.files import KEY, Place
from knowledge.frontmatter import FrontMatter, FrontMatterError, split
from knowledge.heads import Desk, read_head
from knowledge.markdown import Rendered, Renderer, RunawayTextError
from knowledge.model import Document, Unit
from knowledge.problems import Problem, Severity
from knowledge.slips import tell_slips

_ID = re.compile(r'<[^<>]*\sid="([^"]*)"')


def read_document(text: str, place: Place, renderer: Renderer) -> tuple[Document | None, tuple[Problem, ...]]:
    """A file's text → its document, or ``None`` where it cannot be one, and its problems.

    :param text: the file with ``\\n`` line ends
    :param place: what its path says
    :param renderer: renders the body
    """
    desk = Desk(place)
    try:
        front = split(text)
        rendered = renderer.render(front.body, front.first_line)
    except FrontMatterError as error:
        desk.say(error.line, "front-matter", str(error), error.cure)
        return None, tuple(desk.problems)
    except RunawayTextError as error:
        desk.say(error.line, "runaway-text", str(error), "Delete what is not text.")
        return None, tuple(desk.problems)
    for removed in rendered.removed:
        cure = "Mend it, delete it, or write it as code between backticks."
        desk.say(removed.line, "raw-html", f"{removed.name} is not published", cure, Severity.WARNING)
    document = _document(front, rendered, desk)
    return document, tuple(sorted(desk.problems))


def _document(front: FrontMatter, rendered: Rendered, desk: Desk) -> Document:
    place, head = desk.place, read_head(front, desk)
    reading = Reading(
        keywords=place.language.keywords,
        language=place.language.tag,
        kind=head.kind,
        speakers=head.speakers,
        lenient=place.lenient,
        wants_title=not head.title,
        title=head.title,
    )
    body = extract(rendered.html, reading)
    if not place.lenient:
        tell_slips(rendered, body, desk)
    _tell_strays(body, desk)
    _check_ids(body, desk)
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


def _tell_strays(body: Extracted, desk: Desk) -> None:
    if desk.place.lenient:
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
        desk.say(stray.line, stray.rule, what, cure)
    for use in body.unknown_uses:
        desk.say(use.line, "unknown-use", f"“{use.value}” is no way to use a checklist", "Write read-do or do-confirm.")


def _check_ids(body: Extracted, desk: Desk) -> None:
    """Every unit has an id of its own, in the form that addresses allow."""
    if desk.place.lenient:
        return
    seen: dict[str, int] = {}
    units: tuple[Unit, ...] = (*body.principles, *body.checklists, *body.exchanges)
    for unit in sorted(units, key=lambda unit: unit.line):
        if not unit.id:
            cure = "Run `invoke ids`, or write one in braces at the end of the line: {#short-name}."
            desk.say(unit.line, "missing-id", "This unit has no id", cure)
        elif not KEY.fullmatch(unit.id):
            cure = "Use small Latin letters, digits and hyphens, 80 at most."
            desk.say(unit.line, "bad-id", f"“{unit.id}” cannot be an id", cure)
        elif unit.id in seen:
            desk.say(
                unit.line, "duplicate-id", f"“{unit.id}” is already the id on line {seen[unit.id]}", "Choose another."
            )
        seen.setdefault(unit.id, unit.line)
    _check_anchors(body, frozenset(seen), desk)


def _check_anchors(body: Extracted, units: frozenset[str], desk: Desk) -> None:
    """No other place of the page has an id that a unit, a heading or the page itself has."""
    lines = {heading.anchor: heading.line for heading in body.headings}
    told = {problem.line for problem in desk.problems if problem.rule == "duplicate-id"}
    for name, count in Counter(_ID.findall(body.html)).items():
        line = lines.get(name, 1)
        if name in RESERVED_IDS:
            desk.say(line, "bad-id", f"“{name}” is the address of another part of every page", "Choose another.")
        elif count > 1 and line not in told:
            owner = "a unit" if name in units else "another place of this text"
            desk.say(line, "duplicate-id", f"“{name}” is already the id of {owner}", "Choose another.")
