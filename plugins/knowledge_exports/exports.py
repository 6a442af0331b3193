"""All the room's files of a library, made or found in the store."""

from __future__ import annotations

from knowledge.downloads import Download, merged
from knowledge_exports.cards import deck_exports
from knowledge_exports.packs import pack_exports
from knowledge_exports.papers import word_exports
from knowledge_exports.plan import Shop, data_exports, kept
from knowledge_exports.store import Store


def all_exports(shop: Shop, store: Store, others: tuple[Download, ...]) -> tuple[Download, ...]:
    """Every file of the room, with its facts, by address.

    :param others: what other rooms have made: packs take the sheets from there
    :raises OSError: the store cannot be written, or a file of another room is not there
    """
    single = kept((*data_exports(shop), *word_exports(shop), *deck_exports(shop)), store)
    packs = kept(pack_exports(shop, store, merged(others, single)), store)
    return merged(single, packs)
