"""A section of a body → a checklist: its pause point, its way of use, its groups and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html as lxml_html

from knowledge.fingerprints import fingerprint
from knowledge.html_tree import (
    LISTS,
    Element,
    inner_html,
    label_of,
    level_of,
    line_of,
    put_label,
    text_of,
    without_label,
)
from knowledge.languages import Keywords
from knowledge.model import Checklist, Group, Item, Note, Use

_TASK = re.compile(r"^\s*\[(?P<state>[ xX]?)\](?:\s+|$)")
_SPACED = re.compile(r"[\s‐‑–—_]+")


@dataclass(slots=True)
class _Draft:
    """A checklist while its section is being read."""

    when: str = ""
    use: Use | None = None
    unknown_use: tuple[str, int] | None = None
    intro: list[Element] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class UnknownUse:
    """A value of ``How:`` that is neither read-do nor do-confirm."""

    value: str
    line: int


def mark_tasks(root: Element) -> None:
    """``- [ ] step`` → an item with a check box that can be ticked and a label, in place."""
    for item in root.iter("li"):
        holder = _holder(item)
        found = _TASK.match(holder.text or "")
        if found:
            holder.text = (holder.text or "")[found.end() :]
            _boxed(item, holder, ticked=found["state"].lower() == "x")


def is_task(item: Element) -> bool:
    """Whether an item carries a check box."""
    return "task" in (item.get("class") or "").split()


def is_lead(block: Element) -> bool:
    """Whether a paragraph leads into a list: wholly bold, or ending in a colon."""
    return block.tag == "p" and (_is_bold(block) or text_of(block).endswith((":", "：")))


def _is_bold(block: Element) -> bool:
    return len(block) > 0 and block[0].tag in ("strong", "b") and text_of(block[0]) == text_of(block)


def _opens_group(block: Element) -> bool:
    """A heading, or a bold line right above a list."""
    following = block.getnext()
    above_list = following is not None and following.tag in LISTS
    return level_of(block) > 0 or (block.tag == "p" and above_list and _is_bold(block))


def has_tasks(blocks: Sequence[Element]) -> bool:
    """Whether any list among the blocks has an item with a check box."""
    return any(is_task(item) for block in blocks if block.tag in LISTS for item in block)


def read_checklist(
    heading: Element, title: str, blocks: Sequence[Element], keywords: Keywords
) -> tuple[Checklist, UnknownUse | None]:
    """The checklist of one section; keyword lines are marked up in place.

    :param heading: the section's heading
    :param title: the heading's text without its keyword
    :param blocks: what stands below it
    """
    draft = _Draft()
    group_title, group_line, items = "", line_of(heading), list[Item]()

    def close() -> None:
        if items:
            draft.groups.append(Group(group_title, group_line, tuple(items)))

    boxed = has_tasks(blocks)
    for block in blocks:
        if _opens_group(block):
            close()
            group_title, group_line, items = text_of(block).rstrip(":："), line_of(block), []
        elif block.tag in LISTS and (not boxed or has_tasks([block])):
            items.extend(_items(block.iterchildren("li"), keywords))
        elif block.tag == "p" and not draft.groups and not items and _keyword_lines(block, draft, keywords):
            continue
        elif block.get("data-unit") is None:
            draft.intro.append(block)
    close()
    unknown = UnknownUse(*draft.unknown_use) if draft.unknown_use else None
    return _checklist(heading, title, draft), unknown


def _checklist(heading: Element, title: str, draft: _Draft) -> Checklist:
    texts = [text for group in draft.groups for text in (group.title, *(item.text for item in group.items))]
    return Checklist(
        id=heading.get("id") or "",
        title=title,
        line=line_of(heading),
        groups=tuple(draft.groups),
        when=draft.when,
        use=draft.use,
        intro=" ".join(text_of(block) for block in draft.intro),
        intro_html="\n".join(f"<p>{inner_html(block)}</p>" for block in draft.intro if block.tag == "p"),
        fingerprint=fingerprint(title, draft.when, *texts),
    )


def _holder(item: Element) -> Element:
    """Where an item's text begins: the item itself, or its first paragraph where items are set apart."""
    first = item[0] if len(item) else None
    loose = first is not None and first.tag == "p" and not (item.text or "").strip()
    return first if loose else item


def _boxed(item: Element, holder: Element, ticked: bool) -> None:
    """Move an item's own text into a label with a check box."""
    label = lxml_html.Element("label", {"class": "task__label"})
    box = lxml_html.Element("input", {"type": "checkbox", "class": "task__box"})
    if ticked:
        box.set("checked", "")
    words = lxml_html.Element("span", {"class": "task__text"})
    words.text, holder.text = holder.text, None
    for child in list(holder):
        if child.tag in LISTS or child.tag in ("p", "pre", "div", "blockquote", "table"):
            break
        words.append(child)
    label.extend([box, words])
    box.tail = " "
    holder.insert(0, label)
    item.set("class", " ".join(filter(None, (item.get("class"), "task"))))


def _items(points: Iterable[Element], keywords: Keywords) -> list[Item]:
    """Items of a list's points; boxes below a box are items of their own, other points below it, however deep, are
    notes.
    """
    found: list[Item] = []
    for item in points:
        below = tuple(_below(item))
        notes = tuple(_note(child, keywords) for child in below if not is_task(child))
        text, markup = _own(item)
        if text:
            found.append(Item(text, markup, line_of(item), notes))
        found.extend(_items((child for child in below if is_task(child)), keywords))
    return found


def _below(item: Element) -> Iterator[Element]:
    """The points below a point, in their order, down to the next boxes."""
    for child in (point for block in item if block.tag in LISTS for point in block.iterchildren("li")):
        yield child
        if not is_task(child):
            yield from _below(child)


def _own(item: Element) -> tuple[str, str]:
    """Text and markup of an item without the lists below it."""
    copy = lxml_html.fromstring(lxml_html.tostring(item, encoding="unicode", with_tail=False))
    for child in [node for node in copy if node.tag in LISTS]:
        copy.remove(child)
    words = next(copy.iter("span"), None) if is_task(copy) else None
    whole = words is not None and text_of(words) == text_of(copy)
    if words is not None and not whole:  # blocks stand below the words: these, without their box, open them
        label = words.getparent()
        words.tail = label.tail
        label.getparent().replace(label, words)
        words.drop_tag()
    return text_of(copy), inner_html(words if whole else copy)


def _note(item: Element, keywords: Keywords) -> Note:
    holder = _holder(item)
    label = label_of(holder)
    line = line_of(item)
    if label and keywords.meaning(label.text) == "note":
        without_label(holder)
        text, markup = _own(item)
        put_label(holder, label.text, "unit__label")
        item.set("class", "note")
        return Note(text, markup, line)
    return Note(*_own(item), line)


def _keyword_lines(block: Element, draft: _Draft, keywords: Keywords) -> bool:
    """Take ``When: …`` and ``How: …`` out of a paragraph; whether it held nothing else."""
    lines = _lines(block)
    meanings = [(keywords.meaning(label.text) if (label := label_of(line)) else None) for line in lines]
    readers: dict[str, Callable[[Element, str], None]] = {
        "when": lambda line, label: _read_when(line, label, draft),
        "how": lambda line, label: _read_use(line, label, draft),
    }
    if not lines or any(meaning not in readers for meaning in meanings):
        return False
    for line, meaning in zip(lines, meanings, strict=True):
        label = label_of(line)
        assert label is not None
        assert meaning is not None
        line.set("data-line", block.get("data-line") or "1")
        block.addprevious(line)
        readers[meaning](line, label.text)
    block.getparent().remove(block)
    return True


def _lines(block: Element) -> list[Element]:
    """The lines of a paragraph, each as a paragraph of its own."""
    parts = inner_html(block).split("\n")
    try:
        return [lxml_html.fragment_fromstring(f"<p>{part}</p>") for part in parts]
    except (lxml_html.etree.ParserError, AssertionError):
        return []


def _read_when(line: Element, label: str, draft: _Draft) -> None:
    without_label(line)
    draft.when = text_of(line)
    line.set("class", "checklist__when")
    put_label(line, label, "unit__label")


def _read_use(line: Element, label: str, draft: _Draft) -> None:
    without_label(line)
    value = _SPACED.sub("-", text_of(line).strip(" .").casefold())
    try:
        draft.use = Use(value)
        line.text = draft.use.value.upper()
    except ValueError:
        draft.unknown_use = (text_of(line), line_of(line))
    line.set("class", "checklist__use")
    put_label(line, label, "unit__label")
