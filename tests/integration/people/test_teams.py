"""Teams, and the buurten in which they work."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from sqlalchemy import select

from app.database import database
from app.exceptions import Invalid
from app.models.people import Team, TeamBuurt
from app.queries.people.divided import Division, divided_buurten
from app.queries.people.leading import leading_team
from app.services.people.team_buurten import assign, change_team_buurt
from app.services.people.teams import edit_team
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, post, sign_in

TODAY = date(2026, 10, 1)
HAMRIK, WIERDE = "BU00140000", "BU00140001"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-10-01T12:00:00Z", tick=False):
        yield


@pytest.fixture
def city(db):
    """Five buurten in two wijken."""
    return make_city()


@pytest.fixture
def admin(client):
    """An administrator who is signed in."""
    made = make_user(roles=["admin"])
    sign_in(client, made)
    return made


def days(team, area_id):
    rows = database.session.scalars(
        select(TeamBuurt)
        .where(TeamBuurt.team_id == team.id, TeamBuurt.area_id == area_id)
        .order_by(TeamBuurt.id)
    )
    return [(row.lead, row.since, row.until) for row in rows]


def test_a_team_is_made_renamed_and_sorted_by_name(client, admin):
    answer = post(client, "/beheer/teams/nieuw", {"name": "  Team  Élise ", "since": "2026-10-01"})
    team = database.session.scalars(select(Team)).one()
    assert answer.location == f"/beheer/teams/{team.id}"
    assert (team.name, team.name_key) == ("Team Élise", "team elise")
    make_team(name="Team Selwerd (voorbeeld)")
    page = post(
        client, f"/beheer/teams/{team.id}/wijzig", {"name": "Team Selwerd (voorbeeld)", "since": "2026-10-01"}
    )
    assert page.status_code == 422
    assert "Er is al een team met deze naam." in page.text
    assert (
        "Het zijn er nu 1." in post(client, "/beheer/teams/nieuw", {"name": "x", "since": "2026-10-01"}).text
    )


def test_a_team_that_ends_may_have_a_successor_but_never_in_a_circle(db):
    old, new = make_team(), make_team()
    edit_team(team_id=old.id, name=old.name, since=old.since, until=TODAY, successor_id=new.id)
    assert (old.until, old.successor_id) == (TODAY, new.id)
    with pytest.raises(Invalid, match="gaat zelf over in dit team"):
        edit_team(team_id=new.id, name=new.name, since=new.since, until=TODAY, successor_id=old.id)
    with pytest.raises(Invalid, match="Kies een ander team"):
        edit_team(team_id=new.id, name=new.name, since=new.since, until=TODAY, successor_id=new.id)
    with pytest.raises(Invalid, match="Vul in wanneer dit team stopt"):
        edit_team(team_id=new.id, name=new.name, since=new.since, until=None, successor_id=old.id)


def test_buurten_without_a_team_are_given_at_once(client, admin, city):
    team = make_team()
    form = {"lead": "lead", "since": "2026-10-01", "buurten": [city.id(HAMRIK), city.id(WIERDE)]}
    assert post(client, f"/beheer/teams/{team.id}/buurten", form).location == f"/beheer/teams/{team.id}"
    assert leading_team(city.id(HAMRIK)) == leading_team(city.id(WIERDE)) == team.id
    assert leading_team(city.id("BU00140002")) is None


def test_another_leading_team_ends_in_the_same_step_after_a_clear_question(client, admin, city):
    old, new = make_team(name="Team Oud (voorbeeld)"), make_team(name="Team Nieuw (voorbeeld)")
    row = make_team_buurt(team=old, area=city.areas[HAMRIK])
    form = {"lead": "lead", "since": "2026-10-01", "buurten": [city.id(HAMRIK), city.id(WIERDE)]}
    page = post(client, f"/beheer/teams/{new.id}/buurten", form)
    assert page.status_code == 409
    assert "Team Oud (voorbeeld), vanaf 1 januari 2020" in page.text
    assert "blijft bij het team dat het nu bijhoudt" in page.text
    assert leading_team(city.id(HAMRIK)) == old.id
    assert leading_team(city.id(WIERDE)) is None
    answer = post(client, f"/beheer/teams/{new.id}/buurten", {**form, "agreed": [row.id]})
    assert answer.status_code == 302
    database.session.expire_all()
    assert days(old, city.id(HAMRIK)) == [(True, date(2020, 1, 1), TODAY)]
    assert days(new, city.id(HAMRIK)) == [(True, TODAY, None)]
    assert leading_team(city.id(HAMRIK)) == leading_team(city.id(WIERDE)) == new.id


def test_agreeing_to_one_take_over_is_not_agreeing_to_another(db, city):
    old, new = make_team(), make_team()
    first = make_team_buurt(team=old, area=city.areas[HAMRIK])
    make_team_buurt(team=old, area=city.areas[WIERDE])
    asked = assign(
        team_id=new.id,
        area_ids=[city.id(HAMRIK), city.id(WIERDE)],
        lead=True,
        since=TODAY,
        agreed=frozenset({first.id}),
    )
    assert {work.buurt for work in asked} == {"Hamrik", "De Wierde"}
    assert leading_team(city.id(HAMRIK)) == old.id


def test_a_take_over_in_the_future_leaves_today_alone(db, city):
    old, new = make_team(), make_team()
    row = make_team_buurt(team=old, area=city.areas[HAMRIK])
    later = date(2027, 1, 1)
    assign(team_id=new.id, area_ids=[city.id(HAMRIK)], lead=True, since=later, agreed=frozenset({row.id}))
    assert leading_team(city.id(HAMRIK)) == old.id
    with time_machine.travel("2027-01-01T12:00:00Z", tick=False):
        assert leading_team(city.id(HAMRIK)) == new.id


def test_looking_along_ends_nobody(db, city):
    old, new = make_team(), make_team()
    make_team_buurt(team=old, area=city.areas[HAMRIK])
    assert assign(team_id=new.id, area_ids=[city.id(HAMRIK)], lead=False, since=TODAY) == []
    assert days(old, city.id(HAMRIK)) == [(True, date(2020, 1, 1), None)]
    assert days(new, city.id(HAMRIK)) == [(False, TODAY, None)]


def test_from_looking_along_to_keeping_is_two_periods(db, city):
    team = make_team()
    make_team_buurt(team=team, area=city.areas[HAMRIK], lead=False)
    assign(team_id=team.id, area_ids=[city.id(HAMRIK)], lead=True, since=TODAY)
    assert days(team, city.id(HAMRIK)) == [(False, date(2020, 1, 1), TODAY), (True, TODAY, None)]


def test_what_the_team_does_already_changes_nothing(db, city):
    team = make_team()
    make_team_buurt(team=team, area=city.areas[HAMRIK])
    assign(team_id=team.id, area_ids=[city.id(HAMRIK), city.id(WIERDE)], lead=True, since=TODAY)
    assert days(team, city.id(HAMRIK)) == [(True, date(2020, 1, 1), None)]
    assert days(team, city.id(WIERDE)) == [(True, TODAY, None)]


def test_a_lead_can_not_end_before_it_began(db, city):
    old, new = make_team(name="Team Oud (voorbeeld)"), make_team()
    make_team_buurt(team=old, area=city.areas[HAMRIK], since=date(2026, 9, 1))
    with pytest.raises(Invalid, match="werkt in Hamrik vanaf 1 september 2026"):
        assign(team_id=new.id, area_ids=[city.id(HAMRIK)], lead=True, since=date(2026, 9, 1))


def test_a_lead_of_older_boundaries_ends_too(db, city):
    old, new = make_team(), make_team()
    row = make_team_buurt(team=old, area=city.areas[HAMRIK])
    newer = make_city(year=2025)
    assert leading_team(newer.id(HAMRIK)) == old.id
    asked = assign(team_id=new.id, area_ids=[newer.id(HAMRIK)], lead=True, since=TODAY)
    assert [work.id for work in asked] == [row.id]
    assign(team_id=new.id, area_ids=[newer.id(HAMRIK)], lead=True, since=TODAY, agreed=frozenset({row.id}))
    assert leading_team(newer.id(HAMRIK)) == new.id


def test_days_that_would_make_two_leads_are_refused(db, city):
    first, second = make_team(name="Team Een (voorbeeld)"), make_team()
    make_team_buurt(team=first, area=city.areas[HAMRIK], until=date(2026, 9, 1))
    later = make_team_buurt(team=second, area=city.areas[HAMRIK], since=date(2026, 9, 1))
    with pytest.raises(Invalid, match=r"Team Een \(voorbeeld\) werkt in deze buurt vanaf 1 januari 2020"):
        change_team_buurt(team_buurt_id=later.id, since=date(2026, 8, 31), until=None)
    change_team_buurt(team_buurt_id=later.id, since=date(2026, 9, 15), until=TODAY)
    assert leading_team(city.id(HAMRIK)) is None


@pytest.mark.parametrize("buurten", [[], ["999999"], ["x"], ["WIJK"]])
def test_only_buurten_of_the_current_boundaries_can_be_chosen(client, admin, city, buurten):
    team = make_team()
    chosen = [city.id("WK001400") if value == "WIJK" else value for value in buurten]
    form = {"lead": "lead", "since": "2026-10-01", "buurten": chosen}
    page = post(client, f"/beheer/teams/{team.id}/buurten", form)
    assert page.status_code == 422
    assert "Kies minstens 1 buurt uit de lijst." in page.text


def test_the_choice_says_who_works_where_by_wijk(client, admin, city):
    team, other = make_team(), make_team(name="Team Anders (voorbeeld)")
    make_team_buurt(team=other, area=city.areas[HAMRIK])
    make_team_buurt(team=team, area=city.areas[HAMRIK], lead=False)
    page = client.get(f"/beheer/teams/{team.id}/buurten").text
    assert "(dit team kijkt mee, Team Anders (voorbeeld) houdt het bij)" in page
    assert (
        page.index("Noorderham") < page.index("Hamrik") < page.index("Zuiderlaan") < page.index("Laanzicht")
    )


def test_the_overview_counts_what_is_not_divided_yet(client, admin, city):
    make_team_buurt(team=make_team(), area=city.areas[HAMRIK])
    page = client.get("/beheer").text
    assert "4 buurten zonder team" in page
    assert "1 zonder team" in page


@pytest.mark.parametrize(
    "path", ["mensen/999999", "teams/999999", "lidmaatschappen/999999", "team-buurten/999999"]
)
def test_what_is_not_there_is_not_found(client, admin, path):
    assert client.get(f"/beheer/{path}").status_code == 404


def test_a_list_says_which_buurten_nobody_keeps_and_where_more_teams_work(client, admin, city):
    hamrik, wierde = make_team(name="Team Hamrik"), make_team(name="Team De Wierde")
    make_team_buurt(team=hamrik, area=city.areas[HAMRIK])
    make_team_buurt(team=wierde, area=city.areas[HAMRIK], lead=False)
    make_team_buurt(team=wierde, area=city.areas[WIERDE], since=date(2026, 11, 1))

    nobody = {buurt.code: buurt for buurt in divided_buurten() if buurt.is_in(Division.NONE)}
    assert len(nobody) == 4
    assert HAMRIK not in nobody
    assert nobody[WIERDE].later.team == "Team De Wierde"
    assert [buurt.code for buurt in divided_buurten() if buurt.is_in(Division.MORE)] == [HAMRIK]

    page = client.get("/beheer/buurten")
    said = " ".join(page.text.split())
    assert "Zonder team (4)" in said
    assert "vanaf 1 november Team De Wierde" in said
    assert "Team Hamrik" not in page.text.partition("<table")[2]
    more = client.get("/beheer/buurten?toon=meer").text.partition("<table")[2]
    assert ("Team Hamrik" in more, "Team De Wierde" in more) == (True, True)


def test_a_list_without_gaps_says_so(client, admin, city):
    team = make_team()
    for area in city.areas.values():
        if area.level == "buurt":
            make_team_buurt(team=team, area=area)

    assert "Elke buurt heeft een team." in client.get("/beheer/buurten").text
    assert "In geen enkele buurt werkt meer dan één team." in client.get("/beheer/buurten?toon=meer").text
