import json
from dataclasses import replace

from knowledge.addresses import Site
from knowledge_exports.plan import data_exports, made_downloads
from knowledge_exports.records import as_json, download_records, unit_records

UNIT = {"name", "key", "unit", "kind", "language", "original", "title", "document", "topics", "source", "url", "page"}
UNIT |= {"translations", "related", "fingerprint", "date", "modified"}
BODY = {
    "principle": {"number", "text", "reason", "example"},
    "checklist": {"when", "use", "intro", "outro", "items"},
    "exchange": {"speaker", "text", "answers"},
}
DOWNLOAD = {"kind", "key", "unit", "language", "languages", "title", "paper", "variant", "format", "pages", "bytes"}
DOWNLOAD |= {"version", "topics", "path", "url", "picture"}


def test_every_unit_is_listed_with_the_names_of_the_contract(library, site):
    records = unit_records(library, site, "en")
    assert len(records) == 9
    for record in records:
        assert set(record) == UNIT | BODY[record["kind"]]


def test_a_unit_knows_its_place_and_its_translations(library, site):
    record = next(one for one in unit_records(library, site, "kk") if one["unit"] == "listen")
    assert record["url"] == "https://deskbell.example/kk/first-steps/#listen"
    assert record["page"] == "https://deskbell.example/kk/first-steps/listen/"
    assert record["translations"] == {"en": "https://deskbell.example/en/first-steps/#listen"}


def test_an_item_keeps_its_section_and_notes(library, site):
    record = next(one for one in unit_records(library, site, "en") if one["unit"] == "before-call")
    assert record["items"][0] == {"text": "Ask", "group": "Prepare", "notes": ["softly"]}


def test_an_exchange_names_its_speakers(library, site):
    record = next(one for one in unit_records(library, site, "en") if one["kind"] == "exchange")
    assert record["speaker"] == "J. R."
    assert record["answers"] == [
        {"speaker": "Dianna Booher", "text": "It pays. Then it pays again.", "short": "It pays."}
    ]


def test_addresses_of_a_preview_start_at_the_root(library):
    assert unit_records(library, Site("Deskbell", ""), "en")[0]["url"].startswith("/en/")


def test_units_stand_by_key_and_then_as_in_the_text(library, site):
    names = [record["name"] for record in unit_records(library, site, "en")]
    order = ["listen", "before-call", "hostile", "why", "hostile-list"]
    assert names[:5] == [f"first-steps.{unit}" for unit in order]
    assert names[5].startswith("other.")


def test_json_survives_any_text(library, site):
    records = unit_records(library, site, "kk")
    assert json.loads(as_json(records)) == list(records)
    assert json.loads(as_json([{"x": "\ud800\x00"}])) == [{"x": "\ud800\x00"}]


def test_every_download_is_listed_with_the_names_of_the_contract(context, site, cache):
    downloads = made_downloads(data_exports(context), cache)
    records = download_records(reversed(downloads), site)
    assert [record["path"] for record in records] == sorted(record["path"] for record in records)
    for record in records:
        assert set(record) == DOWNLOAD
        assert record["url"] == f"https://deskbell.example/{record['path']}"
        assert record["bytes"] > 0
    assert download_records([replace(downloads[0], picture="en/a.png")], site)[0]["picture"].startswith("https://")
