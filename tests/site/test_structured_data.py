"""What pages say to machines: in the vocabulary of schema.org, with what search engines ask for, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from tests.conftest import TAGS, TypeChecked

URL = "https://deskbell.example/"
Data = dict[str, Any]
#: A page of every kind below a language's folder, and the types that it tells.
KINDS: Mapping[str, set[str]] = {
    "": {"WebSite"},
    "principles/": {"BreadcrumbList"},
    "checklists/": {"BreadcrumbList"},
    "interviews/": {"BreadcrumbList"},
    "topics/": {"BreadcrumbList"},
    "topics/loyalty/": {"BreadcrumbList"},
    "downloads/": {"BreadcrumbList"},
    "index/": {"BreadcrumbList"},
    "search/": {"BreadcrumbList"},
    "about/": {"BreadcrumbList"},
    "customer-comes-first/": {"Article", "BreadcrumbList"},
    "phone-call/": {"Article", "BreadcrumbList"},
    "good-service-is-not-enough/": {"Article", "FAQPage", "BreadcrumbList"},
    "nine-principles/": {"Article", "DefinedTermSet", "BreadcrumbList"},
    "customer-comes-first/hire-the-right-people/": {"DefinedTerm", "BreadcrumbList"},
    "customer-comes-first/hiring/": {"HowTo", "BreadcrumbList"},
}
#: Pages that are not to be found say nothing.
SILENT = ("404.html", "offline/")


@dataclass(frozen=True)
class Told:
    """One thing that a page tells."""

    path: str
    language: str
    data: Data


@cache
def parsed(file: Path) -> Any:
    return html.fromstring(file.read_bytes().decode())


def told_by(root: Path, file: Path) -> Iterator[Told]:
    page = parsed(file)
    for text in page.xpath('//script[@type="application/ld+json"]/text()'):
        for data in json.loads(text):
            yield Told(file.relative_to(root).as_posix(), page.get("lang"), data)


@pytest.fixture(scope="module")
def told(content_site: Path) -> tuple[Told, ...]:
    """Everything that is told on any page."""
    return tuple(one for file in sorted(content_site.rglob("*.html")) for one in told_by(content_site, file))


def of_type(told: tuple[Told, ...], name: str) -> list[Told]:
    found = [one for one in told if one.data["@type"] == name]
    assert {one.language for one in found} == set(TAGS), f"a language without {name}"
    return found


def things(data: Any) -> Iterator[Data]:
    """A thing and all things in it."""
    if isinstance(data, list):
        for one in data:
            yield from things(one)
    elif isinstance(data, dict):
        yield data
        for one in data.values():
            yield from things(one)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("path", [*KINDS, *SILENT])
def test_every_kind_of_page_tells_what_it_is(content_site: Path, tag: str, path: str) -> None:
    file = content_site / tag / (path if path.endswith(".html") else f"{path}index.html")
    assert {one.data["@type"] for one in told_by(content_site, file)} == KINDS.get(path, set())


# -- the vocabulary: types, properties, where they belong and what they take ------------------------------


def shape(value: Any) -> str:
    """What a compiler sees of a value: names and kinds of values; of what starts with @ the value itself."""
    if isinstance(value, dict):
        inner = (f"{name}: {one if name[0] == '@' else shape(one)}" for name, one in sorted(value.items()))
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return f"[{', '.join(sorted(set(map(shape, value))))}]"
    return type(value).__name__


def source(data: Data) -> str:
    """TypeScript that says: this has its type's properties and no others, with values as they take.

    ``query-input`` is no property; it says what an action needs (https://schema.org/docs/actions.html#part-3).
    """
    parts = [data]
    if "potentialAction" in data:
        parts = [{name: value for name, value in data.items() if name != "potentialAction"}, data["potentialAction"]]
    lines = ['import type * as schema from "schema-dts";', "type Action<T extends schema.SearchAction> = T;"]
    for part in parts:
        name = f"schema.{part['@type']}" if "@context" not in part else f"schema.WithContext<schema.{part['@type']}>"
        if "query-input" in part:
            name = f"schema.WithActionConstraints<schema.{part['@type']}Leaf>"
        lines.append(f"({json.dumps(part, ensure_ascii=False)}) satisfies {name};")
    return "\n".join(lines)


def test_every_type_and_property_is_in_the_vocabulary_where_it_belongs(
    told: tuple[Told, ...], type_checked: TypeChecked
) -> None:
    """Against the types that are generated from schema.org's own files: https://github.com/google/schema-dts."""
    kinds = {shape(one.data): one for one in told}
    assert {one.data["@type"] for one in kinds.values()} == set().union(*KINDS.values())
    sources = {f"{number}-{one.data['@type']}": source(one.data) for number, one in enumerate(kinds.values())}
    assert not {name: said for name, said in type_checked(sources).items() if said}


MISTAKES: tuple[tuple[str, str, Any], ...] = (
    ("Article", "@type", "Artikle"),
    ("Article", "headlines", "A word too many"),
    ("Article", "acceptedAnswer", {"@type": "Answer", "text": "an article has none"}),
    ("Article", "datePublished", 20261101),
    ("Article", "author", {"@type": "Place", "name": "no author"}),
    ("FAQPage", "mainEntity", [{"@type": "Question", "name": "q", "acceptedAnswer": 7}]),
    ("HowTo", "step", [{"@type": "HowToStep", "txt": "one"}]),
    ("BreadcrumbList", "itemListElement", [{"@type": "ListItem", "position": True}]),
)


def test_a_mistake_in_what_is_told_does_not_pass(told: tuple[Told, ...], type_checked: TypeChecked) -> None:
    sources = {}
    for number, (kind, name, value) in enumerate(MISTAKES):
        right = of_type(told, kind)[0].data
        wrong = source(right | {name: value}).replace("Artikle>", "Article>")
        sources |= {f"right-{kind}": source(right), f"wrong-{number}-{name}": wrong}
    said = type_checked(sources)
    assert {name for name in said if said[name]} == {name for name in sources if name.startswith("wrong")}


# -- values ------------------------------------------------------------------------------------------------

ADDRESSES = {"url", "item", "image", "urlTemplate"}
DAYS = {"datePublished", "dateModified"}


def test_addresses_are_whole_and_lead_to_what_is_there(told: tuple[Told, ...], content_site: Path) -> None:
    for one in told:
        for thing in things(one.data):
            for name in ADDRESSES & thing.keys():
                address = thing[name]
                assert re.fullmatch(r"https?://[^\s/]+\.[a-z]+(/\S*)?", address), (one.path, name)
                if not address.startswith(URL):
                    assert thing["@type"] == "CreativeWork", (one.path, name, "only a source lies elsewhere")
                    continue
                place, _, fragment = unquote(address.removeprefix(URL)).partition("?")[0].partition("#")
                file = content_site / (f"{place}index.html" if place.endswith("/") or not place else place)
                assert file.is_file(), (one.path, name)
                assert not fragment or parsed(file).get_element_by_id(fragment, None) is not None, (one.path, address)


def test_days_are_days_and_texts_are_said(told: tuple[Told, ...]) -> None:
    for one in told:
        for thing in things(one.data):
            days = [date.fromisoformat(thing[name]) for name in sorted(DAYS & thing.keys(), reverse=True)]
            assert days == sorted(days), (one.path, "changed before it was published")
            texts = [value for value in thing.values() if isinstance(value, str)]
            assert all(value == value.strip() != "" for value in texts), one.path
            assert not [value for value in texts if re.search(r"<\w|&\w+;", value)], (one.path, "markup")
        assert one.data.get("inLanguage", one.language) == one.language


# -- what Google asks for: https://developers.google.com/search/docs/appearance/structured-data ------------


def test_articles_have_what_google_recommends(told: tuple[Told, ...], content_site: Path) -> None:
    for one in of_type(told, "Article"):
        assert {"headline", "image", "datePublished", "dateModified", "author", "publisher"} <= one.data.keys()
        assert {"@type", "name", "url"} <= one.data["author"].keys()
        assert one.data["headline"] in parsed(content_site / one.path).xpath("string(//h1)")


def test_ways_have_two_steps_at_least_in_order_and_end_here(told: tuple[Told, ...]) -> None:
    for one in of_type(told, "BreadcrumbList"):
        entries = one.data["itemListElement"]
        assert len(entries) >= 2, one.path
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert all({"name", "item"} <= entry.keys() for entry in entries)
        assert entries[-1]["item"] == URL + one.path.removesuffix("index.html")
        assert len({entry["item"] for entry in entries}) == len(entries)


def test_questions_have_an_answer_that_stands_on_the_page(told: tuple[Told, ...], content_site: Path) -> None:
    for one in of_type(told, "FAQPage"):
        shown = said_on(content_site / one.path)
        assert one.data["mainEntity"]
        for question in one.data["mainEntity"]:
            assert {"name", "acceptedAnswer"} <= question.keys()
            assert words(question["name"]) in shown
            assert words(question["acceptedAnswer"]["text"]) in shown


def test_instructions_have_a_name_and_steps_that_stand_on_the_page(told: tuple[Told, ...], content_site: Path) -> None:
    for one in of_type(told, "HowTo"):
        shown = said_on(content_site / one.path)
        assert {"name", "step", "image"} <= one.data.keys()
        steps = [thing for thing in things(one.data["step"]) if thing["@type"] == "HowToStep"]
        assert len(steps) >= 2, one.path
        assert all(words(step["text"]) in shown for step in steps)
        sections = [thing for thing in things(one.data["step"]) if thing["@type"] == "HowToSection"]
        assert all(section["name"] and section["itemListElement"] for section in sections)


def test_terms_have_a_name_and_say_what_they_mean_and_where_they_belong(told: tuple[Told, ...]) -> None:
    for one in of_type(told, "DefinedTerm"):
        assert {"name", "description", "url", "inDefinedTermSet"} <= one.data.keys()
    for one in of_type(told, "DefinedTermSet"):
        terms = one.data["hasDefinedTerm"]
        assert len({term["url"] for term in terms}) == len(terms) > 0


def words(text: str) -> str:
    return " ".join(text.split())


@cache
def said_on(file: Path) -> str:
    return words(parsed(file).xpath("string(//main)"))
