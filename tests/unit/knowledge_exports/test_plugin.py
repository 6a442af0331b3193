import json

import pytest

from knowledge.downloads import Download
from knowledge_exports.plugin import ExportsGenerator, make_exports

pytest.importorskip("pelican")


@pytest.fixture
def generator(library, site, messages, tmp_path):
    from pelican.settings import DEFAULT_CONFIG

    settings = {**DEFAULT_CONFIG, "KNOWLEDGE_CACHE": str(tmp_path / "cache"), "THEME": "simple"}
    context = {"library": library, "site": site, "messages": messages, "downloads": (), "problems": []}
    output = tmp_path / "output"
    return ExportsGenerator(
        context=context, settings=settings, path=str(tmp_path), theme=DEFAULT_CONFIG["THEME"], output_path=str(output)
    )


def test_files_and_their_list_are_written_where_they_are_announced(generator, tmp_path):
    make_exports([object(), generator])
    generator.generate_output(writer=None)
    output = tmp_path / "output"
    listed = json.loads((output / "downloads.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in listed} == {one.path for one in generator.context["downloads"]}
    for one in listed:
        assert (output / one["path"]).stat().st_size == one["bytes"]
    assert json.loads((output / "knowledge/kk.json").read_text(encoding="utf-8"))


def test_other_rooms_downloads_stay_in_the_list(generator, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-")
    facts = ("en/sheets/a.pdf", "checklist", "first-steps", "before-call", ("en",), "A", "a4", "standard", "pdf")
    other = Download(*facts, 1, 5, "", ("staff",), "", file)
    generator.context["downloads"] = (other,)
    make_exports([generator])
    assert other in generator.context["downloads"]
    assert other not in generator.own
    paths = [one.path for one in generator.context["downloads"]]
    assert paths == sorted(paths)
