"""Words that mean the same, as editors write them: what is read, and what is told with its line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.glossary import Glossary, Term, read_glossary
from knowledge.problems import ContentError
from knowledge.synonyms import Synonyms, glossary_synonyms, read_synonyms, site_synonyms

PROJECT = Path(__file__).parents[3]
TRANSLATIONS = PROJECT / "translations"
TAGS = ("en", "kk", "nb", "ro", "ru")


def told(folder: Path, text: str) -> list[tuple[int, str]]:
    """Line and text of each problem."""
    path = folder / "synonyms.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_synonyms(path)
    assert {(problem.path, problem.rule) for problem in error.value.problems} == {(str(path), "synonyms")}
    return [(problem.line, problem.what) for problem in error.value.problems]


def test_a_line_is_a_circle_of_words(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yaml"
    path.write_text("en:\n  - [call, phone,  money   back]\n  - [no, nope*]\nnb: []\n", encoding="utf-8")
    assert read_synonyms(path).of("en") == (("call", "phone", "money back"), ("no", "nope*"))
    assert read_synonyms(path).of("nb") == read_synonyms(path).of("kk") == ()


def test_an_empty_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("# nothing yet\n")
    assert read_synonyms(tmp_path / "synonyms.yaml") == Synonyms()


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    text = "en:\n- [call, phone, Call]\n- [alone]\n- call, phone\n- [a*b, '…', x, {y: z}]\nxx!:\n- [a, b]\nkk: word\nen:\n- [c, d]\n"
    assert told(tmp_path, text) == [
        (2, "“Call” stands twice in one line"),
        (3, "A line of words that mean the same needs two of them"),
        (4, "“call, phone” is no list of words"),
        (5, "“a list” is no word that a reader types"),
        (5, "“a*b” is no word that a reader types"),
        (5, "“…” is no word that a reader types"),
        (6, "“xx!” is not a language tag"),
        (8, "Below kk stands no list"),
        (9, "The language en stands there twice"),
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("- [a, b]\n", 1), ("en:\n - [a, b\n", 3), ("en: &x [[a, b]]\nkk: *y\n", 2), ("a: \x07", 1)]
)
def test_what_is_no_file_of_synonyms_is_told(tmp_path: Path, text: str, line: int) -> None:
    assert [told_line for told_line, _ in told(tmp_path, text)] == [line]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"none\.yaml:1: synonyms: .* Name one that can\."):
        read_synonyms(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_bytes("ru:\n- [клиент, заказчик]\n".encode("cp1251"))
    with pytest.raises(ContentError, match="Save it as UTF-8"):
        read_synonyms(tmp_path / "synonyms.yaml")


def test_rejected_words_of_the_glossary_lead_to_its_term_and_avoided_ones_do_not() -> None:
    terms = {
        "customer": {"en": Term("customer", ("patron", "clientele*"), ("shopper",)), "nb": Term("kunde")},
        "staff": {"en": Term("staff", (), ("workforce",))},
    }
    assert glossary_synonyms(Glossary(terms)) == Synonyms({"en": (("customer", "patron", "clientele*"),)})


def test_a_site_has_its_file_and_its_glossary(tmp_path: Path) -> None:
    glossary = Glossary({"customer": {"en": Term("customer", ("patron",))}})
    assert site_synonyms(tmp_path, glossary).of("en") == (("customer", "patron"),)
    (tmp_path / "synonyms.yaml").write_text("en: [[phone, telephone]]\nkk: [[хат, имейл]]\n", encoding="utf-8")
    found = site_synonyms(tmp_path, glossary)
    assert found.of("en") == (("phone", "telephone"), ("customer", "patron"))
    assert found.of("kk") == (("хат", "имейл"),)


def test_the_site_has_synonyms_in_every_language() -> None:
    found = site_synonyms(TRANSLATIONS, read_glossary(TRANSLATIONS))
    own = read_synonyms(TRANSLATIONS / "synonyms.yaml")
    assert set(found.circles) == set(own.circles) == set(TAGS)
    assert all(len(found.of(tag)) > len(own.of(tag)) >= 25 for tag in TAGS)


def test_no_circle_of_the_site_stands_there_twice() -> None:
    own = read_synonyms(TRANSLATIONS / "synonyms.yaml")
    for tag in TAGS:
        pairs = [frozenset(pair) for circle in own.of(tag) for pair in pairwise(circle)]
        assert len(set(pairs)) == len(pairs), tag
