"""A document as a single HTML file that reads and prints well without a connection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.addresses import document_path
from knowledge.model import Document
from knowledge_exports.attribution import attribution
from knowledge_exports.pictures import ROOT
from knowledge_exports.plan import ExportContext
from knowledge_exports.wording import Wording

_LINK = re.compile(rf'(href|src)="{ROOT}([^"#?]*)([^"]*)"')


@dataclass(frozen=True, slots=True)
class OfflineText:
    """What the file says; ``body`` is the sanitised HTML of the model, links resolved."""

    language: str
    direction: str
    page_language: str
    page_direction: str
    site: str
    title: str
    summary: str
    #: Said above a text that is not in the pack's language; empty otherwise.
    notice: str
    body: str
    facts: tuple[tuple[str, str], ...]
    back: str


def offline_text(
    context: ExportContext, wording: Wording, document: Document, neighbours: Mapping[str, str]
) -> OfflineText:
    """A document for a pack.

    :param neighbours: address of a document or picture → its file as seen from this one, for links inside the pack
    """
    language = context.library.language(document.language)
    return OfflineText(
        language=language.tag,
        direction=language.direction,
        page_language=wording.language.tag,
        page_direction=wording.language.direction,
        site=context.site.name,
        title=document.title,
        summary=document.summary,
        notice=_notice(context, wording, document),
        body=_linked(context, document, neighbours),
        facts=attribution(context, wording, document, document_path(document)),
        back=wording.say("Back to the facilitator’s page"),
    )


def _notice(context: ExportContext, wording: Wording, document: Document) -> str:
    if document.language == wording.language.tag:
        return ""
    name = context.library.language(document.language).name_in(wording.language)
    return wording.say("This text has not been translated yet. Its language: {language}.", language=name)


def _linked(context: ExportContext, document: Document, neighbours: Mapping[str, str]) -> str:
    """The body with links to the files of the pack where they are there, else to the site."""

    def replace(match: re.Match[str]) -> str:
        attribute, path, rest = match.groups()
        return f'{attribute}="{neighbours.get(path) or context.site.absolute(path)}{rest}"'

    return _LINK.sub(replace, context.library.resolve_links(document, document.html, ROOT))
