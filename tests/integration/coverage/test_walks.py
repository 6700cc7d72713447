"""A walk of a team: a list in walking order, passing by, what was looked for, and going on later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, inspect, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.coverage import Round, RoundPick, RoundSkip, RoundTheme
from app.models.record import Asset, KnownFrom, Visibility
from app.queries.coverage.walks import due_on_the_way, route_of, walk_of
from app.services.coverage.walking import finish, forget, reopen, skip, start, start_picked, unskip
from app.services.record.content import Where
from app.services.record.verifying import confirm
from app.services.retention import let_go
from geodata.crs import to_wgs84
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.coverage.conftest import HAMRIK, LAANZICHT, browser_of
from tests.statements import statements_of

EAT, SPORT = "eten-en-koken", "bewegen-en-sport"


@pytest.fixture
def street(keeper):
    """Five that nobody saw yet along a line in Hamrik, in no order, and one that was just seen."""
    made = {
        x: make_asset(
            keeper,
            name=f"Groep op {x}",
            where=Where(location=(232_500.0 + x, 583_000.0)),
            known_from=KnownFrom.READ,
        ).id
        for x in (300, 0, 400, 100, 200)
    }
    make_asset(keeper, name="Net gezien", where=Where(location=(232_550.0, 583_000.0)))
    return made


@pytest.fixture
def walk(city, keeper, street):
    return start(area_id=city.id(HAMRIK), client_key=uuid4(), viewer=keeper)


def test_what_is_due_comes_in_walking_order_from_where_she_stands(keeper, street, walk):
    found = route_of(walk, (), keeper)
    from_east = [row.id for row in due_on_the_way(found, keeper, start=(232_950.0, 583_000.0))]

    assert from_east == [street[x] for x in (400, 300, 200, 100, 0)]
    assert sorted(row.id for row in due_on_the_way(found, keeper)) == sorted(street.values())


def test_passing_by_holds_for_this_walk_and_can_be_undone(db, keeper, street, walk):
    skip(round_id=walk, asset_id=street[0], viewer=keeper)
    skip(round_id=walk, asset_id=street[0], viewer=keeper)
    assert len(due_on_the_way(route_of(walk, (), keeper), keeper)) == 4
    unskip(round_id=walk, viewer=keeper)
    assert len(due_on_the_way(route_of(walk, (), keeper), keeper)) == 5
    skip(round_id=walk, asset_id=street[0], viewer=keeper)
    finish(round_id=walk, looked_for=[], viewer=keeper)
    assert db.session.scalars(select(RoundSkip)).all() == []


def test_what_was_looked_for_is_kept_with_whether_it_is_there(db, keeper, walk):
    finish(round_id=walk, looked_for=[SPORT, EAT, EAT], viewer=keeper)
    kept = {one.theme: one.found for one in db.session.scalars(select(RoundTheme))}

    assert kept == {SPORT: True, EAT: False}
    finish(round_id=walk, looked_for=["groen-en-duurzaam"], viewer=keeper)
    assert len(db.session.scalars(select(RoundTheme)).all()) == 2
    reopen(round_id=walk, viewer=keeper)
    assert db.session.scalars(select(RoundTheme)).all() == []
    assert walk_of(walk, keeper).finished_on is None


def test_nothing_is_kept_of_who_walked_where_or_when_of_the_day():
    kept = (Round, RoundTheme, RoundSkip, RoundPick)
    columns = {column.key for model in kept for column in inspect(model).columns}

    assert columns == {
        "id", "client_key", "team_id", "area_id", "started_on", "finished_on", "round_id", "theme", "found",
        "asset_id", "picked", "last_check",
    }  # fmt: skip


def test_a_second_tap_or_a_colleague_goes_on_with_the_same_walk(db, city, keeper, walk):
    key = uuid4()
    assert start(area_id=city.id(HAMRIK), client_key=key, viewer=keeper) == walk
    finish(round_id=walk, looked_for=[], viewer=keeper)
    again = start(area_id=city.id(HAMRIK), client_key=key, viewer=keeper)
    assert again != walk
    assert start(area_id=city.id(HAMRIK), client_key=key, viewer=keeper) == again


def test_another_team_has_no_part_in_it(app, outsider, walk):
    with pytest.raises(NotFound):
        walk_of(walk, outsider)
    for act, given in ((skip, {"asset_id": 1}), (finish, {"looked_for": ()}), (forget, {}), (reopen, {})):
        with pytest.raises(NotFound):
            act(round_id=walk, viewer=outsider, **given)
    assert browser_of(app, outsider).get(f"/rondes/{walk}").status_code == 404


def test_who_is_in_no_team_walks_nowhere(city):
    alone = replace(make_viewer(), team_id=None, team_ids=())
    with pytest.raises(NotAllowed):
        start(area_id=city.id(HAMRIK), client_key=uuid4(), viewer=alone)


def test_a_walk_of_another_day_is_not_opened_again(keeper, walk):
    with time_machine.travel(clock.now() + timedelta(days=1)):
        finish(round_id=walk, looked_for=[], viewer=keeper)
    with time_machine.travel(clock.now() + timedelta(days=3)), pytest.raises(NotAllowed):
        reopen(round_id=walk, viewer=keeper)


def test_the_whole_walk_on_its_pages_without_a_script(inside, keeper, street):
    assert f'href="/rondes?buurt={HAMRIK}"' in inside.get(f"/buurten/{HAMRIK}").text
    begun = post(inside, "/rondes", {"buurt": HAMRIK, "client_key": str(uuid4())})
    page = begun.headers["Location"]
    listed = inside.get(page).text
    assert listed.count("Klopt nog") >= 5
    assert "Ga verder" in inside.get("/rondes").text

    lon, lat = to_wgs84(232_950.0, 583_000.0)
    here = post(inside, f"{page}/hier", {"lon": str(lon), "lat": str(lat)}).text
    assert re.findall(r"Groep op (\d+)</a>", here) == ["400", "300", "200", "100", "0"]
    assert post(inside, f"{page}/hier", {"lon": "overal", "lat": "4"}).status_code == 200
    assert post(inside, f"{page}/overslaan", {"asset_id": str(street[0])}).status_code == 302
    assert "Groep op 0<" not in inside.get(page).text

    check = f"/buurtkrachten/{street[100]}/check"
    checked = post(inside, check, {"answer": "confirmed", "client_key": str(uuid4()), "verder": page})
    assert checked.headers["Location"] == page
    assert "Groep op 100<" not in inside.get(page).text

    assert "Waar heb je op gelet?" in inside.get(f"{page}/klaar").text
    assert post(inside, f"{page}/klaar", {"themes": [EAT]}).status_code == 302
    assert "gezocht, niet gevonden" in inside.get(page).text
    assert "Gelopen" in inside.get("/rondes").text
    assert post(inside, f"{page}/klaar", {"themes": ["geen-thema"]}).status_code == 302
    assert post(inside, f"{page}/klaar", {"terug": "ja"}).status_code == 302
    assert "Groep op 200" in inside.get(page).text


def test_nothing_due_says_so_and_no_buurt_is_asked_for(inside, city):
    assert post(inside, "/rondes", {"client_key": str(uuid4())}).status_code == 422
    assert post(inside, "/rondes", {"buurt": "BU99999999", "client_key": str(uuid4())}).status_code == 404
    page = post(inside, "/rondes", {"buurt": LAANZICHT, "client_key": str(uuid4())}).headers["Location"]
    assert "Alles is pas nog gecheckt." in inside.get(page).text
    assert post(inside, f"{page}/weg").status_code == 302
    assert inside.get(page).status_code == 404


def test_the_list_goes_on_from_where_she_passed_by_or_added_something(inside, walk, street):
    page = f"/rondes/{walk}"
    passed = post(inside, f"{page}/overslaan", {"asset_id": str(street[400])}).headers["Location"]
    assert re.findall(r"Groep op (\d+)</a>", inside.get(passed).text) == ["300", "200", "100", "0"]
    assert post(inside, f"{page}/overslaan", {"asset_id": "999999999"}).status_code == 302
    assert inside.get(f"{page}?na=999999999").status_code == 200


def test_who_was_interrupted_goes_on_from_what_was_answered_last(inside, outsider, walk, keeper, street):
    def seen(asset_id, viewer):
        confirm(asset_id=asset_id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=viewer)

    def listed():
        page = inside.get(f"/rondes/{walk}").text
        return [int(place) for place in re.findall(r">Groep op (\d+)</a>", page)], "Zet terug" in page

    for place, rest in ((0, [100, 200, 300, 400]), (100, [200, 300, 400])):
        seen(street[place], keeper)
        assert listed() == (rest, False)
    seen(street[400], outsider)
    assert listed() == ([200, 300], False), "where another team looked says nothing of this walk"
    skip(round_id=walk, asset_id=street[300], viewer=keeper)
    assert listed() == ([200], True)


def test_what_is_added_on_the_way_was_seen_and_leads_back_to_the_walk(inside, walk, keeper):
    new = f"/buurtkrachten/nieuw?buurt={HAMRIK}&ronde={walk}"
    form = inside.get(new).text
    assert re.search(r'value="seen"[^>]*checked|checked[^>]*value="seen"', form)
    sent = {
        "name": "Bankje met buren", "kind": "initiative", "themes": [EAT], "known_from": "seen",
        "place": "area", "area": HAMRIK, "client_key": str(uuid4()), "after": "done",
    }  # fmt: skip
    back = post(inside, new, sent).headers["Location"]
    assert back.startswith(f"/rondes/{walk}?erbij=")
    assert "Vul het aan of maak het ongedaan" in inside.get(back).text
    finish(round_id=walk, looked_for=[EAT], viewer=keeper)
    assert walk_of(walk, keeper).themes == {EAT: True}


def test_start_says_where_to_go_on_until_it_is_done(inside, walk, keeper, outsider, app):
    assert f'href="/rondes/{walk}"' in inside.get("/start").text
    assert "Ga verder met je straatronde" not in browser_of(app, outsider).get("/start").text
    finish(round_id=walk, looked_for=[], viewer=keeper)
    assert "Ga verder met je straatronde" not in inside.get("/start").text


def test_two_of_a_team_share_a_walk(city, keeper, street, walk):
    colleague = replace(make_viewer(), team_id=keeper.team_id, team_ids=keeper.team_ids)
    assert start(area_id=city.id(HAMRIK), client_key=uuid4(), viewer=colleague) == walk
    skip(round_id=walk, asset_id=street[0], viewer=colleague)
    assert street[0] not in {row.id for row in due_on_the_way(route_of(walk, (), keeper), keeper)}
    finish(round_id=walk, looked_for=[EAT], viewer=colleague)
    skip(round_id=walk, asset_id=street[0], viewer=keeper)
    finish(round_id=walk, looked_for=[SPORT], viewer=keeper)
    assert walk_of(walk, keeper).themes == {EAT: False}


def test_a_walk_is_not_opened_again_beside_a_new_one(db, city, keeper, walk):
    finish(round_id=walk, looked_for=[], viewer=keeper)
    start(area_id=city.id(HAMRIK), client_key=uuid4(), viewer=keeper)
    with pytest.raises(NotAllowed, match="Ga daarmee verder"):
        reopen(round_id=walk, viewer=keeper)


def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(db, inside, walk, keeper):
    few = len(statements_of(db, lambda: inside.get(f"/rondes/{walk}")))
    for x in range(20):
        make_asset(keeper, name=f"Nog {x}", known_from=KnownFrom.READ)
    assert len(statements_of(db, lambda: inside.get(f"/rondes/{walk}"))) == few


def test_a_route_is_one_list_through_more_buurten_and_findings_of_each(db, app, city, keeper, street):
    east = make_asset(
        keeper,
        name="Over de grens",
        buurt=LAANZICHT,
        known_from=KnownFrom.READ,
    ).id
    browser = browser_of(app, keeper)
    began = post(
        browser, "/rondes", {"buurt": HAMRIK, "ook": [LAANZICHT, HAMRIK], "client_key": str(uuid4())}
    )
    address = began.headers["Location"]
    first, other = db.session.scalars(select(Round).order_by(Round.id)).all()
    page = browser.get(address).text

    assert address == f"/rondes/{first.id}?samen={other.id}"
    assert "Hamrik en Laanzicht" in page
    rows = due_on_the_way(route_of(first.id, [other.id], keeper), keeper)
    assert {row.id for row in rows} == {*street.values(), east}
    post(browser, f"/rondes/{first.id}/overslaan?samen={other.id}", {"asset_id": east})
    assert east not in {row.id for row in due_on_the_way(route_of(other.id, (), keeper), keeper)}
    done = post(browser, f"/rondes/{first.id}/klaar?samen={other.id}", {"themes": [SPORT]})
    assert done.headers["Location"] == "/rondes"
    db.session.expire_all()
    ended = [walk_of(walk.id, keeper).finished_on for walk in (first, other)]
    assert ended == [clock.today()] * 2
    assert walk_of(first.id, keeper).themes == {SPORT: True}
    assert walk_of(other.id, keeper).themes == {SPORT: False}


def test_a_route_takes_no_walk_of_another_team_and_none_that_ended(app, city, keeper, outsider, walk):
    theirs = start(area_id=city.id(LAANZICHT), client_key=uuid4(), viewer=outsider)
    ended = start(area_id=city.id(LAANZICHT), client_key=uuid4(), viewer=keeper)
    finish(round_id=ended, looked_for=[], viewer=keeper)

    assert route_of(walk, [theirs, ended, walk, 2**60], keeper).walks == (walk_of(walk, keeper),)
    answer = post(browser_of(app, keeper), "/rondes", {"buurt": HAMRIK, "ook": [f"BU{n}" for n in range(9)]})
    assert answer.status_code == 422


def test_a_list_is_picked_by_hand_through_more_buurten(inside, city, keeper, street):
    """Also what is not due, and nothing else; an answer takes it off, and so does passing by."""
    (fresh,) = database.session.scalars(select(Asset.id).where(Asset.name == "Net gezien"))
    other = make_asset(keeper, name="Elders", buurt=LAANZICHT).id
    page = inside.get(f"/rondes/kies?buurt={HAMRIK}").text
    assert "Net gezien" in page
    assert "Elders" not in page
    assert "Kies hieruit voor een straatronde" in inside.get(f"/lijst?buurt={HAMRIK}").text

    key = re.search(r'name="client_key" value="([^"]+)"', page)[1]
    picked = {"picks": [fresh, other, street[0]], "client_key": key}
    places = {post(inside, "/rondes/kies", picked).location for _twice in range(2)}
    (address,) = places
    assert database.session.scalar(select(func.count()).select_from(Round)) == 2
    listed = inside.get(address).text
    assert {name in listed for name in ("Net gezien", "Elders", "Groep op 0")} == {True}
    assert "Groep op 100" not in listed

    confirm(asset_id=fresh, how=KnownFrom.SEEN, client_key=uuid4(), viewer=keeper)
    first = int(re.search(r"/rondes/(\d+)", address)[1])
    skip(round_id=first, asset_id=street[0], viewer=keeper)
    listed = inside.get(address).text
    assert {name in listed for name in ("Net gezien", "Groep op 0")} == {False}
    assert "Elders" in listed
    assert "zelf gekozen lijstje" in inside.get("/rondes").text, "who was interrupted goes on"

    assert post(inside, address.replace("?", "/klaar?"), {}).status_code == 302
    with time_machine.travel(clock.now() + timedelta(days=1)):
        let_go()
    assert database.session.scalar(select(func.count()).select_from(RoundPick)) == 0


def test_what_is_picked_joins_the_list_of_a_walk_that_is_open(city, keeper, street, walk):
    (fresh,) = database.session.scalars(select(Asset.id).where(Asset.name == "Net gezien"))
    assert start_picked(asset_ids=[fresh], client_key=uuid4(), viewer=keeper) == [walk]
    listed = {row.id for row in due_on_the_way(route_of(walk, (), keeper), keeper)}

    assert listed == {fresh, *street.values()}


@pytest.mark.parametrize("picks", [[], ["x", "-1", "9" * 30], [999_999_999]])
def test_a_list_of_nothing_is_refused(inside, city, picks):
    answer = post(inside, "/rondes/kies", {"picks": picks, "client_key": str(uuid4())})

    assert answer.status_code == 422
    assert database.session.scalar(select(func.count()).select_from(Round)) == 0


def test_what_somebody_may_not_see_or_lies_nowhere_is_not_taken_along(app, city, keeper, outsider, street):
    hidden = make_asset(keeper, name="Van ons", visibility=Visibility.TEAM).id
    nowhere = make_asset(keeper, name="Nergens", where=Where(whole_municipality=True)).id
    answer = post(browser_of(app, outsider), "/rondes/kies", {"picks": [hidden], "client_key": str(uuid4())})

    assert answer.status_code == 422
    with pytest.raises(Invalid):
        start_picked(asset_ids=[nowhere], client_key=uuid4(), viewer=keeper)
    with pytest.raises(Invalid):
        start_picked(asset_ids=range(1, 62), client_key=uuid4(), viewer=keeper)
