"""Putting something on the map through the page; every error keeps what was typed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.models.record import Asset, Aware
from geodata.crs import to_wgs84
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in

FOUR = {"name": "Wandelgroep", "kind": "initiative", "themes": ["groen-en-duurzaam"], "known_from": "seen"}


@pytest.fixture
def colleague(app, db):
    city = make_city()
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    made = another(app)
    sign_in(made, make_user(team=team))
    app.config["WTF_CSRF_ENABLED"] = False
    yield made
    app.config["WTF_CSRF_ENABLED"] = True


def only_asset(db) -> Asset:
    return db.session.scalars(select(Asset)).one()


def count(db) -> int:
    return db.session.scalar(select(func.count()).select_from(Asset)) or 0


def point(rd_x: float, rd_y: float) -> dict[str, str]:
    lon, lat = to_wgs84(rd_x, rd_y)
    return {"lon": f"{lon:.6f}", "lat": f"{lat:.6f}"}


def test_the_form_proposes_the_buurt_of_the_team(colleague):
    page = colleague.get("/buurtkrachten/nieuw").get_data(as_text=True)

    assert '<option selected value="BU00140000">' in page


@pytest.mark.parametrize(
    ("place", "buurt"),
    [
        (point(233_600, 583_000), "De Wierde"),
        ({"place": "point", **point(233_600, 583_000)}, "De Wierde"),
        ({"area": "BU00140100"}, "Laanzicht"),
        ({"place": "area", "area": "BU00140100", **point(233_600, 583_000)}, "Laanzicht"),
        ({"place": "point", "accuracy": "180", **point(233_600, 583_000)}, "De Wierde"),
    ],
)
def test_four_answers_and_a_place_put_it_on_the_list_at_once(colleague, db, place, buurt):
    answer = colleague.post("/buurtkrachten/nieuw", data={**FOUR, **place, "client_key": str(uuid4())})

    assert answer.status_code == 302
    thanks = colleague.get(answer.location).get_data(as_text=True)
    assert "Het staat op de kaart. Dank je." in thanks
    assert buurt in colleague.get("/lijst").get_data(as_text=True)


def test_an_imprecise_phone_gives_the_buurt_and_no_point(colleague, db):
    place = {"place": "point", "accuracy": "180", **point(233_600, 583_000)}
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, **place, "client_key": str(uuid4())})

    assert only_asset(db).location is None


def test_no_fixed_place_is_for_the_whole_municipality(colleague, db):
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, "place": "none", "client_key": str(uuid4())})

    assert only_asset(db).whole_municipality


def test_everything_that_is_missing_is_said_at_once_and_what_was_typed_stays(colleague, db):
    answer = colleague.post(
        "/buurtkrachten/nieuw", data={"name": "ab", "themes": ["eten-en-koken"], "client_key": str(uuid4())}
    )

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    for sentence in (
        "Deze naam is erg kort. Gebruik minstens 3 letters.",
        "Kies wat het is.",
        "Kies hoe je dit weet.",
        "Kies waar het is",
    ):
        assert sentence in page
    assert 'value="ab"' in page
    assert 'checked class="chip__input" id="themes-' in page or "checked" in page
    assert count(db) == 0


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (point(250_000, 500_000), "Deze plek ligt buiten de gemeente Groningen."),
        ({"lon": "53.2", "lat": "6.5"}, "Deze plek ligt buiten de gemeente"),
        ({"lon": "nan", "lat": "inf"}, "Deze plek begrijpen we niet."),
        ({"lon": "x", "lat": "<b>"}, "Deze plek begrijpen we niet."),
        ({"lon": "1e309", "lat": "-1e309"}, "Deze plek begrijpen we niet."),
        ({"area": "BU99999999"}, "Deze buurt kennen we niet (meer)."),
    ],
)
def test_a_place_that_can_not_be_is_refused_in_words(colleague, db, place, sentence):
    answer = colleague.post("/buurtkrachten/nieuw", data={**FOUR, **place, "client_key": str(uuid4())})

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert count(db) == 0


def test_pressing_twice_leads_to_the_same_record(colleague, db):
    data = {**FOUR, "area": "BU00140000", "client_key": str(uuid4())}

    first, second = (colleague.post("/buurtkrachten/nieuw", data=data) for _ in range(2))

    assert first.location == second.location
    assert count(db) == 1


def test_going_back_to_change_what_was_typed_changes_the_record_and_makes_no_second_one(colleague, db):
    data = {**FOUR, "area": "BU00140000", "client_key": str(uuid4())}
    first = colleague.post("/buurtkrachten/nieuw", data=data)
    colleague.post(f"/buurtkrachten/{only_asset(db).id}/aanvullen", data={"aware": "yes", "next": "2"})

    again = colleague.post("/buurtkrachten/nieuw", data={**data, "name": "Wandelclub De Vijver"})
    assert again.location == first.location
    db.session.expire_all()
    asset = only_asset(db)
    assert (asset.name, asset.aware) == ("Wandelclub De Vijver", "yes")


def test_after_saving_each_question_can_be_answered_or_skipped(colleague, db):
    saved = colleague.post(
        "/buurtkrachten/nieuw", data={**FOUR, "area": "BU00140000", "client_key": str(uuid4())}
    ).location
    asset_id = only_asset(db).id

    assert "Weten ze dat ze hier staan?" in colleague.get(saved).get_data(as_text=True)
    answer = colleague.post(f"/buurtkrachten/{asset_id}/aanvullen", data={"aware": "yes", "next": "2"})
    assert "Wie trekt het?" in colleague.get(answer.location).get_data(as_text=True)
    answer = colleague.post(f"/buurtkrachten/{asset_id}/aanvullen", data={"led_by": "residents", "next": "3"})
    assert answer.status_code == 302
    db.session.expire_all()
    assert (only_asset(db).aware, only_asset(db).led_by) == (Aware.YES, "residents")


def test_undo_on_the_page_after_saving_takes_it_off_the_map(colleague, db):
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, "area": "BU00140000", "client_key": str(uuid4())})
    asset_id = only_asset(db).id

    answer = colleague.post(f"/buurtkrachten/{asset_id}/ongedaan", follow_redirects=True)

    assert "Het staat niet meer op de kaart." in answer.get_data(as_text=True)
    assert colleague.get(f"/buurtkrachten/{asset_id}").status_code == 404


def test_a_stale_form_shows_both_values_and_saves_the_chosen_one(colleague, app, db):
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, "area": "BU00140000", "client_key": str(uuid4())})
    asset_id = only_asset(db).id
    form = {
        **FOUR,
        "version": "1",
        "place": "keep",
        "strength": "groups",
        "precision": "exact",
        "visibility": "organisation",
        "aware": "unknown",
        "status": "active",
        "led_by": "",
    }
    colleague.post(f"/buurtkrachten/{asset_id}/wijzig", data={**form, "name": "Van de collega"})

    clash = colleague.post(
        f"/buurtkrachten/{asset_id}/wijzig", data={**form, "name": "Van mij", "summary": "Elke dag."}
    )

    page = clash.get_data(as_text=True)
    assert clash.status_code == 409
    assert "Van de collega" in page
    assert "Van mij" in page
    assert 'name="choice-name" value="mine" checked' not in page
    hidden = {
        "version": "2",
        "mine": page.split('name="mine" value="')[1].split('"')[0],
    }
    again = colleague.post(f"/buurtkrachten/{asset_id}/samenvoegen", data=hidden)
    assert again.status_code == 409
    assert "Kies bij 'Naam' welke goed is." in again.get_data(as_text=True)
    done = colleague.post(f"/buurtkrachten/{asset_id}/samenvoegen", data={**hidden, "choice-name": "mine"})
    assert done.status_code == 302
    db.session.expire_all()
    assert (only_asset(db).name, only_asset(db).summary) == ("Van mij", "Elke dag.")


def test_a_tampered_conflict_changes_nothing(colleague, db):
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, "area": "BU00140000", "client_key": str(uuid4())})
    asset_id = only_asset(db).id

    answer = colleague.post(
        f"/buurtkrachten/{asset_id}/samenvoegen", data={"version": "1", "mine": "WzEsMV0.x"}
    )

    assert answer.status_code == 422
    assert only_asset(db).version == 1


def test_a_member_of_another_team_can_not_change_it(colleague, app, db):
    colleague.post("/buurtkrachten/nieuw", data={**FOUR, "area": "BU00140000", "client_key": str(uuid4())})
    outsider = another(app)
    sign_in(outsider, make_user(team=make_team()))

    assert outsider.get(f"/buurtkrachten/{only_asset(db).id}/wijzig").status_code == 403
