"""Text → HTML with line numbers. Python-Markdown and its extensions live here only, and so does the sanitiser.

The HTML that comes out is safe to publish: what is not on the list of allowed elements and attributes is
taken out, and said (``raw-html``). Every block carries ``data-line``; the tree's reader takes it off again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from string import punctuation

import markdown
import nh3

from knowledge.html_blocks import put_back
from knowledge.removals import Removed, removed, unclosed
from knowledge.runaways import RunawayTextError as RunawayTextError
from knowledge.runaways import deadline, refuse_depths
from knowledge.source_lines import CLOSE, OPEN, Prepared, prepare, unmarked

#: What editors may use beyond plain Markdown: tables, footnotes, definitions, abbreviations, fenced code.
EXTENSIONS: tuple[str, ...] = ("extra", "sane_lists", "codehilite")
EXTENSION_CONFIGS: Mapping[str, Mapping[str, object]] = {"codehilite": {"guess_lang": False, "css_class": "highlight"}}

_BLOCK = re.compile(f"<(h[1-6]|p|li|dd|dt|td|th)([^>]*)>(\\s*){OPEN}(\\d+)(?:#([^{CLOSE}]*))?{CLOSE}")
#: What a reference such as ``&#1;`` can put into a page, and no feed or export can hold (XML 1.0, 2.2).
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var wbr section".split()
)
ATTRIBUTES: Mapping[str, set[str]] = {
    "*": {"id", "class", "lang", "dir", "title", "data-line"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "details": {"open"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML with ``data-line`` (and ``id`` where given) on its blocks, and what was taken out of it."""

    html: str
    removed: tuple[Removed, ...]
    #: Elements whose end is missing, so that what stands below them is lost.
    unclosed: tuple[Removed, ...]
    source: Prepared


@dataclass
class MarkdownRenderer:
    """One Python-Markdown instance, used again for every file: building one takes longer than most texts.

    :param extensions: names of Python-Markdown extensions
    :param configs: extension name → its options
    """

    extensions: Sequence[str] = EXTENSIONS
    configs: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: EXTENSION_CONFIGS)

    def __post_init__(self) -> None:
        configs = {name: dict(options) for name, options in self.configs.items()}
        self._markdown = markdown.Markdown(
            extensions=list(self.extensions), extension_configs=configs, output_format="html"
        )
        self._markdown.ESCAPED_CHARS = list(punctuation)  # as in CommonMark 2.4: ``\\<name>`` is text

    def render(self, body: str, first_line: int = 1) -> Rendered:
        """Markdown text → sanitised HTML.

        :param body: text without front matter
        :param first_line: line of the file on which it begins
        :raises RunawayTextError: the text would take minutes to render
        """
        try:
            with deadline(first_line):
                source = prepare(body, first_line)
                marked = self._markdown.reset().convert(source.text)
        except RecursionError as error:
            raise RunawayTextError(first_line, "Lists or quotations are nested too deeply") from error
        html = put_back(unmarked(_BLOCK.sub(_with_line, marked)), source.html)
        clean = sanitised(html)
        refuse_depths(clean, first_line)
        return Rendered(clean, removed(html, source, TAGS, SCHEMES), unclosed(html, source), source)


def sanitised(html: str) -> str:
    """The HTML with only the allowed elements, attributes and kinds of address, without characters that XML lacks."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math"},
    )
    return _NOT_XML.sub("", clean)


def slug(text: str) -> str:
    """A readable anchor in the text's own script: «Неге маңызды?» → ``неге-маңызды``."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "-".join(re.findall(r"[^\W_]+", folded)) or "section"


def _with_line(match: re.Match[str]) -> str:
    """A block's opening tag with its mark made into attributes; an id of the editor's wins over any other."""
    tag, attributes, space, line, unit_id = match.groups()
    if unit_id:
        attributes = re.sub(r'\sid="[^"]*"', "", attributes) + f' id="{escape(unescape(unit_id))}"'
    return f'<{tag}{attributes} data-line="{line}">{space}'
