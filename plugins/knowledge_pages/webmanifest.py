"""The web app manifest of a language: name, start page and icon for those who keep the site on their device."""

from __future__ import annotations

import json

from knowledge.addresses import home_path
from knowledge_pages.entry_pages import tagline
from knowledge_pages.rendering import Assets
from knowledge_pages.site_context import SiteContext


def web_manifest(context: SiteContext, assets: Assets, language: str) -> str:
    """The manifest as JSON; it lies in the language's folder, and its addresses are relative to that.

    Members after https://www.w3.org/TR/appmanifest/.
    """
    tongue = context.library.language(language)
    facts = {
        "id": f"../{home_path(language)}",
        "name": context.site.name,
        "short_name": context.site.name,
        "description": tagline(context, language),
        "lang": language,
        "dir": tongue.direction,
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": "#fbf8f3",
        "theme_color": "#0b5563",
        "icons": _icons(assets),
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _icons(assets: Assets) -> list[dict[str, str]]:
    """The drawing, and pictures of it for systems that install no SVG; one may be cut to any shape."""
    pictures = (
        (192, "icons/192.png", "any"),
        (512, "icons/512.png", "any"),
        (512, "icons/maskable-512.png", "maskable"),
    )
    return [
        {"src": f"../{assets.path('mark.svg')}", "sizes": "any", "type": "image/svg+xml"},
        *(
            {"src": f"../{assets.path(name)}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size, name, purpose in pictures
        ),
    ]
