"""Where Pelican is met: the index of all documents is written to ``search/`` below the output.

Settings: none of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from knowledge_search.collection import search_documents
from knowledge_search.index import write_index


class SearchGenerator(Generator):
    """Writes the index and the engine that reads it."""

    def generate_output(self, _writer: Any) -> None:
        """One folder with everything a search needs."""
        write_index(search_documents(self.context["library"]), Path(self.output_path, "search"))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generators)


def generators(_pelican: Any) -> type[Generator]:
    """The generator of this room."""
    return SearchGenerator
