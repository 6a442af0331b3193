"""What web pages leave behind in a copied text: logos, tables of contents, counters, comment forms.

Such lines are dropped, and every one of them is said. Only whole lines count, and only those that no author writes as a
paragraph; anything less certain stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from editing.blocks import Block, Shape, loss, shown
from knowledge.problems import Problem

#: Whole lines, in the five languages and without regard to case.
_LINES = (
    r"(?:logo|логотип|логосы)\b.{0,60}",
    r"(?:table of )?contents|содержание|оглавление|мазмұны|innhold|innholdsfortegnelse|cuprins",
    r"anonim|anonymous|аноним|анонимно|без автора",
    r"\d{1,7}(?: (?:views|просмотр\w*|visninger|vizualizări|қаралым))?",
    r"(?:views|просмотров|visninger|vizualizări|қаралды)\s*:?\s*\d{1,7}",
    r"(?:leave|post) (?:a |your )?(?:comment|reply)|(?:no )?comments?(?: yet)?(?: \(\d+\))?",
    r"(?:оставьте|оставить|добавить) (?:ответ|комментарий)|комментарии(?: \(\d+\))?",
    r"(?:legg igjen|skriv) en kommentar|kommentarer(?: \(\d+\))?",
    r"lasă(?:ți)? un (?:comentariu|răspuns)|comentarii(?: \(\d+\))?",
    r"пікір қалдыру|пікірлер(?: \(\d+\))?",
    r"your e-?mail address will not be published\b.{0,80}",
    r"ваш (?:e-?mail|(?:электронный )?адрес(?: электронной почты| email)?) не будет опубликован\b.{0,80}",
    r"din e-postadresse vil ikke bli publisert\b.{0,80}|adresa ta de e-?mail nu va fi publicată\b.{0,80}",
    r"(?:share|поделиться|бөлісу|del|distribuie)(?: (?:this|on|в|på|pe)\b.{0,40})?",
    r"(?:read more|читать (?:далее|дальше|также)|les mer|citește (?:mai mult|și)|толығырақ оқу)\b.{0,80}",
    r"skip to content|перейти к содержимому|hopp til innhold|sari la conținut",
    r"(?:we use|this site uses) cookies\b.{0,160}|мы используем (?:файлы )?cookie\b.{0,160}",
    r"(?:subscribe|подписаться|жазылу|abonează-te|abonner)(?: .{0,40})?",
)
_BOILERPLATE = re.compile(rf"(?:{'|'.join(_LINES)})\s*[:：.!…]*", re.I)
#: Shorter paragraphs may come twice in a text.
SHORTEST_REPEATED = 40
_MARKS = re.compile(r"[\\*_#>`]")


def without_boilerplate(
    path: str, title: str, blocks: Iterable[Block], *, written: bool = False
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks that an author wrote, and what was dropped.

    :param path: the file, for messages
    :param title: a paragraph that repeats it is dropped as well
    :param written: somebody wrote the file as it is, so that a paragraph which comes again is meant to; in what was
        copied off a page it is a lead
    """
    kept: list[Block] = []
    told: list[Problem] = []
    seen = {_bare(title)}
    row = tuple(blocks)
    for place, block in enumerate(row):
        why = _why(block, row[place + 1 :], seen)
        if why:
            told.append(loss(path, block.line, "dropped", f"{shown(block.text)} {why}", "Put it back if it belongs."))
        else:
            kept.append(block)
            seen.update(() if written else _repeatable(block))
    return tuple(kept), tuple(told)


def is_boilerplate(line: str) -> bool:
    """Whether a line is one that pages put around a text."""
    return bool(_BOILERPLATE.fullmatch(_MARKS.sub("", line).strip()))


def _why(block: Block, below: Sequence[Block], seen: set[str]) -> str:
    """Why a block is dropped; empty where it is not."""
    if block.shape not in (Shape.HEADING, Shape.PARAGRAPH):
        return ""
    if is_boilerplate(block.text):
        return "looks like part of the page, not of the text"
    if _bare(block.text) in seen:
        return "says again what stands above"
    return "begins the next paragraph as well" if _is_teaser(block, below) else ""


def _is_teaser(block: Block, below: Sequence[Block]) -> bool:
    """Whether a page shows a paragraph's beginning above it, as a lead."""
    following = next((one for one in below if not is_boilerplate(one.text)), None)
    long = block.shape is Shape.PARAGRAPH and len(block.text) > SHORTEST_REPEATED
    return long and following is not None and _bare(following.text).startswith(_bare(block.text))


def _repeatable(block: Block) -> Iterator[str]:
    """What must not come twice: whole paragraphs of some length, and never an item."""
    if block.shape is Shape.PARAGRAPH and len(block.text) > SHORTEST_REPEATED:
        yield _bare(block.text)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub("", text).casefold().split())
