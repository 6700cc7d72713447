"""How long a search takes (what it means, how many, the first fifty), beside a bare read of the index."""

from __future__ import annotations

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
from tests.benchmarks.measuring import sizes, timed
from tests.factories.people import make_user, viewer_of

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


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_searching(db, count, measured):
    country = fill(count)
    viewer = viewer_of(make_user(team=country.teams[0]))

    def read_words():
        forget_words()
        near_words("koffiegroeb")

    measured.add("search: the words of all names", count, timed(read_words, 3))
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
        base = timed(bare, 30)
        measured.add(f"search: {query}", count, timed(search, 30), baseline=base, hits=found.total)
        measured.add(f"search, its meaning: {query}", count, timed(meaning, 30))
    ids = db.session.scalars(text("select id from assets order by id limit 20")).all()
    measured.add("publishing one record", count, timed(lambda: publish([ids[0]])))
