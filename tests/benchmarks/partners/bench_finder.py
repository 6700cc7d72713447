"""How good the finder is beside two plain ways, and how long it takes beside a bare read of the nearest."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.record import PublishedAsset
from app.policy import visible_rows
from app.queries.partners.finder import answer, understood
from app.queries.partners.finder.asking.word_file import word_file
from app.queries.partners.finder.places import surroundings
from app.services.record.publishing import publish
from tests.benchmarks.country import fill
from tests.benchmarks.measuring import SHORT, sizes, timed
from tests.factories.people import make_user, viewer_of
from tests.quality import measuring
from tests.quality.conftest import viewer  # noqa: F401 (the city of the questions)

ASKED = (
    "koffie voor ouderen in de oosterpoort, ochtend",
    "wie heeft een ruimte voor veertig mensen, omgeving selwerd",
    "moestuin zonder drempel, gratis",
    "taal oefenen met jonge ouders in beijum en lewenborg",
    "huiswerkhulp",
)


@pytest.mark.skipif(SHORT, reason="tests/quality asks the same questions")
def test_how_good_it_is(viewer):  # noqa: F811 (pytest's way)
    groups = {"tuned": [], "apart": []}
    for question in measuring.questions():
        groups["apart" if question.kept_apart else "tuned"].append(question)
    ways = (
        measuring.ours,
        measuring.without_exchange,
        measuring.by_theme_and_distance,
        measuring.by_text,
    )
    for name, group in groups.items():
        print(f"\n{name}: {len(group)} questions")  # noqa: T201
        for way in ways:
            print(f"  {way.__name__:24} {measuring.measured(group, way, viewer)}")  # noqa: T201


@pytest.mark.parametrize("count", sizes(5_000, 100_000, 1_000_000))
def test_how_long_it_takes(db, count, measured):
    country = fill(count)
    asking = viewer_of(make_user(team=country.teams[0]))
    publish([1])
    for text in ASKED:
        wanted = understood(text, asking).wanted
        where = surroundings(wanted, distance_m=word_file().limits["distance_m"])

        def nearest(where=where):
            row = PublishedAsset
            chosen = select(row.asset_id).where(visible_rows(asking))
            if where is not None:
                chosen = chosen.where(row.location.within(where.box)).order_by(
                    row.location.distance(where.middle)
                )
            return db.session.execute(chosen.limit(1200)).all()

        found = answer(wanted, asking)
        base = timed(nearest, 30)
        whole = timed(lambda wanted=wanted: answer(wanted, asking), 30)
        measured.add(f"finder: {text}", count, whole, baseline=base, fit=found.total)
        measured.add("finder: understanding", count, timed(lambda text=text: understood(text, asking), 30))
