"""What is there in the buurt for who does not sign in: once it was opened, and only what all may know."""

from __future__ import annotations

import re

import pytest

from app.models.people import Role, Setting
from app.models.record import Aware, Cost, Kind, Precision, Status, Visibility
from app.services.record.content import Where
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.meeting import change, make_guest, make_host
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset, weekly
from tests.integration.walk.things import hang_on
from tests.statements import statements_of

OVERVIEW, BUURT = "/openbaar", "/openbaar/buurten/BU00140000"
ALL = {"visibility": Visibility.PUBLIC, "aware": Aware.PUBLIC, "precision": Precision.EXACT}
CANARY = "kanarie"
HOSTILE = "</script><img src=x onerror=alert(1)> {{7*7}} '\""


@pytest.fixture
def stranger(app, db):
    return another(app)


@pytest.fixture
def keeper(db):
    city = make_city()
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    return viewer_of(make_user(team=team))


@pytest.fixture
def opened(db):
    setting = Setting(name="public_list", value=1)
    db.session.add(setting)
    db.session.flush()
    return setting


def record_page(asset):
    return f"/openbaar/buurtkrachten/{asset.id}"


def points_of(page):
    return page.count('class="area-map__point"')


def test_nobody_reads_anything_until_the_organisation_opens_it(db, stranger, keeper):
    shown = make_asset(keeper, **ALL)
    db.session.add(Setting(name="public_view", value=1))
    db.session.flush()

    for address in (OVERVIEW, BUURT, record_page(shown), "/openbaar/buurten/BU99999999"):
        assert stranger.get(address).status_code == 404
    assert "/openbaar" not in stranger.get("/inloggen").text.replace("/leergang/openbaar", "")


@pytest.mark.usefixtures("opened")
def test_a_stranger_finds_her_buurt_and_what_is_there_by_what_she_would_ask(stranger, keeper):
    host = make_host(keeper, name="De Gele Deur", **ALL)
    make_guest(
        keeper, host, name="Eettafel", themes=("eten-en-koken",), rhythm=weekly(), cost=Cost.FREE, **ALL
    )
    make_asset(keeper, name="Klussenbus", where=Where(whole_municipality=True), **ALL)

    assert OVERVIEW in stranger.get("/inloggen").text
    overview = stranger.get(OVERVIEW).text
    assert BUURT in overview
    assert "Klussenbus" in overview
    page = stranger.get(BUURT).text
    assert re.search(
        r"Samen eten of koken\?.*?Eettafel.*?Elke woensdag.*?bij De Gele Deur · gratis", page, re.S
    )
    assert "2 dingen" in page
    assert "Klussenbus" not in page
    assert f'href="{OVERVIEW}#gemeente"' in page
    assert 'id="gemeente"' in overview
    assert points_of(page) == 1, "both are at one place"
    assert "Bel of loop binnen bij Team Hamrik" in page


@pytest.mark.usefixtures("opened")
def test_what_is_there_for_the_whole_municipality_has_a_place_also_when_it_is_nothing(stranger, keeper):
    overview = stranger.get(OVERVIEW).text

    assert overview.index('id="gemeente"') < overview.index("Daarvan staat hier nog niets.")


@pytest.mark.usefixtures("opened")
def test_one_thing_says_when_for_whom_and_whom_to_ask(stranger, keeper):
    table = make_asset(
        keeper,
        name="Eettafel",
        summary="Samen eten.",
        rhythm=weekly(),
        cost=Cost.FREE,
        step_free=True,
        quiet=False,
        website="https://voorbeeld.example/eettafel",
        **ALL,
    )
    page = stranger.get(record_page(table)).text

    said = ("Samen eten.", "Elke woensdag", "Gratis", "Zonder drempel", "Niet: rustig", "Team Hamrik")
    assert [words for words in said if words not in page] == []
    assert 'rel="noopener noreferrer external" href="https://voorbeeld.example/eettafel"' in page
    assert points_of(page) == 1


@pytest.mark.usefixtures("opened")
def test_what_is_for_colleagues_is_nowhere_whoever_looks(app, stranger, keeper):
    shown = make_asset(
        keeper,
        name="Breitafel",
        tags=(CANARY,),
        where=Where(location=(233_140.0, 583_271.0), place_note=f"{CANARY}straat 12"),
        **ALL,
    )
    hang_on(shown.id, private=CANARY)
    hidden = [
        make_asset(keeper, name=f"{CANARY}groep", visibility=seen)
        for seen in (Visibility.TEAM, Visibility.ORGANISATION)
    ]
    colleague = another(app)
    sign_in(colleague, make_user(name=f"{CANARY} Jansen", roles=[role.value for role in Role]))

    for browser in (stranger, colleague):
        for address in (OVERVIEW, BUURT, record_page(shown)):
            answer = browser.get(address)
            assert answer.status_code == 200
            assert CANARY not in answer.text
            assert keeper.name not in answer.text
        assert "1 ding " in browser.get(BUURT).text
        assert [browser.get(record_page(one)).status_code for one in hidden] == [404, 404]


@pytest.mark.usefixtures("opened")
def test_a_page_is_the_same_for_a_colleague_and_a_stranger_and_is_not_sent_twice(app, stranger, keeper):
    make_asset(keeper, **ALL)
    colleague = another(app)
    sign_in(colleague, make_user())

    first = stranger.get(BUURT)
    assert not first.headers.get("Set-Cookie")
    assert colleague.get(BUURT).data == first.data
    assert stranger.get(BUURT, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    make_asset(keeper, name="Nog een groep", **ALL)
    again = stranger.get(BUURT, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "Nog een groep" in again.text


def test_search_engines_stay_out_until_they_are_let_in(db, stranger, keeper, opened):
    assert stranger.get(OVERVIEW).headers["X-Robots-Tag"] == "noindex, nofollow"
    opened.value = 2
    db.session.flush()
    assert "X-Robots-Tag" not in stranger.get(OVERVIEW).headers
    opened.value = 0
    db.session.flush()
    assert stranger.get(OVERVIEW).status_code == 404, "closed again at once"


@pytest.mark.usefixtures("opened")
def test_where_only_a_buurt_may_be_shown_there_is_no_point(stranger, keeper):
    make_asset(keeper, name="Praatgroep", **{**ALL, "precision": Precision.BUURT})
    assert "Praatgroep" in stranger.get(BUURT).text
    assert points_of(stranger.get(BUURT).text) == 0


@pytest.mark.usefixtures("opened")
def test_what_stopped_is_not_listed_and_says_so_itself(stranger, keeper):
    place = make_asset(keeper, name="Buurthuis", kind=Kind.PLACE, **ALL)
    change(place, keeper, status=Status.STOPPED)

    assert "Buurthuis" not in stranger.get(BUURT).text
    assert "Hier staat nog niets." in stranger.get(BUURT).text
    assert "Dit is gestopt." in stranger.get(record_page(place)).text


@pytest.mark.usefixtures("opened")
def test_text_of_a_colleague_stays_text(stranger, keeper):
    asset = make_asset(keeper, name=HOSTILE, summary=HOSTILE, **ALL)
    for address in (BUURT, record_page(asset)):
        page = stranger.get(address).text
        assert "<img src=x" not in page
        assert "49" not in page


@pytest.mark.usefixtures("opened")
def test_a_buurt_costs_as_many_statements_for_many_records_as_for_one_and_again_only_what_may_have_changed(
    db, stranger, keeper
):
    make_asset(keeper, **ALL)
    stranger.get(BUURT)
    again = statements_of(db, lambda: stranger.get(BUURT))
    assert len(again) <= 5
    make_asset(keeper, name="Nog een", **ALL)
    few = statements_of(db, lambda: stranger.get(BUURT))
    for number in range(5):
        make_asset(keeper, name=f"Nog een groep {number}", **ALL)
    assert len(statements_of(db, lambda: stranger.get(BUURT))) == len(few)
