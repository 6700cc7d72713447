"""How it all was on a day is what a plain replay of everything that happened says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from app.models.record import Aware, Kind, Status, Visibility
from app.queries.record.filters import AssetFilter
from app.queries.record.then.counts import counts_then
from app.queries.record.then.shown import page_then, pins_then
from app.services.record.content import Where
from app.services.record.keeping.taking_away import put_back, take_away
from tests.factories.areas import make_city
from tests.factories.meeting import change
from tests.factories.record import IN_HAMRIK, make_asset
from tests.factories.viewers import make_viewer

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
IN_DE_WIERDE = (234_011.0, 583_022.0)
DAYS = 6
CHANGES = {
    "stop": {"status": Status.STOPPED},
    "start": {"status": Status.ACTIVE},
    "move": {"where": Where(location=IN_DE_WIERDE)},
    "back": {"where": Where(location=IN_HAMRIK)},
    "hide": {"visibility": Visibility.TEAM},
    "show": {"visibility": Visibility.ORGANISATION},
}
ACTS = st.sampled_from(["make", "rename", *CHANGES, "remove", "restore"])
STEPS = st.lists(st.tuples(st.integers(0, DAYS - 1), ACTS, st.integers(0, 2)), min_size=1, max_size=9)


@pytest.fixture
def city(db):
    return make_city()


class Replay:
    """Every record as it stood at the end of each day, noted while it happens."""

    def __init__(self, keeper):
        self.keeper, self.assets, self.days = keeper, [], []

    def take(self, act, number):
        if act == "make":
            made = make_asset(self.keeper, name=f"Groep {len(self.assets)}", aware=Aware.YES)
            self.assets.append(made)
        elif number < len(self.assets):
            asset = self.assets[number]
            if asset.removed_at is None and act in CHANGES:
                change(asset, self.keeper, **CHANGES[act])
            elif asset.removed_at is None and act == "rename":
                change(asset, self.keeper, name=f"{asset.name}!")
            elif asset.removed_at is None and act == "remove":
                take_away(asset_id=asset.id, because="mistake", viewer=self.keeper)
            elif act == "restore":
                put_back(asset_id=asset.id, viewer=self.keeper)

    def now(self):
        """By id: name, place, whether it had stopped, for its team alone; nothing of what was taken away."""
        return {
            asset.id: (
                asset.name,
                asset.location,
                asset.status is Status.STOPPED,
                asset.visibility is Visibility.TEAM,
            )
            for asset in self.assets
            if asset.removed_at is None
        }

    def shown(self, day, *, keeps):
        """What of a day may be seen now: its name, and whether it lies elsewhere now."""
        latest = self.now()
        return {
            id_: (name, place != latest[id_][1])
            for id_, (name, place, stopped, team) in self.days[day].items()
            if id_ in latest and not stopped and (keeps or not (team or latest[id_][3]))
        }


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
@given(steps=STEPS)
def test_each_day_is_what_a_replay_says_for_keepers_and_for_others(db, city, steps):
    point = db.session.begin_nested()
    keeper, outsider = make_viewer(leads=(city.id("BU00140000"), city.id("BU00140001"))), make_viewer()
    replay = Replay(keeper)
    for day in range(DAYS):
        for number, (_, act, which) in enumerate(step for step in steps if step[0] == day):
            with time_machine.travel(FIRST + timedelta(days=day, minutes=number), tick=False):
                replay.take(act, which)
        replay.days.append(replay.now())

    with time_machine.travel(FIRST + timedelta(days=DAYS), tick=False):
        for day in range(DAYS):
            on = (FIRST + timedelta(days=day)).date()
            for viewer, keeps in ((keeper, True), (outsider, False)):
                page = page_then(on, AssetFilter(), viewer)
                assert {row.id: (row.name, row.moved) for row in page.rows} == replay.shown(day, keeps=keeps)
                assert (
                    page.total
                    == len(page.rows)
                    == sum(one.total for one in counts_then(on, AssetFilter(), viewer))
                )
                placed = {pin.id for pin in pins_then(on, AssetFilter(), viewer)[0]}
                assert placed == {row.id for row in page.rows if keeps or not row.moved}
    point.rollback()


def test_kind_theme_buurt_and_what_had_stopped_can_be_chosen(db, city):
    keeper = make_viewer(leads=(city.id("BU00140000"), city.id("BU00140001")))
    with time_machine.travel(FIRST, tick=False):
        plek = make_asset(keeper, name="Plek", kind=Kind.PLACE)
        groep = make_asset(
            keeper, name="Groep", where=Where(location=IN_DE_WIERDE), themes=("eten-en-koken",)
        )
        over = make_asset(keeper, name="Voorbij", status=Status.STOPPED)
    on = FIRST.date()

    def found(**chosen):
        return [row.id for row in page_then(on, AssetFilter(**chosen), keeper).rows]

    assert found() == [groep.id, plek.id]
    assert found(stopped=True) == [groep.id, plek.id, over.id]
    assert found(kind=("place",)) == [plek.id]
    assert found(theme=("eten-en-koken",)) == [groep.id]
    assert found(buurt=("BU00140001",)) == [groep.id]
    assert found(status=("stopped",)) == [over.id]
    assert page_then(on - timedelta(days=1), AssetFilter(), keeper).total == 0


def test_how_sure_we_were_is_as_of_that_day(db, city):
    keeper = make_viewer(leads=(city.id("BU00140000"),))
    with time_machine.travel(FIRST, tick=False):
        make_asset(keeper, name="Breitafel")

    def sure(day):
        (row,) = page_then(day, AssetFilter(), keeper).rows
        return row.freshness

    assert [sure(FIRST.date() + timedelta(days=days)) for days in (0, 160, 200)] == ["fresh", "soon", "due"]


def test_a_name_that_was_taken_out_since_is_for_the_keepers_only(db, city):
    keeper, outsider = make_viewer(leads=(city.id("BU00140000"),)), make_viewer()
    with time_machine.travel(FIRST, tick=False):
        asset = make_asset(keeper, name="Naaigroep, bel 06 12345678")
    change(asset, keeper, name="Naaigroep")

    names = [page_then(FIRST.date(), AssetFilter(), viewer).rows[0].name for viewer in (keeper, outsider)]
    assert names == ["Naaigroep, bel 06 12345678", "Naaigroep"]


def test_the_day_begins_and_ends_in_the_netherlands(db, city):
    keeper = make_viewer(leads=(city.id("BU00140000"),))
    with time_machine.travel(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), tick=False):
        make_asset(keeper, name="Nachtwacht")
    assert page_then(date(2026, 7, 1), AssetFilter(), keeper).total == 0
    assert page_then(date(2026, 7, 2), AssetFilter(), keeper).total == 1
