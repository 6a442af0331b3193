"""What is published is safe, anchors are readable, and no text holds the build up."""

from __future__ import annotations

import time

import pytest

from knowledge.markdown import MarkdownRenderer, RunawayTextError, slug

RENDERER = MarkdownRenderer()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        '<a href="java\tscript:alert(1)">x</a>',
        "<iframe src=//evil.example></iframe>",
        "<svg onload=alert(1)>",
        "<p style='position:fixed'>x</p>",
        "<form action=//evil.example><input name=a></form>",
        "<base href=//evil.example>",
        "![x](data:text/html;base64,PHNjcmlwdD4=)",
        "<math><mtext><script>alert(1)</script></mtext></math>",
    ],
)
def test_nothing_that_acts_is_published(text: str) -> None:
    html = RENDERER.render(text).html.lower()
    for bad in ("<script", "onerror", "onload", "javascript:", "<iframe", "style=", "<form", "<base", "data:", "<svg"):
        assert bad not in html


def test_what_is_taken_out_is_said_with_its_line() -> None:
    removed = RENDERER.render("fine\n\n<script>x</script>", first_line=10).removed
    assert [(one.name, one.line) for one in removed] == [("<script>", 12)]


def test_links_between_texts_stay_as_they_were_written() -> None:
    assert 'href="{filename}/kk/a.md#b"' in RENDERER.render("[x]({filename}/kk/a.md#b)").html


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Неге маңызды?", "неге-маңызды"),
        ("Cât costă — pe scurt", "cât-costă-pe-scurt"),
        ("A & B", "a-b"),
        ("?!", "section"),
    ],
)
def test_anchors_are_readable_in_every_script(title: str, anchor: str) -> None:
    assert slug(title) == anchor


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000,
        "[x" * 30_000,
        "[a](" * 8_000,
        "![a][" * 8_000,
        "<a " * 10_000,
        "> " * 3_000 + "x",
        "<http://" * 9_000,
    ],
)
def test_a_text_made_to_take_minutes_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(RunawayTextError):
        RENDERER.render(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    ["*" * 20_000, "**a" * 5_000, "`" * 20_000, "a" * 500_000, "\n" * 100_000, "#" * 10_000, "- " * 300 + "x",
     "\n".join("  " * depth + "- x" for depth in range(300)), "|" * 9_000 + "\n" + "|-" * 4_000, "&" * 20_000],
)  # fmt: skip
def test_odd_but_harmless_texts_are_rendered_in_good_time(text: str) -> None:
    started = time.process_time()
    try:
        RENDERER.render(text)
    except RunawayTextError as error:
        assert error.line >= 1
    assert time.process_time() - started < 5


def test_one_texts_footnotes_do_not_leak_into_the_next() -> None:
    RENDERER.render("a[^1]\n\n[^1]: first")
    assert "first" not in RENDERER.render("b").html


def test_an_id_of_signs_cannot_end_the_tag_it_stands_in() -> None:
    html = MarkdownRenderer().render('## A {#"><script>}\n\nb\n').html
    assert html.count("<h2") == html.count("</h2>") == 1
    assert "data-line" in html.split("<h2")[1].split(">")[0]
    assert "<script" not in html


def test_each_attribute_that_is_taken_out_is_said() -> None:
    text = 'fine\n\n<p onclick="a" title=" onload=" style="b">x</p>\n\n<p onmouseover=c>y</p>'
    removed = RENDERER.render(text).removed
    assert [(one.name, one.line) for one in removed] == [("onclick=", 3), ("onmouseover=", 5), ("style=", 3)]
