"""A whole language as one booklet: contents, bookmarks, every document with its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from knowledge.addresses import document_path, home_path
from knowledge.library import Library
from knowledge.markdown import slug
from knowledge.model import Checklist, Document, newest
from one_pagers.content_builders import document_passages, numbered, sentence, short_answer
from one_pagers.contents import as_json, as_printed, longest_word
from one_pagers.glyphs import Passage, missing, named, printed
from one_pagers.papers import Paper
from one_pagers.render import Job
from one_pagers.wording import Wording

#: Letters that a line of the booklet holds for certain, in a chapter's title and elsewhere.
WIDEST_TITLE, WIDEST_WORD = 28, 48


@dataclass(frozen=True, slots=True)
class Booklet:
    """One language's booklet."""

    language: str
    title: str
    path: str
    job: Job
    #: The documents in it, those that the typefaces cannot print left out.
    documents: tuple[Document, ...]


def booklet(library: Library, wording: Wording, paper: Paper = Paper.A4) -> Booklet | None:
    """The booklet of a language, or ``None`` when it has no documents.

    Documents stand in the order of their titles, as on the site.
    """
    language = wording.language.tag
    chosen = tuple(document for document in library.in_language(language) if not flaws(document))
    if not chosen:
        return None
    title = f"{wording.site.name} · {wording.language.native_name}"
    path = f"{language}/sheets/{slug(wording.site.name)}-{language}.{paper.value}-booklet.pdf"
    dated = newest(chosen)
    url = wording.site.absolute(home_path(language)) if wording.site.url else ""
    data = {
        "language": language,
        "paper": paper.typst,
        "site": wording.site.name,
        "title": title,
        "native": wording.language.native_name,
        "promise": wording.promise,
        "version": wording.version(dated),
        "url": url,
        "address": url.partition("://")[2].rstrip("/"),
        "words": _words(wording),
        "chapters": [_chapter(document, wording) for document in chosen],
    }
    return Booklet(language, title, path, Job("booklet", as_json(as_printed(data, language)), url, dated), chosen)


def _words(wording: Wording) -> dict[str, str]:
    labels = wording.labels
    return {
        "contents": wording.say("Contents"),
        "example": wording.say("Example"),
        "tick": labels.tick,
        "page": labels.page,
        "moment": wording.say("Pause point"),
        "scan": wording.say("QR code of the page %(address)s")
        % {"address": wording.site.absolute(home_path(wording.language.tag))},
    }


def _chapter(document: Document, wording: Wording) -> dict[str, object]:
    return {
        "kicker": wording.document_kicker(document),
        "kind": document.kind.value,
        "title": printed(document.title) or document.key,
        "summary": document.summary,
        "foot": asdict(wording.foot(document, document_path(document), titled=False)),
        "parts": list(_parts(document, wording)),
    }


def _parts(document: Document, wording: Wording) -> Iterator[dict[str, object]]:
    """The document's principles, checklists and questions, each kind together, in the order of the text."""
    if document.principles:
        rows = [
            {"title": unit.title, "number": number, "reason": unit.reason, "example": unit.example}
            for number, unit in numbered(document)
        ]
        yield {"kind": "principles", "title": wording.principles_kicker(len(rows)), "rows": rows}
    for checklist in document.checklists:
        yield _checklist(checklist, wording)
    if document.exchanges:
        rows = [{"title": one.question, "reason": short_answer(document, one)} for one in document.exchanges]
        yield {"kind": "interview", "title": wording.say("Questions and answers"), "rows": rows}


def _checklist(checklist: Checklist, wording: Wording) -> dict[str, object]:
    groups = [
        {
            "title": group.title,
            "items": [{"text": i.text, "notes": [sentence(n.text) for n in i.notes]} for i in group.items],
        }
        for group in checklist.groups
    ]
    return {
        "kind": "checklist",
        "title": checklist.title,
        "moment": sentence(checklist.when),
        "use": wording.use(checklist.use),
        "groups": groups,
    }


def flaws(document: Document) -> tuple[str, ...]:
    """Why a document is left out of the booklet: characters that no typeface has, words wider than a line."""
    signs = sorted({sign for passage in _passages(document) for sign in missing(passage.text)})
    texts = tuple(passage.text for passage in _passages(document))
    wide = (longest_word((document.title,)), WIDEST_TITLE), (longest_word(texts), WIDEST_WORD)
    return (*map(named, signs), *(f"“{word[:most]}…”" for word, most in wide if len(word) > most))


def _passages(document: Document) -> Iterable[Passage]:
    """Every text of a document that the booklet prints."""
    units = (f"{u.title} {u.reason} {u.example}" for u in document.principles)
    lists = (f"{c.title} {c.when} {' '.join(g.title for g in c.groups)}" for c in document.checklists)
    items = (item.text for c in document.checklists for item in c.items)
    notes = (note.text for c in document.checklists for item in c.items for note in item.notes)
    said = (f"{e.question} {short_answer(document, e)}" for e in document.exchanges)
    return (*document_passages(document), *(Passage(text, 1) for text in (*units, *lists, *items, *notes, *said)))
