"""Where a text comes from: what every file that leaves the site must say."""

from __future__ import annotations

from knowledge.model import Document
from knowledge_exports.plan import Shop
from knowledge_exports.wording import Wording


def origin(shop: Shop, wording: Wording, document: Document, path: str) -> tuple[tuple[str, str], ...]:
    """Source, terms of reuse, date and address, each with its label; what is not known is left out.

    :param path: the page that the file belongs to, below the site's root
    """
    say, day = wording.say, document.updated
    facts = (
        (say("Source:"), document.source.credit),
        (say("Terms of reuse:"), document.source.terms),
        (say("Version:"), wording.long_date(day) if day else ""),
        (say("Address:"), shop.site.absolute(path) if shop.site.url else ""),
    )
    return tuple((label, text) for label, text in facts if text)
