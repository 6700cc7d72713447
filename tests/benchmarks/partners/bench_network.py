"""How long the network of a choice takes among a great many records with about two ties each."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.queries.record.filters import AssetFilter
from app.queries.record.network.selection import network_of
from tests.benchmarks.country import fill
from tests.benchmarks.measuring import sizes, timed
from tests.factories.people import make_user, viewer_of

TIES = text(
    """
    insert into relations (from_id, to_id, type, confirmed_on, made_at)
    select one.id, other.id, 'supports', current_date, now()
    from (select id, row_number() over (order by id) as number from assets) one
    join (select id, row_number() over (order by id) as number from assets) other
        on other.number = 1 + (one.number * 7919) % :count
    where one.id <> other.id
    """
)


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_the_network_of_a_choice(db, count, measured):
    viewer = viewer_of(make_user(team=fill(count).teams[0]))
    db.session.execute(TIES, {"count": count})
    db.session.execute(text("analyze relations"))
    code = db.session.scalar(text("select min(code) from areas where level = 'buurt'"))
    one = db.session.scalar(text("select min(asset_id) from published where audience = 'organisation'"))
    for name, chosen, around in (
        ("everything", AssetFilter(), None),
        ("a buurt", AssetFilter(buurt=(code,)), None),
        ("around one", AssetFilter(), one),
    ):
        found = network_of(chosen, viewer, around=around)
        timing = timed(lambda chosen=chosen, around=around: network_of(chosen, viewer, around=around), 10)
        measured.add(f"network: {name}", count, timing, nodes=len(found.nodes))
