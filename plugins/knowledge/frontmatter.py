"""The head of a file: YAML between dashes, or Pelican's own ``Title: …`` lines, each value with its line.

Values stay what the editor wrote (text, lists and mappings of text): YAML's guesses about dates, numbers and
yes/no are not taken, so that ``no`` is a language and ``2026-13-40`` a problem with a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import yaml

from knowledge.files import NOT_TEXT
from knowledge.head_faults import Fault, slip

_FENCE = re.compile(r"\A---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
#: What YAML takes for the end of a line, and nobody else: lines would be counted otherwise than they are shown.
_NO_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
#: libyaml where PyYAML was built with it: ten times as fast, the same events.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*)$")


class FrontMatterError(ValueError):
    """The head cannot be read.

    :ivar line: 1-based line in the file
    :ivar cure: what to do about it
    """

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.cure = line, cure


#: Deepest nesting that is read; the fields of a document need three levels.
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One value with its place: a text, a list or a table."""

    value: str | tuple[Entry, ...] | Table
    line: int

    @property
    def text(self) -> str | None:
        """The value if it is a text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> tuple[Entry, ...]:
        """The value as a list; a single text is a list of one, parted at commas as Pelican does."""
        if isinstance(self.value, tuple):
            return self.value
        if isinstance(self.value, str):
            return tuple(Entry(part.strip(), self.line) for part in self.value.split(",") if part.strip())
        return ()

    @property
    def table(self) -> Table | None:
        """The value if it is a table."""
        return self.value if isinstance(self.value, Table) else None

    def plain(self) -> object:
        """The value as plain Python, for those who do not ask for lines."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [entry.plain() for entry in self.value]
        return {name: entry.plain() for name, entry in self.value.rows}


@dataclass(frozen=True, slots=True)
class Table:
    """Names and values in the order written."""

    rows: tuple[tuple[str, Entry], ...]

    def get(self, name: str) -> Entry | None:
        """The value of a name, or ``None``."""
        return next((entry for key, entry in self.rows if key == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return tuple(name for name, _ in self.rows)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file parted into head and body."""

    table: Table
    body: str
    #: Line of the file on which the body's first line stands.
    first_line: int
    #: Whether there was a head at all.
    present: bool
    #: Whether it was written as Pelican's ``Name: value`` lines.
    classic: bool = False
    #: The lines between the dashes, as written.
    head: str = ""


def split(text: str) -> FrontMatter:
    """Part a file into its head and its body.

    :param text: the file, with ``\\n`` line ends
    :raises FrontMatterError: the head is not closed or is no YAML that we read
    """
    if _FENCE.match(text):
        return _split_yaml(text)
    return _split_classic(text) or FrontMatter(Table(()), text, 1, present=False)


def _split_yaml(text: str) -> FrontMatter:
    start = text.index("\n") + 1
    close = _CLOSE.search(text, start)
    if close is None:
        raise FrontMatterError(1, "The front matter is never closed", "End it with a line of three dashes: ---.")
    body = text[close.end() + 1 :]
    first = text.count("\n", 0, close.end()) + 2
    head = text[start : close.start()]
    return FrontMatter(_parse(head.translate(_NO_BREAKS)), body, first, present=True, head=head)


def _split_classic(text: str) -> FrontMatter | None:
    """``Title: …`` lines up to the first empty line; only where a title is among them, so that a text that
    opens with ``Principle: …`` keeps its first line.
    """
    rows: list[tuple[str, Entry]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        field = _FIELD.match(line)
        if field is None:
            break
        rows.append((field[1].lower(), Entry(field[2].strip(), number)))
    if not any(name == "title" for name, _ in rows):
        return None
    return FrontMatter(Table(tuple(rows)), "\n".join(lines[len(rows) :]), len(rows) + 1, present=True, classic=True)


def _parse(head: str) -> Table:
    """YAML text → table. Tags, anchors and aliases are refused: an editor never needs them, and they let a few
    lines grow to gigabytes.
    """
    try:
        _refuse_unread(yaml.parse(head, Loader=_Loader))
        node = yaml.compose(head, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, head) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(2, f"The front matter cannot be read: {error}", "Mend the line.") from error
    except FrontMatterError as error:
        raise _named(slip(head, error.line), error) from error
    if node is None:
        return Table(())
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(2, "The front matter holds no names and values", "Write lines such as “title: …”.")
    return Table(tuple((name.lower(), entry) for name, entry in _rows(node, str.lower)))


def _refuse_unread(events: Iterable[yaml.Event]) -> None:
    """Stop at the first thing that an editor never needs."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 2 if event.start_mark is not None else 2
            raise FrontMatterError(line, "The front matter is nested too deeply", "Write it as plain lines.")
        _refuse(event)


def _refuse(event: yaml.Event) -> None:
    line = event.start_mark.line + 2 if event.start_mark is not None else 2
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise FrontMatterError(line, "YAML anchors and aliases (& and *) are not read", "Write the value out.")
    tag = getattr(event, "tag", None)
    if tag:
        raise FrontMatterError(line, f"The YAML tag {tag} is not read", "Write the value as plain text.")


def _unreadable(error: yaml.MarkedYAMLError, head: str) -> FrontMatterError:
    """What YAML could not read: the editor's slip, where it is one that we know, else the line."""
    mark = error.problem_mark or error.context_mark
    last = (mark.line if mark is not None else 0) + 2
    line = (error.context_mark or mark).line + 2 if mark is not None else 2
    cure = "Write each line as “name: value”, and a value that holds signs in quotation marks."
    return _named(slip(head, last), FrontMatterError(line, "The front matter cannot be read from here on", cure))


def _named(known: Fault | None, otherwise: FrontMatterError) -> FrontMatterError:
    return FrontMatterError(*known) if known is not None else otherwise


def _entry(node: yaml.Node) -> Entry:
    line = node.start_mark.line + 2
    if isinstance(node, yaml.ScalarNode):
        _refuse_control(node.value, line)
        null = node.tag == "tag:yaml.org,2002:null" and node.style is None
        return Entry("" if null else str(node.value), line)
    if isinstance(node, yaml.SequenceNode):
        return Entry(tuple(map(_entry, node.value)), line)
    assert isinstance(node, yaml.MappingNode)
    return Entry(Table(tuple(_rows(node))), line)


def _refuse_control(text: str, line: int) -> None:
    """A value in quotation marks can name by an escape what the file itself may not hold."""
    odd = NOT_TEXT.search(text)
    if odd is not None:
        raise FrontMatterError(line, f"The character U+{ord(odd.group()):04X} is no text", "Delete it.")


def _rows(node: yaml.MappingNode, same: Callable[[str], str] = str) -> Iterator[tuple[str, Entry]]:
    """The names and values of a mapping.

    :param same: what two names must not have in common; Pelican's names of fields are the same in any letters
    """
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise FrontMatterError(line, "A name must be a text", "Write “name: value”.")
        name = same(key.value)
        if name in seen:
            what = f"“{key.value}” is written twice, on lines {seen[name]} and {line}"
            raise FrontMatterError(line, what, "Keep one of them.")
        seen[name] = line
        yield str(key.value), Entry(_entry(value).value, line)
