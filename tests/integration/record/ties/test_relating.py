"""Tying two records to each other, and untying them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Relation, RelationType, Visibility
from app.services.record.ties.relating import end_relation, relate
from tests.factories.areas import make_city
from tests.factories.meeting import make_guest, make_host, move
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

PART_OF = RelationType.PART_OF


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id("BU00140000"),))


@pytest.fixture
def neighbour(city):
    return make_viewer(leads=(city.id("BU00140100"),))


@pytest.fixture
def garden(keeper):
    return make_asset(keeper, name="Moestuin Het Kromme Bed")


@pytest.fixture
def tea(keeper):
    return make_asset(keeper, name="Theehuisje bij de tuin")


def count(db) -> int:
    return db.session.scalar(select(func.count()).select_from(Relation)) or 0


def test_a_tie_has_a_direction_and_a_day(db, keeper, garden, tea):
    made = relate(from_id=tea.id, to_id=garden.id, kind=PART_OF, viewer=keeper, since=date(2025, 5, 1))

    assert (made.from_id, made.to_id, made.type) == (tea.id, garden.id, PART_OF)
    assert (made.since, made.until, made.confirmed_on) == (date(2025, 5, 1), None, clock.today())
    assert made.by_team == keeper.team_id


def test_working_together_has_no_direction_and_is_kept_once(db, keeper, garden, tea):
    first = relate(from_id=tea.id, to_id=garden.id, kind=RelationType.WORKS_WITH, viewer=keeper)
    second = relate(from_id=garden.id, to_id=tea.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    assert first.id == second.id
    assert first.from_id < first.to_id


def test_a_tie_that_ended_stays_and_may_begin_again(db, keeper, garden, tea):
    first = relate(from_id=tea.id, to_id=garden.id, kind=PART_OF, viewer=keeper)

    ended = end_relation(relation_id=first.id, viewer=keeper)
    again = relate(from_id=tea.id, to_id=garden.id, kind=PART_OF, viewer=keeper)

    assert (ended.until, ended.version) == (clock.today(), 2)
    assert again.id != first.id
    assert count(db) == 2


def test_nothing_is_tied_to_itself_and_nothing_ends_before_it_began(db, keeper, garden, tea):
    with pytest.raises(Invalid):
        relate(from_id=garden.id, to_id=garden.id, kind=PART_OF, viewer=keeper)
    made = relate(from_id=tea.id, to_id=garden.id, kind=PART_OF, viewer=keeper, since=clock.today())
    with pytest.raises(Invalid):
        end_relation(relation_id=made.id, viewer=keeper, until=clock.today() - timedelta(days=1))


def test_one_end_must_be_hers_to_change(db, keeper, neighbour, garden, tea):
    own = make_asset(neighbour, name="Fietsles", buurt="BU00140100")

    relate(from_id=own.id, to_id=garden.id, kind=PART_OF, viewer=neighbour)
    with pytest.raises(NotAllowed):
        relate(from_id=tea.id, to_id=garden.id, kind=PART_OF, viewer=neighbour)


def test_what_she_may_not_see_can_not_be_tied(db, keeper, neighbour, garden):
    own = make_asset(neighbour, name="Fietsles", buurt="BU00140100")
    hidden = make_asset(keeper, name="Praatgroep", visibility=Visibility.TEAM)
    made = relate(from_id=hidden.id, to_id=garden.id, kind=PART_OF, viewer=keeper)

    with pytest.raises(NotFound):
        relate(from_id=own.id, to_id=hidden.id, kind=PART_OF, viewer=neighbour)
    with pytest.raises(NotFound):
        end_relation(relation_id=made.id, viewer=neighbour)


def test_the_tie_to_where_it_meets_ends_only_with_another_place(db, keeper):
    host = make_host(keeper)
    guest = make_guest(keeper, host)
    (tie,) = db.session.scalars(select(Relation).where(Relation.until.is_(None)))

    with pytest.raises(Invalid, match="Kies bij ‘Wijzig’ een andere plek"):
        end_relation(relation_id=tie.id, viewer=keeper)
    move(guest, keeper, host.location)

    db.session.refresh(tie)
    assert (guest.meets_at_id, tie.until) == (None, clock.today())
