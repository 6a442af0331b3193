import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from knowledge.downloads import Download
from knowledge.library import Library
from knowledge_exports.cache import ExportCache
from knowledge_exports.exports import all_exports
from knowledge_exports.pack_contents import PackFile
from knowledge_exports.packs import pack_exports
from knowledge_exports.questions import discussion, principle_questions
from knowledge_exports.sessions import PackScope, session
from knowledge_exports.wording import Wording


def sheet(folder: Path, name: str, **changes) -> Download:
    file = folder / name.replace("/", "_")
    file.write_bytes(b"%PDF-" + name.encode())
    facts = {
        "path": name,
        "kind": "checklist",
        "key": "first-steps",
        "unit": "before-call",
        "languages": ("kk",),
        "title": "Парақ",
        "paper": "a4",
        "variant": "standard",
        "format": "pdf",
        "pages": 1,
        "bytes": 9,
        "version": "2026-11-22",
        "topics": ("loyalty",),
        "picture": "",
        "file": file,
    }
    return Download(**(facts | changes))


@pytest.fixture
def sheets(tmp_path):
    return (
        sheet(tmp_path, "kk/sheets/first-steps.before-call.a4.pdf"),
        sheet(tmp_path, "kk/sheets/first-steps.before-call.letter.pdf", paper="letter"),
        sheet(tmp_path, "kk/sheets/first-steps.before-call.a4-large.pdf", variant="large"),
        sheet(tmp_path, "kk/sheets/first-steps.before-call.a4-kk-en.pdf", languages=("kk", "en"), variant="bilingual"),
        sheet(tmp_path, "kk/sheets/booklet.a4.pdf", kind="booklet"),
        sheet(tmp_path, "en/sheets/first-steps.before-call.a4.pdf", languages=("en",)),
    )


@pytest.fixture
def pack(context, cache, sheets):
    made = {one.path: one for one in all_exports(context, cache, sheets)}
    with zipfile.ZipFile(made["kk/packs/loyalty.zip"].file) as file:
        return {name.partition("/")[2]: file.read(name) for name in file.namelist()}


def test_a_pack_has_page_sheets_texts_word_files_and_deck(pack):
    assert list(pack) == [
        "facilitator.html",
        "deskbell-loyalty-kk.apkg",
        "sheets/first-steps.before-call.a4.pdf",
        "texts/other.html",
        "texts/first-steps.html",
        "word/first-steps.before-call.docx",
        "word/first-steps.docx",
        "word/first-steps.hostile-list.docx",
    ]


def test_each_topic_and_language_with_texts_of_its_own_has_a_pack(context, cache):
    paths = [export.path for export in pack_exports(context, cache, ())]
    topics = ("loyalty", "staff")
    assert sorted(paths) == sorted(
        f"{tag}/packs/{name}.zip" for tag in ("en", "kk") for name in (*topics, f"deskbell-{tag}")
    )


def test_every_link_to_a_file_of_the_pack_leads_somewhere(pack):
    links = re.findall(r'href="([^"#]+)', pack["facilitator.html"].decode())
    inside = [link for link in links if not link.startswith("http")]
    assert inside
    assert set(inside) <= set(pack)


def test_links_between_texts_of_the_pack_stay_inside_it(pack):
    assert 'href="other.html#x"' in pack["texts/first-steps.html"].decode()


class Parts(HTMLParser):
    """What a page loads or runs."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        loads = {"src", "srcset", "data"} & {name for name, _ in attrs}
        if tag in {"script", "link", "iframe"} or loads or any(name.startswith("on") for name, _ in attrs):
            self.seen.append(tag)


def test_pages_load_nothing_and_run_nothing(pack):
    for name, data in pack.items():
        if name.endswith(".html"):
            parts = Parts()
            parts.feed(data.decode())
            assert parts.seen == []


def test_a_text_that_is_not_translated_says_so_in_the_readers_language(pack):
    text = pack["texts/other.html"].decode()
    assert '<html lang="kk"' in text
    assert '<main lang="en"' in text
    assert "Бұл мәтін әлі аударылған жоқ. Тілі: ағылшын тілі." in text
    assert "notice" not in pack["texts/first-steps.html"].decode().partition("<body>")[2]


def test_no_english_stands_on_a_kazakh_page(pack):
    body = pack["facilitator.html"].decode().partition("<body>")[2]
    for word in ("session", "Discussion", "Minutes", "Sheets", "Terms", "Version"):
        assert word not in re.sub(r'class="[^"]*"', "", body)


@pytest.fixture
def hour(context):
    """The session on loyalty in English."""
    wording = Wording(context.library.language("en"), context.messages["en"])
    scope = PackScope("Loyalty", "en/topics/loyalty/", context.library.about("loyalty", "en"))
    return session(context, wording, scope, {"checklist": (PackFile("Before the call", "sheets/x.pdf", "en"),)})


def test_questions_are_made_of_the_topics_units(hour, context):
    interview, principles, checklists = hour.parts
    assert (interview.questions[0].ask, interview.questions[0].answer) == ("Why listen?", "Dianna Booher: It pays.")
    turn = principle_questions(Wording(context.library.language("en"), context.messages["en"]))
    assert principles.questions[0].ask == turn[0]
    assert principles.questions[0].says == "People tell you."
    assert "A desk in Denver." in principles.questions[1].ask
    assert "“Ask” to “Wait”" in checklists.questions[0].ask
    assert len(checklists.questions) == 4


def test_a_step_with_quotation_marks_is_quoted_with_inner_ones(context):
    quoting = next(one for one in context.library.documents if one.checklists)
    first, *others = quoting.checklists
    group = first.groups[0]
    step = replace(group.items[0], text="Скажите «стоп»")
    groups = (replace(group, items=(step, *group.items[1:])), *first.groups[1:])
    quoting = replace(quoting, checklists=(replace(first, groups=groups), *others))
    wording = Wording(context.library.language("ru"), context.messages["ru"])
    asks = [question.ask for part in discussion(wording, [quoting]) for question in part.questions]
    assert any("«Скажите „стоп“»" in ask for ask in asks)


def test_a_list_with_a_moment_is_asked_about_it(hour):
    asks = [question.ask for part in hour.parts for question in part.questions]
    assert any("at one moment: you dial." in ask for ask in asks)


def test_the_plan_fills_an_hour_without_gaps(hour):
    assert [step.start for step in hour.plan] == [0, *(step.end for step in hour.plan[:-1])]
    assert hour.plan[-1].end == 60


def test_the_plan_names_the_sheets_to_work_with(hour):
    named = [sheet.title for step in hour.plan for sheet in step.sheets]
    assert named == ["Before the call"]


def test_a_whole_language_is_one_pack_with_its_booklet_and_every_text(context, cache, sheets):
    made = {one.path: one for one in all_exports(context, cache, sheets)}
    whole = made["kk/packs/deskbell-kk.zip"]
    assert (whole.kind, whole.key, whole.topics) == ("pack", "", ())
    with zipfile.ZipFile(whole.file) as file:
        names = {name.partition("/")[2] for name in file.namelist()}
        page = file.read("deskbell-kk/facilitator.html").decode()
    assert {"facilitator.html", "deskbell-kk.apkg", "sheets/booklet.a4.pdf", "texts/other.html"} <= names
    assert "Барлық тақырып" in page


def test_the_same_content_gives_the_same_pack(context, cache, sheets, tmp_path):
    other = ExportCache(tmp_path / "second")
    first, second = all_exports(context, cache, sheets), all_exports(context, other, sheets)
    assert [one.file.read_bytes() for one in first] == [one.file.read_bytes() for one in second]


def test_an_unchanged_build_makes_no_pack_and_a_changed_sheet_only_its_own(context, cache, sheets):
    all_exports(context, cache, sheets)
    again = ExportCache(cache.folder)
    all_exports(context, again, sheets)
    assert again.made == 0
    sheets[0].file.write_bytes(b"%PDF-changed")
    changed = ExportCache(cache.folder)
    all_exports(context, changed, sheets)
    assert changed.made == 2  # Kazakh loyalty, the sheet's only topic, and everything Kazakh


def test_archive_entries_have_no_clock_and_plain_rights(context, cache, sheets):
    pack = next(one for one in all_exports(context, cache, sheets) if one.kind == "pack")
    with zipfile.ZipFile(BytesIO(pack.file.read_bytes())) as file:
        assert file.testzip() is None
        for info in file.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 == 0o100644
            assert not info.filename.startswith("/")
            assert ".." not in info.filename


PICTURE = b"\x89PNG pixels"


@pytest.fixture
def pictured(context, tmp_path):
    """The same context, whose English text shows pictures; content stands beside a file that is none of it."""
    shown = (
        '<p><img src="{static}/images/a%20desk.png" alt="A desk"> <a href="../images/a desk.png">larger</a>'
        '<img src="../images/not-there.png" alt=""><img src="https://else.example/x.png" alt="">'
        '<img src="../../secret.png" alt=""><img src="../images/out.png" alt=""></p>'
    )
    documents = [
        replace(one, html=one.html + shown) if one.key == "other" else one for one in context.library.documents
    ]
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "images" / "a desk.png").write_bytes(PICTURE)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "content" / "images" / "out.png").symlink_to(tmp_path / "secret.png")
    library = Library.of(documents, context.library.languages, context.library.topics)
    return replace(context, library=library, content=tmp_path / "content")


def test_pictures_of_a_text_come_along_and_nothing_else_of_the_machine(pictured, cache):
    made = {one.path: one for one in all_exports(pictured, cache, ())}
    for path, folder in (("kk/packs/loyalty.zip", "deskbell-loyalty-kk"), ("en/packs/deskbell-en.zip", "deskbell-en")):
        with zipfile.ZipFile(made[path].file) as file:
            held = {name.removeprefix(f"{folder}/"): file.read(name) for name in file.namelist()}
        assert held["texts/images/a desk.png"] == PICTURE
        assert not [name for name in held if name.endswith(".png") and name != "texts/images/a desk.png"]
        text = held["texts/other.html"].decode()
        assert 'src="images/a%20desk.png"' in text
        assert 'href="images/a%20desk.png"' in text
        assert 'src="https://deskbell.example/images/not-there.png"' in text
        assert 'src="https://else.example/x.png"' in text


def test_a_new_picture_makes_new_packs_and_the_same_one_none(pictured, cache):
    all_exports(pictured, cache, ())
    again = ExportCache(cache.folder)
    all_exports(pictured, again, ())
    assert again.made == 0
    (pictured.content / "images" / "a desk.png").write_bytes(PICTURE + b"!")
    changed = ExportCache(cache.folder)
    all_exports(pictured, changed, ())
    packs_of_the_text = 6  # loyalty, staff and everything, in both languages that have texts
    assert changed.made == 1 + packs_of_the_text
