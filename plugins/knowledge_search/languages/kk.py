"""Kazakh."""

from __future__ import annotations

from knowledge_search.agglutinative import Agglutinative
from knowledge_search.tables import LanguageTable


def analysis(table: LanguageTable) -> Agglutinative:
    """Families from the grammar in ``kk.json`` and the site's own vocabulary."""
    return Agglutinative(table)
