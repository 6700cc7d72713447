"""How long the facts of all buurten and themes take, beside a bare count of the same records by buurt."""

from __future__ import annotations

import statistics
import time

import pytest
from sqlalchemy import func, select, text

from app.models.areas import AreaLevel
from app.models.record import PublishedAsset
from app.queries.coverage.divisions import division
from app.queries.coverage.facts import facts
from app.queries.record.filters import AssetFilter, conditions
from tests.benchmarks.country import fill
from tests.factories.people import make_user, viewer_of

ROUNDS = 10
CHECKED = text(
    # Two in three are fresh, as where teams keep up; the rest was never seen.
    "update published set verified_on = current_date - (asset_id % 90)::int,"
    " due_on = current_date + (asset_id % 180)::int where asset_id % 3 > 0"
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


@pytest.mark.parametrize("count", [5_000, 20_000])
def test_the_facts_of_every_buurt(db, count):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))
    db.session.execute(CHECKED)
    db.session.execute(text("analyze published"))
    row, chosen = PublishedAsset, AssetFilter()

    def bare():
        return db.session.execute(
            select(row.buurt_id, func.count()).where(*conditions(chosen, viewer)).group_by(row.buurt_id)
        ).all()

    base = milliseconds(bare)
    print(f"\n{count:,} records; bare count by buurt {base:.1f} ms")  # noqa: T201
    for level in AreaLevel:
        within = division(level)
        counted = facts(chosen, viewer, within)
        assert any(one.fresh for one in counted.values())
        taken = milliseconds(lambda within=within: facts(chosen, viewer, within))
        print(f"  {level:10}{len(counted):5} parts {taken:8.1f} ms {taken / base:6.1f}")  # noqa: T201
