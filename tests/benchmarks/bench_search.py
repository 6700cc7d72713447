"""How long a search takes (what it means, how many, the first fifty), beside a bare read of the index."""

from __future__ import annotations

import statistics
import time

import pytest
from sqlalchemy import func, select, text

from app.models.record import PublishedAsset
from app.policy import visible_rows
from app.queries.record.assets import Order, list_page
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.search.understanding import understand
from app.queries.record.search.vocabulary import forget_words, near_words
from app.services.record.publishing import publish
from tests.benchmarks.country import fill
from tests.factories.people import make_user, viewer_of

ROUNDS = 30
QUERIES = (
    "koffiegroep",
    "koffie",
    "taal",
    "moestuin",
    "wandelclub vermaste",
    "kof",
    "kinderen",
    "koffiegroeb",
    "vermaste",
    "schaaktafel yogales bridge",
    "oosterpoort",
    "koffie oosterpoort",
    "rolstoelmoestuin",
    "de het een",
)


def milliseconds(work) -> tuple[float, float]:
    """Median and 95th percentile of a few rounds after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), sorted(taken)[int(ROUNDS * 0.95) - 1]


@pytest.mark.parametrize("count", [5_000, 100_000])
def test_searching(db, count):
    country = fill(count)
    viewer = viewer_of(make_user(team=country.teams[0]))
    print(f"\n{count:,} records{'':26} hits   median    p95   bare index   meaning")  # noqa: T201
    forget_words()
    start = time.perf_counter()
    near_words("koffiegroeb")
    print(f"  reading the words of all names: {(time.perf_counter() - start) * 1000:.0f} ms")  # noqa: T201
    for query in QUERIES:
        chosen = AssetFilter(q=query)

        def search(chosen=chosen):
            db.session.info.clear()
            return list_page(chosen, viewer, order=Order.BEST)

        def bare(query=query):
            found = PublishedAsset.text_search.bool_op("@@")(func.plainto_tsquery("dutch", query))
            return db.session.execute(
                select(PublishedAsset.asset_id).where(visible_rows(viewer), found).limit(50)
            ).all()

        def meaning(query=query):
            db.session.info.clear()
            understand(query, viewer)

        found = search()
        assert {row.id for row in found.rows} <= set(
            db.session.scalars(select(PublishedAsset.asset_id).where(*conditions(chosen, viewer)))
        )
        (median, p95), (index, _), (understood, _) = (
            milliseconds(search),
            milliseconds(bare),
            milliseconds(meaning),
        )
        print(f"  {query:36} {found.total:7,} {median:8.1f} {p95:6.1f} {index:8.1f} {understood:12.1f}")  # noqa: T201
    ids = db.session.scalars(text("select id from assets order by id limit 20")).all()
    median, p95 = milliseconds(lambda: publish([ids[0]]))
    print(f"  publishing one record: {median:.1f} ms (p95 {p95:.1f})")  # noqa: T201
