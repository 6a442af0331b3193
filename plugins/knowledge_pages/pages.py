"""Every page of the site. Pure: a library goes in, pages come out, nothing is read or written."""

from __future__ import annotations

from itertools import pairwise

from knowledge_pages.documents import document_pages
from knowledge_pages.entry_pages import entry_pages
from knowledge_pages.listings import listing_pages
from knowledge_pages.page import Page
from knowledge_pages.site_context import SiteContext
from knowledge_pages.units import unit_pages


class AddressTakenError(ValueError):
    """Two pages want the same address. :ivar path: the address"""

    def __init__(self, path: str) -> None:
        super().__init__(f"Two pages have the address {path}")
        self.path = path


def all_pages(context: SiteContext) -> tuple[Page, ...]:
    """Every page of the site, sorted by address.

    :raises AddressTakenError: two pages want the same address
    """
    makers = (entry_pages, document_pages, unit_pages, listing_pages)
    pages = sorted((page for make in makers for page in make(context)), key=lambda page: page.path)
    for one, other in pairwise(pages):
        if one.path == other.path:
            raise AddressTakenError(one.path)
    return tuple(pages)
