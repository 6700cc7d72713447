"""The ways to the records of one view: pins, features, a list page, counts, the nearest. All must agree.

The baseline is a bare read of their ids.
"""

from __future__ import annotations

import orjson
import pytest
from sqlalchemy import func, select

from app.models.areas import AreaLevel
from app.models.record import PublishedAsset
from app.policy import visible_rows
from app.queries.record.assets import PAGE_SIZE, Order, counts_by_area, features, list_page, pins
from app.queries.record.filters import AssetFilter, conditions
from geodata.crs import to_rd
from tests.benchmarks.country import THEMES, fill
from tests.benchmarks.measuring import sizes, timed
from tests.benchmarks.serving.bench_viewport import LIMIT, boxes
from tests.factories.people import make_user, viewer_of

EVERYTHING = 10**6


def view(count: int) -> AssetFilter:
    return AssetFilter(bbox=tuple(float(part) for part in next(boxes(count)).split(",")))


def ids_of_pins(text: str) -> set[int]:
    return set(orjson.loads(text)["id"])


def ids_of_features(chosen, viewer) -> set[int]:
    return {orjson.loads(one)["id"] for one in features(chosen, viewer, limit=EVERYTHING).fragments}


@pytest.mark.parametrize("count", sizes(5_000, 100_000, 1_000_000))
def test_every_way_to_a_view_gives_the_same_records(db, count, measured):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))
    chosen = view(count)

    def bare():
        return set(db.session.scalars(select(PublishedAsset.asset_id).where(*conditions(chosen, viewer))))

    there = bare()
    assert there
    assert ids_of_features(chosen, viewer) == there
    assert ids_of_pins(pins(chosen, viewer, limit=EVERYTHING)) == there
    assert list_page(chosen, viewer).total == len(there)
    assert {row.id for row in list_page(chosen, viewer, size=EVERYTHING).rows} == there

    base = timed(bare)
    for name, work in {
        "features": lambda: features(chosen, viewer, limit=LIMIT),
        "pins": lambda: pins(chosen, viewer),
        "list page": lambda: list_page(chosen, viewer),
    }.items():
        measured.add(f"a view: {name}", count, timed(work), baseline=base, records=len(there))


@pytest.mark.parametrize("count", sizes(5_000, 100_000, 1_000_000))
def test_counts_of_every_level_add_up(db, count, measured):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))

    def bare():
        placed = visible_rows(viewer), PublishedAsset.buurt_id.is_not(None)
        return db.session.scalar(select(func.count()).select_from(PublishedAsset).where(*placed))

    base, total = timed(bare, 5), bare()
    for level in AreaLevel:
        assert sum(counts_by_area(AssetFilter(), viewer, level=level).values()) == total
        work = timed(lambda level=level: counts_by_area(AssetFilter(), viewer, level=level), 5)
        measured.add(f"counts per {level}", count, work, baseline=base)


@pytest.mark.parametrize("count", sizes(5_000, 100_000, 1_000_000))
def test_the_nearest_of_a_theme(db, count, measured):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))
    west, south, east, north = view(count).bbox
    middle = to_rd((west + east) / 2, (south + north) / 2)
    chosen, row = AssetFilter(theme=(THEMES[0],)), PublishedAsset

    def bare():
        near = row.location.distance(middle)
        asked = select(row.asset_id).where(*conditions(chosen, viewer)).order_by(near, row.asset_id)
        return db.session.scalars(asked.limit(PAGE_SIZE)).all()

    def page():
        return list_page(chosen, viewer, order=Order.NEAR, near=middle)

    assert [one.id for one in page().rows] == bare()
    measured.add("the nearest of a theme", count, timed(page), baseline=timed(bare))
