"""A team reads in what lies in its own buurten: nothing of others, and nobody else's lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.models.imports import ImportFile, ImportRun, Source
from app.models.people import Role
from app.models.record import Asset
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, post, sign_in
from tests.integration.imports.desk.sending import counts, read_in, send
from tests.integration.imports.desk.test_areas_and_lines import ACROSS, EVERYWHERE, SQUARE, collection

IN_HAMRIK = "53.2299;6.5510"
IN_LAANZICHT = "53.2100;6.5600"
ROWS = f"""\
naam;voor wie;lat;lon
Eettafel;ouderen;{IN_HAMRIK}
Breitafel;ouderen;{IN_LAANZICHT}
Ver weg;ouderen;52.1;5.1
Zonder plek;ouderen;;
"""


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def team(city):
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    return team


def browser_of(app, **user):
    browser = another(app)
    sign_in(browser, make_user(**user))
    return browser


@pytest.fixture
def member(app, team):
    return browser_of(app, team=team)


@pytest.fixture
def neighbour(app, city):
    other = make_team(name="Team Laanzicht")
    make_team_buurt(team=other, area=city.areas["BU00140100"])
    return browser_of(app, team=other)


def test_what_lies_elsewhere_is_refused_with_the_reason(db, member, team):
    assert "We nemen over wat in jullie buurten ligt: Hamrik." in member.get("/import").text
    page = member.get(send(member, ROWS).location).text

    assert (counts(page)["nieuw"], counts(page)["niet ingelezen"]) == ("2", "2")
    assert "Deze plek ligt niet in een buurt van jullie team." in page
    assert "Deze plek ligt buiten de buurten die zijn geladen." in page
    assert "bij jullie buurten gezet, plek onzeker" in page
    run = read_in(member, ROWS)
    records = {one.name: one for one in db.session.scalars(select(Asset))}
    assert set(records) == {"Eettafel", "Zonder plek"}
    assert {one.steward_id for one in records.values()} == {team.id}
    loose = records["Zonder plek"]
    assert ([area.name for area in loose.service_areas], loose.whole_municipality) == (["Hamrik"], False)
    assert loose.place_uncertain
    assert "Deze plek ligt niet in een buurt van jullie team." in member.get(run).text


def test_of_a_shape_only_the_own_buurten_count(db, member):
    content = collection(Tuin=SQUARE, Netwerk=ACROSS, Stadskoor=EVERYWHERE)
    at = send(member, content, name="x.geojson").location
    post(member, f"{at}/vormen", {"as_areas": "yes"})
    assert "alleen jullie buurten" in member.get(at).text
    post(member, f"{at}/inlezen")

    for one in db.session.scalars(select(Asset)):
        assert [area.name for area in one.service_areas] == ["Hamrik"], one.name
        assert not one.whole_municipality


def test_files_and_readings_are_of_the_team_and_of_administrators(app, db, member, neighbour, team):
    waiting, run = send(member, ROWS).location, read_in(member, ROWS)
    colleague = browser_of(app, team=team)
    admin = browser_of(app, roles=[Role.ADMIN.value])
    for browser in (colleague, admin):
        assert browser.get(waiting).status_code == 200
        assert browser.get(run).status_code == 200
        assert run in browser.get("/import").text
    for address in (waiting, run):
        assert neighbour.get(address).status_code == 404
        assert address not in neighbour.get("/import").text
    words = ("kolommen", "woorden", "tabblad", "omdraaien", "vormen", "verdwenen", "inlezen")
    for path in (*(f"{waiting}/{word}" for word in words), f"{run}/terug"):
        assert post(neighbour, path, {"stop": "yes"}).status_code == 404, path
    assert db.session.scalars(select(ImportRun.undone_at)).all() == [None]


def test_the_list_of_another_can_not_be_taken_over(app, db, member, neighbour):
    admin = browser_of(app, roles=[Role.ADMIN.value])
    read_in(member, ROWS, source="onze_lijst")
    read_in(admin, ROWS.replace("Eettafel", "Kookclub"), source="sociale_kaart")
    before = {(one.name, one.version) for one in db.session.scalars(select(Asset))}

    for browser, name in (
        (neighbour, "onze_lijst"),
        (member, "sociale_kaart"),
        (member, "osm"),
        (member, "bag_onderwijs"),
    ):
        answer = send(browser, f"naam;lat;lon\nAnders;{IN_HAMRIK}\n", source=name)
        assert answer.status_code == 422, name
        assert "Deze naam is al van een lijst van een ander." in answer.text
    db.session.expire_all()
    assert {(one.name, one.version) for one in db.session.scalars(select(Asset))} == before
    assert read_in(admin, ROWS, source="onze_lijst"), "an administrator helps with any list"
    assert dict(db.session.execute(select(Source.name, Source.team_id)).all())["sociale_kaart"] is None


def test_the_team_turns_its_own_reading_back_and_not_that_of_an_administrator(app, db, member):
    own = read_in(member, ROWS)
    admin = browser_of(app, roles=[Role.ADMIN.value])
    helped = read_in(admin, ROWS.replace("Eettafel", "Kookclub"))

    assert member.get(helped).status_code == 404
    assert post(member, f"{helped}/terug").status_code == 404
    assert post(member, f"{own}/terug").status_code == 302
    left = db.session.scalars(select(Asset.name).where(Asset.removed_at.is_(None))).all()
    assert "Eettafel" not in left
    assert "Kookclub" in left


def test_who_left_the_team_or_has_none_reads_nothing_in(app, db, team, city):
    user = make_user(team=team)
    browser = another(app)
    sign_in(browser, user)
    at = send(browser, ROWS).location
    for membership in user.memberships:
        membership.until = clock.today()
        membership.since = clock.today() - timedelta(days=9)
    db.session.flush()

    assert browser.get(at).status_code == 404
    answer = send(browser, ROWS, source="nog_een")
    assert answer.status_code == 422
    assert "Je hoort nog bij geen team." in answer.text


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PRIVACY, Role.TRAINER, Role.COORDINATOR, Role.PARTNER])
def test_other_roles_have_no_desk(app, team, role):
    browser = browser_of(app, team=team, roles=[role.value])
    assert browser.get("/import").status_code == 403
    assert send(browser, ROWS).status_code == 403


def test_a_team_without_buurten_brings_nothing(app, db, city):
    browser = browser_of(app, team=make_team(name="Team Nieuw"))
    assert "Nog geen buurten." in browser.get("/import").text
    page = browser.get(send(browser, ROWS).location).text

    assert (counts(page)["nieuw"], counts(page)["niet ingelezen"]) == ("0", "4")
    assert db.session.scalars(select(ImportFile.team_id)).one() is not None
