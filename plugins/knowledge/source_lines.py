"""What is done to Markdown text before Python-Markdown sees it: line marks, and the habits of GitHub.

Python-Markdown keeps no line numbers, flattens lists nested by two spaces, takes a list right after a
paragraph for text, and knows no ids on paragraphs. All four are put right here, in one pass over the lines
that leaves fenced code alone.

A mark is ``U+E000 line U+E001``, or ``U+E000 line # id U+E001`` where the editor gave an id. The two characters
come from the private-use area, and are taken out of the text first, so that no text can forge a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.html_blocks import TOKEN_CLOSE, TOKEN_OPEN, HtmlBlocks, html_blocks
from knowledge.runaways import DEEPEST_LIST, Budget, RunawayTextError

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(?P<line>\\d+)(?:#(?P<id>[^{CLOSE}]*))?{CLOSE}")

_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_LANGUAGE = re.compile(r"\s*[\w#.+-]+(?=\s|$)")
#: The language among attributes in braces: ``{.python #id}``, ``{lang="sh"}``, ``{r, echo=FALSE}``.
_BRACED = re.compile(r"\s*\{\s*(?:[^}]*?(?:\.|\blang(?:uage)?=[\"']?))?(?P<name>[\w+-][\w#+-]*)")
_ITEM = re.compile(r"^(?P<indent> *)(?P<marker>[-*+]|\d{1,9}[.)])(?:(?: {1,4}|\t)(?P<text>\S.*)| *)$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_HEADING = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?P<text>\S.*)$")
#: A pattern that begins where it can only match once: searched for from a brace, it takes linear time.
_ID = re.compile(r"\{:?[ \t]*#(?P<id>[^\s{}]*)[ \t]*\}$")
#: A folded part, whose Markdown GitHub renders; Python-Markdown does where it is asked to.
_DETAILS = re.compile(r"^ {0,3}<details(?P<rest>(?:\s+[^<>]*)?)>", re.I)
#: A heading that an editor wrote as HTML: it may open a unit like any other, so that its line must be known.
_HTML_HEADING = re.compile(r"^(?P<before> *<h[1-6])(?=[\s>])", re.I)
_QUOTE = re.compile(r"^ *>")
#: A row of a table, whose cells editors and tools pad with spaces that are not shown.
_ROW, _PADDING = re.compile(r"^ {0,3}\|"), re.compile(r" {3,}")
#: The line below a table's head.
_DASHES = re.compile(r"^ *\|?(?: *:?-+:? *\|)* *:?-+:? *\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_QUOTED_ITEM = re.compile(r"^(?P<quote> *>) ?(?P<item>[-*+] +\S|1[.)] +\S)?")
#: Parts what Python-Markdown would join; the sanitiser takes it out.
_BETWEEN = "<!-- -->"
#: Lines that mean something to Python-Markdown by how they begin: definitions, tables, HTML, quotations.
_SPECIAL = re.compile(r"^\s*(?:[<>|]|\[[^\]]*\]:|\*\[[^\]]*\]:|:[ \t]|\{:|\$\$|!!!|:::)")


@dataclass(slots=True)
class _ListLevel:
    """An open list item: where its marker and its content begin, in columns of the source."""

    indent: int
    content: int
    ordered: bool


@dataclass(slots=True)
class _State:
    """What is open at the current line."""

    html: HtmlBlocks
    levels: list[_ListLevel] = field(default_factory=list)
    #: Fence that closes the open code block, or empty.
    fence: str = ""
    fence_indent: int = 0
    #: The previous line was empty, or a heading, or the beginning.
    fresh: bool = True
    #: Text of a paragraph stands right above.
    paragraph: bool = False
    #: The last line that was not empty belongs to a quotation.
    quoted: bool = False
    #: What the last line of a quotation was part of: ``text``, a ``list``, or nothing.
    quotes_what: str = ""
    #: How many items hold the line that stands first after the last empty one.
    block_depth: int = 0
    #: Lines of the headings so far, and of the fence that opened the last code block.
    headings: list[int] = field(default_factory=list)
    fence_line: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as Python-Markdown wants it, and what was seen on the way."""

    text: str
    #: Lines on which headings stand.
    headings: tuple[int, ...]
    #: Line of a fence that nothing closes; 0 where all are closed.
    open_fence: int
    #: Every line that stands in no fenced code, with its number.
    running: tuple[tuple[int, str], ...]
    #: Blocks of HTML, for whose tokens :func:`knowledge.html_blocks.put_back` puts them back.
    html: tuple[str, ...]


def prepare(body: str, first_line: int = 1) -> Prepared:
    """Markdown as editors write it → Markdown as Python-Markdown wants it, with line marks.

    :param body: the text without its front matter, with ``\\n`` line ends
    :param first_line: line number of the body's first line in its file
    :raises RunawayTextError: rendering it would take minutes
    """
    clean = re.sub(f"[{OPEN}{CLOSE}{TOKEN_OPEN}{TOKEN_CLOSE}]", "", body)
    state, budget = _State(html_blocks(clean)), Budget()
    source = clean.expandtabs(4).split("\n")
    heads = frozenset(_table_heads(source, first_line))
    lines: list[str] = []
    running: list[tuple[int, str]] = []
    for number, line in enumerate(source, first_line):
        line = _PADDING.sub("  ", line) if _ROW.match(line) and not state.fence else line
        if number in heads and state.paragraph and not state.fence:
            lines.append("")  # Python-Markdown sees no table that interrupts a paragraph
        lines.extend(_prepared(line, number, state))
        if not state.fence:
            spend = budget.spend_html if state.html.lines else budget.spend
            spend(line, number)
            running.append((number, line))
    if state.fence and not state.levels:  # nothing closes it: the rest of the text is code (CommonMark 4.5)
        lines.append(state.fence)
    lines.extend(_ended_html(state))
    open_fence = state.fence_line if state.fence else 0
    return Prepared("\n".join(lines), tuple(state.headings), open_fence, tuple(running), tuple(state.html.done))


def _table_heads(lines: list[str], first_line: int) -> Iterator[int]:
    """Numbers of the lines that are heads of tables: as many cells as the line of dashes below has (GFM 4.10)."""
    for number, (line, below) in enumerate(pairwise(lines), first_line):
        if "|" in line and "|" in below and _DASHES.match(below) and _cells(line) == _cells(below):
            yield number


def _cells(line: str) -> int:
    return len(_CELL_END.findall(line.strip().removeprefix("|").removesuffix("|")))


def unmarked(text: str) -> str:
    """The text without any mark."""
    return MARK.sub("", text)


def _prepared(line: str, number: int, state: _State) -> Iterator[str]:
    """The line or lines that one source line becomes."""
    if state.html.goes_on(line) and (state.html.keepers or not _opens_fence(line, state)):
        state.html.add(line if state.html.keepers else _with_line(line, number))
        return
    yield from _ended_html(state)
    if state.fence or _opens_fence(line, state):
        state.fence_line = state.fence_line if state.fence else number
        yield from _fenced(line, state)
    elif not line.strip():
        state.fresh, state.paragraph = True, False
        yield ""
    elif state.html.begins(line) and _stands_free(line, state):
        state.html.add(_with_line(line, number))
    elif heading := _HEADING.match(line):
        yield from _heading(heading, number, state)
    elif (item := _ITEM.match(line)) and not _RULE.match(line) and _opens_item(item, state):
        yield from _item(item, number, state)
    else:
        yield from _text(line, number, state)


def _with_line(line: str, number: int) -> str:
    """A line of HTML whose heading says where it stands."""
    return _HTML_HEADING.sub(rf'\g<before> data-line="{number}"', line)


def _stands_free(line: str, state: _State) -> bool:
    """Whether a line that begins a block of HTML stands in no item; items that it ends are closed."""
    indent = len(line) - len(line.lstrip())
    if any(level.content <= indent for level in state.levels):
        return False
    state.levels.clear()
    return True


def _ended_html(state: _State) -> Iterator[str]:
    """The token of the block of HTML that ends above the current line."""
    if state.html.lines:
        yield from ("", state.html.close(), "")
        state.fresh, state.paragraph, state.quoted, state.block_depth = True, False, False, 0


def _fenced(line: str, state: _State) -> Iterator[str]:
    """A line of a code block: untouched at the margin; below a list item an indented block, since
    Python-Markdown reads fences at the margin only.
    """
    if not state.fence:
        found = _FENCE.match(line)
        assert found is not None
        closed = _close_left_items(len(found["indent"]), state)
        state.fence, state.quoted = found["fence"], False
        state.fence_indent = len(found["indent"])
        if closed and state.levels:
            yield from ("", " " * 4 * len(state.levels) + _BETWEEN)
        yield "" if state.levels else f"{state.fence}{_language(found['info'])}"
    elif _closes(line, state):
        yield "" if state.levels else state.fence
        state.fence, state.fresh, state.paragraph = "", True, False
    else:
        yield " " * 4 * (len(state.levels) + 1) + _dedented(line, state.fence_indent) if state.levels else line


def _language(info: str) -> str:
    """The language that a fence names: its first word, as on GitHub, or what braces say of it. Python-Markdown takes
    a fence that says more for text, and hands attributes in braces to the highlighter, which refuses some of them.
    """
    if braced := _BRACED.match(info):
        return braced["name"]
    found = _LANGUAGE.match(info)
    return found[0].strip() if found else ""


def _dedented(line: str, indent: int) -> str:
    """The line without the indent of the fence around it."""
    return line[min(indent, len(line) - len(line.lstrip())) :]


def _opens_fence(line: str, state: _State) -> bool:
    found = _FENCE.match(line)
    return found is not None and _within(len(found["indent"]), state)


def _closes(line: str, state: _State) -> bool:
    stripped = line.strip()
    fits = len(stripped) >= len(state.fence) and set(stripped) == {state.fence[0]}
    indent = len(line) - len(line.lstrip())
    return fits and (_within(indent, state) or indent <= state.fence_indent)


def _within(indent: int, state: _State) -> bool:
    """Whether a fence may stand there: further in than three spaces it is code itself (CommonMark 4.5)."""
    return indent < (state.levels[-1].content if state.levels else 0) + 4


def _heading(match: re.Match[str], number: int, state: _State) -> Iterator[str]:
    text, unit_id = _parted(_unclosed(match["text"]))
    if state.paragraph:
        yield ""
    state.levels.clear()
    state.headings.append(number)
    state.fresh, state.paragraph, state.quoted = True, False, False
    yield f"{match['hashes']} {_mark(number, unit_id)}{text}"
    yield ""


def _unclosed(text: str) -> str:
    """A heading's text without the hashes that may close it (CommonMark 4.2: they stand after a space)."""
    bare = text.rstrip()
    inner = bare.rstrip("#")
    return inner.rstrip() if inner != bare and inner[-1:] in (" ", "\t") else bare


def _opens_item(match: re.Match[str], state: _State) -> bool:
    """Whether a line that looks like an item is one (CommonMark 5.3: a paragraph is interrupted by bullets and
    by lists that begin with 1, not by an empty item; four spaces without a list above are code).
    """
    indent = len(match["indent"])
    if not match["text"] and state.paragraph and not state.levels:
        return False
    if indent >= 4 and not any(indent < level.content + 4 for level in state.levels):
        return False
    ordered = match["marker"][0].isdigit()
    return not (state.paragraph and not state.levels and ordered and match["marker"][:-1] != "1")


def _item(match: re.Match[str], number: int, state: _State) -> Iterator[str]:
    """An item; Python-Markdown takes one that stands further out than the block it is in for text, so a block of
    its own is begun for it.
    """
    indent, ordered = len(match["indent"]), match["marker"][0].isdigit()
    top = not state.levels
    after_html = not state.fresh and not state.paragraph
    separated = after_html or (state.paragraph and top) or _other_list(indent, ordered, state)
    _close_items(indent, state)
    depth = len(state.levels)
    separated = separated or depth < state.block_depth
    if separated or state.fresh:
        state.block_depth = depth
    content = match.start("text") if match["text"] else match.end("marker") + 1
    state.levels.append(_ListLevel(indent, content, ordered))
    if depth == DEEPEST_LIST:
        raise RunawayTextError(number, f"Lists are nested more than {DEEPEST_LIST} deep")
    state.fresh, state.paragraph, state.quoted = False, True, False
    if separated:
        yield ""
    marker = match["marker"].replace(")", ".") if ordered else match["marker"]
    text, unit_id = _parted(match["text"] or "")
    yield f"{' ' * 4 * depth}{marker} {_mark(number, unit_id)}{text}"


def _other_list(indent: int, ordered: bool, state: _State) -> bool:
    """Whether an item of another kind of list stands right above at the same depth."""
    beside = [level for level in state.levels if indent < level.content]
    return bool(beside) and beside[0].ordered != ordered


def _close_items(indent: int, state: _State) -> bool:
    """Items whose content begins further to the right than ``indent`` are closed; whether there were any."""
    before = len(state.levels)
    while state.levels and indent < state.levels[-1].content:
        state.levels.pop()
    return len(state.levels) < before


def _close_left_items(indent: int, state: _State) -> bool:
    """Items that a block does not belong to are closed: many write what does two spaces in from the marker, wherever
    the item's text begins. Whether there were any.
    """
    before = len(state.levels)
    while state.levels and indent < min(state.levels[-1].content, state.levels[-1].indent + 2):
        state.levels.pop()
    return len(state.levels) < before


def _text(line: str, number: int, state: _State) -> Iterator[str]:
    indent = len(line) - len(line.lstrip())
    if state.fresh:
        _close_left_items(indent, state)
    depth = len(state.levels)
    inner = indent - state.levels[-1].content if state.levels else indent
    begins, code = state.fresh, state.fresh and inner >= 4
    line = _DETAILS.sub(r'<details markdown="1"\g<rest>>', line)
    line = line if state.paragraph or code else _with_line(line, number)
    yield from _before_quotation(inner < 4 and _QUOTE.match(line) is not None, state)
    if not depth:
        yield from _before_quoted_item(line, state)
    state.fresh = False
    state.paragraph = not (_SPECIAL.match(line) or code or _RULE.match(line))
    text = line if not state.levels else " " * (4 * depth + max(inner, 0)) + line.lstrip()
    if code or _SPECIAL.match(line) or _RULE.match(line):
        yield text
    elif not depth and (parted := _parted(line)) and parted[1]:
        yield f"{_mark(number, parted[1])}{parted[0]}"
    elif begins:
        lead = len(text) - len(text.lstrip())
        yield f"{text[:lead]}{_mark(number)}{text[lead:]}"
    else:
        yield text


def _before_quotation(quotes: bool, state: _State) -> Iterator[str]:
    """What is put before a line, where a quotation begins: Python-Markdown joins quotations that empty lines part,
    and sees none that interrupts the text of an item.
    """
    depth, begins = len(state.levels), state.fresh
    if quotes and begins and state.quoted:
        yield from (" " * 4 * depth + _BETWEEN, "")
    interrupts = quotes and not begins and depth > 0 and not state.quoted
    if interrupts:
        yield ""
    if begins or interrupts:
        state.block_depth = depth
    state.quoted = quotes or (state.quoted and not begins)


def _before_quoted_item(line: str, state: _State) -> Iterator[str]:
    """An empty line of a quotation, where a list in it interrupts text."""
    found = _QUOTED_ITEM.match(line)
    if found is None or not line.strip(" >"):
        state.quotes_what = ""
    elif found["item"]:
        if state.quotes_what == "text":
            yield found["quote"]
        state.quotes_what = "list"
    else:
        state.quotes_what = state.quotes_what or "text"


def _parted(text: str) -> tuple[str, str]:
    """Text and the id in braces at its end; an id of ``""`` where there is none."""
    bare = text.rstrip()
    found = _ID.match(bare, bare.rfind("{")) if bare.endswith("}") and "{" in bare else None
    return (bare[: found.start()].rstrip(), found["id"]) if found else (text, "")


def _mark(number: int, unit_id: str = "") -> str:
    return f"{OPEN}{number}#{unit_id}{CLOSE}" if unit_id else f"{OPEN}{number}{CLOSE}"
