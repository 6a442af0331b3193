"""Pictures that social networks show beside a link: one a document and language, one a home page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.model import Document, Kind
from one_pagers.contents import as_json, as_printed
from one_pagers.glyphs import missing
from one_pagers.render import Job
from one_pagers.wording import Wording


@dataclass(frozen=True, slots=True)
class SocialCard:
    """One picture."""

    #: Address, ``en/og/customer-comes-first.png``.
    path: str
    job: Job


def social_cards(library: Library, wordings: Mapping[str, Wording]) -> tuple[SocialCard, ...]:
    """Every card that the typefaces can print, sorted by address."""
    documents = (
        social_card(document, wordings[document.language])
        for document in library.documents
        if not document.is_page and document.language in wordings
    )
    homes = (_home(wording) for wording in wordings.values())
    return tuple(sorted((*(card for card in documents if _printable(card)), *homes), key=lambda card: card.path))


def social_card(document: Document, wording: Wording) -> SocialCard:
    """The card of a document: what it is, its title, where its knowledge comes from."""
    kind = "checklist" if document.kind is Kind.CHECKLIST else "principles"
    line = document.source.credit or wording.language.native_name
    return _card(document.key, wording, kind, wording.document_kicker(document), document.title, line)


def _home(wording: Wording) -> SocialCard:
    return _card("home", wording, "principles", wording.language.native_name, wording.promise, wording.site.name)


def _card(name: str, wording: Wording, kind: str, kicker: str, title: str, line: str) -> SocialCard:
    language = wording.language.tag
    data = {
        "language": language,
        "site": wording.site.name,
        "kind": kind,
        "kicker": kicker,
        "title": title,
        "line": line,
    }
    return SocialCard(f"{language}/og/{name}.png", Job("card", as_json(as_printed(data, language))))


def _printable(card: SocialCard) -> bool:
    """JSON adds only characters that every typeface has."""
    return not missing(card.job.data)
