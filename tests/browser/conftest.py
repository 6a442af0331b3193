"""A page in the machine's Chromium that tells of every error it meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

# What is expected comes, or the test fails: how long a busy machine takes for it is no matter.
expect.set_options(timeout=30_000)

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


def wait_until(page: Any, condition: str, argument: object = None) -> None:
    """Wait until a function of the page answers true.

    Playwright's ``wait_for_function`` evaluates text in the page, which the site's policy forbids.

    :param condition: a JavaScript function of ``argument``
    :raises playwright.sync_api.Error: it does not within ten seconds
    """
    poll = f"""async argument => {{
      const end = performance.now() + 10_000;
      while (!({condition})(argument)) {{
        if (performance.now() > end) throw new Error('never came true');
        await new Promise(done => setTimeout(done, 20));
      }}
    }}"""
    page.evaluate(poll, argument)


class Held:
    """Requests of a page for an address, which are answered when they are let go, and not before."""

    def __init__(self, page: Any, address: str) -> None:
        self._waiting: list[Any] = []
        self._released = False
        page.route(address, lambda route: self._meet(route))

    def _meet(self, route: Any) -> None:
        if self._released:
            route.continue_()
        else:
            self._waiting.append(route)

    def release(self) -> None:
        """Answer those that came, and from now on every other."""
        self._released = True
        for route in self._waiting:
            route.continue_()
