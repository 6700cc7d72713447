"""What words have in common, also when several people ask at once."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from app.queries.partners.finder.asking.tokens import key_of


def test_words_of_two_at_once_do_not_mix():
    words = ("fietsen", "wandelingen", "koffietafel", "vrouwen", "taalmaatjes", "ouderen")
    stem = key_of.__wrapped__  # Without what it remembers.
    alone = [stem(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda _: [stem(word) for word in words], range(2_000)))
    finally:
        sys.setswitchinterval(before)

    assert all(found == alone for found in together)
