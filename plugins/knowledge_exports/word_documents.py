"""What the Word documents say: a checklist to work with, and the principles of a text to train with."""

from __future__ import annotations

from itertools import chain

from knowledge.addresses import full_name, paragraph_path, unit_path
from knowledge.model import Checklist, Document, Item, Principle, Use
from knowledge_exports.attribution import attribution
from knowledge_exports.blocks import blocks
from knowledge_exports.plan import Export, ExportContext
from knowledge_exports.word import Paragraph, WordDocument, word_bytes
from knowledge_exports.wording import Wording, version

#: The site's two accents: petrol for principles, rust for checklists.
PETROL, RUST = "0b5563", "9a3412"


def word_exports(context: ExportContext) -> tuple[Export, ...]:
    """A Word file a checklist, and one a document with principles, in every language."""
    return tuple(
        export
        for wording in context.wordings()
        for document in context.library.in_language(wording.language.tag)
        for export in (*_checklists(context, wording, document), *_principles(context, wording, document))
    )


def _checklists(context: ExportContext, wording: Wording, document: Document) -> list[Export]:
    return [
        _export(document, "checklist", unit.id, unit.title, checklist_docx(context, wording, document, unit))
        for unit in document.checklists
    ]


def _principles(context: ExportContext, wording: Wording, document: Document) -> list[Export]:
    if not document.principles:
        return []
    return [_export(document, "principles", "", document.title, principles_docx(context, wording, document))]


def _export(document: Document, kind: str, unit: str, title: str, content: WordDocument) -> Export:
    name = f"{document.key}.{unit}" if unit else document.key
    return Export(
        path=f"{document.language}/downloads/{name}.docx",
        kind=kind,
        format="docx",
        language=document.language,
        title=title,
        inputs=repr(content),
        make=lambda: word_bytes(content),
        key=document.key,
        unit=unit,
        version=content.version,
        topics=document.topics,
    )


def checklist_docx(context: ExportContext, wording: Wording, document: Document, unit: Checklist) -> WordDocument:
    """A checklist with its pause point, boxes to tick, lines for name and date, and its source."""
    say = wording.say
    paragraphs = (
        Paragraph("Heading 1", unit.title),
        *_lead(say("Pause point:"), unit.when),
        *_lead("", _use(wording, unit.use)),
        *(Paragraph("Normal", block.text) for block in blocks(unit.intro_html or "")),
        *_steps(full_name(document, unit), unit),
        *(Paragraph("Normal", block.text) for block in blocks(unit.outro_html)),
        Paragraph("Field", "name", say("Name")),
        Paragraph("Field", "date", say("Date")),
        *_attribution(context, wording, document, unit_path(document, unit)),
    )
    return _docx(context, wording, document, unit.title, RUST, paragraphs)


def principles_docx(context: ExportContext, wording: Wording, document: Document) -> WordDocument:
    """The principles of a document, each with its reason, its example and a line for one's own."""
    paragraphs = (
        Paragraph("Heading 1", document.title),
        *_lead("", document.summary),
        *chain.from_iterable(_principle(wording, unit) for unit in document.principles),
        *_attribution(context, wording, document, paragraph_path(document, document.principles[0]).partition("#")[0]),
    )
    return _docx(context, wording, document, document.title, PETROL, paragraphs)


def _docx(
    context: ExportContext,
    wording: Wording,
    document: Document,
    title: str,
    accent: str,
    paragraphs: tuple[Paragraph, ...],
) -> WordDocument:
    return WordDocument(
        title=title,
        subject=", ".join(context.library.topic_name(topic, document.language) for topic in document.topics),
        author=context.site.name,
        language=wording.region_tag(),
        right_to_left=wording.language.direction == "rtl",
        version=version(document),
        accent=accent,
        footer=f"{context.site.name} · {title}",
        paragraphs=paragraphs,
    )


def _lead(label: str, text: str) -> tuple[Paragraph, ...]:
    return (Paragraph("Lead", text, label),) if text else ()


def _use(wording: Wording, use: Use | None) -> str:
    """How the list is worked through, in a sentence."""
    if use is Use.READ_DO:
        return wording.say("Read a step, do it, tick it.")
    return wording.say("Do the work first, then confirm each step.") if use is Use.DO_CONFIRM else ""


def _steps(name: str, unit: Checklist) -> list[Paragraph]:
    """The groups with their items; a box is named by its unit and its place in the list."""
    paragraphs: list[Paragraph] = []
    number = 0
    for group in unit.groups:
        paragraphs += [Paragraph("Heading 2", group.title)] if group.title else []
        for item in group.items:
            number += 1
            paragraphs += _step(f"{name}.{number}", item)
    return paragraphs


def _step(name: str, item: Item) -> list[Paragraph]:
    """A step stays with its notes, which open with a capital: editors write them small, after a colon."""
    notes = [Paragraph("Note", note.text[:1].upper() + note.text[1:]) for note in item.notes]
    return [Paragraph("Step", item.text, box=name, keep_with_next=bool(notes)), *notes]


def _principle(wording: Wording, unit: Principle) -> list[Paragraph]:
    """Heading and body; what the model knows to be the example is set under the rest with its label. The line for
    one's own example stays with what is above it.
    """
    number = f"{unit.number}. " if unit.number is not None else ""
    rest = (block for block in blocks(unit.html) if not _is_example(unit, block.text))
    body = [Paragraph(_style(block.tag), block.text, keep_with_next=True) for block in rest]
    example = [Paragraph("Normal", unit.example, wording.say("Example:"), keep_with_next=True)] if unit.example else []
    own = Paragraph("Field", unit.id, wording.say("Our own example"))
    return [Paragraph("Heading 2", number + unit.title), *body, *example, own]


def _is_example(unit: Principle, text: str) -> bool:
    return bool(unit.example) and text.endswith(unit.example)


def _style(tag: str) -> str:
    return "Point" if tag == "li" else "Normal"


def _attribution(context: ExportContext, wording: Wording, document: Document, path: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph("Small", text, label) for label, text in attribution(context, wording, document, path))
