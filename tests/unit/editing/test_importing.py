"""Texts from elsewhere come in whole, and what is left behind is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from editing.blocks import Block, Shape, as_markdown, escaped, line_start
from editing.commands import import_texts
from editing.importing import Imported, ImportRequest, imported
from editing.workspace import EditingError, Workspace
from knowledge.markdown import MarkdownRenderer

Open = Callable[[], Workspace]
DAY = date(2026, 11, 22)
INTERVIEW = """Logo example.com

Как слушать клиента

Оглавление:

147

Как слушать клиента

jr: Зачем слушать?

db: Чтобы знать. Это просто.

И ещё один довод без имени.

jr: А как?

db: Молча.

© А. А. Автор, 2014

(Использование материала разрешается только со ссылкой на Example.kz)

Оставьте ответ
"""
LISTS = """Nine ways

2. Service is worth real money
Companies spend a lot of money to keep a good reputation for service, year after year.

3. Find out what people need
You cannot meet needs that you do not know exactly, and nobody else can.

5. Be the same everywhere
A chain is expected to be as good out of town as it is in town, always.

- first point
- second point
☐ an open box
☑ a ticked box
1. one
2. two
# no heading, *no* emphasis, a_b and <b>no tag</b>
"""
PAGE = """<html lang="nb"><head><title>x</title><meta name="author" content="Kari"></head><body><nav>Hjem</nav><article>
<h1>Å lytte</h1><p>Et <b>viktig</b> ord, <a href="https://x.example/a">lenke</a>, 2 * 3.</p>
<h2>Før du ringer</h2><ul><li><input type="checkbox"> Finn navnet<ul><li>Merk: i boka</li></ul></li>
<li><input type="checkbox" checked> Legg bort alt</li></ul><ol start="3"><li>tre</li><li>fire</li></ol>
<ul><li>kule</li></ul><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>Slutt.</p>
<p>• kule</p><img src="a.png" alt="Bilde">
<p><a href="/her">her</a></p><aside>Annonse</aside></article><footer>Personvern</footer></body></html>"""


def take(workspace: Workspace, tmp_path: Path, name: str, data: str | bytes, **request: str) -> Imported:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return imported(workspace, ImportRequest(file, name, request.get("language", ""), request.get("key", ""), DAY))


def said(text: Imported, rule: str) -> list[str]:
    return [f"{problem.line}: {problem.what}" for problem in text.losses if problem.rule == rule]


def test_an_interview_gets_its_speakers_and_turns(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "raw.txt", INTERVIEW)
    assert text.written.path == "ru/slushat-klienta.md"
    for line in (
        "kind: interview",
        "  JR: {name: JR, role: interviewer}",
        "  DB: {name: DB, role: guest}",
        "**JR:** Зачем слушать?",
        "**DB:** Чтобы знать. Это просто.",
        "И ещё один довод без имени.",
        "  author: А. А. Автор",
        "  year: 2014",
        "  terms: Использование материала разрешается только со ссылкой на Example.kz",
    ):
        assert f"\n{line}\n" in text.written.text


def test_boilerplate_goes_and_every_line_of_it_is_said(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "raw.txt", INTERVIEW)
    assert [line.split(":")[0] for line in said(text, "dropped")] == ["1", "5", "7", "9", "25"]
    assert [line.split(":")[0] for line in said(text, "moved")] == ["21", "23"]
    for boilerplate in ("Logo", "Оглавление", "147", "Оставьте"):
        assert boilerplate not in text.written.text


def test_no_word_is_lost_in_silence(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "raw.txt", INTERVIEW)
    kept = text.written.text + " ".join(problem.what for problem in text.losses)
    assert [word for word in INTERVIEW.split() if word.strip("():") not in kept and word not in ("jr:", "db:")] == []


def test_a_text_s_lists_boxes_numbers_and_signs_mean_what_they_meant(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "raw.txt", LISTS, language="en", key="nine-ways").written.text
    assert "kind: principles" in text
    for part in (
        "\n## 2. Service is worth real money\n\nCompanies",
        "\n## 5. Be the same everywhere\n",
        "\n- first point\n- second point\n- [ ] an open box\n- [x] a ticked box\n\n1. one\n2. two\n",
    ):
        assert part in text
    html = MarkdownRenderer().render(text.split("---\n", 2)[2]).html
    assert "# no heading, *no* emphasis, a_b and &lt;b&gt;no tag&lt;/b&gt;" in html


def test_a_web_page_keeps_its_structure(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "page.html", PAGE)
    assert text.written.path == "nb/lytte.md"
    body = text.written.text.split("---\n", 2)[2]
    for part in (
        "Et **viktig** ord, [lenke](https://x.example/a), 2 \\* 3.",
        "## Sjekkliste: Før du ringer\n\n- [ ] Finn navnet\n    - Merk: i boka\n- [x] Legg bort alt\n\n",
        "\n\n3. tre\n4. fire\n\n- kule\n",
        "| A | B |\n| --- | --- |\n| 1 | 2 |",
        "\n- kule\n",
    ):
        assert part in body
    assert "  author: Kari" in text.written.text
    assert any("“Bilde”" in line for line in said(text, "not-carried"))
    assert any("“her” to “/her”" in line for line in said(text, "not-carried"))
    assert any("“Annonse”" in line for line in said(text, "dropped"))
    assert any("2 words outside <article>" in line for line in said(text, "dropped"))


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Глазами гостя", 0)
    document.add_heading("Первый раздел", 1)
    document.add_paragraph("Обычный ").add_run("жирный").bold = True
    document.add_paragraph("один", style="List Bullet")
    document.add_heading("Перед сменой", 1)
    document.add_paragraph("☐ Откройте журнал")
    document.sections[0].header.paragraphs[0].text = "Колонтитул"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file_keeps_headings_lists_boxes_and_emphasis(workspace: Open, tmp_path: Path) -> None:
    text = take(workspace(), tmp_path, "a.docx", word_file())
    assert "title: Глазами гостя" in text.written.text
    part = "## Первый раздел\n\nОбычный **жирный**\n\n- один\n\n## Чек-лист: Перед сменой\n\n- [ ] Откройте журнал\n"
    assert part in text.written.text
    assert said(text, "not-carried") == ["1: The header “Колонтитул”"]


def test_markdown_stays_as_it_is_written(workspace: Open, tmp_path: Path) -> None:
    head = "---\ntitle: Hello\ncategory: x\nlang: en\n---\n"
    source = f"{head}One *two*\nthree.\n\n```\n# code\n\nJR: no\n```\n\n# Big\n- a\n- b\n"
    text = take(workspace(), tmp_path, "hello.md", source)
    assert text.written.path == "en/hello.md"
    assert text.written.text.endswith("\nOne *two*\nthree.\n\n```\n# code\n\nJR: no\n```\n\n## Big\n\n- a\n- b\n")
    assert said(text, "not-carried") == ["3: “category: x” of the front matter has no place here"]


@pytest.mark.parametrize("head", ["---\ntitle: Ten tips: the first\n---", '+++\ntitle = "Ten tips: the first"\n+++'])
def test_heads_of_other_programs_are_read(workspace: Open, tmp_path: Path, head: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"{head}\n\nSome text.\n", encoding="utf-8")
    taken = imported(workspace(), ImportRequest(file, "a.md", "en", "", date(2026, 1, 1)))
    assert 'title: "Ten tips: the first"' in taken.written.text
    assert [loss.rule for loss in taken.losses] == (["guessed"] if head.startswith("---") else [])


def test_a_paragraph_that_comes_again_in_a_written_file_stays(workspace: Open, tmp_path: Path) -> None:
    again = "This is said of every one of them, and it has more than forty letters."
    file = tmp_path / "a.md"
    file.write_text(f"# T\n\n## A\n\n{again}\n\n## B\n\n{again}\n", encoding="utf-8")
    taken = imported(workspace(), ImportRequest(file, "a.md", "en", "", date(2026, 1, 1)))
    assert (taken.written.text.count(again), taken.losses) == (2, ())


def test_an_index_is_named_by_its_folder(workspace: Open, tmp_path: Path) -> None:
    file = tmp_path / "first-call" / "index.md"
    file.parent.mkdir()
    file.write_text("Some text.\n", encoding="utf-8")
    taken = imported(workspace(), ImportRequest(file, "index.md", "en", "", date(2026, 1, 1)))
    assert taken.written.path == "en/first-call.md"


def test_an_imported_text_can_be_read_at_once(workspace: Open, tmp_path: Path) -> None:
    for name, data in (("raw.txt", INTERVIEW), ("page.html", PAGE), ("a.docx", word_file())):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    requests = [ImportRequest(tmp_path / name, name, "", "", DAY) for name in ("raw.txt", "page.html", "a.docx")]
    import_texts(workspace(), requests, lambda _: None)
    rules = {problem.rule for problem in workspace().problems if "first-steps" not in problem.path}
    assert rules <= {"unwritten", "missing-id", "missing-field", "rejected-term"}


def test_nothing_is_written_over_or_half_written(workspace: Open, tmp_path: Path, content: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nText that is long enough to be a paragraph.", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"no zip")
    requests = [ImportRequest(tmp_path / name, name, "en", "", DAY) for name in ("a.txt", "b.docx")]
    with pytest.raises(EditingError, match=r"b\.docx:1: unreadable: .*no DOCX file"):
        import_texts(workspace(), requests, lambda _: None)
    assert [path.name for path in (content / "en").iterdir()] == ["first-steps.md"]


@pytest.mark.parametrize(("name", "data", "message"), [
    ("a.pdf", b"%PDF", "Nothing here reads “.pdf”"),
    ("a.txt", b"caf\xe9", "a.txt:1: encoding: "),
    ("a.html", b"", "a.html:1: unreadable: "),
    ("a.html", b"<p></p>", "The page holds no text"),
    ("a.docx", b"PK\x03\x04", "This is no DOCX file"),
    ("a.html", "<h1>Да</h1>\n<p>слово</p>".encode("cp1251"), "Line 1 is not UTF-8, and the page does not say"),
    ("a.html", b'<meta charset="utf-8">\n<p>caf\xe9</p>', "Line 2 is not UTF-8, as the page says"),
    ("a.html", b"<p>" + b"word " * 500_000, "too-large"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_cure(
    workspace: Open, tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(EditingError, match=message.replace("(", r"\(")):
        take(workspace(), tmp_path, name, data)


@pytest.mark.parametrize("place", [3, 5, 7])
def test_a_damaged_word_file_is_refused_with_a_cure(workspace: Open, tmp_path: Path, place: int) -> None:
    data = bytearray(word_file())
    at = data.index(b"word/document.xml") + len(data) // 100 * place
    data[at] ^= 255
    with pytest.raises(EditingError, match="This is no DOCX file"):
        take(workspace(), tmp_path, "a.docx", bytes(data))


def test_a_word_file_whose_text_breaks_off_is_refused(workspace: Open, tmp_path: Path) -> None:
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as whole, zipfile.ZipFile(damaged, "w") as archive:
        for name in whole.namelist():
            data = whole.read(name)
            archive.writestr(name, data[: len(data) // 2] if name == "word/document.xml" else data)
    with pytest.raises(EditingError, match="This is no DOCX file"):
        take(workspace(), tmp_path, "a.docx", damaged.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1251"><h1>Да</h1><p>слово</p>'.encode("cp1251"),
        "<h1>Да</h1><p>слово</p>".encode("utf-16"),
        '<?xml version="1.0" encoding="utf-8"?><html><body><h1>Да</h1><p>слово</p></body></html>'.encode(),
    ],
)
def test_a_web_page_is_read_as_it_says_it_is_written(workspace: Open, tmp_path: Path, data: bytes) -> None:
    text = take(workspace(), tmp_path, "a.html", data)
    assert "title: Да" in text.written.text
    assert "слово" in text.written.text


def test_a_missing_file_and_a_taken_key_are_refused(workspace: Open, tmp_path: Path) -> None:
    with pytest.raises(EditingError, match=r"gone\.txt:1: unreadable: .*No such file"):
        imported(workspace(), ImportRequest(tmp_path / "gone.txt", "gone.txt", "", "", DAY))
    with pytest.raises(EditingError, match="taken-key"):
        take(workspace(), tmp_path, "a.txt", "Title\n\nText.", key="first-steps", language="en")


@pytest.mark.parametrize(
    "text", ["# no", "- no", "+ no", "> no", "12. no", "3) no", "*no* `no` _no_", "[a](b)", "<i>x</i>", "&amp;"]
)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    html = MarkdownRenderer().render(as_markdown([Block(Shape.PARAGRAPH, line_start(escaped(text)))])).html
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{shown}</p>" in html


def test_a_table_that_only_arranges_a_page_becomes_its_text(workspace: Open, tmp_path: Path) -> None:
    page = "<body><h1>T</h1><table><tr><td>Menu</td><td><h2>Call back</h2><p>Say when.</p></td></tr></table></body>"
    text = take(workspace(), tmp_path, "page.html", page, language="en").written.text
    assert "\n## Call back\n\nSay when.\n" in text
    assert "|" not in text
