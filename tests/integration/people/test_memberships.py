"""Who works in which team, on which days."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from app.database import database
from app.exceptions import Invalid
from app.models.people import Membership
from app.services.people.memberships import add_membership, change_membership
from tests.factories.people import make_membership, make_team, make_user, post, sign_in, viewer_of

TODAY = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-10-01T12:00:00Z", tick=False):
        yield


@pytest.fixture
def admin(client):
    """An administrator who is signed in."""
    made = make_user(roles=["admin"])
    sign_in(client, made)
    return made


def test_somebody_is_in_the_teams_of_today_only(db):
    user = make_user()
    past, now, later, other = (make_team() for _ in range(4))
    make_membership(user=user, team=past, until=TODAY)
    make_membership(user=user, team=now, since=date(2026, 9, 30), until=date(2026, 10, 2))
    make_membership(user=user, team=later, since=date(2026, 10, 2))
    make_user(team=other)
    assert viewer_of(user).team_ids == (now.id,)


def test_the_last_day_lies_before_the_day_of_until(db):
    user, team = make_user(), make_team()
    add_membership(user_id=user.id, team_id=team.id, since=TODAY, until=date(2026, 10, 8))
    with time_machine.travel("2026-10-07T20:00:00Z", tick=False):
        assert viewer_of(user).team_ids == (team.id,)
    with time_machine.travel("2026-10-07T22:30:00Z", tick=False):
        assert viewer_of(user).team_ids == ()


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2026, 6, 30), None),
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2020, 1, 1), date(2027, 1, 1)),
    ],
)
def test_somebody_is_never_twice_in_a_team_on_one_day(db, since, until):
    user, team = make_user(), make_team()
    make_membership(user=user, team=team, since=date(2026, 3, 1), until=date(2026, 7, 1))
    with pytest.raises(Invalid) as refused:
        add_membership(user_id=user.id, team_id=team.id, since=since, until=until)
    assert refused.value.errors["since"].startswith("Deze collega zit al in dit team vanaf 1 maart 2026.")


def test_periods_that_touch_and_other_teams_are_fine(db):
    user, team = make_user(), make_team()
    make_membership(user=user, team=team, since=date(2026, 3, 1), until=date(2026, 7, 1))
    add_membership(user_id=user.id, team_id=team.id, since=date(2026, 7, 1))
    add_membership(user_id=user.id, team_id=team.id, since=date(2025, 1, 1), until=date(2026, 3, 1))
    add_membership(user_id=user.id, team_id=make_team().id, since=date(2026, 3, 1))
    assert len(viewer_of(user).team_ids) == 2


def test_a_mistake_of_today_is_taken_back_at_once(db):
    user, team = make_user(), make_team()
    wrong = make_membership(user=user, team=team, since=TODAY)
    with pytest.raises(Invalid, match="Zet 'vanaf' een dag eerder"):
        change_membership(membership_id=wrong.id, since=TODAY, until=TODAY)
    change_membership(membership_id=wrong.id, since=date(2026, 9, 30), until=TODAY)
    assert viewer_of(user).team_ids == ()


def test_an_administrator_puts_somebody_in_a_team_and_ends_it(client, admin):
    user, team = make_user(name="Bas"), make_team(name="Team Selwerd (voorbeeld)")
    form = {"team": team.id, "since": "2026-09-01", "until": ""}
    assert post(client, f"/beheer/mensen/{user.id}/teams/nieuw", form).status_code == 302
    page = client.get(f"/beheer/mensen/{user.id}").text
    assert "Team Selwerd (voorbeeld)" in page
    assert "Vanaf 1 september" in page
    made = database.session.query(Membership).filter_by(user_id=user.id).one()
    answer = post(
        client, f"/beheer/lidmaatschappen/{made.id}", {"since": "2026-09-01", "until": "2026-10-01"}
    )
    assert answer.status_code == 302
    assert viewer_of(user).team_ids == ()
    assert "Was: vanaf 1 september tot vandaag" in client.get(f"/beheer/teams/{team.id}").text


def test_from_the_team_s_page_the_colleague_is_chosen(client, admin):
    user, team = make_user(name="Bas"), make_team()
    assert f'<option value="{user.id}">Bas' in client.get(f"/beheer/teams/{team.id}/mensen/nieuw").text
    form = {"user": user.id, "since": "2026-10-01"}
    assert post(client, f"/beheer/teams/{team.id}/mensen/nieuw", form).status_code == 302
    assert viewer_of(user).team_ids == (team.id,)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"team": "", "since": "2026-10-01"}, "Kies een team uit de lijst."),
        ({"team": "999999", "since": "2026-10-01"}, "Kies een team uit de lijst."),
        ({"team": "TEAM", "since": ""}, "Vul in vanaf welke dag."),
        ({"team": "TEAM", "since": "gisteren"}, "Dit is geen dag."),
        ({"team": "TEAM", "since": "0001-01-01"}, "Kijk naar het jaartal."),
        ({"team": "TEAM", "since": "2026-10-01", "until": "2026-10-01"}, "Dit is niet na de eerste dag."),
        ({"team": "TEAM", "since": "2026-10-01", "until": "9999-12-31"}, "Kijk naar het jaartal."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, admin, form, sentence):
    user, team = make_user(), make_team()
    form = {name: str(team.id) if value == "TEAM" else value for name, value in form.items()}
    page = post(client, f"/beheer/mensen/{user.id}/teams/nieuw", form)
    assert page.status_code == 422
    assert sentence in page.text
    assert f'value="{form["since"]}"' in page.text
    assert not viewer_of(user).team_ids
