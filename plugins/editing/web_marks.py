"""Inside a line of HTML: emphasis, links, code, boxes as Markdown, and what cannot be carried as messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from editing.blocks import escaped, loss, shown
from knowledge.problems import Problem

Element = Any  # lxml has no types of its own

#: Read by nobody: taken out without a word.
SILENT = frozenset("script style noscript template head meta link base title col colgroup".split())
#: Part of the page around a text.
AROUND = frozenset("nav footer aside form button select textarea dialog menuitem".split())
#: What text cannot carry.
MEDIA = frozenset("img picture svg video audio canvas iframe object embed map math".split())
#: Elements that Markdown has no mark for and the site publishes as they are.
KEPT = frozenset({"sup", "sub"})
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
CODE = frozenset({"code", "kbd", "samp", "tt"})

_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?|mailto|tel):", re.I)


@dataclass(slots=True)
class Page:
    """A page while it is being read."""

    path: str
    #: The page's own address, by which relative links are resolved; empty where it is not known.
    address: str = ""
    losses: list[Problem] = field(default_factory=list)

    def lose(self, element: Element, rule: str, what: str, cure: str) -> None:
        """Note something that is not carried over, with the element's line."""
        self.losses.append(loss(self.path, element.sourceline or 1, rule, what, cure))


def inside(node: Element, page: Page, marks: frozenset[str] = frozenset()) -> str:
    """Markdown of what an element holds.

    :param marks: emphasis that is open already
    """
    pieces = [escaped(folded(node.text))]
    for child in node:
        pieces += [inline(child, page, marks), escaped(folded(child.tail))]
    return "".join(pieces)


def inline(node: Element, page: Page, marks: frozenset[str] = frozenset()) -> str:
    """Markdown of one element inside a line."""
    if not isinstance(node.tag, str) or node.tag in SILENT:
        return ""
    if node.tag in AROUND | MEDIA:
        return _lost(node, page)
    if node.tag == "br":
        return "\n"
    if node.tag == "input":
        return _input(node)
    if node.tag in CODE:
        return _wrapped("".join(node.itertext()), "`")
    return _marked(node, page, marks)


def _marked(node: Element, page: Page, marks: frozenset[str]) -> str:
    mark = MARKS.get(node.tag, "")
    text = inside(node, page, marks | {mark})
    if mark and mark not in marks:
        return _wrapped(text, mark)
    return _linked(node, text, page) if node.tag == "a" else _plain(node, text, page)


def _plain(node: Element, text: str, page: Page) -> str:
    if node.tag in KEPT and text.strip() and node.find("a") is None:
        return f"<{node.tag}>{text}</{node.tag}>"
    if node.tag in ("del", "s", "strike") and text.strip():
        page.lose(
            node, "not-carried", f"{shown(text)} was struck through and is plain now", "Delete it if it is wrong."
        )
    return f"“{text}”" if node.tag == "q" else text


def _input(node: Element) -> str:
    """A check box is written as a character that items are known by."""
    if (node.get("type") or "").lower() != "checkbox":
        return ""
    return "☑ " if node.get("checked") is not None else "☐ "


def _wrapped(text: str, mark: str) -> str:
    """Marks around a text, white space outside of them."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _linked(node: Element, text: str, page: Page) -> str:
    target = (node.get("href") or "").strip()
    address = urljoin(page.address, target) if page.address else target
    if not text.strip() or not target or target.startswith("#"):
        return text
    if _ADDRESS.match(address):
        return f"[{text.strip()}]({address.replace(' ', '%20').replace(')', '%29').replace('(', '%28')})"
    cure = "Link it anew: the address leads nowhere from here."
    page.lose(node, "not-carried", f"The link of {shown(text)} to “{target[:60]}”", cure)
    return text


def _lost(node: Element, page: Page) -> str:
    """Say what is not carried over; nothing stands in its place."""
    text = " ".join("".join(node.itertext()).split())
    if node.tag in MEDIA:
        name = node.get("alt") or node.get("title") or (node.get("src") or "")[:60] or text
        named = f" {shown(name)}" if name and not name.startswith("data:") else ""
        cure = "Say in words what it shows, or add it to the text by hand."
        page.lose(node, "not-carried", f"A picture or film{named} (<{node.tag}>)", cure)
    elif text:
        what = f"{shown(text)} (<{node.tag}>) looks like part of the page, not of the text"
        page.lose(node, "dropped", what, "Put it back if it belongs.")
    return ""


def folded(text: str | None) -> str:
    """Text with its white space folded, as HTML is read."""
    return _SPACE.sub(" ", text or "")


def trimmed(run: str) -> str:
    """A paragraph's lines without white space around them; a line break within it is kept as one."""
    lines = [_SPACE.sub(" ", line).strip() for line in run.split("\n")]
    return "  \n".join(line for line in lines if line)
