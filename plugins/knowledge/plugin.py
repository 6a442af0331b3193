"""Where Pelican is met: the library goes into every template's context, and Markdown is read by us.

Settings (documented in ``docs/plugins.md``):

``KNOWLEDGE_LANGUAGES``
    Language tags, the default one first.
``KNOWLEDGE_TRANSLATIONS``
    Folder of catalogs, keywords and topics.
``KNOWLEDGE_STRICT``
    ``True`` for a site written for Deskbell: content errors end the build. ``False`` (the default) for any
    other Pelican site: everything is read as it is, and problems are warnings.
``KNOWLEDGE_CACHE``
    Folder in which rooms keep what took long to make.
``KNOWLEDGE_JOBS``
    Number of processes.
``KNOWLEDGE_REPORT``
    File into which all problems are written as JSON when the run ends, or ``None``.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator
from pelican.readers import BaseReader, MarkdownReader, Readers

from knowledge.addresses import Site
from knowledge.anchors import anchored
from knowledge.content_folder import SUFFIXES
from knowledge.glossary import Glossary, read_glossary
from knowledge.languages import UnknownLanguageError, read_languages
from knowledge.ledger import NAME as LEDGER
from knowledge.ledger import read_ledger, stale_names
from knowledge.library import Library, Publication
from knowledge.loose import read_loose_folder
from knowledge.messages import read_messages
from knowledge.model import Document
from knowledge.problems import ContentError, Problem, as_json, errors
from knowledge.reading import read_content, read_topics
from knowledge.settings import FILE, HEART, STRICT, setting_faults, stop_at, unknown_settings
from knowledge.synonyms import Synonyms, site_synonyms

logger = logging.getLogger(__name__)

Settings = dict[str, Any]
_HERE = Path(__file__).resolve().parent
_FILE_ADDRESS = re.compile(r"(\{(?:static|attach)\})([^\"#?&]*)")
DEFAULTS: Mapping[str, object] = {
    "KNOWLEDGE_TRANSLATIONS": str(_HERE.parent.parent / "translations"),
    "KNOWLEDGE_STRICT": False,
    "KNOWLEDGE_CACHE": ".cache",
    "KNOWLEDGE_JOBS": 1,
    "KNOWLEDGE_REPORT": None,
}


class KnowledgeReader(BaseReader):
    """Hands Pelican the documents of a strict site, which were read at the start, as HTML and metadata."""

    enabled = True
    #: Pelican registers every subclass under what it names here; on another site ours is not to be one.
    file_extensions: list[str] = []  # noqa: RUF012 - Pelican's own form

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """A file → HTML and metadata. Files that the library does not hold go to Pelican's own reader."""
        document = self.settings["library"].at(_below_content(source_path, self.settings))
        if document is None:
            content, metadata = MarkdownReader(self.settings).read(source_path)
            return content, metadata
        # Pelican looks for the files that are named here, and takes the code of a letter for its name.
        html = _FILE_ADDRESS.sub(lambda match: match[1] + unquote(match[2]), document.html)
        return html, self._metadata(document)

    def _metadata(self, document: Document) -> dict[str, Any]:
        plain: dict[str, Any] = {name: value for name, value in document.extra if isinstance(value, str)}
        plain |= {name: ", ".join(map(str, value)) for name, value in document.extra if isinstance(value, list)}
        plain |= {"title": document.title, "slug": document.key, "lang": document.language}
        if document.summary:
            plain["summary"] = document.summary
        if document.date is not None and "date" not in plain:
            plain["date"] = document.date.isoformat()
        metadata = {name: self.process_metadata(name, value) for name, value in plain.items() if value}
        return metadata | {"key": document.key, "document": document}


def register() -> None:
    """Connect to Pelican's signals."""
    _let_processes_find_the_rooms()
    signals.initialized.connect(read_everything)
    signals.readers_init.connect(use_our_reader)
    signals.content_object_init.connect(give_document)
    signals.page_generator_finalized.connect(keep_published)
    signals.finalized.connect(tell_problems)


def _let_processes_find_the_rooms() -> None:
    """Pelican loads plugins without putting their folder on the path, which processes that rooms start are given."""
    folder = str(_HERE.parent)
    if folder not in sys.path:
        sys.path.append(folder)


def read_everything(pelican: Any) -> None:
    """Read all content before any generator runs; what is found stands in the context of every template.

    :raises SystemExit: the content of a strict site has errors; they have been printed
    """
    settings: Settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    _check_settings(settings)
    _find_room_for_the_cache(settings)
    translations = Path(settings["KNOWLEDGE_TRANSLATIONS"])
    tags = tuple(settings.get("KNOWLEDGE_LANGUAGES") or (settings["DEFAULT_LANG"],))
    try:
        messages = read_messages(translations, tags)
        glossary = read_glossary(translations) if settings["KNOWLEDGE_STRICT"] else Glossary()
        library, problems = _read(settings, tags, translations, glossary)
        # Another site's words are its own; it names a file of its own where it wants one.
        settings["synonyms"] = site_synonyms(translations, glossary) if settings["KNOWLEDGE_STRICT"] else Synonyms()
        settings["stale"] = stale_names(library, read_ledger(translations / LEDGER))
    except ContentError as error:
        _stop(error.problems)
    except UnknownLanguageError as error:
        cure = 'Write the site\'s languages into KNOWLEDGE_LANGUAGES: ["en", "kk"].'
        _stop((Problem(FILE, 1, "setting", f"“{error}” is not a language", cure),))
    settings["library"] = library
    settings["messages"] = messages
    settings["site"] = Site(settings["SITENAME"], settings["SITEURL"].rstrip("/"))
    settings["downloads"] = ()
    settings["problems"] = list(problems)
    if settings["KNOWLEDGE_STRICT"] and errors(problems):
        _stop(problems)


def _check_settings(settings: Settings) -> None:
    """:raises SystemExit: a setting cannot be meant; it has been told"""
    faults = setting_faults(settings, HEART)
    if settings["KNOWLEDGE_STRICT"] is True:
        faults += setting_faults(settings, STRICT) + unknown_settings(settings, "KNOWLEDGE_", HEART)
    stop_at(faults)


def _find_room_for_the_cache(settings: Settings) -> None:
    """Where the cache cannot be written, as in a read-only checkout, this run keeps its things elsewhere."""
    cache = Path(settings["KNOWLEDGE_CACHE"]).absolute()
    there = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        settings["KNOWLEDGE_CACHE"] = folder = tempfile.mkdtemp(prefix="cache-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        logger.info("%s cannot be written; nothing is kept for the next build", cache)


def _read(
    settings: Settings, tags: tuple[str, ...], translations: Path, glossary: Glossary
) -> tuple[Library, tuple[Problem, ...]]:
    languages = read_languages(translations, tags)
    topics = read_topics(translations)
    folder = Path(settings["PATH"])
    if settings["KNOWLEDGE_STRICT"]:
        result = read_content(folder, languages, topics, settings["KNOWLEDGE_JOBS"], glossary)
        return result.library, result.problems
    return read_loose_folder(folder, _markdown_below(folder, settings), languages, topics)


class _Files(Generator):
    """Finds files by Pelican's own rules, and generates nothing."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.path = settings, settings["PATH"]


def _markdown_below(folder: Path, settings: Settings) -> list[str]:
    """Markdown files that Pelican will read as articles and pages."""
    finder, extensions = _Files(settings), [suffix.lstrip(".") for suffix in SUFFIXES]
    found = (
        finder.get_files(settings[f"{kind}_PATHS"], settings[f"{kind}_EXCLUDES"], extensions)
        for kind in ("ARTICLE", "PAGE")
    )
    names = {Path(os.path.normpath(path)).as_posix() for paths in found for path in paths}
    return [name for name in names if (folder / name).is_file()]


def _stop(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    raise SystemExit(1)


def use_our_reader(readers: Readers) -> None:
    """On a strict site Markdown is read by us; another site keeps its reader, with all that it set up there."""
    if not readers.settings["KNOWLEDGE_STRICT"]:
        return
    for suffix in SUFFIXES:
        readers.reader_classes[suffix.lstrip(".")] = KnowledgeReader


def give_document(content: Content) -> None:
    """An article or page of another site gets its document, and its HTML the ids of the units."""
    settings: Settings = content.settings
    if settings["KNOWLEDGE_STRICT"] or not content.source_path:
        return
    document = settings["library"].at(_below_content(content.source_path, settings))
    if document is not None and isinstance(content._content, str):  # a static file has no text
        content.document = document
        content._content = anchored(content._content, document)


def keep_published(generator: Generator) -> None:
    """Of another site's texts, the library of the views holds those that are published, with their addresses.

    Drafts, hidden texts and languages that are not among the site's stay out. Pelican reads pages after articles,
    and other plugins' generators work after both.
    """
    context, settings = generator.context, generator.settings
    if not settings["KNOWLEDGE_STRICT"]:
        library: Library = settings["library"]
        tags = {language.tag for language in library.languages} | {settings["DEFAULT_LANG"]}
        articles = _publications(((article, *article.translations) for article in context["articles"]), tags)
        pages = _publications(((page, *page.translations) for page in context["pages"]), tags)
        context["library"] = library.published(articles, pages)


def _publications(translated: Iterable[Iterable[Content]], tags: Set[str]) -> dict[str, Publication]:
    """Path below the content folder → how a text is published, of texts in languages that the site has."""
    return {
        _path(content): _publication(content, original)
        for original, *others in translated
        for content in (original, *others)
        if content.source_path and content.lang in tags
    }


def _publication(content: Content, original: Content) -> Publication:
    """A page of Pelican's has no day, unless its head says one."""
    date = getattr(content, "date", None)
    day = date.date() if date is not None else None
    return Publication(_address(content), content.title, day, _path(original) if original.source_path else "")


def _path(content: Content) -> str:
    return _below_content(content.source_path, content.settings)


def _address(content: Content) -> str:
    folder, _, file = str(content.url).rpartition("/")
    address = str(content.url) if file != "index.html" else f"{folder}/" if folder else ""
    return address if content.save_as else ""


def _below_content(path: str, settings: Settings) -> str:
    """A file's path from the content folder, with forward slashes; other plugins have files elsewhere too."""
    return Path(os.path.relpath(path, settings["PATH"])).as_posix()


def tell_problems(pelican: Any) -> None:
    """At the end, say what is wrong but did not stop the build; views may have added to it.

    :raises SystemExit: a view of a strict site found an error
    """
    problems: tuple[Problem, ...] = tuple(sorted(pelican.settings.get("problems", ())))
    if pelican.settings.get("KNOWLEDGE_REPORT"):
        Path(pelican.settings["KNOWLEDGE_REPORT"]).write_text(as_json(problems), encoding="utf-8")
    if pelican.settings.get("KNOWLEDGE_STRICT"):
        if errors(problems):
            _stop(problems)
        for problem in problems:
            sys.stderr.write(f"{problem}\n")
        return
    for problem in problems:
        logger.warning("%s", problem)
