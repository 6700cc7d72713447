"""What the pages of the leergang tell, and what they keep to themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from justhtml import JustHTML

from app.models.people import Role, Team, User
from app.models.record import Visibility
from app.models.training import ClaimStrength, SessionState
from tests.factories.record import make_asset
from tests.factories.training import local_time, make_claim, make_module, make_programme, make_session
from tests.factories.viewers import make_viewer
from tests.integration.training.conftest import NOW

HOSTILE = "<script>alert(1)</script> \"' ${x}` {{ 7*7 }} </title>"


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),))


@pytest.fixture
def session(member):
    return make_session(team_id=member.team_id, starts_at=local_time(2026, 9, 24, 9, 30))


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    JustHTML(answer.text, strict=True)
    return answer.text


def test_the_overview_says_when_and_for_whom_and_lists_modules_in_teaching_order(browse, member):
    programme = make_programme(title="Verdiepingstraining")
    second = make_module(programme, title="Gemeenschappen", position=2)
    make_module(programme, title="Methodisch handelen", position=1)
    make_session(second, starts_at=local_time(2026, 10, 25, 9, 30), team_id=member.team_id)

    page = page_of(browse(member), "/leergang")

    assert "zondag 25 oktober, 9.30 tot 11.30 uur" in page
    assert member.team_name in page
    assert page.index("Methodisch handelen") < page.rindex("Gemeenschappen")


def test_without_anything_the_overview_says_so_kindly(browse, member):
    page = page_of(browse(member), "/leergang")

    assert "Je hebt nu geen bijeenkomst." in page
    assert "Er is nog geen leergang." in page
    assert "Maak een leergang" not in page
    assert "Maak een leergang" in page_of(browse(make_viewer(roles=(Role.ADMIN,))), "/leergang")


def test_a_session_names_its_records_by_strength_and_says_that_nobody_read_along(browse, member, session):
    make_claim(make_asset(member, name="Eettafel").id, session, by=member, strength=ClaimStrength.PROMPTED)

    page = page_of(browse(member), f"/leergang/bijeenkomsten/{session.id}")

    assert page.index("Was de aanleiding") < page.index("Eettafel")
    assert "nog niet meegelezen" in page
    assert "Hielp mee" not in page
    assert member.name not in page.split("<main", 1)[1]


@pytest.mark.parametrize("path", ["/leergang/bijeenkomsten/{0.id}", "/leergang/modules/{0.module_id}"])
def test_a_page_with_only_a_hidden_record_is_the_page_without_one(browse, member, other, session, path):
    client = browse(member)
    without = page_of(client, path.format(session))
    hidden = make_asset(other, buurt="BU00140100", name="Geheim clubje", visibility=Visibility.TEAM)
    make_claim(hidden.id, session, by=other, reason="Geheime reden")

    page = page_of(client, path.format(session))

    assert "Geheim clubje" in page_of(browse(other), path.format(session))
    for secret in ("Geheim", f"/buurtkrachten/{hidden.id}"):
        assert secret not in page
    assert page.count("<li") == without.count("<li")


def test_names_of_trainers_are_for_who_plans_and_gives(browse, member):
    trainer = make_viewer(roles=(Role.TRAINER,))
    session = make_session(trainer_ids=(trainer.user_id,), organisations=("Buurtacademie",))
    path = f"/leergang/bijeenkomsten/{session.id}"

    page = page_of(browse(member), path)
    assert "eigen collega&#39;s en Buurtacademie" in page
    assert trainer.name not in page
    for role in (Role.COORDINATOR, Role.ADMIN, Role.TRAINER):
        assert f"{trainer.name} en Buurtacademie" in page_of(browse(make_viewer(roles=(role,))), path)


def test_a_number_of_participants_is_rounded_and_never_exact(browse, member):
    session = make_session(participants=13, state=SessionState.INACTIVE)

    page = page_of(browse(member), f"/leergang/bijeenkomsten/{session.id}")

    assert "ongeveer 15 mensen" in page
    assert ">13" not in page


def test_a_session_in_preparation_is_not_there_for_a_member(browse, member):
    session = make_session(state=SessionState.CONCEPT, starts_at=NOW + timedelta(days=4))

    assert browse(member).get(f"/leergang/bijeenkomsten/{session.id}").status_code == 404
    assert "In voorbereiding" in page_of(browse(make_viewer(roles=(Role.COORDINATOR,))), "/leergang/planning")


def test_hostile_names_are_text_on_every_page(browse, city, db):
    admin = make_viewer(roles=(Role.ADMIN,), leads=(city.id("BU00140000"),))
    db.session.get_one(User, admin.user_id).name = HOSTILE
    db.session.get_one(Team, admin.team_id).name = HOSTILE
    module = make_module(make_programme(title=HOSTILE, aim=HOSTILE), title=HOSTILE, aim=HOSTILE)
    over = {
        "team_id": admin.team_id,
        "place": HOSTILE,
        "organisations": (HOSTILE,),
        "trainer_ids": (admin.user_id,),
    }
    session = make_session(module, **over)
    make_session(module, starts_at=NOW + timedelta(days=3), **over)
    asset = make_asset(admin, name=HOSTILE)
    make_claim(asset.id, session, by=admin, reason=HOSTILE)
    client = browse(admin)

    for path in (
        "/leergang", "/leergang/geven", "/leergang/planning", f"/leergang/{module.programme_id}/wijzig",
        f"/leergang/modules/{module.id}", f"/leergang/modules/{module.id}/wijzig",
        f"/leergang/bijeenkomsten/{session.id}", f"/leergang/bijeenkomsten/{session.id}/wijzig",
    ):  # fmt: skip
        page = page_of(client, path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
        assert "{{ 7*7 }}" in page
