import os
import time

from knowledge.kept_files import KEPT_DAYS
from knowledge_exports.cache import ExportCache
from knowledge_exports.plan import data_exports, made_downloads


def test_an_unchanged_build_makes_nothing(context, cache):
    first = made_downloads(data_exports(context), cache)
    assert cache.made == len(first) > 0
    again = ExportCache(cache.folder)
    assert made_downloads(data_exports(context), again) == first
    assert again.made == 0


def test_other_inputs_or_another_format_are_another_file(cache):
    asked = (("txt", "a", b"1"), ("txt", "b", b"2"), ("csv", "a", b"3"))
    paths = [cache.get_or_make(suffix, inputs, lambda data=data: data) for suffix, inputs, data in asked]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]


def test_a_damaged_file_is_made_again_and_never_given_out(cache):
    path = cache.get_or_make("txt", "a", lambda: b"whole")
    path.write_bytes(b"whale")
    again = ExportCache(cache.folder)
    assert again.get_or_make("txt", "a", lambda: b"whole").read_bytes() == b"whole"
    assert again.made == 1


def test_only_what_was_long_unused_is_swept(cache):
    old, new = cache.get_or_make("txt", "old", lambda: b"1"), cache.get_or_make("txt", "new", lambda: b"2")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(old, (long_ago, long_ago))
    cache.sweep()
    assert not old.exists()
    assert new.exists()


def test_what_several_packs_hold_is_made_once(cache):
    first, second = (cache.get_or_make("html", "the same text", lambda: b"<p>") for _ in range(2))
    assert first == second
    assert cache.made == 1
