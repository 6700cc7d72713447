"""Which team keeps a record: asked and answered, looked along with, and passed on when a team stops."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.exceptions import Invalid, NotAllowed
from app.models.people import Team
from app.models.record import Handover, Precision, PublishedAsset, Visibility
from app.policy import keeps, may_edit
from app.queries.record.keeping.handovers import asked_of, handovers_waiting
from app.queries.record.keeping.overview import kept_by
from app.services.people.teams import edit_team
from app.services.record.content import Where
from app.services.record.editing import edit
from app.services.record.keeping.handing_over import answer, ask, withdraw
from app.services.record.keeping.looking_along import look_along
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset, make_content
from tests.factories.viewers import make_viewer


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik")


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


def open_ids(db) -> list[int]:
    return list(db.session.scalars(select(Handover.id).where(Handover.answered_at.is_(None))))


def keepers_shown(db, asset) -> set[tuple[int, ...]]:
    rows = db.session.scalars(select(PublishedAsset.keepers).where(PublishedAsset.asset_id == asset.id))
    return {tuple(row) for row in rows}


def test_nothing_changes_until_the_other_team_says_yes_and_then_the_old_one_looks_along(db, keeper, other):
    asset = make_asset(keeper)
    assert ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper) == 1
    assert (asset.steward_id, asset.co_steward_id) == (keeper.team_id, None)
    assert handovers_waiting(other) == ((other.team_id, "Team Hamrik", 1),)

    assert answer(handover_ids=open_ids(db), accept=True, viewer=other) == 1

    assert (asset.steward_id, asset.co_steward_id) == (other.team_id, keeper.team_id)
    assert all(row[:2] == (other.team_id, keeper.team_id) for row in keepers_shown(db, asset))
    assert may_edit(other, asset)
    assert handovers_waiting(other) == ()


def test_a_no_leaves_all_as_it_was_and_can_be_asked_again(db, keeper, other):
    asset = make_asset(keeper)
    ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper)
    answer(handover_ids=open_ids(db), accept=False, viewer=other)

    assert asset.steward_id == keeper.team_id
    assert ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper) == 1


def test_asking_another_team_ends_what_was_asked_before(db, city, keeper, other):
    third = make_viewer(team="Team Derde")
    asset = make_asset(keeper)
    ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper)
    ask(asset_ids=[asset.id], to_team_id=third.team_id, viewer=keeper)

    assert handovers_waiting(other) == ()
    assert len(open_ids(db)) == 1
    assert withdraw(handover_ids=open_ids(db), viewer=keeper) == 1
    assert open_ids(db) == []


def test_only_who_keeps_it_asks_and_only_who_is_asked_answers(db, keeper, other):
    asset = make_asset(keeper)
    with pytest.raises(NotAllowed):
        ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=other)
    ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper)
    with pytest.raises(NotAllowed):
        answer(handover_ids=open_ids(db), accept=True, viewer=keeper)
    with pytest.raises(NotAllowed):
        withdraw(handover_ids=open_ids(db), viewer=other)
    assert asset.steward_id == keeper.team_id


def test_one_that_may_not_be_given_stops_all_of_them(db, keeper, other):
    own, foreign = make_asset(keeper), make_asset(other, where=Where(location=(233_000.0, 581_000.0)))
    with pytest.raises(NotAllowed):
        ask(asset_ids=[own.id, foreign.id], to_team_id=make_viewer().team_id, viewer=keeper)
    assert open_ids(db) == []


@pytest.mark.parametrize("wrong", ["nothing", "nobody", "itself"])
def test_a_choice_that_can_not_be_is_said_at_its_field(keeper, wrong):
    asset = make_asset(keeper)
    chosen = {
        "nothing": ([], keeper.team_id),
        "nobody": ([asset.id], None),
        "itself": ([asset.id], keeper.team_id),
    }
    ids, team = chosen[wrong]
    with pytest.raises(Invalid) as refused:
        ask(asset_ids=ids, to_team_id=team, viewer=keeper)
    assert set(refused.value.errors) == {"records" if wrong == "nothing" else "team"}


def test_what_only_the_keepers_see_has_no_name_for_the_team_that_is_asked(keeper, other):
    hidden = make_asset(
        keeper, name="Kanariegroep", visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT
    )
    ask(asset_ids=[hidden.id], to_team_id=other.team_id, viewer=keeper)

    assert [line.name for line in asked_of(other.team_ids, other)] == [""]


def test_a_change_of_the_place_within_the_buurt_leaves_it_with_whom_it_was_handed_to(db, keeper, other):
    asset = make_asset(keeper)
    ask(asset_ids=[asset.id], to_team_id=other.team_id, viewer=keeper)
    answer(handover_ids=open_ids(db), accept=True, viewer=other)

    nearby = make_content(where=Where(location=(233_150.0, 583_280.0)))
    edit(asset_id=asset.id, base_version=asset.version, content=nearby, viewer=other)
    assert asset.steward_id == other.team_id

    elsewhere = make_content(where=Where(location=(232_500.0, 581_000.0)))
    edit(asset_id=asset.id, base_version=asset.version, content=elsewhere, viewer=other)
    assert asset.steward_id == other.team_id  # leads that buurt
    back = make_content(where=Where(location=(233_150.0, 583_280.0)))
    edit(asset_id=asset.id, base_version=asset.version, content=back, viewer=other)
    assert asset.steward_id == keeper.team_id


def test_a_team_that_looks_along_sees_what_the_keepers_see_and_may_be_taken_off_again(db, keeper, other):
    asset = make_asset(keeper, visibility=Visibility.TEAM)
    assert look_along(asset_id=asset.id, team_id=other.team_id, viewer=keeper)
    assert keeps(other, asset)
    assert not look_along(asset_id=asset.id, team_id=other.team_id, viewer=keeper)
    with pytest.raises(Invalid):
        look_along(asset_id=asset.id, team_id=keeper.team_id, viewer=keeper)
    with pytest.raises(NotAllowed):
        look_along(asset_id=asset.id, team_id=None, viewer=other)
    assert look_along(asset_id=asset.id, team_id=None, viewer=keeper)
    assert not keeps(other, asset)


def test_what_a_stopped_team_keeps_goes_to_the_last_of_its_successors(db, city, keeper, other):
    heir = make_viewer(team="Team Erfgenaam")
    asset = make_asset(keeper)
    untouched = make_asset(other, where=Where(location=(233_000.0, 581_000.0)))
    yesterday = clock.today() - timedelta(days=1)
    middle = db.session.get_one(Team, other.team_id)
    look_along(asset_id=untouched.id, team_id=keeper.team_id, viewer=other)
    middle.until, middle.successor_id = yesterday, heir.team_id
    team = db.session.get_one(Team, keeper.team_id)
    edit_team(team_id=team.id, name=team.name, since=team.since, until=yesterday, successor_id=other.team_id)

    db.session.refresh(asset)
    db.session.refresh(untouched)
    assert asset.steward_id == heir.team_id
    assert (untouched.steward_id, untouched.co_steward_id) == (heir.team_id, None)
    kept = db.session.scalars(select(Handover).where(Handover.asset_id == asset.id)).one()
    assert (kept.from_team_id, kept.to_team_id, kept.accepted) == (keeper.team_id, heir.team_id, True)
    assert all(heir.team_id in row for row in keepers_shown(db, asset))


def test_a_team_that_stops_later_keeps_its_records_until_then(db, keeper, other):
    asset = make_asset(keeper)
    team = db.session.get_one(Team, keeper.team_id)
    tomorrow = clock.today() + timedelta(days=1)
    edit_team(team_id=team.id, name=team.name, since=team.since, until=tomorrow, successor_id=other.team_id)
    db.session.refresh(asset)
    assert asset.steward_id == keeper.team_id


def test_a_start_after_that_day_passes_them_on_once(app, db, keeper, other):
    from app.cli import first_start

    asset = make_asset(keeper)
    team = db.session.get_one(Team, keeper.team_id)
    tomorrow = clock.today() + timedelta(days=1)
    edit_team(team_id=team.id, name=team.name, since=team.since, until=tomorrow, successor_id=other.team_id)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        first_start.pass_on_stopped_teams()
        db.session.refresh(asset)
        assert asset.steward_id == other.team_id
        assert first_start.pass_on_stopped_teams() == 0


def test_the_overview_counts_what_the_team_keeps_and_nothing_else(keeper, other):
    make_asset(keeper)
    make_asset(keeper, visibility=Visibility.TEAM)
    make_asset(other, where=Where(location=(233_000.0, 581_000.0)))
    kept = kept_by(keeper.team_id, keeper)

    assert (kept.total, kept.by_freshness["fresh"], kept.along) == (2, 2, 0)
    assert [(buurt.code, buurt.count) for buurt in kept.buurten] == [("BU00140000", 2)]


def test_by_hand_from_the_page_of_one_team_to_that_of_the_other(app, db, keeper, other):
    assets = [make_asset(keeper, name=f"Groep {letter}") for letter in "ABC"]
    giver, taker = another(app), another(app)
    sign_in(giver, make_user(team=db.session.get_one(Team, keeper.team_id)))
    sign_in(taker, make_user(team=db.session.get_one(Team, other.team_id)))
    address = f"/teams/{keeper.team_id}/overdragen"

    nothing = post(giver, address, {"which": "some", "team": other.team_id})
    assert nothing.status_code == 422
    assert "Kruis aan wat je wilt overgeven." in nothing.text
    assert post(giver, address, {"which": "all", "team": other.team_id}).status_code == 302
    assert "Wacht op een ander team" in giver.get(f"/teams/{keeper.team_id}").text
    assert "Team Hamrik vraagt of jullie iets willen bijhouden" in taker.get("/start").text
    assert taker.get(f"/teams/{keeper.team_id}").status_code == 403

    chosen = {"handover": open_ids(db)[:2], "what": "accept"}
    assert post(taker, f"/teams/{other.team_id}/overdracht", chosen).status_code == 302
    db.session.expire_all()
    assert sorted(asset.steward_id == other.team_id for asset in assets) == [False, True, True]

    one = next(asset for asset in assets if asset.steward_id == keeper.team_id)
    page = f"/buurtkrachten/{one.id}/houdt-bij"
    assert "heeft nog niets gezegd" in giver.get(page).text
    assert post(giver, page, {"what": "withdraw"}).status_code == 302
    assert post(giver, page, {"what": "along", "along": other.team_id}).status_code == 302
    db.session.expire_all()
    assert one.co_steward_id == other.team_id
