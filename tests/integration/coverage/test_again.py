"""What was counted is remembered, and never longer than it is true."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.models.people import Role, User
from app.models.record import RelationType
from app.policy import ANONYMOUS, ANYBODY, Viewer, sees_as
from app.queries.coverage.divisions import division
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import coverage
from app.queries.people.viewers import load_viewer
from app.queries.record.filters import AssetFilter
from app.services.record.ties.relating import relate
from tests.factories.record import make_asset
from tests.integration.coverage.conftest import HAMRIK, browser_of
from tests.statements import statements_of


def reads_records(db, browser, address):
    return [
        said
        for said in statements_of(db, lambda: browser.get(address))
        if "published" in said and "count(" in said
    ]


def in_hamrik(browser, query="maat=C1"):
    said = browser.get(f"/dekking?{query}").text
    return said.partition('<tr><th scope="row">Hamrik')[2].partition("</tr>")[0]


@pytest.mark.parametrize(
    "address", ["/dekking", "/dekking?maat=C2&indeling=wijk", "/dekking/verloop", "/dekking/eerst"]
)
def test_asked_again_nothing_is_counted_again(db, inside, keeper, address):
    make_asset(keeper, buurt=HAMRIK)
    assert reads_records(db, inside, address)
    assert not reads_records(db, inside, address)


def test_another_measure_of_the_same_choice_counts_nothing_again(db, inside, keeper):
    make_asset(keeper, buurt=HAMRIK)
    inside.get("/dekking?maat=C1")

    assert not reads_records(db, inside, "/dekking?maat=C4")


def test_the_usual_rate_is_counted_for_the_measure_that_shows_it_alone(db, inside, keeper):
    make_asset(keeper, buurt=HAMRIK)
    presence = reads_records(db, inside, "/dekking/verloop?maat=C1")
    rates = reads_records(db, inside, "/dekking/verloop?maat=C2")

    assert len(presence) == 8, "one for each day"
    assert len(rates) == 8, "the wijken are known by now, the buurten of each day are new"


def test_a_write_is_seen_at_once_by_every_team(app, db, inside, keeper, outsider):
    other = browser_of(app, outsider)
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    assert '<span class="visually-hidden"> in Hamrik' in in_hamrik(inside)
    in_hamrik(other)
    make_asset(keeper, name="Wandelgroep", buurt=HAMRIK)

    assert ">2<" in in_hamrik(inside)
    assert ">2<" in in_hamrik(other)


def test_a_tie_that_begins_or_ends_is_seen_at_once(inside, keeper):
    walk, choir = (make_asset(keeper, name=name, buurt=HAMRIK) for name in ("Wandelgroep", "Koor"))
    assert '<td class="number">0,0</td>' in in_hamrik(inside, "maat=C5")
    relate(from_id=walk.id, to_id=choir.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    assert '<td class="number">0,5</td>' in in_hamrik(inside, "maat=C5")
    said = inside.get("/api/v1/coverage?measure=C5").json["areas"]
    assert {one["code"]: one["value"] for one in said}[HAMRIK] == 0.5


def test_freshness_ends_at_midnight_without_a_write(app, db, keeper):
    with time_machine.travel(datetime(2026, 10, 1, 21, 0, tzinfo=UTC), tick=False) as clock:
        made = make_asset(keeper, name="Koor", buurt=HAMRIK)
        browser = browser_of(app, keeper)
        clock.move_to(datetime.combine(made.due_on, datetime.min.time(), UTC).replace(hour=12))
        browser = browser_of(app, keeper)
        assert ">1<" in in_hamrik(browser)
        clock.shift(86_400)
        browser = browser_of(app, keeper)

        assert ">1<" not in in_hamrik(browser)


def test_what_was_not_committed_is_remembered_for_nobody(app, db, keeper, inside):
    make_asset(keeper, name="Koor", buurt=HAMRIK)
    reader = load_viewer(keeper.user_id, epoch=db.session.get_one(User, keeper.user_id).epoch)
    app.extensions["counts"].clear()
    coverage(AssetFilter(), reader, division("buurt"), MEASURES["C1"])

    assert app.extensions["counts"].size == 0, "this session bumped a stamp itself"


def test_what_was_counted_is_shared_by_those_who_see_the_same_records(city, keeper, outsider):
    manager, admin = Viewer(roles=frozenset({Role.MANAGER})), Viewer(roles=frozenset({Role.ADMIN}))

    assert sees_as(manager) == sees_as(admin)
    assert len({sees_as(one) for one in (keeper, outsider, manager, ANYBODY, ANONYMOUS)}) == 5
