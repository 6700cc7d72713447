"""Lists, pins and counts as of a day, beside the same of today: 100,000 records with 600,000 changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from app import Settings, clock, create_app
from app.database import database
from app.models.areas import AreaLevel
from app.models.record import PublishedAsset
from app.queries.record.assets import counts_by_area, list_page, pins
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.then.counts import counts_then
from app.queries.record.then.shown import page_then, pins_then
from app.services.record.versions import CLOSE, KEEP
from tests.benchmarks.country import fill
from tests.benchmarks.measuring import sizes, timed
from tests.factories.people import make_user, viewer_of

CHANGES = 6
DAYS = 60
"""Between two changes of one record."""


def grow_old(db) -> None:
    """Give every record its versions, `DAYS` apart; one in twenty lies elsewhere since."""
    ids = db.session.scalars(text("select id from assets order by id")).all()
    begun = clock.now() - timedelta(days=DAYS * CHANGES)
    nobody = {"user": None, "team": None, "role": None}
    db.session.execute(text("update asset_versions set valid_from = :begun"), {"begun": begun})
    for number in range(CHANGES):
        db.session.execute(text("update assets set version = :version"), {"version": number + 1})
        if number == CHANGES // 2:
            db.session.execute(
                text("update assets set location = point(location[0] + 400, location[1]) where id % 20 = 0")
            )
        at = begun + timedelta(days=DAYS * number)
        db.session.execute(CLOSE, {"now": at, "ids": ids})
        db.session.execute(KEEP, {"now": at, "ids": ids, "act": "edited" if number else "recorded", **nobody})
    db.session.execute(text("analyze asset_versions"))


def per_kind_and_buurt(db, viewer):
    """What `counts_then` counts, of today."""
    row = PublishedAsset
    return db.session.execute(
        select(row.buurt_id, row.kind, func.count())
        .where(*conditions(AssetFilter(), viewer))
        .group_by(row.buurt_id, row.kind)
    ).all()


@pytest.fixture
def own(fresh_database_url, tmp_path):
    """A database whose rows are committed and vacuumed, as they are where people work."""
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path))
    with app.app_context():
        yield database
        database.session.close()
        database.engine.dispose()


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_as_of_a_day(own, count, measured):
    db = own
    country = fill(count)
    viewer = viewer_of(make_user(team=country.teams[0]))
    grow_old(db)
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))
    day, chosen = clock.today() - timedelta(days=DAYS * 2), AssetFilter()
    counted = counts_by_area(chosen, viewer, level=AreaLevel.BUURT)
    buurt = min(counted, key=lambda code: abs(counted[code] - 500))
    there = AssetFilter(buurt=(buurt,))
    size = db.session.scalar(text("select pg_total_relation_size('asset_versions') / 1048576"))
    total = sum(one.total for one in counts_then(day, chosen, viewer))
    assert total == page_then(day, chosen, viewer).total
    print(f"\n{count:,} records, {count * CHANGES:,} versions, {size} MB; then {total:,}")  # noqa: T201
    for name, today, back in (
        (
            "counts by buurt, kind",
            lambda: per_kind_and_buurt(db, viewer),
            lambda: counts_then(day, chosen, viewer),
        ),
        ("first page", lambda: list_page(chosen, viewer), lambda: page_then(day, chosen, viewer)),
        ("first page of a buurt", lambda: list_page(there, viewer), lambda: page_then(day, there, viewer)),
        ("pins of a buurt", lambda: pins(there, viewer), lambda: pins_then(day, there, viewer)),
    ):
        now = timed(today)
        measured.add(f"today: {name}", count, now)
        measured.add(f"as of a day: {name}", count, timed(back), baseline=now)
