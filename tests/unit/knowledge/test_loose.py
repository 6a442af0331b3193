"""Texts of another site: whatever they are called and hold, their files have names of their own, below the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from knowledge.addresses import sheet_path
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.loose import read_loose_folder

Read = Callable[[Mapping[str, str]], Library]
#: The longest name of a file on the disks there are.
LONGEST_NAME = 255
LONG = "как-отвечать-на-сложные-вопросы-"


@pytest.fixture
def read(tmp_path: Path, languages: tuple[Language, ...]) -> Read:
    """Reads files of another site: path → text."""

    def _read(files: Mapping[str, str]) -> Library:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_loose_folder(tmp_path, files, languages, {})[0]

    return _read


def ids(library: Library) -> list[str]:
    return [unit.id for document in library.documents for unit in document.units]


@pytest.mark.parametrize("bad", ["/../../../x", "../x", "a/b", "a\\b", ".hidden", "x" * 200, "ш" * 100])
def test_no_id_of_a_text_leads_out_of_the_folder_of_sheets(read: Read, bad: str) -> None:
    assert ids(read({"a.md": f"text\n\n## Checklist: Before a call {{#{bad}}}\n\n- a\n"})) == ["before-a-call"]


@pytest.mark.parametrize("own", ["fig:one", "Own_Id", "неге-маңызды", "1.2"])
def test_an_id_that_leads_nowhere_else_is_kept(read: Read, own: str) -> None:
    assert ids(read({"a.md": f"text\n\n## Checklist: Before a call {{#{own}}}\n\n- a\n"})) == [own]


def test_an_id_that_is_written_twice_is_that_of_the_first(read: Read) -> None:
    section = "## Checklist: {} {{#same}}\n\n- a\n\n"
    assert ids(read({"a.md": "text\n\n" + section.format("One") + section.format("Two")})) == ["same", "two"]


def test_no_topic_of_a_text_leads_out_of_the_folder_of_packs(read: Read) -> None:
    library = read({"a.md": "---\ntitle: A\ntopics: [../../x, good service, /etc/x]\n---\ntext\n"})
    assert library.documents[0].topics == ("good service",)


def test_long_names_and_titles_fit_into_the_name_of_a_sheet(read: Read) -> None:
    library = read({f"{LONG * 4}.md"[:120] + ".md": f"text\n\n## Checklist: {LONG * 5}\n\n- a\n"})
    (document,) = library.documents
    path = PurePosixPath(sheet_path(document, document.units[0], "en", "letter-fillable", "pdf"))
    assert len(path.name.encode()) <= LONGEST_NAME


def test_files_of_one_name_have_keys_of_their_own_however_long_their_folders_are(read: Read) -> None:
    folders = ("a", "b", LONG * 3 + "/a", LONG * 3 + "/b", "a-index/c", "a/index-c")
    library = read({f"{folder}/index.md": "Title: T\nLang: en\n\ntext\n" for folder in folders})
    keys = [document.key for document in library.documents]
    assert {"a-index", "b-index"} <= set(keys)
    assert len(set(keys)) == len(folders)
