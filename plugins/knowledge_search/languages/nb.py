"""Norwegian Bokmål."""

from __future__ import annotations

from knowledge_search.lexicon import Lexicon
from knowledge_search.tables import LanguageTable


def analysis(table: LanguageTable) -> Lexicon:
    """Families from simplemma's dictionary."""
    return Lexicon(table, "nb")
