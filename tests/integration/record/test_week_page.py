"""The Rooster: what is there from Monday to Sunday, for whom, in which order, and what of the rest."""

from __future__ import annotations

from datetime import date

import pytest
from justhtml import JustHTML

from app.models.record import Precision, PublishedAsset, Status, Visibility
from app.policy import visible_rows
from app.queries.record.week.moments import week_of
from app.rhythms import Pauses, Rhythm, Season
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset, weekly
from tests.statements import statements_of

THURSDAY = date(2026, 10, 1)
MONDAY = date(2026, 9, 28)
HOLIDAYS = Pauses(seasons=(Season.SCHOOL_HOLIDAYS,))


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("app.clock.today", lambda: THURSDAY)


@pytest.fixture
def team(db):
    city = make_city()
    made = make_team(name="Team Hamrik")
    make_team_buurt(team=made, area=city.areas["BU00140000"])
    return made


@pytest.fixture
def keeper(team):
    return viewer_of(make_user(team=team))


@pytest.fixture
def client(app, keeper):
    made = another(app)
    sign_in(made, make_user(team=make_team()))
    return made


def read(client, query=""):
    answer = client.get(f"/rooster?{query}")
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def names(page):
    return [link.to_text().strip() for link in page.query(".week-moment__name")]


def text_of(page):
    return " ".join(page.to_text().split())


def test_a_week_has_seven_days_with_what_is_there_in_order_of_the_hour(client, keeper):
    make_asset(keeper, name="Eettafel", rhythm=weekly("WE", (18, 0), None))
    make_asset(keeper, name="Breitafel", rhythm=weekly("WE"))
    make_asset(keeper, name="Altijd open", rhythm=weekly("WE", None, None))
    make_asset(keeper, name="Fietsles", rhythm=weekly("SA"))

    page = read(client)

    assert len(page.query(".week__day")) == 7
    assert names(page) == ["Breitafel", "Eettafel", "Altijd open", "Fietsles"]
    assert "Week 40: 28 september tot en met 4 oktober 2026" in text_of(page)
    assert "9.30–11.00 uur" in text_of(page)
    assert "Tijd weten we niet" in text_of(page)


def test_today_is_marked(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly())

    [marked] = read(client).query("[aria-current=date]")
    assert "1 oktober" in marked.to_text()


def test_the_week_before_and_after_keep_the_choices(client, keeper):
    page = read(client, "week=2026-W41&kind=initiative&q=brei")

    links = {link.to_text().strip(): link.attrs["href"] for link in page.query(".week-head__steps a")}
    assert links == {
        "Vorige week": "/rooster?q=brei&kind=initiative",
        "Deze week": "/rooster?q=brei&kind=initiative",
        "Volgende week": "/rooster?q=brei&kind=initiative&week=2026-W42",
    }
    [kept] = page.query("form input[name=week]")
    assert kept.attrs["value"] == "2026-W41"


def test_the_same_filter_as_the_list_chooses(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly(), themes=("ontmoeten-en-verbinden",))
    make_asset(keeper, name="Wandelclub", rhythm=weekly(), themes=("bewegen-en-sport",))

    assert names(read(client, "theme=bewegen-en-sport")) == ["Wandelclub"]
    assert client.get("/rooster?kleur=rood").status_code == 422


@pytest.mark.parametrize("week", ["2026-W54", "2026-W00", "morgen", "9999-W01", "2026-41", "٢٠٢٦-W41"])
def test_a_week_that_is_none_is_refused_with_a_sentence(client, keeper, week):
    answer = client.get("/rooster", query_string={"week": week})

    assert answer.status_code == 422
    assert "Kies een week met de knoppen." in answer.text


@pytest.mark.parametrize("week", ["2000-W01", "2150-W52", "2026-W53"])
def test_the_first_and_the_last_week_have_a_page(client, keeper, week):
    make_asset(keeper, name="Breitafel", rhythm=weekly())

    assert client.get(f"/rooster?week={week}").status_code == 200


def test_in_the_holidays_it_says_why_there_is_nothing_and_shows_the_way_on(client, keeper):
    for name in ("Breitafel", "Taaltafel", "Fietsles"):
        make_asset(keeper, name=name, rhythm=weekly(), pauses=HOLIDAYS)

    page = read(client, "week=2026-W42")

    assert "Deze week niets dat we weten." in text_of(page)
    assert "Het is herfstvakantie: 3 activiteiten hebben pauze." in text_of(page)
    [onward] = [link for link in page.query(".empty a") if "Toon volgende week" in link.to_text()]
    assert onward.attrs["href"] == "/rooster?week=2026-W43"


def test_what_rests_is_told_beside_what_is_there(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly(), pauses=HOLIDAYS)
    make_asset(keeper, name="Eettafel", rhythm=weekly())

    page = read(client, "week=2026-W42")

    assert names(page) == ["Eettafel"]
    assert "Het is herfstvakantie: 1 activiteit heeft pauze." in text_of(page)


def test_what_has_no_rhythm_is_counted_and_what_is_not_running_is_left_out(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly())
    make_asset(keeper, name="Klusdienst", rhythm=Rhythm(by_appointment=True))
    make_asset(keeper, name="Appgroep")
    make_asset(keeper, name="Kookclub", rhythm=weekly(), status=Status.DORMANT)
    make_asset(keeper, name="Leesclub", rhythm=weekly(), status=Status.STOPPED)
    make_asset(keeper, name="Plan", rhythm=weekly(), status=Status.IDEA)

    page = read(client, "stopped=yes")

    assert names(page) == ["Breitafel"]
    assert "Niet in het rooster: 1 op afspraak en 1 waarvan we niet weten wanneer het is." in text_of(page)


def test_the_week_shows_no_more_than_the_list_does(app, client, team, keeper):
    make_asset(
        keeper,
        name="Vrouwengroep",
        rhythm=weekly(),
        visibility=Visibility.TEAM,
        sensitive=True,
        precision=Precision.BUURT,
    )
    own = another(app)
    sign_in(own, make_user(team=team))

    assert names(read(client)) == []
    assert names(read(own)) == ["Vrouwengroep"]


def test_behind_the_known_holidays_it_says_that_nobody_knows(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly(), pauses=HOLIDAYS)

    assert "is nog niet bekend" in text_of(read(client, "week=2030-W10"))
    assert "is nog niet bekend" not in text_of(read(client, "week=2026-W41"))


def test_a_full_day_shows_the_first_and_says_how_many_more(keeper, db):
    for number in range(4):
        make_asset(keeper, name=f"Tafel {number}", rhythm=weekly())

    week = week_of(MONDAY, visible_rows(keeper), most=3)

    assert [len(day.moments) for day in week.days] == [0, 0, 3, 0, 0, 0, 0]
    assert week.days[2].beyond == 1
    assert week.total == 4


def test_too_many_records_are_told_of_and_not_dropped_in_silence(client, keeper, monkeypatch):
    monkeypatch.setattr("app.queries.record.week.moments.RECKONED", 1)
    make_asset(keeper, name="Breitafel", rhythm=weekly())
    make_asset(keeper, name="Eettafel", rhythm=weekly())

    page = read(client)

    assert names(page) == ["Breitafel"]
    assert "1 staan er niet bij. Kies een buurt of een thema." in text_of(page)


def test_the_week_of_one_place_takes_only_its_guests(keeper, db):
    host = make_asset(keeper, name="De Gele Deur", rhythm=weekly("TU"))
    make_asset(keeper, name="Elders", rhythm=weekly())

    week = week_of(MONDAY, visible_rows(keeper), PublishedAsset.asset_id == host.id)

    assert [moment.row.name for day in week.days for moment in day.moments] == ["De Gele Deur"]


def test_twenty_records_take_as_many_statements_as_one(db, keeper):
    def reckon():
        week_of(MONDAY, visible_rows(keeper))

    make_asset(keeper, name="Breitafel", rhythm=weekly())
    one = statements_of(db, reckon)
    for number in range(20):
        make_asset(keeper, name=f"Tafel {number}", rhythm=weekly())

    assert len(statements_of(db, reckon)) == len(one) == 2


def test_a_changed_choice_asks_for_the_week_alone(client, keeper):
    make_asset(keeper, name="Breitafel", rhythm=weekly())

    part = client.get("/rooster?part=results").text
    assert "Breitafel" in part
    assert "<h1" not in part
