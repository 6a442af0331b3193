"""A setting that cannot be meant is told by its name, before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.settings import (
    HEART,
    STRICT,
    Setting,
    is_edit_url,
    is_list_of,
    is_one_of,
    require,
    setting_faults,
    unknown_settings,
)


def names(**settings: object) -> list[str]:
    return [problem.what.split()[0] for problem in setting_faults(settings, (*HEART, *STRICT))]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("KNOWLEDGE_LANGUAGES", value) for value in ("en", 5, ["en", "en"], ["EN"], ["xx"], [None], {"en": 1})),
        *(("KNOWLEDGE_JOBS", value) for value in (0, -1, "two", None, True, 1.5)),
        *(("KNOWLEDGE_CACHE", value) for value in (None, 5, "", __file__)),
        *(("KNOWLEDGE_STRICT", value) for value in ("no", 1, None)),
        *(("KNOWLEDGE_TRANSLATIONS", value) for value in ("/nowhere", None)),
        ("KNOWLEDGE_REPORT", 5),
        *(("TIMEZONE", value) for value in ("Mars/Base", "", None, "../etc")),
        *(("SITENAME", value) for value in ("", " ", None)),
        *(
            ("SITEURL", value)
            for value in (None, 5, "kb.example.org", " https://x.example", "https://[x", "https://x/?q")
        ),
    ],
)
def test_a_value_that_cannot_be_meant_is_told(name: str, value: object) -> None:
    assert set(names(**{name: value})) == {name}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KNOWLEDGE_LANGUAGES", ("en", "kk", "pt-BR", "zh-Hant-TW")),
        ("KNOWLEDGE_LANGUAGES", None),
        ("KNOWLEDGE_CACHE", Path("anywhere")),
        ("KNOWLEDGE_REPORT", None),
        ("SITEURL", ""),
        ("TIMEZONE", "Asia/Almaty"),
        ("SITEURL", "http://localhost:8000/sub/"),
    ],
)
def test_a_value_that_can_be_meant_is_taken(name: str, value: object) -> None:
    assert names(**{name: value}) == []


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("", True),
        ("https://code.example/edit/main/content/{path}", True),
        ("https://code.example/new?file={path}#text", True),
        ("https://code.example/edit/", False),
        ("javascript:alert({path})", False),
        ("/edit/{path}", False),
        ("https://code.example/{path}/{path}", False),
        (None, False),
    ],
)
def test_an_address_for_changes_names_the_place_of_the_path_once(value: object, meant: bool) -> None:
    assert is_edit_url(value) is meant


def test_a_mistyped_name_is_told_with_the_nearest() -> None:
    (problem,) = unknown_settings({"KNOWLEDGE_LANGAUGES": ["en"], "OTHER": 1}, "KNOWLEDGE_", HEART)
    assert "KNOWLEDGE_LANGUAGES" in problem.cure


def test_a_room_without_the_heart_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        require({}, "one_pagers")
    assert "one_pagers needs the plugin knowledge" in capsys.readouterr().err
    require({"library": object()}, "one_pagers")


def test_a_list_in_a_list_is_told_like_any_other_value() -> None:
    (problem,) = setting_faults({"X": [["a4"]]}, (Setting("X", is_list_of(is_one_of(("a4",))), "a list"),))
    assert problem.what.startswith("X is")
