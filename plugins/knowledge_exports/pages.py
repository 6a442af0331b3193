"""The pack's HTML files: templates filled with what sessions and texts say. Everything is escaped but a
document's own sanitised body.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knowledge_exports.pack_contents import PackSection
from knowledge_exports.sessions import Session
from knowledge_exports.texts import OfflineText


def facilitator_page(session: Session, sections: tuple[PackSection, ...]) -> bytes:
    """The facilitator's page of a pack."""
    template = _environment().get_template("facilitator.html")
    return template.render(session=session, words=dict(session.words), sections=sections).encode("utf-8", "replace")


def text_page(text: OfflineText) -> bytes:
    """A document's page of a pack."""
    return _environment().get_template("text.html").render(text=text).encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates, parsed once: parsing takes longer than filling them in."""
    folder = Path(__file__).with_name("templates")
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
