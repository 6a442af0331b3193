"""What a treebank becomes when the search is measured on it."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.search.judgement import KINDS, judged_queries
from tests.benchmarks.search.treebank import documents, queries, read_corpus

SENTENCE = """# text = Don't read letters.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t_\t_\t_\t_
2\tn't\tnot\tPART\t_\t_\t_\t_\t_\t_
3\tread\tread\tVERB\t_\t_\t_\t_\t_\t_
4\t{form}\tletter\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No
4.1\t_\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_
"""


def _file(folder: Path, sentences: int) -> Path:
    path = folder / "en_small-ud-test.conllu"
    forms = ("letters", "letter")
    blocks = [SENTENCE.format(form=forms[number // 5 % 2]) for number in range(sentences)]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def test_five_sentences_are_a_document_and_read_as_they_were_written(tmp_path: Path) -> None:
    texts = [document.text for document in documents(read_corpus(_file(tmp_path, 10)))]
    assert sorted(text.count("Don't read") for text in texts) == [5, 5]
    assert all(text.endswith(("letters.", "letter.")) for text in texts)


def test_a_document_is_right_for_every_form_of_its_words(tmp_path: Path) -> None:
    corpus = read_corpus(_file(tmp_path, 20))
    asked = queries(corpus)["one word"]
    assert {query.text for query in asked} == {"letter", "letters"}
    assert all(query.right == corpus.indexed for query in asked)


def test_every_language_has_sixty_judged_queries_and_some_of_each_kind() -> None:
    for tag, judged in judged_queries().items():
        assert len(judged) >= 60
        assert {query.kind for query in judged} == set(KINDS), tag
        assert all(query.text and query.units for query in judged)
