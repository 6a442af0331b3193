"""GitHub's Markdown reads the same here, and every block knows its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from knowledge.html_tree import line_of, parse, text_of
from knowledge.markdown import MarkdownRenderer, sanitised
from knowledge.source_lines import CLOSE, OPEN, prepare, unmarked

RENDERER = MarkdownRenderer()


def html(text: str) -> str:
    return RENDERER.render(text).html


def test_a_list_right_after_a_paragraph_is_a_list() -> None:
    assert html("Bring:\n- a pen\n- a smile").count("<li") == 2


def test_two_spaces_nest_a_list() -> None:
    root = parse(html("- a\n  - b\n    - c\n- d"))
    assert [text_of(item) for item in root.findall("./ul/li/ul/li/ul/li")] == ["c"]
    assert len(root.findall("./ul/li")) == 2


def test_four_spaces_nest_a_list_too() -> None:
    assert len(parse(html("- a\n    - b\n        - c")).findall("./ul/li/ul/li/ul/li")) == 1


def test_a_year_at_the_beginning_of_a_line_does_not_break_a_paragraph_into_a_list() -> None:
    assert "<ol" not in html("The study is from\n2014. It says little.")


def test_numbered_items_after_bullets_are_a_list_of_their_own() -> None:
    root = parse(html("- a\n- b\n\n1. c\n2. d"))
    assert [child.tag for child in root] == ["ul", "ol"]


def test_code_in_fences_stays_as_it_was_written() -> None:
    code = "- [ ] no box\n  # no heading\n**no bold** {#no-id}"
    assert code.replace("{#no-id}", "{#no-id}") in parse(html(f"```\n{code}\n```")).text_content()


def test_code_in_fences_below_an_item_belongs_to_the_item() -> None:
    root = parse(html("- item\n\n  ```\n  code\n  ```\n- more"))
    assert root.find("./ul/li//pre") is not None
    assert len(root.findall("./ul/li")) == 2


#: Passages in which Python-Markdown by itself shows something else than GitHub does.
AS_ON_GITHUB = {
    "code that shows a fence": "- Mark code:\n\n```md\n    ```php\n    echo 1;\n    ```\n```\n\n### After\n\n- text",
    "a fence too far in": "1. Do:\n\n        ```ts\n        const a = 1\n        ```\n\n## After",
    "code after an item further in": "1. Now:\n    1. Upgrade\n\n    ```yml\n    - script: |\n    ```\n\n2. Then",
    "quotations parted by a line": "> one\n\n> two\n\ntext\n\n> three",
    "quotations parted in an item": "- item\n\n  > one\n\n  > two",
    "a quotation right below an item": "- item\n  > note\n- next",
    "a quotation above an inner list": "1. a\n    - x\n2. b:\n    > note\n    - y\n3. c\n4. d:\n\n    ```\n    # code\n    ```\n\n5. e",
    "items that say nothing": "#### Changes\n\n-\n-\n-\n\nThanks",
    "a fence that says more than its language": "```js run no-beautify\nlet a = 1;\n\n# no heading\n```\n\ntext",
    "a fence that says it in other words": '~~~ C++ title="a b"\nint a;\n~~~\n\n## After',
    "a fence with attributes": '~~~~ {lang="sh" style="x" src="y"}\nls\n~~~~\n\n## After',
    "a fence of R": "```{r, fig.cap='a', encoding='none'}\nplot(1)\n```\n\n## After",
    "a fence with a directive": "```{code-block} python\n:linenos:\n# no heading\n```\n\n## After",
    "a longer closing fence": "```\n- no list\n`````\n\n- list",
    "a fence that nothing closes": "text\n\n```sh\n# no heading\n\n- no list",
    "a list in a quotation right after text": "> **Note**\n> - a\n>   more\n> - b\n> lazy\n> - c\n\n> one\n> 2. two",
    "Markdown in an element": "<div align='center'>\n\n# A\n\n- b\n- c\n\n</div>\n\n## D",
    "an element that is never closed": "<div>\n\n## A\n\ntext\n\n- b",
    "HTML right below a list": "- a\n- b\n<div>\n\n- c\n\n</div>",
    "HTML that interrupts text": "text\n<blockquote>\n\n- a\n\n</blockquote>\ntext",
    "HTML in a folded part": "<details>\n<summary>\n<b>S</b>\n</summary>\n    <ul>\n        <li>a</li>\n    </ul>\n</details>\n\n## B",
    "a table of HTML": "<table>\n<tr><td>\n\n- a\n\n</td></tr>\n</table>\n\n## B",
    "a lazy line of a quotation": "> one\ntwo\n\nthree",
}


@pytest.mark.parametrize("text", AS_ON_GITHUB.values(), ids=AS_ON_GITHUB)
def test_blocks_are_those_that_github_shows(text: str) -> None:
    names = ("h1", "h2", "h3", "h4", "ul", "ol", "li", "pre", "blockquote")

    def blocks(markup: str) -> list[tuple[str, str]]:
        return [(node.tag, "".join(text_of(node).split())) for node in parse(markup).iter(*names)]

    assert blocks(html(text)) == blocks(sanitised(MarkdownIt("commonmark").render(text)))


@pytest.mark.parametrize(
    "text",
    ["  2.  item\n\n    ```\n    code\n    ```\n\nafter", "1.  item\n\n   ```\n   code\n   ```\n\nafter"],
)
def test_code_two_spaces_in_from_its_items_marker_ends_where_it_is_closed(text: str) -> None:
    root = parse(html(text))
    assert [text_of(node) for node in root.iter("pre")] == ["code"]
    assert [text_of(node) for node in root.findall("p")] == ["after"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<aside>\n\nWrite `<html>` and **so**.\n\n</aside>", "Write <html> and so."),
        ("<div>\n\n    <p>far in</p>\n\n</div>", "far in"),
        ("<div>\n<pre>\na\n\n# b\n</pre>\n</div>", "a # b"),
        ("<div>\n<!-- a\n\nunseen -->\n</div>\n\nb", "b"),
        ("<details><summary>s</summary>\n- a\n- b\n</details>", "s a b"),
        ("<div markdown='1'>\n*a*\n</div>", "a"),
        ("<div>\n```html\n<p>\n\n<b>\n```\n</div>", "<p> <b>"),
        ("a \ue0020\ue003 b", "a 0 b"),
    ],
)
def test_nothing_of_what_stands_in_html_is_lost_or_shown_with_its_marks(text: str, shown: str) -> None:
    assert " ".join(parse(html(text)).text_content().split()) == shown


def test_a_table_right_after_text_is_one() -> None:
    root = parse(html("Here:\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n- item\n  | c | d |\n  |---|---|\n  | 3 | 4 |"))
    assert [text_of(cell) for cell in root.iter("td")] == ["1", "2", "3", "4"]
    assert text_of(root.find("p")) == "Here:"


@pytest.mark.parametrize("text", ["a | b\n---", "Here:\n| a | b |\n|---|", "a\nb | c\nd | e", "```\na | b\n--|--\n```"])
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert parse(html(text)).find(".//table") is None


def test_any_sign_may_be_made_text() -> None:
    text = "Write \\<name> \\~ \\$5 \\& C:\\dir"
    assert text_of(parse(html(text))) == "Write <name> ~ $5 & C:\\dir"


def test_the_padding_of_a_wide_table_is_no_runaway_and_is_not_shown() -> None:
    table = f"| a{' ' * 900}| b |\n|---|---|\n| 1{' ' * 900}| 2 |"
    assert [text_of(cell) for cell in parse(html(table)).iter("td")] == ["1", "2"]


def test_an_id_in_braces_is_the_paragraphs_own() -> None:
    assert parse(html("**JR:** Why? {#why}")).find("p").get("id") == "why"


@pytest.mark.parametrize(
    "text", ["[site]: https://example.org\n\n[site]", "> quoted", "| a | b |\n|---|---|\n| 1 | 2 |"]
)
def test_definitions_quotations_and_tables_are_left_alone(text: str) -> None:
    assert OPEN not in html(text)
    assert "[site]:" not in html(text)


@pytest.mark.parametrize(
    ("text", "tag", "lines"),
    [
        ("a\n\nb\n\n\nc", "p", [1, 3, 6]),
        ("# a\n## b\ntext\n### c", "h2", [2]),
        ("- a\n- b\n  - c\n\ntext", "li", [1, 2, 3]),
        ("- a\n\n- b", "li", [1, 3]),
    ],
)
def test_every_block_knows_the_line_it_came_from(text: str, tag: str, lines: list[int]) -> None:
    assert [line_of(node) for node in parse(html(text)).iter(tag)] == lines


def test_lines_count_from_where_the_body_begins_in_its_file() -> None:
    assert line_of(parse(RENDERER.render("a", first_line=12).html).find("p")) == 12


def test_no_text_can_forge_a_mark() -> None:
    assert line_of(parse(html(f"x\n\n{OPEN}99#evil{CLOSE}y")).findall("p")[1]) == 3


@given(st.text(alphabet=st.sampled_from("ab \n-*#1.>`~[]()|:{}\t")), st.integers(1, 50))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_no_word_is_lost_and_no_mark_is_left(text: str, first: int) -> None:
    prepared = unmarked(prepare(text, first).text).replace("<!-- -->", "")
    assert OPEN not in prepared
    assert (
        sorted("".join(prepared.split()).replace(".", ")")) == sorted("".join(text.split()).replace(".", ")"))
        or "{" in text
        or "#" in text
        or "~" in text
        or "`" in text
    )
