"""Outline → units: which sections of a text are principles and checklists, and what of it is an interview.

Works on rendered HTML with line marks (:mod:`knowledge.markdown`), so that whatever Markdown can say is
understood in one way only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import html as lxml_html

from knowledge.checklists import mark_tasks, read_checklist
from knowledge.fingerprints import fingerprint
from knowledge.guesses import detect_speakers, headless_checklists, kind_of, unnamed_checklist
from knowledge.html_tree import (
    LISTS,
    Element,
    inner_html,
    label_of,
    level_of,
    line_of,
    outer_html,
    paragraphs_of,
    parse,
    put_label,
    text_of,
    without_label,
)
from knowledge.interviews import Stray, exchanges_of
from knowledge.languages import Keywords
from knowledge.model import Checklist, Exchange, Heading, Kind, Link, Principle, Speaker
from knowledge.outline import Named, demote, give_anchors, named_of, outline_of, part_keyword, take_title
from knowledge.outline import Reading as Reading
from knowledge.pause_points import UnknownUse


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything drawn out of one body."""

    #: The text's own first heading, where a title was asked for.
    title: str
    html: str
    text: str
    headings: tuple[Heading, ...]
    principles: tuple[Principle, ...]
    checklists: tuple[Checklist, ...]
    exchanges: tuple[Exchange, ...]
    links: tuple[Link, ...]
    speakers: tuple[Speaker, ...]
    strays: tuple[Stray, ...]
    unknown_uses: tuple[UnknownUse, ...]


def extract(html: str, reading: Reading) -> Extracted:
    """Draw the units out of a rendered body.

    :param html: sanitised HTML with ``data-line`` on its blocks
    :param reading: how to read it
    """
    root = parse(html)
    title = take_title(root, reading) if reading.wants_title else ""
    demote(root)
    mark_tasks(root)
    reading = replace(reading, title=reading.title or title)
    if reading.lenient:
        reading = replace(
            reading, kind=kind_of(root, reading), speakers=reading.speakers or detect_speakers(root, reading)
        )
    give_anchors(root, reading)
    text, links = paragraphs_of(root), tuple(_links(root))
    asks = bool(reading.speakers) or reading.kind is Kind.INTERVIEW
    exchanges, strays = exchanges_of(root, reading.speakers) if asks else ((), ())
    headless = headless_checklists(root, reading) if reading.lenient else ()
    principles, checklists, uses = _sections(root, reading)
    return Extracted(
        title=title,
        html=inner_html(root),
        text=text,
        headings=tuple(outline_of(root)),
        principles=principles,
        checklists=(*headless, *checklists),
        exchanges=exchanges,
        links=links,
        speakers=reading.speakers,
        strays=strays,
        unknown_uses=uses,
    )


def _links(root: Element) -> Iterator[Link]:
    for node in root.iter("a", "img"):
        if "footnote-backref" in (node.get("class") or ""):
            continue  # made by Markdown, and right wherever a footnote is referred to
        target = node.get("href") or node.get("src")
        if target:
            yield Link(target, line_of(node))


def _sections(
    root: Element, reading: Reading
) -> tuple[tuple[Principle, ...], tuple[Checklist, ...], tuple[UnknownUse, ...]]:
    """Principles and checklists, in the order of the text; each is wrapped into a section of its own."""
    principles: list[Principle] = []
    checklists: list[Checklist] = []
    uses: list[UnknownUse] = []
    for heading in reversed(_openers(root)):
        blocks = _below(heading)
        named = named_of(heading, reading) or unnamed_checklist(heading, blocks, reading)
        if named is None or (reading.lenient and _is_bare(named, blocks)):
            continue
        if named.meaning == "principle":
            principles.append(_principle(heading, named, blocks, reading.keywords))
        else:
            checklist, unknown = read_checklist(heading, named.title, blocks, reading.keywords)
            checklists.append(_with_own_id(checklist, heading))
            uses.extend([unknown] if unknown else [])
        _mark_up(heading, named, _below(heading))
    return tuple(reversed(principles)), tuple(reversed(checklists)), tuple(reversed(uses))


def _openers(root: Element) -> list[Element]:
    """Headings that may open a unit: those of the text itself and of its folded parts, not of what it quotes."""
    return [node for node in root.iterdescendants() if level_of(node) and node.getparent().tag in ("div", "details")]


def _is_bare(named: Named, blocks: Sequence[Element]) -> bool:
    """Whether a heading speaks of a checklist, and none stands below it."""
    return named.meaning == "checklist" and not any(block.tag in LISTS for block in blocks)


def _below(heading: Element) -> list[Element]:
    """What a heading opens: everything up to the next heading of its level or above."""
    level, blocks = level_of(heading), list[Element]()
    for block in heading.itersiblings():
        depth = level_of(block) or _level_of_section(block)
        if 0 < depth <= level:
            break
        blocks.append(block)
    return blocks


def _level_of_section(block: Element) -> int:
    """The level of the heading that a unit's section opens with; questions close nothing."""
    if block.tag != "section" or "unit--exchange" in (block.get("class") or ""):
        return 0
    return level_of(block[0]) if len(block) else 0


def _principle(heading: Element, named: Named, blocks: Sequence[Element], keywords: Keywords) -> Principle:
    own = [block for block in blocks if block.get("data-unit") is None]
    example = next((block for block in own if block.tag == "p" and _is(block, "example", keywords)), None)
    reason = next((block for block in own if block.tag == "p" and block is not example), None)
    label = label_of(example) if example is not None else None
    if example is not None:
        without_label(example)
    text = "\n".join(filter(None, (text_of(block) for block in own)))
    principle = Principle(
        id=_own_id(heading),
        number=named.number,
        title=named.title,
        line=line_of(heading),
        reason=text_of(reason) if reason is not None else "",
        reason_html=inner_html(reason) if reason is not None else "",
        example=text_of(example) if example is not None else "",
        example_html=inner_html(example) if example is not None else "",
        text=text,
        html=outer_html(*own),
        fingerprint=fingerprint(named.title, text),
    )
    if example is not None and label is not None:
        example.set("class", "principle__example")
        put_label(example, label.text, "unit__label")
    return principle


def _is(block: Element, meaning: str, keywords: Keywords) -> bool:
    label = label_of(block)
    return label is not None and keywords.meaning(label.text) == meaning


def _own_id(heading: Element) -> str:
    """The id an editor gave; anchors made from a title are no ids."""
    return "" if heading.get("data-auto") is not None else heading.get("id") or ""


def _with_own_id(checklist: Checklist, heading: Element) -> Checklist:
    return replace(checklist, id=_own_id(heading))


def _mark_up(heading: Element, named: Named, blocks: Sequence[Element]) -> None:
    """Wrap a unit into a section, and set its keyword apart from its title."""
    css = f"unit unit--{named.meaning}"
    section = lxml_html.Element("section", {"class": css, "data-unit": _own_id(heading)})
    heading.addprevious(section)
    for block in (heading, *blocks):
        section.append(block)
    if named.word:
        part_keyword(heading, named.word)
