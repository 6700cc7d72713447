"""The straatrondes of the demonstration say what the map says, and show the four states of a cell."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app import clock
from app.database import database
from app.demo import words as w
from app.models.areas import Area, AreaLevel
from app.models.coverage import Judgement, Round, RoundTheme
from app.models.people import Role, User
from app.models.record import PublishedAsset, Status, Visibility
from app.queries.coverage.beside.judgements import judged_by_code, judgements_of
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import SEARCH_HOLDS, State, facts
from app.queries.coverage.walks import Route, due_on_the_way, open_walks
from app.queries.record.filters import AssetFilter
from importers.personal_data import check_text
from tests.factories.people import viewer_of

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def builder():
    email = "opbouwwerker@demo.example"
    return viewer_of(database.session.scalars(select(User).where(User.email == email)).one())


def test_twelve_are_done_and_one_waits_for_who_goes_on(builder):
    walks = database.session.scalars(select(Round)).all()
    assert len([walk for walk in walks if walk.finished_on]) == 12
    assert all(walk.started_on <= clock.today() for walk in walks)
    (going_on,) = open_walks(builder)
    assert going_on.buurt == "Beijum-West"
    assert due_on_the_way(Route(first=going_on), builder)


def test_what_was_not_found_lately_is_not_on_the_map():
    lately = clock.today() - SEARCH_HOLDS
    looked = database.session.execute(
        select(Round.area_id, RoundTheme.theme)
        .join(RoundTheme, RoundTheme.round_id == Round.id)
        .where(Round.finished_on > lately, ~RoundTheme.found)
    ).all()
    assert len(looked) >= 14
    row = PublishedAsset
    for area_id, theme in looked:
        there = database.session.scalars(
            select(row.name).where(
                row.area_ids.contains([area_id]),
                row.themes.contains([theme]),
                row.status == Status.ACTIVE,
                row.audience == Visibility.TEAM,
            )
        ).all()
        assert not there, (theme, there)


def test_de_hoogte_shows_what_was_looked_for_beside_what_was_not(builder):
    buurten = Division(key="buurt", name="", level=AreaLevel.BUURT)
    hoogte = database.session.scalars(select(Area.id).where(Area.name == "De Hoogte")).one()
    here = facts(AssetFilter(), builder, buurten)[hoogte]
    assert here.cell(w.LEARN).state is State.SEARCHED
    assert here.cell(w.WORK).state is State.UNSEARCHED
    assert here.rounds == 1


def test_what_professionals_think_holds_today_and_stands_beside_the_numbers_of_five_buurten(builder):
    said = database.session.scalars(select(Judgement)).all()
    assert len(said) == 6
    assert all(one.judged_on <= clock.today() < one.expires_on for one in said)
    names = {one.id: database.session.get_one(Area, one.area_id) for one in said}
    assert len({area.code for area in names.values()}) == 5
    (beijum,) = {area.code for area in names.values() if area.name == "Beijum-Oost"}

    assert {one.by_role for one in judgements_of(judged_by_code(beijum), builder)} == {
        Role.MEMBER,
        Role.MANAGER,
    }
    assert not any(check_text(one.said) for one in said), "no person in any"
