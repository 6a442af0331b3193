"""Which cards a library gives: each principle, and each question of an interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from knowledge.addresses import full_name, paragraph_path
from knowledge.model import Document, Exchange, Principle
from knowledge_exports.blocks import blocks
from knowledge_exports.deck import Card, Deck, deck_bytes
from knowledge_exports.issued_cards import card_units
from knowledge_exports.plan import Export, ExportContext, language_version
from knowledge_exports.wording import Wording


@dataclass(frozen=True, slots=True)
class Sides:
    """What a card is called, asks and answers; the back is HTML, the rest plain text."""

    kind: str
    front: str
    prompt: str
    back: str


def deck_exports(context: ExportContext) -> tuple[Export, ...]:
    """A deck for each language that has principles or answers."""
    decks = ((wording, language_deck(context, wording)) for wording in context.wordings())
    return tuple(_export(context, wording, deck) for wording, deck in decks if deck.cards)


def language_deck(context: ExportContext, wording: Wording) -> Deck:
    """Every card of a language."""
    return deck_of(context, wording, context.library.in_language(wording.language.tag))


def deck_of(context: ExportContext, wording: Wording, documents: Iterable[Document]) -> Deck:
    """The cards of some documents, as a part of their language's deck: same deck, same notes."""
    tag = wording.language.tag
    return Deck(
        name=f"{context.name}:{tag}",
        title=f"{context.site.name} – {wording.language.native_name}",
        description=escape(wording.say("Principles and interview answers from {site}.", site=context.site.name)),
        language=wording.language.tag,
        cards=tuple(card for document in documents for card in _cards(context, wording, document)),
    )


def _export(context: ExportContext, wording: Wording, deck: Deck) -> Export:
    tag = wording.language.tag
    return Export(
        path=f"{tag}/downloads/{context.name}-{tag}.apkg",
        kind="deck",
        format="apkg",
        language=tag,
        title=wording.say("Flash cards for Anki"),
        inputs=repr(deck),
        make=lambda: deck_bytes(deck),
        version=language_version(context, tag),
    )


def _cards(context: ExportContext, wording: Wording, document: Document) -> Iterator[Card]:
    """The document's cards in the order of its text."""
    for unit in card_units(document):
        yield _card(context, document, unit, _sides(wording, document, unit))


def _card(context: ExportContext, document: Document, unit: Principle | Exchange, sides: Sides) -> Card:
    return Card(
        name=f"{full_name(document, unit)}:{document.language}",
        label=escape(f"{sides.kind} · {document.title}"),
        front=escape(sides.front),
        prompt=escape(sides.prompt),
        back=sides.back,
        source=escape(document.source.credit or context.site.name),
        address=escape(context.site.absolute(paragraph_path(document, unit))) if context.site.url else "",
        tags=tuple(f"{context.name}::{part}" for part in (document.key, *document.topics)),
        version=context.issued.day(document, unit),
        added=document.date.isoformat() if document.date else "",
    )


def _sides(wording: Wording, document: Document, unit: Principle | Exchange) -> Sides:
    """What a unit asks and answers."""
    return _principle(wording, unit) if isinstance(unit, Principle) else _question(wording, document, unit)


def _principle(wording: Wording, unit: Principle) -> Sides:
    """A principle is learnt with its reason and an example."""
    number = f"{unit.number}. " if unit.number is not None else ""
    back = "".join(f"<p>{escape(block.text)}</p>" for block in blocks(unit.html))
    prompt = wording.say("Why does this matter? Give an example.")
    return Sides(wording.say("Principle"), number + unit.title, prompt, back)


def _question(wording: Wording, document: Document, unit: Exchange) -> Sides:
    prompt = wording.say("Answer in one sentence.")
    return Sides(wording.say("Question"), unit.question, prompt, _answers(document, unit))


def _answers(document: Document, unit: Exchange) -> str:
    """Each answer under its speaker's name, the short answer in bold."""
    return "".join(_answer(document, answer.speaker, answer.short, answer.text) for answer in unit.answers)


def _answer(document: Document, code: str, short: str, text: str) -> str:
    speaker = document.speaker(code)
    name = speaker.name if speaker is not None else code
    rest = text[len(short) :] if text.startswith(short) else f" {text}"
    return f"<p>{escape(name)}: <b>{escape(short)}</b>{escape(rest)}</p>"
