"""What the scripts of the pages think, asked in Node: nothing here needs a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.node

#: Runs a piece of JavaScript and gives what it says.
RunScript = Callable[[str], Any]


def test_ticks_are_counted_undone_and_read_from_anything(run_script: RunScript) -> None:
    assert run_script("""import { Ticks, asText } from '{lib}/ticks.js';
        const ticks = Ticks.read('not json'); ticks.set('a', true); ticks.set('b', true); ticks.undo();
        say([ticks.count(['a', 'b']), String(ticks), ticks.canUndo, String(Ticks.read('{"a":1}'))]);""") == [
        1,
        '["a"]',
        True,
        "",
    ]


def test_the_language_that_a_reader_prefers_is_found_among_the_sites(run_script: RunScript) -> None:
    assert run_script("""import { preferredOf } from '{lib}/languages.js'; const site = ['en', 'kk', 'nb', 'ro', 'ru'];
        say([preferredOf(['fr', 'no'], site), preferredOf(['kk-KZ'], site), preferredOf(['fr'], site)]);""") == [
        "nb",
        "kk",
        None,
    ]


def test_an_address_says_everything_that_is_asked_for_and_gives_it_back(run_script: RunScript) -> None:
    asked = {"query": "a&b «ұ»", "kind": ["x", "y"], "topic": [], "language": ["kk"]}
    assert run_script(f"""import {{ asked, searchAddress }} from '{{lib}}/addresses.js';
        const address = searchAddress('/s/', {json.dumps(asked)});
        say([asked(address.slice(3)), searchAddress('/s/', {{ query: '' }})]);""") == [asked, "/s/"]


def test_a_page_is_addressed_without_its_file_name(run_script: RunScript) -> None:
    assert run_script("""import { tidied } from '{lib}/addresses.js';
        say([tidied('http://h/a/index.html?x#y'), tidied('http://h/index.htmlx')]);""") == [
        "http://h/a/?x#y",
        "http://h/index.htmlx",
    ]


@pytest.mark.parametrize(
    "search", ["?q=%ED%A0%80", "?q=%", "?q=%E0%A4%A", "?q=%00%1f", "?q&q=2&kind=&kind=a&kind=a", "?", "q"]
)
def test_no_address_is_too_odd_to_be_read(run_script: RunScript, search: str) -> None:
    answer = run_script(f"""import {{ asked, searchAddress }} from '{{lib}}/addresses.js';
        const wanted = asked({json.dumps(search)}); say([wanted, asked(searchAddress('', wanted))]);""")
    assert answer[0] == answer[1]
    assert answer[0]["query"].isprintable()


def test_a_query_fits_into_an_address_that_servers_take(run_script: RunScript) -> None:
    length, lone = run_script("""import { cleaned, searchAddress } from '{lib}/addresses.js';
        say([searchAddress('/kk/search/', { query: 'ұ'.repeat(10000) }).length, cleaned('a\\ud800b\\u0007c')]);""")
    assert length < 8000
    assert lone == "a\ufffdb c"


def test_a_text_is_cut_at_its_highlights_however_they_lie(run_script: RunScript) -> None:
    assert run_script("""import { segments } from '{lib}/results.js';
        say(segments('abcdef', [[4, 6], [1, 3], [2, 4]]).map(cut => cut.text + (cut.marked ? '!' : '')));""") == [
        "a",
        "bc!",
        "d!",
        "ef!",
    ]


def test_facets_offer_the_most_frequent_first_and_never_lose_a_chosen_one(run_script: RunScript) -> None:
    assert (
        run_script("""import { choices } from '{lib}/results.js';
        say(choices({ x: 1, y: 2 }, { x: 'X' }, ['z']).map(({ value, count, chosen }) => [value, count, chosen]));""")
        == [["y", 2, False], ["x", 1, False], ["z", 0, True]]
    )


def test_units_that_have_more_of_the_words_stand_before_those_with_less(run_script: RunScript) -> None:
    assert (
        run_script("""import { ranked } from '{lib}/results.js';
        const text = (id, excerpt, highlights) => ({ id, title: 't', titleHighlights: [], excerpt, highlights });
        say(ranked([text('one', 'ab ab', [[0, 2], [3, 5]]), text('two', 'ab cd', [[0, 2], [3, 5]]),
            { id: 'title', title: 'ab', titleHighlights: [[0, 2]] }, text('none', '', [])]).map(unit => unit.id));""")
        == ["title", "two", "one", "none"]
    )


def test_an_excerpt_is_the_paragraph_or_step_that_has_the_word(run_script: RunScript) -> None:
    assert run_script("""import { nearing, paragraph } from '{lib}/results.js';
        const step = paragraph('one\\nthe second step\\nthree', [[8, 14]]);
        const near = nearing({ text: 'many words before the one', ranges: [[22, 25]] }, 6);
        say([step, paragraph('', []), near, near.text.slice(...near.ranges[0])]);""") == [
        {"text": "the second step", "ranges": [[4, 10]]},
        {"text": "", "ranges": []},
        {"text": "… the one", "ranges": [[6, 9]]},
        "one",
    ]


def test_an_address_leads_to_the_very_words(run_script: RunScript) -> None:
    assert run_script("""import { placeAddress } from '{lib}/results.js';
        const cut = { text: '… a well-known word, and on …', ranges: [[15, 19]] };
        say([placeAddress('en/a/#u', cut), placeAddress('en/a/', { text: 'x', ranges: [[0, 1]] }), placeAddress('en/a/#u', { text: 'x', ranges: [] })]);
        """) == ["en/a/#u:~:text=a%20well%2Dknown%20word%2C%20and%20on", "en/a/#:~:text=x", "en/a/#u"]


@pytest.mark.parametrize(("query", "corrections", "meant", "exactly"), [
    ("Complaimts and fees", [{"typed": "complaimts", "used": "complaints", "how": "typo"}], "complaints and fees", '"Complaimts" and fees'),
    ("klage klager", [{"typed": "klage", "used": "x", "how": "typo"}], "x klager", '"klage" klager'),
    ("Rkbtyn ;fkj,f", [{"typed": "Rkbtyn ;fkj,f", "used": "клиент жалоба", "how": "layout"}], "клиент жалоба", '"Rkbtyn" ";fkj,f"'),
    ("plain", [], "plain", "plain"),
])  # fmt: skip
def test_a_correction_can_be_said_and_taken_back(
    run_script: RunScript, query: str, corrections: list[dict[str, str]], meant: str, exactly: str
) -> None:
    assert run_script(f"""import {{ corrected, exactly }} from '{{lib}}/corrections.js'; const found = {json.dumps(corrections)};
        say([corrected({json.dumps(query)}, found), exactly({json.dumps(query)}, found)]);""") == [meant, exactly]


def test_quotation_marks_can_be_taken_back_too(run_script: RunScript) -> None:
    assert (
        run_script("""import { unquoted } from '{lib}/corrections.js'; say(unquoted('«two words» "one"'));""")
        == "two words one"
    )


@pytest.mark.parametrize("language", ["en", "kk", "nb", "ro", "ru"])
def test_a_count_is_said_in_the_plural_form_of_the_language(run_script: RunScript, language: str) -> None:
    forms = {"one": "{count} one", "few": "{count} few", "many": "{count} many", "other": "{count} other"}
    counts = {1: "one", 2: "other", 20: "other"}
    expected = {"ru": {1: "one", 2: "few", 20: "many"}, "ro": {1: "one", 2: "few", 20: "other"}}.get(language, counts)
    assert run_script(f"""import {{ counted }} from '{{lib}}/words.js';
        say([1, 2, 20].map(count => counted({json.dumps(forms)}, count, '{language}')));""") == [
        f"{count} {form}" for count, form in expected.items()
    ]


def test_recent_queries_are_few_short_and_each_there_once(run_script: RunScript) -> None:
    assert run_script("""import { forgotten, recalled, remembered, stored } from '{lib}/recent.js';
        say([remembered(['b', 'A'], ' a '), remembered(['b'], 'x'.repeat(81)), remembered(['1', '2', '3', '4', '5', '6'], '0').length,
             forgotten(['a', 'b'], 'B'), recalled('{'), recalled('[1, "a"]'), stored([])]);""") == [
        ["a", "b"],
        ["b"],
        6,
        ["a"],
        [],
        ["a"],
        "",
    ]


@pytest.mark.parametrize(("key", "state", "change"), [
    ("ArrowDown", {"open": False, "active": -1, "count": 0}, {"open": True, "active": 0}),
    ("ArrowDown", {"open": True, "active": 1, "count": 3}, {"open": True, "active": 2}),
    ("ArrowDown", {"open": True, "active": 2, "count": 3}, {"open": True, "active": 0}),
    ("ArrowUp", {"open": True, "active": 0, "count": 3}, {"open": True, "active": 2}),
    ("ArrowUp", {"open": True, "active": -1, "count": 3}, {"open": True, "active": 2}),
    ("Home", {"open": True, "active": 1, "count": 3}, {"active": -1, "native": True}),
    ("End", {"open": True, "active": 1, "count": 3}, {"active": -1, "native": True}),
    ("Escape", {"open": True, "active": 1, "count": 3}, {"open": False, "active": -1}),
    ("Escape", {"open": False, "active": -1, "count": 3}, {"clear": True}),
    ("Enter", {"open": True, "active": 1, "count": 3}, {"act": True}),
    ("Enter", {"open": True, "active": -1, "count": 3}, None),
    ("Tab", {"open": True, "active": 1, "count": 3}, {"open": False, "active": -1, "native": True}),
    ("a", {"open": True, "active": 1, "count": 3}, None),
])  # fmt: skip
def test_keys_do_in_the_box_what_the_combobox_pattern_says(
    run_script: RunScript, key: str, state: Any, change: Any
) -> None:
    assert (
        run_script(f"""import {{ keyed }} from '{{lib}}/combobox.js';
        say(keyed({{ key: '{key}' }}, {json.dumps(state)}));""")
        == change
    )


def test_suggestions_are_few_and_no_document_stands_without_its_own_line(run_script: RunScript) -> None:
    assert (
        run_script("""import { suggested } from '{lib}/suggestions.js';
        const unit = id => ({ id, title: 'x', titleHighlights: [] }), hit = id => ({ id, units: [unit(1), unit(2), unit(3)] });
        say(suggested([hit('a'), hit('b'), hit('c'), hit('d')], 8, 2).map(({ hit, units }) => hit.id + units.length));""")
        == ["a2", "b2", "c1"]
    )


def test_an_answer_that_comes_after_a_newer_question_is_known_as_old(run_script: RunScript) -> None:
    assert (
        run_script("""import { LatestOnly } from '{lib}/timing.js';
        const latest = new LatestOnly(), first = latest.begin(), second = latest.begin(); say([first(), second()]);""")
        == [
            False,
            True,
        ]
    )


def test_a_history_that_refuses_changes_stops_nothing(run_script: RunScript) -> None:
    assert run_script("""import { PageHistory } from '{lib}/page-history.js';
        const refuse = () => { throw new Error('too many'); };
        const pageHistory = new PageHistory({ pushState: refuse, replaceState: refuse, state: { shown: 1e9, top: 'x' } }, { pathname: '/', search: '' });
        pageHistory.navigate('/?q=a', true); pageHistory.savePlace(1, 2); say(pageHistory.savedPlace(10));""") == {
        "shown": 200,
        "top": 0,
    }


ASKED = """import { answered } from '{lib}/results.js';
    const asked = [];
    const index = { search: async (query, options) => { asked.push([options.language ?? 'all', options.prefer ?? '']); return answers(options); } };
"""


def test_a_language_that_knows_the_words_is_asked_alone(run_script: RunScript) -> None:
    assert run_script(
        ASKED
        + """const answers = () => ({ total: 3, sure: true, language: 'en' });
        const answer = await answered(index, { query: 'a' }, {}, 'en', true); say([asked, answer.asked]);"""
    ) == [[[["en"], ""]], ["en"]]


def test_a_query_of_another_language_is_answered_there_with_translations(run_script: RunScript) -> None:
    assert run_script(
        ASKED
        + """const answers = ({ language }) => (language?.[0] === 'en' ? { total: 0, sure: false }
            : { total: 2, sure: true, language: 'kk', facets: { language: { kk: 2 } } });
        const answer = await answered(index, { query: 'a' }, {}, 'en', true); say([asked, answer.asked, answer.elsewhere]);"""
    ) == [[[["en"], ""], ["all", ""], [["kk"], "en"]], ["kk"], {"kk": 2}]


def test_languages_that_a_reader_has_chosen_are_asked_as_they_are(run_script: RunScript) -> None:
    assert run_script(
        ASKED
        + """const answers = () => ({ total: 0, sure: false });
        await answered(index, { query: 'a', language: ['kk', 'ru'] }, {}, 'en', true); say(asked);"""
    ) == [[["kk", "ru"], "en"]]


def test_one_letter_is_no_query_while_one_is_typing(run_script: RunScript) -> None:
    assert (
        run_script("""import { filtersOf, isAsked, isFiltered } from '{lib}/queries.js';
        say([isAsked('ұ', true), isAsked('ұ', false), isAsked(' \\n', false), isAsked('ұл', true),
             filtersOf({ kind: ['a'], topic: [] }), isFiltered({ kind: [], topic: [], language: [] }), isFiltered({ language: ['kk'] })]);""")
        == [False, True, False, True, {"kind": ["a"]}, False, True]
    )


def test_languages_are_counted_with_the_same_filters(run_script: RunScript) -> None:
    assert run_script("""import { languageCounts } from '{lib}/results.js'; const asked = [];
        const index = { search: async (query, options) => { asked.push([query, options]); return { facets: { language: { kk: 3, en: 9 } } }; } };
        const counts = await languageCounts(index, { to: { query: 'a', kind: ['x'], topic: [] }, facets: { language: { en: 2 } } });
        say([counts, asked]);""") == [{"kk": 3, "en": 2}, [["a", {"kind": ["x"], "limit": 0}]]]


@pytest.mark.parametrize(("query", "asked"), [("how to answ", ["en", "all", "ru"]), ("answ", ["en"]), ("отв", ["en"])])
def test_a_query_in_another_language_is_known_by_its_finished_words(
    run_script: RunScript, query: str, asked: list[str]
) -> None:
    code = (
        ASKED
        + """const answers = ({ language, limit }) => ({ total: 1, sure: !language || language[0] === 'ru', language: 'ru', facets: { language: {} } });
        await answered(index, { query: 'QUERY' }, { typing: true, limit: 4 }, 'en', false); say(asked.map(([language]) => [language].flat()[0]));"""
    )
    assert list(dict.fromkeys(run_script(code.replace("QUERY", query)))) == asked


def test_small_words_are_not_marked_beside_longer_ones(run_script: RunScript) -> None:
    assert (
        run_script("""import { telling } from '{lib}/results.js';
        const hit = { titleHighlights: [[0, 2]], highlights: [[0, 1], [3, 9]], units: [
            { id: 'small', titleHighlights: [], highlights: [[4, 6]] }, { id: 'long', titleHighlights: [[0, 5]], highlights: [] }] };
        const found = telling([hit], 'to answer')[0];
        say([found.titleHighlights, found.highlights, found.units.map(unit => unit.id), telling([hit], 'to')[0].units.length]);""")
        == [[], [[3, 9]], ["long"], 2]
    )


#: A key as keyboards send it: what it writes, where it is, whether with Shift; and whether a page in Latin, in Cyrillic
#: letters goes to the search for it.
KEYS = [
    pytest.param("/", "Slash", False, True, True, id="English, Romanian"),
    pytest.param("/", "Digit7", True, True, True, id="Norwegian"),
    pytest.param("/", "Backslash", True, True, True, id="Russian, Kazakh"),
    pytest.param("/", "NumpadDivide", False, True, True, id="digits apart"),
    pytest.param(".", "Slash", False, False, True, id="Russian, without Shift"),
    pytest.param("№", "Slash", False, False, True, id="Kazakh, without Shift"),
    pytest.param("-", "Slash", False, False, False, id="Norwegian, where others have it"),
    pytest.param("?", "Slash", True, False, False, id="with Shift"),
    pytest.param(",", "Slash", True, False, False, id="Russian, with Shift"),
    pytest.param("7", "Digit7", False, False, False, id="Norwegian, without Shift"),
    pytest.param(".", "Period", False, False, False, id="a full stop"),
]


@pytest.mark.parametrize(("key", "code", "shift", "latin", "cyrillic"), KEYS)
def test_the_slash_is_known_on_every_keyboard(
    run_script: RunScript, key: str, code: str, shift: bool, latin: bool, cyrillic: bool
) -> None:
    event = json.dumps({"key": key, "code": code, "shiftKey": shift})
    assert run_script(f"""import {{ asksForSearch }} from '{{lib}}/shortcut.js'; const event = {event};
        say([asksForSearch(event, false), asksForSearch(event, true)]);""") == [latin, cyrillic]


def test_the_slash_is_left_to_whoever_has_taken_it_or_writes_it_with_another_key(run_script: RunScript) -> None:
    assert run_script("""import { asksForSearch, isOn, stored } from '{lib}/shortcut.js';
        const taken = ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'];
        say([taken.map(name => asksForSearch({ key: '/', code: 'Slash', [name]: true }, true)),
          [null, 'off', 'nonsense'].map(isOn), isOn(stored(false)), stored(true)]);""") == [
        [False] * 5,
        [True, False, True],
        False,
        "",
    ]


def test_a_sheet_that_cannot_be_read_is_named_whatever_the_pack_is_by_then(run_script: RunScript) -> None:
    assert run_script("""import { PackMaker } from '{lib}/pack-maker.js';
        globalThis.document = { baseURI: 'file:///' };
        globalThis.fetch = async () => new Response('no sheet');
        const file = name => ({ title: name, file: { path: `en/${name}.pdf`, languages: ['en'], version: '' } });
        const binder = new URL('{lib}/pdf/binding.js', 'file:///').href;
        const maker = new PackMaker({ root: '/', binder, site: 'S', title: 'Pack' });
        const { signal } = new AbortController(), quiet = () => {};
        const error = await maker.make('pdf', [file('a'), file('b')], { signal, progress: quiet, binding: quiet, marked: false })
          .catch(error => error);
        say([error.name, error.damaged.map(({ title }) => title)]);""") == ["Error", ["a"]]


def test_the_list_of_sheets_is_fetched_once_and_after_a_failure_anew(run_script: RunScript) -> None:
    assert run_script("""import { Catalogue } from '{lib}/catalogue.js';
        let calls = 0;
        globalThis.fetch = async () => { calls += 1; return new Response('["sheet"]', { status: calls > 1 ? 200 : 404 }); };
        const catalogue = new Catalogue('/sheets.json', 'not there');
        const first = await catalogue.load().catch(error => error.message);
        const both = await Promise.all([catalogue.load(), catalogue.load()]);
        say([first, both, catalogue.sheets, calls]);""") == ["not there", [["sheet"], ["sheet"]], ["sheet"], 2]
