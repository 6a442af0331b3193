"""A page in the machine's Chromium that tells of every error it meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

TAGS = ("en", "kk", "nb", "ro", "ru")
#: A page of every kind, below each language's folder.
KINDS = (
    "",
    "search/",
    "principles/",
    "checklists/",
    "interviews/",
    "topics/",
    "downloads/",
    "index/",
    "offline/",
    "404.html",
    "about/",
    "customer-comes-first/",
    "good-service-is-not-enough/",
    "nine-principles/",
    "phone-call/",
    "customer-comes-first/hiring/",
    "customer-comes-first/hire-the-right-people/",
    "topics/loyalty/",
)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """A function that opens a page of its own profile; a script error or a refused file fails the test.

    :param watched: whether errors are counted
    :param kept: whether the site is kept for reading offline; the worker takes it in whole at a first visit, for which
        other tests need not wait
    """
    contexts: list[Any] = []
    errors: list[str] = []

    def open_one(*, watched: bool = True, kept: bool = False, **options: Any) -> Any:
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = chromium.new_context(**{**usual, **options})
        contexts.append(context)
        if not kept:
            context.add_init_script(
                "if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {})"
            )
        page = context.new_page()
        if watched:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """A page at desktop width."""
    return open_page()
