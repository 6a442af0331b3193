"""Addresses as pages write them: relative, so that the site works below any path and from a folder on disk."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote, urlsplit

from knowledge.addresses import Site
from knowledge.library import Library
from knowledge.model import Document
from knowledge_pages.page import Page

#: Stands for the site's root in HTML whose links are not made relative yet; no address can begin like it.
_ROOT = "root:"
_MARKED = re.compile(rf'(?P<before>\b(?:href|src)="){_ROOT}(?P<path>[^"#]*)(?P<fragment>#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class Links:
    """How one page writes addresses of the site.

    :param page: the page that links
    :param site: gives the path below which pages without a place of their own (404) begin their links
    :param explicit_index: whether folders are named with their ``index.html``: without a server nobody adds it
    """

    page: Page
    site: Site
    explicit_index: bool = True

    def to(self, path: str) -> str:
        """The address of ``path`` (may carry a ``#fragment``) as this page writes it."""
        target, sign, fragment = path.partition("#")
        if sign and target == self.page.path:
            return f"#{quote(fragment)}"
        return self._address(target) + (f"#{quote(fragment)}" if sign else "")

    @property
    def root(self) -> str:
        """What leads to the site's root, with a slash at the end, for scripts."""
        return self.to("").removesuffix("index.html") or "./"

    def _address(self, target: str) -> str:
        file = target + "index.html" if self.explicit_index and (not target or target.endswith("/")) else target
        if self.page.root_relative:
            return quote(urlsplit(self.site.url).path.rstrip("/") + "/" + (file.removesuffix("index.html")))
        folder = posixpath.dirname(self.page.path) or "."
        relative = posixpath.relpath(file or ".", folder)
        return quote(relative + ("/" if file.endswith("/") or not file else ""))

    def body(self, library: Library, document: Document, html: str) -> str:
        """A fragment of a document's HTML with its links to other documents as this page writes them."""
        return _MARKED.sub(self._relative, library.resolve_links(document, html, _ROOT))

    def _relative(self, match: re.Match[str]) -> str:
        """What stands in HTML is escaped and encoded already, and :meth:`to` encodes it."""
        written = match["path"] + (match["fragment"] or "")
        return f'{match["before"]}{self.to(unquote(unescape(written)))}"'
