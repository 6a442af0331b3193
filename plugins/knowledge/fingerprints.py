"""Fingerprints: hashes of a unit's normalised source text, which tell when a translation has fallen behind.

Normalising folds what does not change the meaning (Unicode form, white space, the kind of quotation marks and
dashes), so that a typographic correction makes no translation stale.
"""

from __future__ import annotations

import hashlib
import unicodedata

#: Length in hexadecimal digits: 48 bits, a chance of collision below 1 in 10^6 among 10,000 units.
LENGTH = 12
_SAME = str.maketrans(dict.fromkeys("«»“”„‟", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("‐‑‒–—−", "-"))


def fingerprint(*texts: str) -> str:
    """The fingerprint of a sequence of texts, as hexadecimal digits."""
    joined = "\x1f".join(map(normalised, texts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=LENGTH // 2).hexdigest()


def normalised(text: str) -> str:
    """The text with everything folded that does not change its meaning."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())
