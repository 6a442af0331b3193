"""No text holds up a build: what would take minutes is refused at once, with its line."""

from __future__ import annotations

import threading
import time

import pytest

from knowledge.markdown import MarkdownRenderer
from knowledge.runaways import MOST_BRACKETS, RunawayTextError, deadline, refuse_depths


@pytest.fixture(scope="module")
def renderer() -> MarkdownRenderer:
    return MarkdownRenderer()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fine\n\n" + "[" * 30_000, 3),
        ("fine\n\n" + "[x" * 30_000, 3),
        ("\n".join(["[x"] * 30_000), MOST_BRACKETS + 1),
        ("\n\n".join(["[" * 900] * 200), 10),
        ("fine\n" + "> " * 500 + "x", 2),
        ("\n".join("  " * depth + "- x" for depth in range(500)), 61),
        ("\n".join("   " * depth + "1. x" for depth in range(500)), 61),
        ("fine\n\nx" + " " * 1_000_000 + "x", 3),
        ("# a" + " " * 100_000 + "x", 1),
        ("a" + " " * 100_000 + ": x", 1),
        ("&" * 200_000, 1),
        ("\\" * 100_000, 1),
        ("a  \n" * 30_000, 10_001),
        ("fine\n\n" + "<div>" * 300 + "deep", 1),
        ("<div>\n\n" * 300 + "deep", 1),
        ("fine\n\n" + "<div>\n" * 30_000, 20_003),
    ],
)
def test_a_runaway_is_refused_at_once_with_its_line(renderer: MarkdownRenderer, text: str, line: int) -> None:
    started = time.process_time()
    with pytest.raises(RunawayTextError) as refused:
        renderer.render(text)
    assert refused.value.line == line
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "word " * 200_000,
        "-" * 1_000_000,
        "#" * 1_000_000,
        "# a" + " #" * 100_000,
        "שלום " * 50_000,
        "e" + "\u0301" * 100_000,
        "```\n" + "f(x[0])(y)\n" * 3_000 + "```",
        "- [a](b)\n" * 2_000,
        "<table>\n" + "<tr><td><b>(a)</b></td></tr>\n" * 2_000 + "</table>",
        "# same\n\n" * 1_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_long_but_harmless_texts_are_rendered(renderer: MarkdownRenderer, text: str) -> None:
    assert renderer.render(text).html


def test_brackets_in_code_are_not_counted(renderer: MarkdownRenderer) -> None:
    assert "((((" in renderer.render("~~~\n" + "(" * 5_000 + "\n~~~").html


def test_a_renderer_that_gave_up_reads_the_next_text(renderer: MarkdownRenderer) -> None:
    with pytest.raises(RunawayTextError):
        renderer.render("- a\n\n[^1]: b\n\n" + "[" * 5_000)
    assert renderer.render("next").html == '<p data-line="1">next</p>'


def work_for(seconds: float) -> None:
    """Keep the processor busy."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_what_takes_too_long_is_given_up_with_the_line_asked_for() -> None:
    with pytest.raises(RunawayTextError) as given_up, deadline(7, seconds=0.05):
        work_for(10)
    assert given_up.value.line == 7


def test_waiting_for_a_busy_machine_is_not_counted() -> None:
    with deadline(1, seconds=0.05):
        time.sleep(0.1)


def test_after_a_deadline_no_timer_is_left() -> None:
    with deadline(1, seconds=0.05):
        pass
    work_for(0.1)


def test_a_deadline_outside_the_main_thread_does_nothing() -> None:
    done = []

    def work() -> None:
        with deadline(1, seconds=0.01):
            work_for(0.03)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_depth_counts_only_what_stays_open() -> None:
    refuse_depths("<p>a</p><br><hr>" * 1_000, 1)
    with pytest.raises(RunawayTextError) as refused:
        refuse_depths('<p data-line="4">a</p>' + "<div>" * 201, 1)
    assert refused.value.line == 4
