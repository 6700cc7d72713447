"""How long what we know of all buurten and themes takes, beside a bare count of the same records by buurt."""

from __future__ import annotations

import statistics
import time

import geopandas
import numpy as np
import pytest
import shapely
from sqlalchemy import func, select, text

from app.database import database
from app.models.areas import AreaLevel
from app.models.people import User
from app.models.record import PublishedAsset
from app.queries.coverage.divisions import BUURTEN, division
from app.queries.coverage.facts import facts
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import coverage
from app.queries.people.viewers import load_viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.stamps import HAS_WRITTEN
from app.services.record.publishing import publish
from geodata.crs import RD_NEW
from geodata.reach import covered_share
from geodata.schematic import GRONINGEN_FACTS, cells
from geodata.schematic.facts import read_facts
from tests.benchmarks.country import fill, nation
from tests.benchmarks.measuring import SHORT, SMALL, sizes
from tests.factories.people import make_user, viewer_of

ROUNDS = 1 if SHORT else 10
PLACES = (
    [("city", SMALL, False), ("city", SMALL, True)]
    if SHORT
    else [
        *(("city", count, False) for count in (5_000, 20_000)),
        ("city", 20_000, True),
        ("nation", 1_000_000, False),
    ]
)
"""Where, how many records, and whether they have one to three themes each."""
CHECKED = text(
    # Two in three are fresh, as where teams keep up; the rest was never seen.
    "update published set verified_on = current_date - (asset_id % 90)::int,"
    " due_on = current_date + (asset_id % 180)::int where asset_id % 3 > 0"
)


MORE_THEMES = text(
    # The same in one go with one to three of all themes each: few records are alike, which costs most.
    "with known as (select array_agg(code order by code) as codes from themes) update published set themes ="
    " array(select distinct codes[1 + (asset_id * number * number / 3) % cardinality(codes)] from"
    " generate_series(1, 1 + asset_id % 3) as number),"
    " verified_on = case when asset_id % 3 > 0 then current_date - (asset_id % 90)::int end,"
    " due_on = case when asset_id % 3 > 0 then current_date + (asset_id % 180)::int end from known"
)


def milliseconds(work) -> float:
    """Median of a few rounds after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


@pytest.mark.parametrize(("place", "count", "more_themes"), PLACES)
def test_the_facts_of_every_buurt(db, app, place, count, more_themes):
    """The city: 151 buurten, 14 themes. The nation: 14,500 buurten. First, again, and after one change."""
    keeper = viewer_of(make_user(team=fill(count, nation() if place == "nation" else ()).teams[0]))
    db.session.execute(MORE_THEMES if more_themes else CHECKED)
    db.session.execute(text("analyze published"))
    row, chosen = PublishedAsset, AssetFilter()

    def bare():
        return db.session.execute(
            select(row.buurt_id, func.count()).where(*conditions(chosen, keeper)).group_by(row.buurt_id)
        ).all()

    base = milliseconds(bare)
    print(f"\n{count:,} records{', more themes' * more_themes}; bare count by buurt {base:.1f} ms")  # noqa: T201
    for level in AreaLevel:
        within = division(level)
        counted = facts(chosen, keeper, within)
        assert any(one.fresh for one in counted.values())
        taken = milliseconds(lambda within=within: facts(chosen, keeper, within))
        print(f"  {level:10}{len(counted):6} parts {taken:9.1f} ms {taken / base:6.2f}")  # noqa: T201
    told(base, "the page's answer, first", milliseconds(lambda: answered(app, keeper, forget=True)))
    told(base, "the same again", milliseconds(lambda: answered(app, keeper)))
    one = db.session.scalar(select(func.min(row.asset_id)))
    told(base, "writing one change", milliseconds(lambda: publish([one])))
    assert answered(app, keeper) is answered(app, keeper)


@pytest.mark.parametrize("count", sizes(2_000, 20_000))
def test_who_lives_near_so_many_places(count):
    """C3 of 151 buurten, and of a square of a hundred metres around each of 2,000 places."""
    buurten = [area for area in cells(read_facts(GRONINGEN_FACTS)) if area.level == "buurt"]
    chance = np.random.default_rng(13)
    centres = np.array([area.label_point for area in buurten])
    places = centres[chance.integers(0, len(centres), count)] + chance.normal(0, 400, (count, 2))
    corners = places[:2_000]
    for what, shapes in (
        ("buurten", [area.boundary for area in buurten]),
        ("squares", shapely.box(*corners.T, *(corners + 100).T)),
    ):
        table = {"area": np.arange(len(shapes)), "people": 1.0}
        lived_in = geopandas.GeoDataFrame(table, geometry=shapes, crs=RD_NEW)
        taken = milliseconds(lambda lived_in=lived_in: covered_share(places, lived_in, 308))
        print(f"  {count:,} places over {len(shapes)} {what} {taken:9.1f} ms")  # noqa: T201


def answered(app, keeper, *, forget=False):
    """C2 of every buurt as a request asks for it, who reads the stamps first."""
    if forget:
        app.extensions["counts"].clear()
    # The records were written by this very session, which would otherwise remember nothing.
    database.session.info.pop(HAS_WRITTEN, None)
    epoch = database.session.get_one(User, keeper.user_id).epoch
    reader = load_viewer(keeper.user_id, epoch=epoch)
    return coverage(AssetFilter(), reader, BUURTEN, MEASURES["C2"])


def told(base, what, taken):
    """A line with its ratio."""
    print(f"  {what:28} {taken:9.1f} ms {taken / base:6.2f}")  # noqa: T201
