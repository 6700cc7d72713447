"""Other divisions in the browser: from a list, by ticking, put away and taken back."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from app.models.areas import AreaGroup, AreaSet
from app.models.people import Role, User
from app.models.record import Change
from app.queries.areas.dividing.sets import one_set
from app.queries.coverage.divisions import divisions
from tests.browsing import another
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.people import post, sign_in
from tests.factories.viewers import make_viewer

PAGE = "/beheer/indelingen"


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def office(app, db, city):
    admin = make_viewer(roles=(Role.ADMIN,), team="Beheer")
    office = another(app)
    sign_in(office, db.session.get_one(User, admin.user_id))
    return office


def sent(content: str, name="gebieden.csv"):
    return {"name": "Gebieden", "file": (io.BytesIO(content.encode()), name)}


def the_set(db):
    return db.session.scalars(select(AreaSet)).one()


def groups(found):
    return {group.name: [buurt.name for buurt in found.of(group.id)] for group in found.groups}


def test_a_list_of_two_columns_makes_a_division(db, office):
    made = post(office, f"{PAGE}/nieuw", sent("gebied;buurtcode\nNoord;BU00140000\nZuid;BU00140100\n"))
    found = the_set(db)

    assert made.location == f"{PAGE}/{found.id}"
    assert groups(one_set(found.id)) == {"Noord": ["Hamrik"], "Zuid": ["Laanzicht"]}
    assert f"set-{found.id}" in {one.key for one in divisions()}
    page = office.get(made.location).text
    assert "In geen gebied (3)" in page
    assert "Bron: gebieden.csv" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (sent("naam;iets\na;b\n"), "heeft geen kolom gebied"),
        (sent("gebied;buurtcode\nNoord;BU99999999\n"), "kennen we niet"),
        (sent("gebied;buurtcode\nNoord;x\n"), "is geen code van een buurt"),
        (sent(""), "is leeg"),
        ({"name": "x"}, "2 tot en met 80"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(db, office, form, said):
    answer = post(office, f"{PAGE}/nieuw", form)

    assert (answer.status_code, said in answer.text) == (422, True)
    assert db.session.scalars(select(AreaSet)).all() == []


def test_by_ticking_buurten_which_move_from_one_to_the_other(db, office):
    post(office, f"{PAGE}/nieuw", {"name": "Onze gebieden"})
    page = f"{PAGE}/{the_set(db).id}"
    assert "nog geen gebied" in office.get(page).text
    post(office, f"{page}/gebied", {"name": "Noord", "buurt": ["BU00140000", "BU00140001"]})
    post(office, f"{page}/gebied", {"name": "Zuid", "buurt": ["BU00140100", "BU00140001"]})
    assert groups(one_set(the_set(db).id)) == {"Noord": ["Hamrik"], "Zuid": ["De Wierde", "Laanzicht"]}

    north = db.session.scalars(select(AreaGroup).where(AreaGroup.name == "Noord")).one()
    form = office.get(f"{page}/gebied/{north.id}").text
    assert 'value="BU00140000" checked' in form
    assert "nu bij Zuid" in form
    for wrong, said in (
        ({"name": "Zuid", "buurt": ["BU00140000"]}, "Deze naam is er al"),
        ({"name": "Noord"}, "Kruis minstens 1 buurt aan"),
    ):
        answer = post(office, f"{page}/gebied/{north.id}", wrong)
        assert (answer.status_code, said in answer.text) == (422, True)
    post(office, f"{page}/gebied/{north.id}", {"what": "remove"})
    assert list(groups(one_set(the_set(db).id))) == ["Zuid"]
    assert office.get(f"{page}/gebied/{north.id}").status_code == 404
    assert "area_groups" in db.session.scalars(select(Change.table_name)).all()


def test_an_older_buurt_of_a_group_is_what_most_of_it_became(db, office):
    post(office, f"{PAGE}/nieuw", sent("gebied;buurtcode\nNoord;BU00140000\n"))
    newer = (
        make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 233_300, 584_000)),
        make_buurt("BU00140001", "De Wierde", box(233_300, 582_000, 234_800, 584_000)),
        *BUURTEN[2:],
    )
    make_city(year=2025, buurten=newer)
    page = f"{PAGE}/{the_set(db).id}"
    assert groups(one_set(the_set(db).id)) == {"Noord": ["Hamrik"]}

    post(office, f"{page}/gebied", {"name": "Oost", "buurt": ["BU00140000"]})
    assert groups(one_set(the_set(db).id)) == {"Noord": [], "Oost": ["Hamrik"]}


def test_put_away_it_is_offered_nowhere_and_comes_back_whole(db, office):
    post(office, f"{PAGE}/nieuw", sent("gebied;buurtcode\nNoord;BU00140000\n"))
    page, key = f"{PAGE}/{the_set(db).id}", f"set-{the_set(db).id}"

    post(office, page, {"what": "away"})
    assert key not in {one.key for one in divisions()}
    assert "opgeborgen" in office.get(PAGE).text
    post(office, page, {"what": "back"})
    assert key in {one.key for one in divisions()}
    assert groups(one_set(the_set(db).id)) == {"Noord": ["Hamrik"]}
