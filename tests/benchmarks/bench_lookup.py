"""Points to buurten: ours as a ratio to geopandas' own join, on points that lie where people live.

The baseline is theirs. Nothing here fails for being slow; it does when the two answers differ.
"""

from __future__ import annotations

import numpy as np
import pytest

from geodata.crs import RD_NEW
from geodata.lookup import AreaIndex
from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import read_facts
from tests.benchmarks.measuring import sizes, timed


@pytest.fixture(scope="module")
def buurten():
    return [area for area in cells(read_facts(GRONINGEN_FACTS)) if area.level == "buurt"]


def scattered(buurten, count: int) -> np.ndarray:
    """`count` RD points around the centres of buurten, some of them outside all."""
    chance = np.random.default_rng(7)
    centres = np.array([area.label_point for area in buurten])
    return centres[chance.integers(len(centres), size=count)] + chance.normal(0, 400, (count, 2))


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_points_to_buurten(buurten, count, measured):
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

    answer = ["" if number < 0 else index.codes[number] for number in index.locate(points)]

    assert answer == joined()
    measured.add(
        "points to buurten", count, timed(lambda: index.locate(points), 5), baseline=timed(joined, 5)
    )
