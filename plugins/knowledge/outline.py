"""What the headings of a body say: its title, anchors, outline, and which of them open a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as lxml_html

from knowledge.addresses import RESERVED_IDS
from knowledge.html_tree import Element, level_of, line_of, text_of
from knowledge.languages import Keywords
from knowledge.markdown import slug
from knowledge.model import Heading, Kind, Speaker

#: ``Principle 2: Title``, ``Принцип №2. Title``, ``Checklist — Title``.
_KEYWORD = re.compile(
    r"^(?P<word>[^\W\d_][^\d:：.#№]{0,40}?)\s*(?:(?:№|#|nr\.?|no\.?)?\s*(?P<number>\d{1,3}))?\s*(?:[:：]|\.\s|\s[–—-]\s)\s*"
    r"(?P<title>\S.*)$",
    re.I | re.S,
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?P<title>\S.*)$", re.S)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a body is to be read.

    :ivar keywords: first words of its language
    :ivar kind: what its front matter says it is
    :ivar speakers: those the front matter names
    :ivar lenient: a file that was not written for us: what its words do not say is guessed (see
        :mod:`knowledge.guesses`)
    :ivar wants_title: the front matter has no title, so the first heading is it
    :ivar title: the front matter's title
    """

    keywords: Keywords
    kind: Kind = Kind.ARTICLE
    speakers: tuple[Speaker, ...] = ()
    lenient: bool = False
    wants_title: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading says it opens."""

    meaning: str
    word: str
    number: int | None
    title: str


def take_title(root: Element, reading: Reading) -> str:
    """The title that opens a body, taken off it; a title that names a unit stays as well, to open that unit.

    :returns: the title, empty where something else opens the text
    """
    first = next(iter(root), None)
    if first is None or level_of(first) == 0 or (root.text or "").strip():
        return ""
    text = text_of(first)
    if named_of(first, reading) is None:
        root.remove(first)
    return text


def demote(root: Element) -> None:
    """The page's only first-level heading is its title: a body that has one moves down by a level."""
    if next(root.iter("h1"), None) is None:
        return
    for node in list(root.iter("h1", "h2", "h3", "h4", "h5")):
        node.tag = f"h{level_of(node) + 1}"


def give_anchors(root: Element, reading: Reading) -> None:
    """An anchor for every heading that the editor gave none, readable in the text's own script."""
    taken = {node.get("id") for node in root.iter() if isinstance(node.tag, str) and node.get("id")}
    taken |= frozenset() if reading.lenient else RESERVED_IDS
    names: dict[str, Iterator[str]] = {}
    for node in root.iter("h2", "h3", "h4", "h5", "h6"):
        if node.get("id"):
            continue
        named = named_of(node, reading)
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


def named_of(heading: Element, reading: Reading) -> Named | None:
    """What a heading opens, by its keyword or, among principles, by its number."""
    text = text_of(heading)
    found = _KEYWORD.match(text)
    meaning = reading.keywords.meaning(found["word"]) if found else None
    if found and meaning in ("principle", "checklist"):
        number = int(found["number"]) if found["number"] else None
        return Named(meaning, text[: found.start("title")].rstrip(" :：.–—-"), number, found["title"])
    numbered = number_of(heading)
    if numbered is not None and _expects_principles(heading, reading):
        return Named("principle", "", *numbered)
    if reading.lenient and reading.keywords.meaning(text) == "checklist":
        return Named("checklist", "", None, text)
    return None


def speaks_of_principles(text: str, keywords: Keywords) -> bool:
    """Whether a title has the word for a principle, in any of its forms: their endings differ, not their stems."""
    stems = tuple(word[:-1] for word, meaning in keywords.words.items() if meaning == "principle")
    return any(word.startswith(stems) for word in text.casefold().split())


def _expects_principles(heading: Element, reading: Reading) -> bool:
    """Whether a number is enough to make a heading a principle."""
    return reading.kind is Kind.PRINCIPLES or (reading.lenient and _among_principles(heading, reading))


def _among_principles(heading: Element, reading: Reading) -> bool:
    """Whether the nearest heading of a higher level, which has no number itself, announces principles."""
    level = level_of(heading)
    above = next((block for block in heading.itersiblings(preceding=True) if 0 < level_of(block) < level), None)
    return above is not None and number_of(above) is None and speaks_of_principles(text_of(above), reading.keywords)


def number_of(heading: Element) -> tuple[int, str] | None:
    """Number and title of a heading such as ``2. Listen first``; ``None`` where it has no number."""
    found = _NUMBERED.match(text_of(heading))
    return (int(found["number"]), found["title"]) if found else None


def part_keyword(heading: Element, word: str) -> None:
    """Set the keyword of a unit's heading apart from its title, in place."""
    text = heading.text or ""
    at = text.find(word)
    if at < 0:
        return
    rest = text[at + len(word) :].lstrip(" \u00a0:：.–—-")
    span = lxml_html.Element("span", {"class": "unit__kind"})
    span.text, span.tail, heading.text = f"{word}:", f" {rest}", None
    heading.insert(0, span)


def outline_of(root: Element) -> Iterator[Heading]:
    """The body's headings in order; call it once, when the units are marked up."""
    for node in root.iter("h2", "h3", "h4", "h5", "h6"):
        title = text_of(node)
        kind = next((child for child in node if child.get("class") in ("unit__kind", "exchange__asker")), None)
        if kind is not None:
            title = title.removeprefix(text_of(kind)).strip()
        yield Heading(level_of(node), title, node.get("id") or "", line_of(node))
        node.attrib.pop("data-auto", None)
