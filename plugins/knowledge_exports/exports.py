"""All the room's files of a library, made or found in the cache."""

from __future__ import annotations

from knowledge.downloads import Download, merged
from knowledge_exports.cache import ExportCache
from knowledge_exports.cards import deck_exports
from knowledge_exports.packs import pack_exports
from knowledge_exports.plan import ExportContext, data_exports, made_downloads
from knowledge_exports.word_documents import word_exports


def all_exports(context: ExportContext, cache: ExportCache, others: tuple[Download, ...]) -> tuple[Download, ...]:
    """Every file of the room, with its facts, by address.

    :param others: what other rooms have made: packs take the sheets from there
    :raises OSError: the cache cannot be written, or a file of another room is not there
    """
    single = made_downloads((*data_exports(context), *word_exports(context), *deck_exports(context)), cache)
    packs = made_downloads(pack_exports(context, cache, merged(others, single)), cache)
    return merged(single, packs)
