"""Pages → HTML by the theme's templates, in the language of each page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from knowledge.addresses import (
    document_path,
    feed_path,
    home_path,
    listing_path,
    paragraph_path,
    topic_path,
    unit_kind,
    unit_path,
)
from knowledge.model import Document, Kind
from knowledge_pages.body import part_of, parts
from knowledge_pages.catalogue import CATALOGUE
from knowledge_pages.contents import contents
from knowledge_pages.links import Links
from knowledge_pages.localisation import Localisation
from knowledge_pages.metadata import structured_data
from knowledge_pages.page import Layout, Page
from knowledge_pages.search_strings import plural_forms, search_strings
from knowledge_pages.shelves import form, rows
from knowledge_pages.site_context import SECTIONS, SiteContext
from knowledge_pages.steps import step_groups

#: What a page may load. Nothing inline, nothing from elsewhere; ``data:`` pictures are not needed either.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; object-src 'none'; base-uri 'self'"
)


class Assets(Protocol):
    """The files that pages load, wherever they come from."""

    @property
    def folder(self) -> str:
        """Their address below the site's root, with a slash at the end."""

    def path(self, name: str) -> str:
        """The address of one file. :raises KeyError: there is no such file."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How pages are written.

    :ivar explicit_index: whether links name ``index.html``
    :ivar offline: whether pages offer to be kept for reading without a connection
    :ivar edit_url: where readers can suggest a change to a text: an address with ``{path}`` in place of its file's
        path below the content folder; empty where they cannot
    """

    explicit_index: bool = True
    offline: bool = True
    edit_url: str = ""

    def edit_address(self, document: Document) -> str:
        """Where a change to the document's own file can be suggested; empty where it cannot."""
        return self.edit_url.replace("{path}", quote(document.path))


class PageRenderer:
    """Draws pages.

    :param templates: folders in which templates are looked for, in order
    :param context: what the pages are made from
    :param assets: the files that pages load
    :param options: how they are written
    :param packages: scripts of others that a page loads when a reader asks for them, where there are any
    """

    def __init__(
        self,
        templates: Sequence[Path],
        context: SiteContext,
        assets: Assets,
        options: PageOptions | None = None,
        packages: Assets | None = None,
    ) -> None:
        self._context = context
        self._assets = assets
        self._packages = packages
        self._options = options or PageOptions()
        self._environment = _environment(templates)
        self._environment.globals.update(self._names())

    def render(self, page: Page) -> str:
        """The page as HTML.

        :raises jinja2.TemplateError: a template is missing or wrong
        """
        template = self._environment.get_template(f"{page.layout}.html")
        text: str = template.render(self._view(page))
        return text if text.endswith("\n") else text + "\n"

    def _names(self) -> dict[str, object]:
        """What every template may use."""
        return {
            "context": self._context,
            "library": self._context.library,
            "site": self._context.site,
            "assets": self._assets,
            "packages": self._packages,
            "options": self._options,
            "policy": CONTENT_SECURITY_POLICY,
            "catalogue_path": CATALOGUE,
            "rows": rows,
            "form": form,
            "day": date.fromisoformat,
            "counted": _counted,
            "search_strings": search_strings,
            "sections": SECTIONS,
            "Kind": Kind,
            "Layout": Layout,
            "contents": contents,
            "part_of": part_of,
            "parts": parts,
            "document_path": document_path,
            "feed_path": feed_path,
            "home_path": home_path,
            "listing_path": listing_path,
            "paragraph_path": paragraph_path,
            "topic_path": topic_path,
            "unit_kind": unit_kind,
            "unit_path": unit_path,
        }

    def _view(self, page: Page) -> dict[str, object]:
        """What the page's own template gets besides."""
        links = Links(page, self._context.site, self._options.explicit_index)
        return {
            "page": page,
            "view": page.view,
            "l10n": self._context.l10n[page.language],
            "to": links.to,
            "body": lambda document, html: Markup(links.body(self._context.library, document, html)),  # noqa: S704 - sanitised
            "steps": lambda document, unit: step_groups(self._context.library, document, unit),
            "root": links.root,
            "structured": _json(structured_data(self._context, page)),
        }


def _environment(templates: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([str(path) for path in templates]),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.filters.update(capitalize_first=capitalize_first, inline=inline, short_address=short_address)
    # The extension adds it when it is loaded, so that no type knows it.
    install: Callable[..., None] = getattr(environment, "install_gettext_callables")  # noqa: B009 - see above
    install(_gettext, _ngettext, newstyle=True, pgettext=_pgettext)
    return environment


def capitalize_first(text: str) -> str:
    """The text with a capital first letter; the others stay as they are (proper names, abbreviations)."""
    return text[:1].upper() + text[1:]


def inline(html: str) -> Markup:
    """A fragment without the paragraph around it, for use inside of labels."""
    text = html.strip()
    single = text.startswith("<p>") and text.endswith("</p>") and text.count("<p>") == 1
    return Markup(text[3:-4] if single else text)  # noqa: S704 - sanitised when it was read


def short_address(url: str) -> str:
    """An address as people write it: without scheme and final slash."""
    return url.split("://", 1)[-1].rstrip("/")


def _json(data: Sequence[Mapping[str, object]]) -> Markup:
    """Data for a script element: ``<`` is escaped, so that no text can end the element."""
    text = json.dumps(list(data), ensure_ascii=False, separators=(",", ":")) if data else ""
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 - escaped here


@pass_context
def _gettext(variables: Context, message: str) -> str:
    return _l10n(variables).gettext(message)


@pass_context
def _ngettext(variables: Context, one: str, many: str, number: int) -> str:
    return _l10n(variables).ngettext(one, many, number)


@pass_context
def _pgettext(variables: Context, about: str, message: str) -> str:
    return _l10n(variables).pgettext(about, message)


@pass_context
def _counted(variables: Context, one: str, many: str) -> dict[str, str]:
    """A counting string in every form of the page's language: CLDR's name of the form → string, for scripts."""
    l10n = _l10n(variables)
    return dict(plural_forms(l10n, lambda number: l10n.ngettext(one, many, number)))


def _l10n(variables: Context) -> Localisation:
    l10n: Any = variables["l10n"]
    assert isinstance(l10n, Localisation)
    return l10n
