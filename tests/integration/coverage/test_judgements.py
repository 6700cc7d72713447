"""What a professional thinks stands beside the numbers, with role, day and end, and in none of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app import clock
from app.database import database
from app.exceptions import NotAllowed, NotFound
from app.models.coverage import Judgement
from app.models.people import Role
from app.queries.coverage.beside.judgements import judged_by_code, judgements_of as said_of
from app.services.areas.dividing.by_hand import archive_set, draw_group, make_set, remove_group
from app.services.coverage.judging import judge, take_back
from app.services.retention import let_go
from tests.factories.people import post
from tests.factories.viewers import make_viewer
from tests.integration.coverage.conftest import HAMRIK, WIERDE, browser_of

NO_TEAM = {"team_id": None, "team_ids": ()}
SAID = "De oudere bewoners kennen elkaar goed, de nieuwe flat staat er nog buiten."


def say(city, viewer, said=SAID, *, days=90, code=HAMRIK, **over):
    fields = {"theme": "", "client_key": uuid4(), "expires_on": clock.today() + timedelta(days=days)}
    return judge(about=judged_by_code(code), said=said, viewer=viewer, **{**fields, **over})


def judgements_of(code, viewer):
    return said_of(judged_by_code(code), viewer)


@pytest.fixture
def group(city):
    """A gebied of the municipality, of two buurten."""
    return draw_group(
        set_id=make_set(name="Gebieden").id, group_id=None, name="Oost <b>", codes=(HAMRIK, WIERDE)
    )


def test_it_is_said_on_its_page_and_stands_with_role_and_day_without_a_name(app, city, keeper, inside):
    page = inside.get(f"/gebieden/{HAMRIK}/oordeel")
    assert page.status_code == 200
    key = re.search(r'name="client_key" value="([^"]+)"', page.text)[1]
    typed = {"said": SAID, "theme": "eten-en-koken", "client_key": key}
    typed["expires_on"] = (clock.today() + timedelta(days=30)).isoformat()

    for _twice in range(2):
        assert post(inside, f"/gebieden/{HAMRIK}/oordeel", typed).status_code == 302
    (one,) = judgements_of(HAMRIK, keeper)
    assert (one.said, one.theme, one.by_role) == (SAID, "eten-en-koken", keeper.acting_role)
    shown = inside.get(f"/buurten/{HAMRIK}").text
    assert SAID in shown
    assert "1 oordeel" in inside.get("/dekking").text


def test_it_moves_no_number(inside, city, keeper):
    before = inside.get("/api/v1/coverage?measure=C1").json["areas"]
    say(city, keeper)

    assert inside.get("/api/v1/coverage?measure=C1").json["areas"] == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("said", " "),
        ("said", "x" * 301),
        ("theme", "sterrenkunde"),
        ("expires_on", ""),
        ("expires_on", "gisteren"),
        ("expires_on", "9999-12-31"),
        ("said", "Mevrouw Jansen, 06-12345678, redt het niet alleen."),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_kept(inside, keeper, field, value):
    typed = {"said": SAID, "theme": "", "client_key": str(uuid4())}
    typed["expires_on"] = (clock.today() + timedelta(days=30)).isoformat()
    answer = post(inside, f"/gebieden/{HAMRIK}/oordeel", {**typed, field: value})

    assert answer.status_code == 422
    assert judgements_of(HAMRIK, keeper) == ()


def test_only_its_own_team_takes_it_back(app, city, keeper, outsider):
    known = say(city, keeper)

    assert [one.may_take_back for one in judgements_of(HAMRIK, outsider)] == [False]
    with pytest.raises(NotAllowed):
        take_back(judgement_id=known, viewer=outsider)
    browser = browser_of(app, keeper)
    assert post(browser, f"/gebieden/{HAMRIK}/oordelen/{known}/weg", {}).status_code == 302
    assert judgements_of(HAMRIK, keeper) == ()


def test_who_has_no_team_speaks_for_a_role_and_a_guest_sees_none(city, keeper):
    manager, other = (replace(make_viewer(roles=(Role.MANAGER,)), **NO_TEAM) for _ in range(2))
    guest = make_viewer(roles=(Role.PARTNER,))
    known = say(city, manager)

    assert [one.may_take_back for one in judgements_of(HAMRIK, other)] == [True]
    assert [one.may_take_back for one in judgements_of(HAMRIK, keeper)] == [False]
    assert judgements_of(HAMRIK, guest) == ()
    take_back(judgement_id=known, viewer=other)


def test_after_its_last_day_it_is_shown_no_more_and_goes(db, city, keeper):
    say(city, keeper, days=10)
    with time_machine.travel(clock.now() + timedelta(days=10)):
        assert judgements_of(HAMRIK, keeper) == ()
        let_go()
    assert db.session.query(Judgement).count() == 0


def test_of_a_gebied_it_is_said_beside_its_numbers_and_not_of_its_buurten(inside, city, keeper, group):
    code, overview = f"groep-{group.id}", f"/dekking?indeling=set-{group.area_set_id}"
    before = inside.get(f"/api/v1/coverage?level=set-{group.area_set_id}").json["areas"]
    assert "schrijf een oordeel" in inside.get(overview).text
    assert "Oost &lt;b&gt;" in inside.get(f"/gebieden/{code}/oordeel").text

    typed = {"said": SAID, "theme": "", "client_key": str(uuid4())}
    typed["expires_on"] = (clock.today() + timedelta(days=30)).isoformat()
    for _twice in range(2):
        answer = post(inside, f"/gebieden/{code}/oordeel", typed)
        assert answer.location == f"/gebieden/{code}/oordelen"
    assert SAID in inside.get(answer.location).text
    assert "1 oordeel" in inside.get(overview).text
    assert "1 oordeel" not in inside.get("/dekking").text
    assert judgements_of(HAMRIK, keeper) == ()
    assert inside.get(f"/api/v1/coverage?level=set-{group.area_set_id}").json["areas"] == before

    (one,) = judgements_of(code, keeper)
    assert post(inside, f"/gebieden/{code}/oordelen/{one.id}/weg", {}).location == answer.location
    assert judgements_of(code, keeper) == ()


def test_what_was_said_of_a_gebied_goes_with_it(db, inside, city, keeper, group):
    code = f"groep-{group.id}"
    say(city, keeper, code=code)
    archive_set(set_id=group.area_set_id, archived=True)
    assert inside.get(f"/gebieden/{code}/oordelen").status_code == 404

    remove_group(set_id=group.area_set_id, group_id=group.id)
    assert database.session.query(Judgement).count() == 0


@pytest.mark.parametrize("code", ["groep-", "groep-0", "groep-x", "groep-²", "groep-" + "9" * 40, "BU9"])
def test_of_what_is_not_there_nothing_can_be_said(inside, city, code):
    with pytest.raises(NotFound):
        judged_by_code(code)
    assert inside.get(f"/gebieden/{code}/oordelen").status_code == 404


def test_an_area_says_it_on_its_own_page(inside, city):
    assert inside.get(f"/gebieden/{HAMRIK}/oordelen").location == f"/buurten/{HAMRIK}#oordelen"
