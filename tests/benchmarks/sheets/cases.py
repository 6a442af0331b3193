"""Generated sheets: five languages, 3 to 30 rows, one to three sentences a row, both papers, two kinds.

Nothing is random between runs: a case's number decides about everything in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from random import Random

from knowledge.addresses import Site
from knowledge.languages import Keywords, Language
from knowledge.messages import Messages
from knowledge.model import Checklist, Document, Group, Item, Kind, Note, Principle, Source, Use
from one_pagers import content_builders
from one_pagers.contents import SheetContent, as_data
from one_pagers.papers import Paper
from one_pagers.render import Job
from one_pagers.wording import Wording

TAGS = ("en", "kk", "nb", "ro", "ru")
COUNTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 25, 28, 30)
SENTENCES = {
    "en": (
        "Listen to the whole complaint before you answer.",
        "Say what you will do and by when.",
        "Write the promise down where your colleagues will see it.",
        "Ask the customer whether anything has been forgotten.",
        "Check the order against the delivery note, line by line.",
        "Call back.",
    ),
    "kk": (
        "Жауап бермес бұрын шағымды соңына дейін тыңдаңыз.",
        "Не істейтініңізді және қашан бітіретініңізді айтыңыз.",
        "Уәдеңізді әріптестеріңіз көретін жерге жазып қойыңыз.",
        "Ұмыт қалған ештеңе жоқ па деп клиенттен сұраңыз.",
        "Тапсырысты жүкқұжатпен жолма-жол салыстырып шығыңыз, қанағаттандырылмағандарды белгілеңіз.",
        "Қайта қоңырау шалыңыз.",
    ),
    "nb": (
        "Hør på hele klagen før du svarer.",
        "Si hva du vil gjøre, og når det blir gjort.",
        "Skriv løftet ned der kollegene dine ser det.",
        "Spør kunden om noe er glemt.",
        "Kontroller bestillingen mot følgeseddelen, linje for linje, og kundeservicehenvendelsene etterpå.",
        "Ring tilbake.",
    ),
    "ro": (
        "Ascultați toată reclamația înainte de a răspunde.",
        "Spuneți ce veți face și până când.",
        "Notați promisiunea acolo unde o văd colegii dumneavoastră.",
        "Întrebați clientul dacă nu s-a uitat ceva.",
        "Verificați comanda după avizul de însoțire, rând cu rând, fără să vă grăbiți.",
        "Sunați înapoi.",
    ),
    "ru": (
        "Выслушайте жалобу до конца, прежде чем отвечать.",
        "Скажите, что вы сделаете и к какому сроку.",
        "Запишите обещание там, где его увидят коллеги.",
        "Спросите клиента, не забыто ли что-нибудь.",
        "Сверьте заказ с накладной построчно, не пропуская неудовлетворительных позиций.",
        "Перезвоните.",
    ),
}
TITLES = {
    "en": "Before you hang up",
    "kk": "Тұтқаны қоймас бұрын тексеріңіз",
    "nb": "Før du legger på",
    "ro": "Înainte de a închide telefonul",
    "ru": "Прежде чем положить трубку",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One generated sheet."""

    name: str
    content: SheetContent
    job: Job


def wording(tag: str, messages: Messages | None = None) -> Wording:
    """The words of a form in a language; English without catalogs."""
    return Wording(
        Language(tag, Keywords({}, {})), messages or Messages(), Site("Deskbell", "https://deskbell.example")
    )


def cases() -> Iterator[Case]:
    """All 1,080 of them, in a fixed order."""
    numbered = enumerate(product(TAGS, Paper, (Kind.CHECKLIST, Kind.PRINCIPLES), COUNTS, (1, 2, 3)))
    for number, (tag, paper, kind, count, length) in numbered:
        yield case(number, tag, paper, kind, count, length)


def case(number: int, tag: str, paper: Paper, kind: Kind, count: int, length: int) -> Case:
    """One generated sheet.

    :param number: decides about the sentences
    :param count: rows
    :param length: sentences a row at most
    """
    draw = Random(number)
    document = _document(tag, kind, tuple(_text(draw, tag, length) for _ in range(count)), draw)
    words = wording(tag)
    checklist = document.checklists[0] if document.checklists else None
    content = (
        content_builders.checklist_content(document, checklist, words)
        if checklist
        else content_builders.principles_content(document, words)
    )
    job = Job("sheet", as_data(content, paper.typst), content.foot.url, document.date)
    return Case(f"{tag}-{paper}-{kind}-{count}-{length}", content, job)


def _text(draw: Random, tag: str, length: int) -> str:
    return " ".join(draw.choice(SENTENCES[tag]) for _ in range(draw.randint(1, length)))


def _document(tag: str, kind: Kind, texts: tuple[str, ...], draw: Random) -> Document:
    return Document(
        key="generated",
        language=tag,
        kind=kind,
        title=TITLES[tag],
        path=f"{tag}/generated.md",
        date=date(2026, 11, 22),
        modified=None,
        summary=" ".join(SENTENCES[tag][:2]),
        original=tag,
        topics=(),
        source=Source(author="Philip Piletic", year=2014, terms=SENTENCES[tag][2]),
        speakers=(),
        html="",
        text="",
        checklists=(_checklist(tag, texts, draw),) if kind is Kind.CHECKLIST else (),
        principles=_principles(tag, texts, draw) if kind is Kind.PRINCIPLES else (),
    )


def _checklist(tag: str, texts: tuple[str, ...], draw: Random) -> Checklist:
    items = tuple(Item(text, "", 9, _notes(tag, draw)) for text in texts)
    size = draw.choice((len(items), 5, 7))
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    titles = [SENTENCES[tag][3].rstrip(".") if len(parts) > 1 else "" for _ in parts]
    groups = tuple(Group(title, 8, part) for title, part in zip(titles, parts, strict=True))
    when = SENTENCES[tag][1] if draw.random() < 0.8 else ""
    return Checklist("generated-list", TITLES[tag], 7, groups, when, draw.choice((None, *Use)))


def _notes(tag: str, draw: Random) -> tuple[Note, ...]:
    return (Note(SENTENCES[tag][5], "", 10),) if draw.random() < 0.15 else ()


def _principles(tag: str, texts: tuple[str, ...], draw: Random) -> tuple[Principle, ...]:
    heads = [draw.choice(SENTENCES[tag]).rstrip(".") for _ in texts]
    return tuple(
        Principle(f"p{place}", None, head, 9 + place, text, "", "", "", text, "")
        for place, (head, text) in enumerate(zip(heads, texts, strict=True))
    )
