"""Which way of joining forms into families a language's table asks for."""

from __future__ import annotations

from knowledge_search.agglutinative import Agglutinative
from knowledge_search.families import Analysis, NoAnalysis
from knowledge_search.lexicon import Lexicon
from knowledge_search.tables import LanguageTable


def analysis_of(table: LanguageTable) -> Analysis:
    """A dictionary where the table names one, a grammar where it holds one, else every form by itself."""
    if "dictionary" in table.analysis:
        return Lexicon(table)
    return Agglutinative(table) if "layers" in table.analysis else NoAnalysis()
