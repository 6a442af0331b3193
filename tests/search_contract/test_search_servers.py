"""What search servers are given, held against the types of their own clients and against their rules beyond types."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knowledge.glossary import read_glossary
from knowledge.synonyms import site_synonyms
from knowledge_search.documents import SearchDocument
from knowledge_search.export import export_search, index_name
from tests.conftest import PROJECT, TypeChecked

CLIENTS = ("meilisearch", "opensearch")
TRANSLATIONS = PROJECT / "translations"
#: How TypeScript is told what a file is to be. A value written in the source is checked for names that the type lacks too.
SETTINGS = {
    "meilisearch": 'import type {{ Settings }} from "meilisearch";\nexport default {0} satisfies Settings;\n',
    "opensearch": 'import type {{ API }} from "@opensearch-project/opensearch";\n'
    "export default {0} satisfies API.Indices_Create_RequestBody;\n",
}
DOCUMENTS = {
    "meilisearch": 'import type {{ Index }} from "meilisearch";\n'
    "export default {0} satisfies Parameters<Index['addDocuments']>[0];\n",
    "opensearch": 'import type {{ API }} from "@opensearch-project/opensearch";\n'
    "export default {0} satisfies API.Bulk_RequestBody;\n",
}
#: https://www.meilisearch.com/docs/learn/relevancy/ranking_rules: the built-in ones, each once.
RANKING = {"words", "typo", "proximity", "attribute", "sort", "exactness"}


@dataclass(frozen=True)
class Sent:
    """What is sent to a server for one language."""

    language: str
    settings: dict[str, Any]
    lines: tuple[dict[str, Any], ...]
    bytes: int


@pytest.fixture(scope="module", params=sorted(CLIENTS))
def server(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def exported(
    site_documents: Sequence[SearchDocument], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Sent, ...]]:
    """The whole site as a server gets it, language by language."""
    found: dict[str, tuple[Sent, ...]] = {}

    def export(server: str) -> tuple[Sent, ...]:
        if server not in found:
            synonyms = site_synonyms(TRANSLATIONS, read_glossary(TRANSLATIONS)).circles
            files = export_search(site_documents, tmp_path_factory.mktemp(server), server, synonyms)
            found[server] = tuple(map(read, files[::2], files[1::2]))
        return found[server]

    return export


def read(settings: Path, documents: Path) -> Sent:
    text = documents.read_text(encoding="utf-8")
    assert text.endswith("\n")
    lines = tuple(json.loads(line) for line in text.splitlines())
    return Sent(settings.name.split(".")[0], json.loads(settings.read_text("utf-8")), lines, documents.stat().st_size)


def typed(template: str, value: Any) -> str:
    return template.format(json.dumps(value, ensure_ascii=False))


def test_settings_and_documents_have_the_types_of_the_servers_own_client(
    exported: Callable[[str], tuple[Sent, ...]], type_checked: TypeChecked
) -> None:
    sources: dict[str, str] = {}
    for server in CLIENTS:
        for sent in exported(server):
            sources[f"{server}-{sent.language}-settings"] = typed(SETTINGS[server], few_synonyms(sent.settings))
            # Documents have one shape (the next test): the first few of each language are enough for a compiler.
            sources[f"{server}-{sent.language}-documents"] = typed(DOCUMENTS[server], sent.lines[:4])
    assert not {name: told for name, told in type_checked(sources).items() if told}


def few_synonyms(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with the first few of their thousands of synonyms, whose shape is one: enough for a compiler."""
    found: dict[str, Any] = json.loads(json.dumps(settings))
    if "synonyms" in found:
        assert all(isinstance(one, str) for many in found["synonyms"].values() for one in many)
        found["synonyms"] = dict(list(found["synonyms"].items())[:50])
    else:
        families = found["settings"]["analysis"]["filter"]["families"]
        assert all(isinstance(rule, str) for rule in families["synonyms"])
        families["synonyms"] = families["synonyms"][:50]
    return found


def test_documents_have_one_shape(server: str, exported: Callable[[str], tuple[Sent, ...]]) -> None:
    def shape(value: Any) -> Any:
        if isinstance(value, list):
            return ("list", *{"str", *map(shape, value)})
        return {name: shape(one) for name, one in value.items()} if isinstance(value, dict) else type(value).__name__

    shapes = [shape(one) for sent in exported(server) for one in documents(server, sent)]
    assert all(one == shapes[0] for one in shapes)


def mistaken(settings: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The settings with another value at a path; a new name where the path ends in one that is not there."""
    found: dict[str, Any] = json.loads(json.dumps(settings))
    *way, last = path.split("/")
    place = found
    for name in way:
        place = place[name]
    place[last] = value
    return found


#: Names and values that a type refuses, each put where the slashes lead.
MISTAKES: tuple[tuple[str, str, Any], ...] = (
    ("meilisearch", "searchableAtributes", ["title"]),
    ("meilisearch", "filterableAttributes", "kind"),
    ("meilisearch", "synonyms/staff", "people"),
    ("meilisearch", "typoTolerance/minWordSizeForTypos/oneTypo", "5"),
    ("opensearch", "mapings", {}),
    ("opensearch", "settings/analysis/filter/families/type", "synonims"),
    ("opensearch", "settings/analysis/filter/families/synonyms", 7),
    ("opensearch", "settings/analysis/char_filter/letters/mappings", "ё => е"),
    ("opensearch", "mappings/properties/title/type", "txt"),
    ("opensearch", "mappings/dynamic", "sometimes"),
)


def test_a_mistake_in_the_settings_does_not_pass(desk_sent: Callable[[str], Sent], type_checked: TypeChecked) -> None:
    right = {server: desk_sent(server).settings for server in CLIENTS}
    sources = {server: typed(SETTINGS[server], settings) for server, settings in right.items()}
    sources |= {
        f"{server}-{number}": typed(SETTINGS[server], mistaken(right[server], path, value))
        for number, (server, path, value) in enumerate(MISTAKES)
    }
    told = type_checked(sources)
    assert [name for name in told if not told[name]] == [*right]


@pytest.fixture(scope="module")
def desk_sent(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sent]:
    """A small export, to make mistakes in."""
    document = SearchDocument("en/a", "en", "article", "Staff", "Staff who listen", "en/a/", ("staff",), "a")

    def sent(server: str) -> Sent:
        return read(*export_search([document], tmp_path_factory.mktemp(server), server))

    return sent


# -- what no type says ------------------------------------------------------------------------------------


def test_both_servers_take_the_names_ids_and_sizes(server: str, exported: Callable[[str], tuple[Sent, ...]]) -> None:
    for sent in exported(server):
        # OpenSearch: small letters, none of \ / * ? " < > | space , # :, not first - _ +, at most 255 bytes.
        # Meilisearch: letters, digits, - and _, at most 400 bytes.
        # https://docs.opensearch.org/latest/api-reference/index-apis/create-index/#index-naming-restrictions
        # https://www.meilisearch.com/docs/learn/getting_started/indexes#index-uid
        assert re.fullmatch(r"[a-z][a-z0-9-]{0,254}", index_name(sent.language))
        # Either server refuses a request of more than 100 MB as it is delivered.
        # https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/network-settings/
        # https://www.meilisearch.com/docs/resources/self_hosting/configuration/reference#payload-limit-size
        assert sent.bytes < 100_000_000
        ids = [document["id"] for document in documents(server, sent)]
        # Meilisearch: 1 to 511 of these; OpenSearch: at most 512 bytes.
        # https://www.meilisearch.com/docs/learn/getting_started/primary_key#formatting-the-document-id
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,511}", found) for found in ids)
        assert len(set(ids)) == len(ids)


def documents(server: str, sent: Sent) -> tuple[dict[str, Any], ...]:
    """The documents alone; for OpenSearch an action stands before each."""
    return sent.lines if server == "meilisearch" else sent.lines[1::2]


def test_meilisearch_finds_every_attribute_that_its_settings_name(
    exported: Callable[[str], tuple[Sent, ...]],
) -> None:
    for sent in exported("meilisearch"):
        named = {*sent.settings["searchableAttributes"], *sent.settings["filterableAttributes"]}
        assert all(named <= set(document) for document in sent.lines)
        assert sorted(sent.settings["rankingRules"]) == sorted(RANKING)
        # It takes for the id the one attribute whose name ends so; two would need to be told apart by whoever sends.
        # https://www.meilisearch.com/docs/learn/getting_started/primary_key#meilisearch-guesses-your-primary-key
        assert all([name for name in document if name.lower().endswith("id")] == ["id"] for document in sent.lines)
        sizes = sent.settings["typoTolerance"]["minWordSizeForTypos"]
        # https://www.meilisearch.com/docs/reference/api/settings/update-typotolerance
        assert 0 <= sizes["oneTypo"] <= sizes["twoTypos"] <= 255


def test_meilisearch_reads_every_synonym_value_and_word_that_it_is_given(
    exported: Callable[[str], tuple[Sent, ...]],
) -> None:
    for sent in exported("meilisearch"):
        # MAX_SYNONYM_PHRASE_COUNT in crates/milli/src/search/new/limits.rs: what follows is left out without a word.
        assert all(0 < len(others) <= 50 for others in sent.settings["synonyms"].values())
        # A term of more than three words is never looked up.
        # https://www.meilisearch.com/docs/learn/relevancy/synonyms#maximum-number-of-synonyms-per-term
        synonyms = sent.settings["synonyms"]
        assert all(form.isalpha() for form in synonyms)
        terms = [other.split(" ") for others in synonyms.values() for other in others]
        assert all(len(term) <= 3 and all(word.isalpha() for word in term) for term in terms)
        for document in sent.lines:
            # https://www.meilisearch.com/docs/resources/help/known_limitations: 468 bytes of a value to filter by,
            # 65,535 words of an attribute.
            values = [value for name in sent.settings["filterableAttributes"] for value in listed(document[name])]
            assert all(len(value.encode()) <= 468 for value in values)
            assert all(len(" ".join(listed(document[name])).split()) <= 65_535 for name in document)


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_opensearch_finds_every_analyzer_and_filter_that_is_named(exported: Callable[[str], tuple[Sent, ...]]) -> None:
    for sent in exported("opensearch"):
        analysis = sent.settings["settings"]["analysis"]
        fields = sent.settings["mappings"]["properties"]
        named = {field["analyzer"] for field in fields.values() if "analyzer" in field}
        assert named == set(analysis["analyzer"])
        for analyzer in analysis["analyzer"].values():
            # «standard» and «lowercase» come with the server: https://docs.opensearch.org/latest/analyzers/
            assert analyzer["tokenizer"] == "standard"
            assert set(analyzer["filter"]) - {"lowercase"} == set(analysis["filter"])
            assert analyzer["filter"].index("lowercase") < analyzer["filter"].index("families")
            assert set(analyzer["char_filter"]) == set(analysis["char_filter"])
        # index.mapping.total_fields.limit: https://docs.opensearch.org/latest/field-types/mappings/
        assert len(fields) <= 1000
        # A strict mapping refuses a document with a name of its own.
        assert all(set(document) <= set(fields) for document in documents("opensearch", sent))


def rules(sent: Sent) -> Iterator[tuple[str, list[str]]]:
    """The synonym rules, split as Lucene's SolrSynonymParser does: one arrow, commas, a backslash escapes."""
    for rule in sent.settings["settings"]["analysis"]["filter"]["families"]["synonyms"]:
        assert not rule.startswith("#"), "a comment"
        assert "\\" not in rule
        assert rule.count("=>") == 1
        left, right = rule.split("=>")
        yield left.strip(), [key.strip() for key in right.split(",")]


def test_opensearch_reads_every_synonym_rule_as_one_word_for_words(
    exported: Callable[[str], tuple[Sent, ...]],
) -> None:
    for sent in exported("opensearch"):
        found = list(rules(sent))
        assert len({left for left, _ in found}) == len(found) > 0
        for left, keys in found:
            # The rules go through the tokenizer and the filters before theirs. A word that is none, or more than one
            # to the «standard» tokenizer (UAX #29: letters, and _ within or at an end) would match no word of a text;
            # over 255 letters it cuts. Capitals would be made small.
            # https://docs.opensearch.org/latest/analyzers/token-filters/synonym/
            # https://docs.opensearch.org/latest/analyzers/tokenizers/standard/
            assert all(re.fullmatch(r"[^\W\d_]+_?", word) and len(word) <= 255 for word in (left, *keys)), (left, keys)
            assert left == left.lower()
            assert len(set(keys)) == len(keys)


def test_opensearch_reads_every_letter_rule(exported: Callable[[str], tuple[Sent, ...]]) -> None:
    for sent in exported("opensearch"):
        mappings = sent.settings["settings"]["analysis"]["char_filter"]["letters"]["mappings"]
        # MappingCharFilterFactory: «letter => other», where the other may be nothing; NormalizeCharMap refuses an empty
        # or a repeated letter.
        parts = [re.fullmatch(r"([^\s\\#=]+) =>(?: (\S+))?", mapping) for mapping in mappings]
        assert all(parts)
        letters = [part[1] for part in parts if part]
        assert len(set(letters)) == len(letters) > 0


def test_opensearch_gets_its_keywords_and_actions_in_size(exported: Callable[[str], tuple[Sent, ...]]) -> None:
    for sent in exported("opensearch"):
        fields = sent.settings["mappings"]["properties"]
        keywords = [name for name, field in fields.items() if field["type"] == "keyword"]
        for action, document in zip(sent.lines[::2], sent.lines[1::2], strict=True):
            # https://docs.opensearch.org/latest/api-reference/document-apis/bulk/
            assert action == {"index": {"_index": index_name(sent.language), "_id": document["id"]}}
            # Lucene refuses a term of more: IndexWriter.MAX_TERM_LENGTH.
            values = [value for name in keywords for value in listed(document[name])]
            assert all(len(value.encode()) <= 32_766 for value in values)
