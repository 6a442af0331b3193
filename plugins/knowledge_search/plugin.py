"""Where Pelican is met: the index of all documents is written to ``search/`` below the output.

Setting (documented in ``docs/plugins.md``):

``SEARCH_SYNONYMS``
    File of words that mean the same, beside those that the heart has read; ``None`` (the default) for none.

``KNOWLEDGE_JOBS`` and ``KNOWLEDGE_CACHE`` are the heart's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from knowledge.problems import ContentError
from knowledge.settings import Setting, is_file, is_or_none, require
from knowledge.synonyms import Synonyms, read_synonyms
from knowledge_search.collection import search_documents
from knowledge_search.index import write_index

SETTINGS = (Setting("SEARCH_SYNONYMS", is_or_none(is_file), "the path of a file that is there, or None"),)


class SearchGenerator(Generator):
    """Writes the index and the engine."""

    def generate_output(self, writer: Writer) -> None:
        """Write the library's index, with analyses remembered in the cache folder."""
        write_index(
            search_documents(self.context["library"]),
            Path(self.output_path, "search"),
            jobs=self.settings.get("KNOWLEDGE_JOBS", 1),
            cache=Path(self.settings.get("KNOWLEDGE_CACHE", ".cache")) / "search",
            synonyms=self.settings["search_synonyms"].circles,
        )


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(search_generator)


def search_generator(pelican: Any) -> type[SearchGenerator]:
    """The generator of this room, which finds the words that mean the same in ``search_synonyms`` of the settings.

    :raises SystemExit: the file of these cannot be read; every mistake has been told with its line
    """
    settings = pelican.settings
    require(settings, "knowledge_search", SETTINGS)
    file = settings.get("SEARCH_SYNONYMS")
    try:
        own = read_synonyms(Path(file)) if file else Synonyms()
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from error
    settings["search_synonyms"] = settings.get("synonyms", Synonyms()) + own
    return SearchGenerator
