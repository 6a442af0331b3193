"""A section of a body → a checklist: its pause point, its way of use, its groups and items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
    outer_html,
    put_label,
    text_of,
    without_label,
)
from knowledge.languages import Keywords
from knowledge.model import Checklist, Group, Item, Note
from knowledge.pause_points import PauseLines, UnknownUse, read_pause_lines

_TASK = re.compile(r"^\s*\[(?P<state>[ xX]?)\](?:\s+|$)")


@dataclass(slots=True)
class _Draft:
    """A checklist while its section is being read."""

    heading: Element
    title: str
    said: PauseLines = field(default_factory=PauseLines)
    #: Blocks above the last list, and those since.
    intro: list[Element] = field(default_factory=list)
    rest: list[Element] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    #: The heading of the group that is being read, if it has one, and the group's items.
    group: Element | None = None
    items: list[Item] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether a step has been read."""
        return bool(self.groups or self.items)

    def open_group(self, heading: Element) -> None:
        """Begin a group; its heading is one only if a list follows."""
        self.close_group()
        self.group = heading
        self.rest.append(heading)

    def close_group(self) -> None:
        """File the items read since the last heading, if there are any."""
        if self.items:
            title = text_of(self.group).rstrip(":：") if self.group is not None else ""
            line = line_of(self.heading if self.group is None else self.group)
            self.groups.append(Group(title, line, tuple(self.items)))
        self.items = []

    def add(self, items: Iterable[Item]) -> None:
        """Take in a list; what stands above it leads to it."""
        self.intro += (block for block in self.rest if block is not self.group)
        self.rest.clear()
        self.items += items


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
    draft, boxed = _Draft(heading, title), has_tasks(blocks)
    for block in blocks:
        if _opens_group(block):
            draft.open_group(block)
        elif block.tag in LISTS and (not boxed or has_tasks([block])):
            draft.add(_items(block.iterchildren("li"), keywords))
        elif block.tag == "p" and not draft.begun and (said := read_pause_lines(block, keywords)):
            draft.said = _joined(draft.said, said)
        elif block.get("data-unit") is None:
            draft.rest.append(block)
    draft.close_group()
    return _checklist(draft), draft.said.unknown


def _joined(one: PauseLines, other: PauseLines) -> PauseLines:
    """What two paragraphs say; of what both say, what the second does."""
    return PauseLines(other.when or one.when, other.use or one.use, other.unknown or one.unknown)


def _checklist(draft: _Draft) -> Checklist:
    texts = [text for group in draft.groups for text in (group.title, *(item.text for item in group.items))]
    return Checklist(
        id=draft.heading.get("id") or "",
        title=draft.title,
        line=line_of(draft.heading),
        groups=tuple(draft.groups),
        when=draft.said.when,
        use=draft.said.use,
        intro=_text_of(draft.intro),
        intro_html=_html_of(draft.intro),
        outro=_text_of(draft.rest),
        outro_html=_html_of(draft.rest),
        fingerprint=fingerprint(draft.title, draft.said.when, *texts),
    )


def _text_of(blocks: Sequence[Element]) -> str:
    return " ".join(map(text_of, blocks))


def _html_of(blocks: Sequence[Element]) -> str:
    return "\n".join(f"<p>{inner_html(block)}</p>" if block.tag == "p" else outer_html(block) for block in blocks)


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
    """Text and markup of an item without the lists below it; a picture alone says what its description says."""
    copy = lxml_html.fromstring(lxml_html.tostring(item, encoding="unicode", with_tail=False))
    for child in [node for node in copy if node.tag in LISTS]:
        copy.remove(child)
    words = next(copy.iter("span"), None) if is_task(copy) else None
    whole = words is not None and text_of(words) == text_of(copy)
    pictured = " ".join(filter(None, (picture.get("alt") for picture in copy.iter("img"))))
    if words is not None and not whole:  # blocks stand below the words: these, without their box, open them
        label = words.getparent()
        words.tail = label.tail
        label.getparent().replace(label, words)
        words.drop_tag()
    return text_of(copy) or pictured, inner_html(words if whole else copy)


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
