"""Where Pelican is met: the index of all documents is written to ``search/`` below the output.

Settings: none of its own; ``KNOWLEDGE_JOBS`` and ``KNOWLEDGE_CACHE`` are the heart's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from knowledge.settings import require
from knowledge_search.collection import search_documents
from knowledge_search.index import write_index


class SearchGenerator(Generator):
    """Writes the index and the engine."""

    def generate_output(self, writer: Writer) -> None:
        """Write the library's index, with analyses remembered in the cache folder."""
        write_index(
            search_documents(self.context["library"]),
            Path(self.output_path, "search"),
            jobs=self.settings.get("KNOWLEDGE_JOBS", 1),
            cache=Path(self.settings.get("KNOWLEDGE_CACHE", ".cache")) / "search",
        )


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(search_generator)


def search_generator(pelican: Any) -> type[SearchGenerator]:
    """The generator of this room."""
    require(pelican.settings, "knowledge_search")
    return SearchGenerator
