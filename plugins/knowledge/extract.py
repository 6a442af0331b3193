"""Outline → units: which sections of a text are principles and checklists, and what of it is an interview.

Works on rendered HTML with line marks (:mod:`knowledge.markdown`), so that whatever Markdown can say is
understood in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import html as lxml_html

from knowledge.checklists import UnknownUse, has_tasks, mark_tasks, read_checklist
from knowledge.fingerprints import fingerprint
from knowledge.html_tree import (
    Element,
    inner_html,
    label_of,
    level_of,
    line_of,
    paragraphs_of,
    parse,
    put_label,
    serialised,
    text_of,
    without_label,
)
from knowledge.interviews import Stray, exchanges_of, inferred_speakers
from knowledge.languages import Keywords
from knowledge.markdown import slug
from knowledge.model import Checklist, Exchange, Heading, Kind, Link, Principle, Speaker

#: ``Principle 2: Title``, ``Принцип №2. Title``, ``Checklist — Title``.
_KEYWORD = re.compile(
    r"^(?P<word>[^\W\d_][^\d:：.#№]{0,40}?)\s*(?:(?:№|#|nr\.?|no\.?)?\s*(?P<number>\d{1,3}))?\s*(?:[:：]|\.\s|\s[–—-]\s)\s*"
    r"(?P<title>\S.*)$",
    re.I | re.S,
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?P<title>\S.*)$", re.S)


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


@dataclass(frozen=True, slots=True)
class Reading:
    """How a body is to be read.

    :ivar keywords: first words of its language
    :ivar kind: what its front matter says it is
    :ivar speakers: those the front matter names
    :ivar lenient: a file that was not written for us: speakers are inferred, and task lists under any heading
        are checklists
    :ivar wants_title: the front matter has no title, so the first heading is it
    """

    keywords: Keywords
    language: str = "en"
    kind: Kind = Kind.ARTICLE
    speakers: tuple[Speaker, ...] = ()
    lenient: bool = False
    wants_title: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """What a heading says it opens."""

    meaning: str
    word: str
    number: int | None
    title: str


def extract(html: str, reading: Reading) -> Extracted:
    """Draw the units out of a rendered body.

    :param html: sanitised HTML with ``data-line`` on its blocks
    :param reading: how to read it
    """
    root = parse(html)
    title = _take_title(root) if reading.wants_title else ""
    _demote(root)
    mark_tasks(root)
    _give_ids(root, reading)
    text, links = paragraphs_of(root), tuple(_links(root))
    speakers = reading.speakers or (inferred_speakers(root) if reading.lenient else ())
    asks = bool(speakers) or reading.kind is Kind.INTERVIEW
    exchanges, strays = exchanges_of(root, speakers, reading.language) if asks else ((), ())
    principles, checklists, uses = _sections(root, reading)
    headings = tuple(_headings(root, reading))
    return Extracted(
        title, serialised(root), text, headings, principles, checklists, exchanges, links, speakers, strays, uses
    )


def _take_title(root: Element) -> str:
    """Take the first heading off a body if nothing but it opens the text."""
    first = next(iter(root), None)
    if first is None or level_of(first) == 0 or (root.text or "").strip():
        return ""
    text = text_of(first)
    root.remove(first)
    return text


def _demote(root: Element) -> None:
    """The page's only first-level heading is its title: a body that has one moves down by a level."""
    if next(root.iter("h1"), None) is None:
        return
    for node in list(root.iter("h1", "h2", "h3", "h4", "h5")):
        node.tag = f"h{level_of(node) + 1}"


def _give_ids(root: Element, reading: Reading) -> None:
    """An anchor for every heading that the editor gave none, readable in the text's own script."""
    taken = {node.get("id") for node in root.iter() if isinstance(node.tag, str) and node.get("id")}
    names: dict[str, Iterator[str]] = {}
    for node in root.iter("h2", "h3", "h4", "h5", "h6"):
        if node.get("id"):
            continue
        named = _named(node, reading)
        base = slug(named.title if named else text_of(node))
        anchor = next(name for name in names.setdefault(base, _numbered(base)) if name not in taken)
        taken.add(anchor)
        node.set("id", anchor)
        node.set("data-auto", "")


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _links(root: Element) -> Iterator[Link]:
    for node in root.iter("a", "img"):
        target = node.get("href") or node.get("src")
        if target:
            yield Link(target, line_of(node))


def _named(heading: Element, reading: Reading) -> _Named | None:
    """What a heading opens, by its keyword or, among principles, by its number."""
    text = text_of(heading)
    found = _KEYWORD.match(text)
    meaning = reading.keywords.meaning(found["word"]) if found else None
    if found and meaning in ("principle", "checklist"):
        number = int(found["number"]) if found["number"] else None
        return _Named(meaning, text[: found.start("title")].rstrip(" :：.–—-"), number, found["title"])
    numbered = _NUMBERED.match(text)
    if numbered and reading.kind is Kind.PRINCIPLES:
        return _Named("principle", "", int(numbered["number"]), numbered["title"])
    if reading.lenient and reading.keywords.meaning(text) == "checklist":
        return _Named("checklist", "", None, text)
    return None


def _sections(
    root: Element, reading: Reading
) -> tuple[tuple[Principle, ...], tuple[Checklist, ...], tuple[UnknownUse, ...]]:
    """Principles and checklists, in the order of the text; each is wrapped into a section of its own."""
    principles: list[Principle] = []
    checklists: list[Checklist] = []
    uses: list[UnknownUse] = []
    for heading in reversed([block for block in root if level_of(block)]):
        blocks = _below(heading)
        named = _named(heading, reading) or _unnamed_checklist(heading, blocks, reading)
        if named is None:
            continue
        if named.meaning == "principle":
            principles.append(_principle(heading, named, blocks, reading.keywords))
        else:
            checklist, unknown = read_checklist(heading, named.title, blocks, reading.keywords)
            checklists.append(_with_own_id(checklist, heading))
            uses.extend([unknown] if unknown else [])
        _mark_up(heading, named, _below(heading))
    return tuple(reversed(principles)), tuple(reversed(checklists)), tuple(reversed(uses))


def _unnamed_checklist(heading: Element, blocks: Sequence[Element], reading: Reading) -> _Named | None:
    """A section with check boxes in a file that was not written for us."""
    own: list[Element] = []
    for block in blocks:
        if level_of(block):
            break
        own.append(block)
    return _Named("checklist", "", None, text_of(heading)) if reading.lenient and has_tasks(own) else None


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


def _principle(heading: Element, named: _Named, blocks: Sequence[Element], keywords: Keywords) -> Principle:
    own = [block for block in blocks if not block.get("data-unit")]
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
        html=_html_of(own),
        fingerprint=fingerprint(named.title, text),
    )
    if example is not None and label is not None:
        example.set("class", "principle__example")
        put_label(example, label.text, "unit__label")
    return principle


def _is(block: Element, meaning: str, keywords: Keywords) -> bool:
    label = label_of(block)
    return label is not None and keywords.meaning(label.text) == meaning


def _html_of(blocks: Sequence[Element]) -> str:
    box = lxml_html.Element("div")
    for block in blocks:
        box.append(lxml_html.fromstring(lxml_html.tostring(block, encoding="unicode", with_tail=False)))
    return inner_html(box)


def _own_id(heading: Element) -> str:
    """The id an editor gave; anchors made from a title are no ids."""
    return "" if heading.get("data-auto") is not None else heading.get("id") or ""


def _with_own_id(checklist: Checklist, heading: Element) -> Checklist:
    return replace(checklist, id=_own_id(heading))


def _mark_up(heading: Element, named: _Named, blocks: Sequence[Element]) -> None:
    """Wrap a unit into a section, and set its keyword apart from its title."""
    css = f"unit unit--{named.meaning}"
    section = lxml_html.Element("section", {"class": css, "data-unit": _own_id(heading)})
    heading.addprevious(section)
    for block in (heading, *blocks):
        section.append(block)
    if named.word:
        _part_keyword(heading, named.word)


def _part_keyword(heading: Element, word: str) -> None:
    text = heading.text or ""
    at = text.find(word)
    if at < 0:
        return
    rest = text[at + len(word) :].lstrip(" :：.–—-")
    span = lxml_html.Element("span", {"class": "unit__kind"})
    span.text, span.tail, heading.text = f"{word}:", f" {rest}", None
    heading.insert(0, span)


def _headings(root: Element, reading: Reading) -> Iterator[Heading]:
    for node in root.iter("h2", "h3", "h4", "h5", "h6"):
        title = text_of(node)
        kind = next((child for child in node if child.get("class") in ("unit__kind", "exchange__asker")), None)
        if kind is not None:
            title = title.removeprefix(text_of(kind)).strip()
        yield Heading(level_of(node), title, node.get("id") or "", line_of(node))
        node.attrib.pop("data-auto", None)
