"""The first five minutes: for who never saw them, one step after the other, each to be skipped."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from justhtml import JustHTML
from sqlalchemy import func, select

from app import clock
from app.database import database
from app.models.people import Role, User
from app.models.record import KnownFrom, Verification
from app.services.people.accounts import add_user
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import (
    PASSWORD,
    make_team,
    make_team_buurt,
    make_user,
    post,
    sign_in,
    viewer_of,
)
from tests.factories.record import make_asset

HOME, OTHER = "BU00140000", "BU00140001"


@pytest.fixture
def team(db):
    made = make_team(name="Team Hamrik")
    make_team_buurt(team=made, area=make_city().areas[HOME])
    return made


@pytest.fixture
def keeper(team):
    return viewer_of(make_user(team=team))


@pytest.fixture
def user(team):
    return make_user(team=team, welcomed_at=None)


@pytest.fixture
def client(app, user):
    browser = another(app)
    sign_in(browser, user)
    return browser


def enter(app, user, **more):
    return post(another(app), "/inloggen", {"email": user.email, "password": PASSWORD, **more}).location


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def title(page):
    return page.query("h1")[0].to_text().strip()


def ticked(page):
    return {box.attrs["value"] for box in page.query("input[name=buurt][checked]")}


def links(page):
    return {" ".join(link.to_text().split()): link.attrs["href"] for link in page.query("main a")}


def forms(page, part):
    return [form for form in page.query("form") if part in form.attrs.get("action", "")]


def checks():
    return database.session.scalar(select(func.count()).where(Verification.how == KnownFrom.TOLD))


def test_a_new_account_lands_there_and_who_was_welcomed_does_not(app, user, team):
    assert enter(app, user) == "/welkom"
    assert enter(app, make_user(team=team)) == "/start"


def test_an_account_that_is_made_today_still_has_them_before_it(app, db):
    made = add_user(email="nieuw@voorbeeld.example", name="Nieuw", roles=["member"], password=PASSWORD)
    assert enter(app, made) == "/welkom"


def test_a_page_that_asked_for_the_sign_in_comes_first_but_the_start_page_waits(app, user):
    assert enter(app, user, verder="/lijst?q=taal") == "/lijst?q=taal"
    assert enter(app, user, verder="/start") == enter(app, user, verder="/") == "/welkom"


def test_they_come_back_until_they_were_ended_and_then_never_again(app, client, user):
    client.get("/welkom?stap=5")
    assert enter(app, user) == "/welkom"

    assert post(client, "/welkom").location == "/start"
    database.session.refresh(user)
    first = user.welcomed_at
    assert enter(app, user) == "/start"

    post(client, "/welkom")
    database.session.refresh(user)
    assert user.welcomed_at == first


def test_they_are_found_again_among_the_settings(client):
    assert links(read(client, "/instellingen"))["Bekijk de eerste vijf minuten"] == "/welkom"


def test_first_the_buurten_of_the_team_are_ticked_and_others_can_be(client):
    page = read(client, "/welkom")

    assert title(page) == "In welke buurten werk je?"
    assert ticked(page) == {HOME}
    assert len(page.query(f"input[name=buurt][value={OTHER}]")) == 1
    assert ticked(read(client, f"/welkom?buurt={OTHER}")) == {OTHER}


def test_then_five_things_of_those_buurten_those_checked_longest_ago_first(client, keeper):
    with time_machine.travel(clock.now() - timedelta(days=90)):
        make_asset(keeper, name="Lang geleden")
    for number in range(6):
        make_asset(keeper, name=f"Nummer {number}")
    make_asset(keeper, name="Verderop", buurt=OTHER)

    page = read(client, f"/welkom?stap=2&buurt={HOME}")
    names = [row.query("p")[0].to_text().strip() for row in page.query(".task-row")]

    assert title(page) == "Ken je deze?"
    assert names == ["Lang geleden", "Nummer 0", "Nummer 1", "Nummer 2", "Nummer 3"]
    page = read(client, f"/welkom?stap=2&buurt={OTHER}")
    assert [row.query("p")[0].to_text().strip() for row in page.query(".task-row")] == ["Verderop"]


def test_knowing_it_is_a_check_of_hearing_once_and_it_leaves_the_list(client, keeper):
    asset = make_asset(keeper)
    before = checks()
    form = forms(read(client, f"/welkom?stap=2&buurt={HOME}"), "ken-ik")[0]
    key = form.query("input[name=client_key]")[0].attrs["value"]

    answers = [post(client, form.attrs["action"], {"client_key": key}) for _ in range(2)]

    assert {answer.location for answer in answers} == {f"/welkom?stap=2&buurt={HOME}&gehad={asset.id}"}
    assert checks() == before + 1
    page = read(client, answers[0].location)
    assert not forms(page, "ken-ik")
    assert "Dat waren ze." in page.to_text()


def test_not_knowing_it_stores_nothing_and_what_is_wrong_is_mended_on_its_page(client, keeper):
    asset = make_asset(keeper, name="Breitafel")
    found = links(read(client, f"/welkom?stap=2&buurt={HOME}"))
    before = checks()

    assert found["Klopt niet"] == f"/buurtkrachten/{asset.id}"
    assert not forms(read(client, found["Ken ik niet"]), "ken-ik")
    assert checks() == before


def test_no_more_than_five_are_asked_about(client, keeper):
    made = [make_asset(keeper, name=f"Nummer {number}").id for number in range(6)]
    asked = "".join(f"&gehad={number}" for number in made[:4])

    assert len(forms(read(client, f"/welkom?stap=2{asked}"), "ken-ik")) == 1
    assert not forms(read(client, f"/welkom?stap=2{asked}&gehad={made[4]}"), "ken-ik")


def test_an_empty_buurt_says_that_this_does_not_mean_that_there_is_nothing(client):
    assert "Dat betekent niet dat er niets is." in read(client, f"/welkom?stap=2&buurt={HOME}").to_text()


def test_then_a_search_and_three_questions_that_the_list_answers(client):
    page = read(client, f"/welkom?stap=3&buurt={HOME}")
    found = {words: url for words, url in links(page).items() if words.endswith("?")}

    assert title(page) == "Zoek iets voor iemand"
    assert len(found) == 3
    for url in found.values():
        assert url.startswith("/lijst?")
        assert HOME in url
        assert client.get(url).status_code == 200, url


def test_then_the_form_for_something_new_and_at_last_two_things_to_know(client):
    assert links(read(client, "/welkom?stap=4"))["Op de kaart"] == "/buurtkrachten/nieuw"

    page = read(client, "/welkom?stap=5")
    assert "alles kun je ongedaan maken, en zet nooit een naam van een bewoner neer" in page.to_text()
    assert len(forms(page, "/welkom")) == 1


def test_each_step_can_be_skipped_and_carries_the_buurten_along(client, keeper):
    make_asset(keeper)
    url, seen = f"/welkom?buurt={HOME}", []
    for _ in range(4):
        page = read(client, url)
        seen.append(title(page))
        assert "Sla alles over" in page.to_text()
        found = links(page)
        url = found.get("Overslaan") or found["Verder"]
    assert [*seen, title(read(client, url))] == [
        "In welke buurten werk je?",
        "Ken je deze?",
        "Zoek iets voor iemand",
        "Weet jij iets dat er nog niet op staat?",
        "Klaar",
    ]


@pytest.mark.parametrize("role", [Role.PRIVACY, Role.PARTNER])
def test_who_does_not_work_in_buurten_only_searches(app, db, role):
    user = make_user(roles=[role.value], welcomed_at=None)
    browser = another(app)
    sign_in(browser, user)

    assert enter(app, user) == "/welkom"
    assert title(read(browser, "/welkom")) == "Zoek iets voor iemand"
    assert title(read(browser, "/welkom?stap=2")) == title(read(browser, "/welkom?stap=9")) == "Klaar"
    assert "naam van een bewoner" not in read(browser, "/welkom?stap=2").to_text()


def titles_for(app, *roles, team=None):
    browser = another(app)
    sign_in(browser, make_user(roles=[role.value for role in roles], team=team, welcomed_at=None))
    pages = [read(browser, f"/welkom?stap={number}") for number in range(1, 9)]
    return list(dict.fromkeys(map(title, pages))), {title(page): page for page in pages}


def test_a_manager_first_reads_a_table_that_says_it_was_invented_and_how_it_counts(app, db):
    titles, pages = titles_for(app, Role.MANAGER)
    told = pages["Zo ziet een overzicht eruit"].to_text()

    assert titles == ["Zo ziet een overzicht eruit", "Zoek iets voor iemand", "Klaar"]
    assert "Deze cijfers zijn verzonnen." in told
    assert "Nul betekent dat wij nog niets weten." in told
    assert "naam van een bewoner" in pages["Klaar"].to_text()


def test_an_opbouwwerker_mends_her_own_buurt_and_hears_who_reads_her_list_in(app, team, keeper):
    make_asset(keeper, name="Breitafel")
    make_user(name="Ada Beheer", roles=["admin"])
    titles, pages = titles_for(app, Role.BUILDER, team=team)

    assert titles[1:4] == ["Wat klopt hier niet?", "Zoek iets voor iemand", "Heb je al een eigen lijst?"]
    assert links(pages["Wat klopt hier niet?"])["Hamrik"] == f"/buurten/{HOME}"
    assert "Breitafel" in pages["Wat klopt hier niet?"].to_text()
    assert "Geef hem aan Ada Beheer." in pages["Heb je al een eigen lijst?"].to_text()


def test_a_trainer_prepares_her_next_session_and_has_a_sheet_for_a_whole_team(app, team):
    titles, pages = titles_for(app, Role.TRAINER, team=team)

    assert titles[2] == "Jouw volgende bijeenkomst"
    assert "Je geeft nu geen bijeenkomst." in pages["Jouw volgende bijeenkomst"].to_text()
    assert links(pages["Jouw volgende bijeenkomst"])["Blad voor je team"] == "/welkom/met-je-team"


def test_the_sheet_for_a_team_is_for_who_gives_training(app, db):
    for roles, status in ((["trainer"], 200), (["member"], 403)):
        browser = another(app)
        sign_in(browser, make_user(roles=roles))
        assert browser.get("/welkom/met-je-team").status_code == status


def test_who_only_administers_goes_straight_to_work(app, db):
    assert enter(app, make_user(roles=["admin"], welcomed_at=None)) == "/start"
    assert enter(app, make_user(roles=["admin", "builder"], welcomed_at=None)) == "/welkom"


def test_what_is_odd_in_an_address_is_left_out(client, keeper):
    make_asset(keeper)
    page = read(client, f"/welkom?stap=2&buurt=%00&buurt='&gehad=99999999999999999999&gehad=x&buurt={HOME}")

    assert len(forms(page, "ken-ik")) == 1
    assert title(read(client, "/welkom?stap=-3")) == "In welke buurten werk je?"


def test_a_check_without_a_good_key_is_refused(client, keeper):
    asset = make_asset(keeper)
    assert post(client, f"/welkom/ken-ik/{asset.id}", {"client_key": "nee"}).status_code == 422


def test_nobody_elses_account_is_touched(client, user, team):
    other = make_user(team=team, welcomed_at=None)
    post(client, "/welkom")
    assert database.session.scalar(select(User.welcomed_at).where(User.id == other.id)) is None
