"""The attribution of a text: what every file that leaves the site must say of where it comes from."""

from __future__ import annotations

from knowledge.model import Document
from knowledge_exports.plan import ExportContext
from knowledge_exports.wording import Wording


def attribution(context: ExportContext, wording: Wording, document: Document, path: str) -> tuple[tuple[str, str], ...]:
    """Source, terms of reuse, date and address, each with its label; what is not known is left out.

    :param path: the page that the file belongs to, below the site's root
    """
    say, day = wording.say, document.updated
    facts = (
        (say("Source:"), document.source.credit),
        (say("Terms of reuse:"), document.source.terms),
        (say("Version:"), wording.long_date(day) if day else ""),
        (say("Address:"), context.site.absolute(path) if context.site.url else ""),
    )
    return tuple((label, text) for label, text in facts if text)
