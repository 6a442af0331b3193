"""One module and one table a language; :mod:`knowledge_search.tables` finds them by the language's tag."""
