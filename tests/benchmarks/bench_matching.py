"""How well names are matched: precision and recall on the labelled pairs, and pairs a second."""

from __future__ import annotations

import time
from itertools import product

import pytest

from importers.matching import alike
from tests.unit.importers.matching.kept_apart import kept_apart
from tests.unit.importers.matching.pairs import DIFFERENT, SAME
from tests.unit.importers.matching.planted import town
from tests.unit.importers.matching.test_pairing import judged


def test_precision_and_recall_of_names():
    found = sum(alike(*pair) for pair in SAME)
    false_alarms = sum(alike(*pair) for pair in DIFFERENT)
    names = [name for pair in SAME + DIFFERENT for name in pair]
    start = time.perf_counter()
    pairs = sum(1 for one, other in product(names, names) if alike(one, other) is not None)
    rate = pairs / (time.perf_counter() - start)
    precision, recall = found / (found + false_alarms), found / len(SAME)
    print(f"\nnames alike: precision {precision:.2f}, recall {recall:.2f}, {rate:,.0f} pairs a second")  # noqa: T201

    assert found


@pytest.mark.parametrize("made", [town, kept_apart])
def test_precision_and_recall_of_a_whole_set(made):
    precision, recall = judged(made)
    print(f"\nstaat dubbel, {made.__name__}: precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201

    assert min(precision, recall) > 0
