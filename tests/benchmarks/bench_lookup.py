"""Points to buurten: ours as a ratio to geopandas' own join, on points that lie where people live.

Nothing here fails for being slow: it prints a table. It does fail when the two answers differ.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import pytest

from geodata.crs import RD_NEW
from geodata.lookup import AreaIndex
from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import read_facts

ROUNDS = 5


def median_seconds(work: Callable[[], object]) -> float:
    """The median of a few rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


@pytest.fixture(scope="module")
def buurten():
    return [area for area in cells(read_facts(GRONINGEN_FACTS)) if area.level == "buurt"]


def scattered(buurten, count: int) -> np.ndarray:
    """`count` RD points around the centres of buurten, some of them outside all."""
    chance = np.random.default_rng(7)
    centres = np.array([area.label_point for area in buurten])
    return centres[chance.integers(len(centres), size=count)] + chance.normal(0, 400, (count, 2))


@pytest.mark.parametrize("count", [5_000, 100_000])
def test_points_to_buurten(buurten, count):
    import geopandas

    points = scattered(buurten, count)
    index = AreaIndex([(area.code, area.boundary) for area in buurten])
    frame = geopandas.GeoDataFrame(
        {"code": [area.code for area in buurten]}, geometry=[area.boundary for area in buurten], crs=RD_NEW
    )
    places = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(*points.T), crs=RD_NEW)

    def joined() -> list[str]:
        found = geopandas.sjoin(places, frame, predicate="intersects").sort_values("code")
        first = found[~found.index.duplicated()]["code"].reindex(range(count))
        return ["" if code != code else code for code in first]

    ours, theirs = median_seconds(lambda: index.locate(points)), median_seconds(joined)
    answer = ["" if number < 0 else index.codes[number] for number in index.locate(points)]

    assert answer == joined()
    print(f"\n{count:>9,} points: {ours * 1000:8.1f} ms, {theirs / ours:5.1f} x as fast as geopandas.sjoin")  # noqa: T201
