"""The first screen: what is new near you, what wants a look, your bijeenkomsten; words when nothing is."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from justhtml import JustHTML

from app import clock
from app.models.areas import VintageKind
from app.models.people import Role
from app.models.record import KnownFrom, Visibility
from app.queries.record.history.returning import latest_return
from app.services.people.accounts import edit_user
from app.services.record.verifying import confirm
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import (
    make_membership,
    make_team,
    make_team_buurt,
    make_user,
    post,
    sign_in,
    viewer_of,
)
from tests.factories.record import make_asset, weekly
from tests.factories.training import make_claim, make_module, make_session
from tests.factories.viewers import make_viewer
from tests.statements import statements_of


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def team(city):
    made = make_team(name="Team Hamrik")
    make_team_buurt(team=made, area=city.areas["BU00140000"])
    make_team_buurt(team=made, area=city.areas["BU00140001"])
    return made


@pytest.fixture
def user(team):
    return make_user(team=team)


@pytest.fixture
def keeper(user):
    return viewer_of(user)


@pytest.fixture
def client(app, user):
    return browser(app, user)


@pytest.fixture
def elsewhere(city):
    return make_viewer(leads=(city.id("BU00140101"),))


def browser(app, user):
    made = another(app)
    sign_in(made, user)
    return made


def read(client):
    answer = client.get("/start")
    assert answer.status_code == 200, answer.text
    return JustHTML(answer.text, sanitize=False)


def rows(page, part):
    return [link.to_text().strip() for link in page.query(f"[aria-labelledby={part}] .row-link")]


def text(page, part):
    found = page.query(f"[aria-labelledby={part}]")
    return " ".join(found[0].to_text().split()) if found else ""


def as_role(app, *roles, team=None):
    return read(browser(app, make_user(roles=[role.value for role in roles], team=team)))


def title(page):
    return page.query("h1")[0].to_text().strip()


def test_the_five_newest_of_the_own_buurten_the_latest_first(client, keeper, elsewhere):
    for number in range(6):
        make_asset(keeper, name=f"Nummer {number}")
    make_asset(elsewhere, name="Verderop", buurt="BU00140101")

    assert rows(read(client), "new") == [f"Nummer {number}" for number in (5, 4, 3, 2, 1)]


def test_what_was_recorded_half_a_year_ago_is_not_new(client, keeper):
    with time_machine.travel(clock.now() - timedelta(days=180)):
        make_asset(keeper, name="Oud")

    assert "Niets nieuws in de laatste drie maanden." in text(read(client), "new")


def test_new_says_when_it_came_and_that_it_came_from_the_leergang(client, keeper):
    made = make_asset(keeper, name="Moestuin", themes=("groen-en-duurzaam",))
    make_claim(made.id, make_session(), by=keeper)

    assert "Vandaag · Groen en duurzaam · Hamrik · uit de leergang" in text(read(client), "new")


def test_three_to_look_at_those_due_longest_first_and_then_what_nobody_saw(client, keeper, elsewhere):
    make_asset(keeper, name="Gelezen", known_from=KnownFrom.READ)
    for days, name in ((900, "Het langst geleden"), (800, "Ook lang geleden")):
        with time_machine.travel(clock.now() - timedelta(days=days)):
            make_asset(keeper, name=name)
            make_asset(elsewhere, name=f"{name}, verderop", buurt="BU00140101")
    make_asset(keeper, name="Pas gezien")
    page = read(client)

    assert rows(page, "wanting") == ["Het langst geleden", "Ook lang geleden", "Gelezen"]
    assert "Niets dat op je wacht" not in page.to_text()
    make_asset(keeper, name="Ook gelezen", known_from=KnownFrom.READ)
    assert len(rows(read(client), "wanting")) == 3


def test_the_links_lead_to_the_list_with_the_same_choice(client, keeper, elsewhere):
    make_asset(keeper, name="Gelezen", known_from=KnownFrom.READ)
    make_asset(keeper, name="Gezien")
    make_asset(elsewhere, name="Verderop", buurt="BU00140101", known_from=KnownFrom.READ)
    page = read(client)

    def listed(part):
        (link,) = page.query(f"[aria-labelledby={part}] .section-heading__link")
        answer = JustHTML(client.get(link.attrs["href"]).text, sanitize=False)
        return [row.to_text().strip() for row in answer.query(".result-row .row-link")]

    assert listed("wanting") == rows(page, "wanting") == ["Gelezen"]
    assert listed("new") == rows(page, "new") == ["Gezien", "Gelezen"]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.MEMBER, "Niets dat op je wacht."),
        (Role.BUILDER, "Niets dat op je wacht. Zoek je iets voor een bewoner?"),
    ],
)
def test_nothing_waits_is_said_right_above_the_field_to_search_with(app, team, role, words):
    page = as_role(app, role, team=team)

    (said,) = page.query("h1 + .lead")
    assert said.to_text().strip() == words
    assert [field.attrs["name"] for field in page.query("main input[type=search]")] == ["q"]


def test_the_search_field_is_a_question_for_a_resident_and_stands_in_no_address(client):
    (form,) = read(client).query("form[role=search]")

    assert (form.attrs["action"], form.attrs["method"]) == ("/partners", "post")


def test_the_team_and_where_it_works(client, app, team, user):
    page = read(client)

    assert "Jullie werken in De Wierde en Hamrik" in " ".join(page.to_text().split())
    assert [link.attrs["href"] for link in page.query(".card a[href^='/buurten/']")] == [
        "/buurten/BU00140001",
        "/buurten/BU00140000",
    ]
    make_membership(user=user, team=make_team())
    assert "Je zit in 2 teams." in " ".join(read(client).to_text().split())


def test_a_team_without_buurten_is_told_whom_to_ask(app, city):
    page = as_role(app, Role.MEMBER, team=make_team())

    assert "Jullie hebben nog geen buurten. Vraag je beheerder" in page.to_text()


def test_somebody_new_without_a_team_is_told_what_to_do_and_still_sees_what_is_new(app, keeper):
    make_asset(keeper, name="Moestuin")
    page = as_role(app, Role.MEMBER)

    assert "Je zit nog niet in een team." in page.to_text()
    assert "Vraag je beheerder" in page.to_text()
    assert "Nieuw op de kaart" in text(page, "new")
    assert rows(page, "new") == ["Moestuin"]
    assert rows(page, "wanting") == []


def test_an_administrator_without_a_team_can_choose_one_herself(app, city):
    page = as_role(app, Role.ADMIN, Role.MEMBER)

    assert [link.to_text() for link in page.query("a[href^='/beheer/mensen/']")] == ["Kies een team"]


@pytest.mark.parametrize(
    ("roles", "question"),
    [
        ((Role.MEMBER,), "Wat zoek je voor een bewoner?"),
        ((Role.MEMBER, Role.BUILDER), "Wat is er nieuw in jouw buurten?"),
        ((Role.TRAINER, Role.MANAGER), "Wanneer is je volgende bijeenkomst?"),
        ((Role.COORDINATOR,), "Wat komt eraan in de leergang?"),
        ((Role.MANAGER, Role.ADMIN), "Wat weten we van de buurten?"),
        ((Role.ADMIN,), "Wat vraagt aandacht?"),
        ((Role.PRIVACY,), "Wat staat er op de kaart?"),
        ((Role.PARTNER,), "Wat is er in de buurt?"),
    ],
)
def test_the_first_role_of_somebody_asks_the_question(app, city, roles, question):
    assert title(as_role(app, *roles)) == question


def test_the_next_bijeenkomsten_are_those_of_the_team_and_those_she_gives(app, team):
    trainer = make_user(roles=[Role.TRAINER.value], team=team)
    module = make_module(title="Kijken naar krachten")
    soon = clock.now() + timedelta(days=2)
    make_session(module, starts_at=soon + timedelta(days=9), team_id=team.id)
    make_session(
        make_module(title="Samen doen"), starts_at=soon, team_id=make_team().id, trainer_ids=[trainer.id]
    )
    make_session(make_module(title="Van een ander"), starts_at=soon, team_id=make_team().id)
    make_session(make_module(title="Geweest"), trainer_ids=[trainer.id])
    page = read(browser(app, trainer))

    said = text(page, "sessions")

    assert said.index("Samen doen") < said.index("Kijken naar krachten")
    assert "Van een ander" not in said
    assert "Geweest" not in said


def test_a_colleague_without_a_bijeenkomst_is_not_bothered_and_a_guest_never_sees_one(app, team):
    assert text(as_role(app, Role.MEMBER, team=team), "sessions") == ""
    make_session(starts_at=clock.now() + timedelta(days=2))

    assert text(as_role(app, Role.MEMBER, team=team), "sessions")
    assert text(as_role(app, Role.PARTNER), "sessions") == ""


def test_a_manager_reads_of_how_many_buurten_we_know_something_that_was_checked(app, keeper):
    make_asset(keeper)
    make_asset(keeper, buurt="BU00140001", known_from=KnownFrom.READ)

    assert "Van 1 van de 5 buurten weten we iets dat pas gecheckt is." in " ".join(
        as_role(app, Role.MANAGER).to_text().split()
    )


def test_nothing_is_counted_on_borders_that_were_only_drawn(app, db):
    make_city(kind=VintageKind.SCHEMATIC)

    assert "pas gecheckt" not in as_role(app, Role.MANAGER).to_text()


def test_an_administrator_sees_who_has_no_team_and_which_buurten_nobody_keeps(app, team):
    page = as_role(app, Role.ADMIN)

    assert "1 collega zonder team" in text(page, "attention")
    assert "3 buurten waar niemand bijhoudt wat er is" in text(page, "attention")
    assert "Niets dat op je wacht" not in page.to_text()


def test_whoever_works_in_a_buurt_reads_what_is_still_to_come_there_five_lines_and_no_more(
    app, user, keeper, elsewhere
):
    with time_machine.travel(datetime(2026, 12, 3, 12, 0, tzinfo=clock.LOCAL_ZONE)):
        make_asset(keeper, name="Vanmorgen", rhythm=weekly("TH", (9, 0), (10, 0)))
        make_asset(keeper, name="Nu bezig", rhythm=weekly("TH,FR", (11, 0), (13, 0)))
        make_asset(elsewhere, name="Verderop", buurt="BU00140101", rhythm=weekly("FR"))
        for number in range(5):
            make_asset(keeper, name=f"Morgen {number}", rhythm=weekly("FR", (9 + number, 0), (20, 0)))
        page = read(browser(app, user))

        assert rows(page, "week") == ["Nu bezig", *(f"Morgen {number}" for number in range(4))]
        assert "Vandaag, 11.00–13.00 uur" in text(page, "week")


def test_a_week_without_anything_says_so(client, keeper):
    make_asset(keeper)
    assert "Deze week niets dat we weten. Dat betekent niet dat er niets is." in text(read(client), "week")


def test_one_line_comes_back_when_a_colleague_says_that_it_still_is_so(app, client, keeper, elsewhere):
    mine = make_asset(keeper, name="Breitafel")
    assert "Wat jij op de kaart zette" not in client.get("/start").text

    confirm(asset_id=mine.id, how=KnownFrom.SEEN, client_key=uuid4(), viewer=elsewhere)
    assert f"{elsewhere.team_name} checkte Breitafel" in " ".join(read(client).to_text().split())
    assert "Wat jij op de kaart zette" not in as_role(app, Role.MEMBER).to_text()
    with time_machine.travel(clock.now() + timedelta(days=31)):
        assert latest_return(keeper) is None


def test_whoever_has_more_roles_chooses_which_of_them_comes_first(app, city, db):
    user = make_user(roles=[Role.BUILDER.value, Role.MANAGER.value])
    own = browser(app, user)
    assert title(read(own)) == "Wat is er nieuw in jouw buurten?"

    assert post(own, "/instellingen/eerste-scherm", {"role": "manager"}).status_code == 302
    assert title(read(own)) == "Wat weten we van de buurten?"
    assert post(own, "/instellingen/eerste-scherm", {"role": "admin"}).status_code == 422
    edit_user(user_id=user.id, email=user.email, name=user.name, roles=["builder"])
    assert title(read(own)) == "Wat is er nieuw in jouw buurten?"


def test_nobody_reads_what_is_not_meant_for_her(app, keeper):
    make_asset(keeper, name="Alleen ons team", visibility=Visibility.TEAM, known_from=KnownFrom.READ)
    make_asset(keeper, name="Voor collega's")

    assert rows(as_role(app, Role.MEMBER, team=make_team()), "new") == ["Voor collega's"]
    assert rows(as_role(app, Role.PARTNER), "new") == []
    assert another(app).get("/start").status_code == 302


def test_who_may_not_record_gets_no_button_for_it_and_nothing_to_check(app, team, keeper):
    make_asset(keeper, name="Gelezen", known_from=KnownFrom.READ)
    page = as_role(app, Role.PRIVACY, team=team)

    assert rows(page, "wanting") == []
    assert not page.query("main a[href='/buurtkrachten/nieuw']")


def test_more_records_cost_no_more_questions_to_the_database(client, keeper, db):
    make_asset(keeper)
    make_asset(keeper, known_from=KnownFrom.READ)
    few = len(statements_of(db, lambda: client.get("/start")))
    for number in range(4):
        make_asset(keeper, name=f"Nummer {number}")
        make_asset(keeper, name=f"Gelezen {number}", known_from=KnownFrom.READ)

    assert len(statements_of(db, lambda: client.get("/start"))) == few <= 24
