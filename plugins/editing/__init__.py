"""What editors do: ids, scaffolds, translations, what is stale, texts from elsewhere. Knows no Pelican.

Everything here changes files that people write (``content/``) or the ledger beside them, and says line by line what
it changes. Reading is done by :mod:`knowledge`; nothing of the built site is touched.
"""
