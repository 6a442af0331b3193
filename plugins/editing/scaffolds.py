"""A new text: front matter and the marks of its units, so that only words are left to be typed.

A Russian or Kazakh keyboard has no ``# [ ] { } @ ^`` and no backtick. The scaffold writes them all, with keywords in
the text's own language, and leaves ``…`` where a text belongs; ``invoke check`` names each one that is left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date

from editing.workspace import Workspace, refusal
from knowledge.addresses import RESERVED_KEYS
from knowledge.files import KEY
from knowledge.heads import SOURCE_FIELDS
from knowledge.languages import Keywords
from knowledge.model import Kind, Role, Speaker
from knowledge.problems import did_you_mean
from knowledge.unfinished import GAP

#: Who speaks in an interview that has not been written.
EXAMPLE_SPEAKERS = (Speaker("Q", GAP, Role.INTERVIEWER), Speaker("A", GAP, Role.GUEST))
#: A value that needs no quotation marks: all of our front matter is read as text, ``no`` and ``2014`` as well.
_PLAIN = re.compile(r"(?:[^\W_]|[«„“(—])[^:#\n\\]*")
#: The same between braces, where commas and brackets part values.
_PLAIN_IN_BRACES = re.compile(r"(?:[^\W_]|[«„“(—])[^:#\n\\,{}\[\]]*")


@dataclass(frozen=True, slots=True)
class NewText:
    """What is to be begun."""

    key: str
    kind: Kind
    language: str
    #: The day that stands as the text's date.
    date: Date
    title: str = GAP


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a command is about to write."""

    #: Path below the content folder.
    path: str
    text: str


def scaffold(workspace: Workspace, wish: NewText) -> Written:
    """The file of a new text.

    :raises EditingError: the key cannot be one, or is taken; the site has no such language
    """
    keywords = workspace.language(wish.language).keywords
    check_key(workspace, wish.key)
    path = path_of(wish.language, wish.key, wish.kind)
    return Written(path, f"{front_matter(wish)}\n{_BODIES[wish.kind](keywords)}")


def kind_named(name: str) -> Kind:
    """The kind with this name. :raises EditingError: there is none."""
    try:
        return Kind(name)
    except ValueError:
        cure = did_you_mean(name, [kind.value for kind in Kind])
        raise refusal(name, 1, "unknown-kind", f"“{name}” is not a kind", cure) from None


def path_of(language: str, key: str, kind: Kind) -> str:
    """Where a text lives: ``en/key.md``, ``en/pages/key.md``."""
    folder = f"{language}/pages" if kind is Kind.PAGE else language
    return f"{folder}/{key}.md"


def check_key(workspace: Workspace, key: str) -> None:
    """A new key is one that addresses allow and no text has.

    :raises EditingError: it is not
    """
    tags = {language.tag for language in workspace.languages}
    if not KEY.fullmatch(key):
        cure = "Use small Latin letters, digits and hyphens: first-day."
        raise refusal(key, 1, "bad-key", f"“{key}” cannot be a key", cure)
    if key in RESERVED_KEYS or key in tags:
        raise refusal(key, 1, "reserved-key", f"The address “{key}” belongs to the site itself", "Choose another key.")
    taken = next((doc for doc in workspace.library.documents if doc.key == key), None)
    if taken is not None:
        cure = f"Choose another key, or run `invoke translate {key} --to …`."
        raise refusal(taken.path, 1, "taken-key", f"“{key}” is the key of this text already", cure)


def front_matter(
    wish: NewText, known: Iterable[tuple[str, str]] = (), speakers: Iterable[Speaker] = EXAMPLE_SPEAKERS
) -> str:
    """The head of a new text.

    :param known: the summary and fields of ``source``, as far as they are known
    :param speakers: who speaks, if it is an interview
    """
    facts = dict(known)
    rows = [
        f"title: {yaml_text(wish.title)}",
        f"kind: {wish.kind}",
        f"date: {wish.date.isoformat()}",
        *(() if wish.kind is Kind.PAGE else ("topics: []",)),
        f"summary: {yaml_text(facts.get('summary', GAP))}",
        f"original: {wish.language}",
    ]
    if wish.kind is not Kind.PAGE:
        rows += ["source:", *(f"  {name}: {yaml_text(facts.get(name, ''))}".rstrip() for name in SOURCE_FIELDS)]
    if wish.kind is Kind.INTERVIEW:
        rows += ["speakers:", *map(_speaker, speakers)]
    return "\n".join(["---", *rows, "---", ""])


def _speaker(speaker: Speaker) -> str:
    code, name = (yaml_text(text, _PLAIN_IN_BRACES) for text in (speaker.code, speaker.name))
    return f"  {code}: {{name: {name}, role: {speaker.role}}}"


def yaml_text(text: str, allowed: re.Pattern[str] = _PLAIN) -> str:
    """A value for one line of front matter, in quotation marks where YAML would read it otherwise."""
    plain = text in ("", GAP) or (allowed.fullmatch(text) and text == text.strip())
    return text if plain else json.dumps(text, ensure_ascii=False)


def _principle(keywords: Keywords) -> str:
    return f"## {keywords.preferred['principle']}: {GAP}\n\n{GAP}\n\n{keywords.preferred['example']}: {GAP}\n"


def _checklist(keywords: Keywords) -> str:
    words = keywords.preferred
    items = f"- [ ] {GAP}\n- [ ] {GAP}\n    - {words['note']}: {GAP}\n- [ ] {GAP}\n"
    return f"## {words['checklist']}: {GAP}\n\n{words['when']}: {GAP}\n{words['how']}: read-do\n\n{items}"


def _article(keywords: Keywords) -> str:
    return f"{GAP}\n\n{_principle(keywords)}\n{_checklist(keywords)}"


def _principles(keywords: Keywords) -> str:
    rest = f"{GAP}\n\n{keywords.preferred['example']}: {GAP}\n"
    return "\n".join([f"{GAP}\n", *(f"## {number}. {GAP}\n\n{rest}" for number in (1, 2, 3))])


def _checklists(keywords: Keywords) -> str:
    return f"{GAP}\n\n{_checklist(keywords)}"


def _interview(keywords: Keywords) -> str:
    turns = f"**Q:** {GAP}\n\n**A:** {GAP}\n"
    return f"{GAP}\n\n{turns}\n{turns}\n{_principle(keywords)}"


def _page(_: Keywords) -> str:
    return f"{GAP}\n\n## {GAP}\n\n{GAP}\n"


_BODIES = {
    Kind.ARTICLE: _article,
    Kind.PRINCIPLES: _principles,
    Kind.CHECKLIST: _checklists,
    Kind.INTERVIEW: _interview,
    Kind.PAGE: _page,
}
