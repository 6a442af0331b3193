"""The page of downloads: shelves, facets, the catalogue of sheets, and the scripts that read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from knowledge.downloads import Download
from knowledge.languages import Language
from knowledge.messages import read_messages
from knowledge_pages.catalogue import catalogue
from knowledge_pages.facets import facet
from knowledge_pages.localisation import localisations
from knowledge_pages.pages import all_pages
from knowledge_pages.rendering import PageRenderer
from knowledge_pages.search_strings import plural_forms
from knowledge_pages.shelves import sheet_name, shelves
from knowledge_pages.site_context import SiteContext

PROJECT = Path(__file__).resolve().parents[3]
TITLES = {"en": "Hiring", "kk": "Жұмысқа алу", "ru": "Приём на работу"}
RunScript = Callable[[str], Any]


def sheet(*tags: str, paper: str = "a4", variant: str = "standard", unit: str = "hiring", size: int = 9) -> Download:
    path = f"{tags[0]}/sheets/service.{unit}.{paper}-{variant}-{'-'.join(tags)}.pdf"
    return Download(
        path=path,
        kind="checklist",
        key="service",
        unit=unit,
        languages=tags,
        title=" · ".join(TITLES[tag] for tag in tags),
        paper=paper,
        variant=variant,
        format="pdf",
        pages=1,
        bytes=size,
        version="2026-11-22",
        topics=("staff",),
        picture="",
        file=Path("x"),
    )


#: A checklist in two languages and in one, and their papers and forms.
FILES = (
    sheet("en"),
    sheet("en", paper="letter"),
    sheet("en", variant="fillable"),
    sheet("kk"),
    sheet("kk", "en", variant="bilingual"),
    sheet("en", unit="calling"),
)


def test_a_sheet_in_two_languages_stands_on_the_shelves_of_both(languages: tuple[Language, ...]) -> None:
    for language in languages[:2]:
        stacks = shelves(FILES, language, {"service": "en"})[0].stacks
        stack = next(stack for stack in stacks if stack.first.unit == "hiring")
        assert stack.title == TITLES[language.tag]
        assert {file.variant for file in stack.sheets} >= {"standard", "bilingual"}


def test_a_sheet_that_is_not_translated_is_offered_in_its_original_behind_the_others(
    languages: tuple[Language, ...],
) -> None:
    stacks = shelves(FILES, languages[1], {"service": "en"})[0].stacks
    assert [(stack.first.unit, stack.language) for stack in stacks] == [("hiring", "kk"), ("calling", "en")]
    assert [file.language for file in stacks[0].elsewhere] == ["en"]
    assert shelves([sheet("kk")], languages[0], {}) == ()


def test_the_forms_of_a_sheet_come_in_one_order_in_every_language(languages: tuple[Language, ...]) -> None:
    forms = ("bilingual", "large", "fillable", "standard")
    for tag, other in (("en", "kk"), ("kk", "en")):
        files = [sheet(tag, *[other] * (form == "bilingual"), variant=form) for form in forms]
        shelf = next(one for one in languages if one.tag == tag)
        (stack,) = shelves(files, shelf, {"service": "en"})[0].stacks
        assert [file.variant for file in stack.sheets] == ["standard", "fillable", "large", "bilingual"]


def test_what_is_read_out_of_a_file_is_in_the_language_of_its_page(
    context: SiteContext, renderer_of: Callable[..., PageRenderer]
) -> None:
    both = replace(sheet("kk", "en", variant="bilingual"), unit="greeting")
    filled = replace(context, downloads=(both, replace(both, variant="standard", languages=("en",), title="Greeting")))
    page = next(page for page in all_pages(filled) if page.path == "en/downloads/")
    html = renderer_of(filled).render(page)
    assert html.count('<span class="visually-hidden"><span>Greeting</span>, ') == 2
    assert TITLES["kk"] not in html


def test_facets_count_what_they_leave(languages: tuple[Language, ...]) -> None:
    found = shelves(FILES, languages[0], {"service": "en"})
    assert [(one.value, one.count) for one in facet("language", found, ("en", "kk", "ru"))] == [("en", 2), ("kk", 1)]
    assert [(one.value, one.count) for one in facet("form", found, ("standard", "fillable"))] == [
        ("standard", 2),
        ("fillable", 1),
    ]
    assert [(one.value, one.count) for one in facet("topic", found, ("staff", "loyalty"))] == [("staff", 2)]


def test_the_catalogue_is_sorted_whatever_the_order() -> None:
    made = catalogue(FILES, {"service": "en"})
    assert made == catalogue(reversed(FILES), {"service": "en"})
    sheets = json.loads(made)
    assert [one["name"] for one in sheets] == ["checklist/service.calling", "checklist/service.hiring"]
    assert sheets[1]["titles"] == {"en": "Hiring", "kk": "Жұмысқа алу"}
    assert sheets[1]["original"] == "en"
    assert len(sheets[1]["files"]) == 5


def test_names_of_sheets_are_the_same_in_every_language() -> None:
    assert sheet_name(sheet("en")) == sheet_name(sheet("kk")) == "checklist/service.hiring"


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ru", {"one": "{count} лист", "few": "{count} листа", "many": "{count} листов", "other": "{count} листа"}),
        ("kk", {"one": "{count} парақ", "other": "{count} парақ"}),
        ("ro", {"one": "{count} fișă", "few": "{count} fișe", "other": "{count} de fișe"}),
    ],
)
def test_scripts_are_given_every_form_of_counted_words(
    languages: tuple[Language, ...], tag: str, forms: dict[str, str]
) -> None:
    messages = read_messages(PROJECT / "translations", tuple(one.tag for one in languages))
    l10n = localisations(languages, messages)[tag]
    assert plural_forms(l10n, lambda number: l10n.ngettext("{count} sheet", "{count} sheets", number)) == forms


def test_without_packages_the_page_offers_no_zip(
    context: SiteContext, renderer_of: Callable[..., PageRenderer]
) -> None:
    filled = SiteContext(context.library, context.site, context.l10n, FILES)
    page = next(page for page in all_pages(filled) if page.path == "en/downloads/")
    html = renderer_of(filled).render(page)
    assert 'data-action="pdf"' in html
    assert 'data-action="zip"' not in html
    assert "data-zip" not in html


# -- the scripts ---------------------------------------------------------------------------------------


def pack_script(change: str, files: tuple[Download, ...] = FILES, own: str = "kk") -> str:
    """A script that says which files a pack has, and what is noted about them."""
    text = catalogue(files, {"service": "en"})
    return f"""import {{ contents, Pack }} from '{{lib}}/packs.js';
        const pack = new Pack({change}), found = contents(pack, {text}, '{own}');
        say({{ files: found.files.map(one => [one.title, one.file.path]),
               notes: found.notes.map(note => [note.kind, note.about, note.instead, note.titles.join()]) }});"""


BOTH = "{sheets: ['checklist/service.hiring', 'checklist/service.calling'], languages: ['kk'] %s}"


@pytest.mark.node
def test_the_catalogue_and_its_reader_agree(run_script: RunScript) -> None:
    answer = run_script(pack_script(BOTH % ""))
    assert answer["files"] == [
        ["Жұмысқа алу", FILES[3].path],
        ["Hiring", FILES[5].path],
    ]
    assert answer["notes"] == [["language", "kk", True, "Hiring"]]


@pytest.mark.node
def test_originals_are_left_out_where_nobody_wants_them(run_script: RunScript) -> None:
    answer = run_script(pack_script(BOTH % ", originals: false"))
    assert len(answer["files"]) == 1
    assert answer["notes"] == [["language", "kk", False, "Hiring"]]


@pytest.mark.node
def test_what_is_not_made_is_said_and_the_nearest_taken(run_script: RunScript) -> None:
    asked = "{sheets: ['checklist/service.hiring'], languages: ['en', 'kk'], paper: 'letter', form: 'fillable'}"
    answer = run_script(pack_script(asked))
    assert [path for _, path in answer["files"]] == [FILES[2].path, FILES[3].path]
    assert [note[:2] for note in answer["notes"]] == [["paper", "a4"], ["form", ""]]


@pytest.mark.node
def test_a_pair_of_languages_has_one_sheet_and_no_pair_has_two(run_script: RunScript) -> None:
    asked = "{sheets: ['checklist/service.hiring', 'checklist/service.calling'], languages: ['en', 'kk'], form: 'bilingual'}"
    answer = run_script(pack_script(asked))
    assert [path for _, path in answer["files"]] == [FILES[4].path, FILES[5].path]
    assert {note[0] for note in answer["notes"]} == {"pair", "language"}


@pytest.mark.node
def test_sheets_that_are_gone_are_said(run_script: RunScript) -> None:
    answer = run_script(pack_script("{sheets: ['checklist/service.gone']}"))
    assert answer == {"files": [], "notes": [["unknown", "", False, "service.gone"]]}


@pytest.mark.node
def test_packs_come_back_from_where_they_are_kept_and_from_links(run_script: RunScript) -> None:
    said = run_script("""import { Pack } from '{lib}/packs.js';
        const pack = new Pack({ sheets: ['a/b.c', 'a/d'], languages: ['kk'], paper: 'letter', form: 'large', originals: false });
        const moved = pack.move('a/d', -1).add('a/e', 'a/b.c').remove('a/b.c');
        say([String(Pack.read(String(pack))) === String(pack), String(Pack.linked(pack.link())) === String(pack),
             Pack.linked(''), String(new Pack()), moved.sheets, pack.link()]);""")
    assert said == [
        True,
        True,
        None,
        "",
        ["a/d", "a/e"],
        "#pack=a/b.c,a/d&languages=kk&paper=letter&form=large&originals=no",
    ]


@pytest.mark.node
@pytest.mark.parametrize(
    "text", ["", "null", "7", "[]", '{"sheets": 7}', '{"sheets": ["../x", "a/<b>", 7]}', "{", '{"paper": "stone"}']
)
def test_a_damaged_memory_is_an_empty_pack(run_script: RunScript, text: str) -> None:
    assert run_script(f"import {{ Pack }} from '{{lib}}/packs.js'; say(String(Pack.read({json.dumps(text)})));") == ""


@pytest.mark.node
def test_file_names_are_harmless_on_every_system(run_script: RunScript) -> None:
    said = run_script("""import { fileNames, packName } from '{lib}/packs.js';
        const one = (title, ...languages) => ({ title, file: { languages } });
        say([fileNames([one('Why: a/b? <c>', 'en'), one('Ұзақ '.repeat(60), 'en'), one('...', 'en')]),
             fileNames([one('a', 'en'), one('b', 'kk', 'en')]), packName('Deskbell & Co.', [one('a', 'en'), one('b', 'kk', 'en')], 'zip')]);""")
    alone, several, name = said
    assert alone[0] == "01 Why a b c.pdf"
    assert len(alone[1]) < 90
    assert alone[2] == "03 sheet.pdf"
    assert several == ["en/01 a.pdf", "kk-en/02 b.pdf"]
    assert name == "deskbell-co-pack-en-kk.zip"


@pytest.mark.node
def test_filters_ask_an_entry_and_one_file_of_it_for_everything_at_once(run_script: RunScript) -> None:
    said = run_script("""import { counts, fitting, folded, query, wanted } from '{lib}/filters.js';
        const file = (form, paper, ...languages) => ({ form, paper, languages });
        const entry = { kind: 'checklist', topics: ['staff'], title: folded('Recepție'), files: [file('large', 'a4', 'en'), file('standard', 'letter', 'en', 'kk')] };
        const state = change => ({ ...wanted(''), ...change });
        say([fitting(entry, state({ form: 'large', paper: 'letter' })), fitting(entry, state({ q: 'RECEPTIE', language: 'kk' })), fitting(entry, state({ topic: 'x' })),
             counts([entry], state({ paper: 'a4' })).form, counts([entry], state({ kind: 'deck' })).kind,
             query(wanted('?topic=staff&kind=&foo=1&q=a%20b'))]);""")
    assert said == [
        [False, False],
        [False, True],
        [False, False],
        {"": 1, "large": 1},
        {"": 1, "checklist": 1},
        "?q=a+b&topic=staff",
    ]


@pytest.mark.node
def test_words_are_counted_as_each_language_counts(run_script: RunScript) -> None:
    said = run_script("""import { size } from '{lib}/numbers.js'; import { counted } from '{lib}/words.js';
        const ru = { one: '{count} лист', few: '{count} листа', many: '{count} листов' }, kk = { one: '{count} парақ', other: '{count} парақ' };
        say([[1, 2, 5, 11, 21, 22, 111].map(n => counted(ru, n, 'ru')), counted(kk, 5, 'kk'), size(1234567, 'ru').replace(/\\s/g, ' '), size(300, 'en')]);""")
    assert said[0] == ["1 лист", "2 листа", "5 листов", "11 листов", "21 лист", "22 листа", "111 листов"]
    assert said[1:] == ["5 парақ", "1,2 МБ", "1 kB"]


@pytest.mark.node
def test_files_are_fetched_in_order_and_those_that_fail_are_told_one_by_one(run_script: RunScript) -> None:
    said = run_script("""import { fetchAll } from '{lib}/fetching.js';
        const steps = [], answers = { a: 200, b: 404, d: 200 };
        const fetch = async url => { if (url === 'c') throw new TypeError(); return new Response(url, { status: answers[url] }); };
        const found = await fetchAll(['a', 'b', 'c', 'd'], one => one, { fetch, progress: done => steps.push(done) });

        const stopped = await fetchAll(['a'], one => one, { fetch: () => Promise.reject(new Error('stop')), signal: AbortSignal.abort() }).catch(error => error.message);
        say([found.map(({ thing, bytes, reached }) => [thing, bytes && new TextDecoder().decode(bytes), reached]), steps, stopped]);""")
    assert said[0] == [["a", "a", True], ["b", None, True], ["c", None, False], ["d", "d", True]]
    assert said[1:] == [[1, 2, 3, 4], "stop"]
