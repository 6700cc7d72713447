from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.models.record import Contact, Kind, PrivateRead, RelationType, Status, Visibility
from app.services.record.ties.relating import relate
from tests.factories.areas import make_city
from tests.factories.partners import make_question
from tests.factories.people import make_team, make_user, sign_in, viewer_of
from tests.factories.record import make_asset, weekly
from tests.papers import assert_accessible, tags_of, words_of
from tests.statements import statements_of

PAGE = "/buurten/BU00140000/pagina"


@pytest.fixture
def keeper(client):
    make_city()
    user = make_user(team=make_team(name="Team Hamrik"))
    sign_in(client, user)
    return viewer_of(user)


def test_the_page_and_its_paper_say_the_same_and_nothing_of_one_team(client, keeper):
    make_asset(keeper, name="Eettafel", rhythm=weekly())
    make_asset(keeper, name="Buurthuis", kind=Kind.PLACE)
    make_asset(keeper, name="kanarie", visibility=Visibility.TEAM)
    make_question(keeper, buurt="BU00140000", title="Samen eten in het weekend")

    page = client.get(PAGE).get_data(as_text=True)
    paper = client.get(f"{PAGE}.pdf").data

    assert_accessible(paper)
    assert [alt for kind, alt in tags_of(paper) if kind == "/Figure"]
    for text in (page, words_of(paper)):
        for shown in ("Eettafel", "Elke woensdag", "Buurthuis", "Samen eten in het weekend", "Wat stopte"):
            assert shown in text
        assert "kanarie" not in text


def test_what_is_named_on_the_screen_leads_to_its_own_page(client, keeper):
    going = make_asset(keeper, name="Eettafel", rhythm=weekly())
    stopped = make_asset(keeper, name="Breitafel", status=Status.STOPPED)
    page = client.get(PAGE).get_data(as_text=True)

    link = f'<a class="nl-link strong" href="/buurtkrachten/{going.id}">Eettafel</a>'
    assert page.count(link) == 2, "among the groups and in the days to come"
    assert f'href="/buurtkrachten/{stopped.id}">Breitafel</a>' in page


def test_a_buurt_of_which_we_know_nothing_says_so(client, keeper):
    page = client.get(PAGE).get_data(as_text=True)

    assert "We weten hier nog geen groepen." in page
    assert "Geen registratie betekent niet dat er niets is." in page


def test_the_page_costs_as_many_statements_for_many_records_as_for_one(client, keeper, db):
    make_asset(keeper, rhythm=weekly())
    client.get(PAGE)
    few = statements_of(db, lambda: client.get(PAGE))
    for number in range(6):
        make_asset(keeper, name=f"Nog een groep {number}", rhythm=weekly())

    assert len(statements_of(db, lambda: client.get(PAGE))) <= len(few)


@pytest.fixture
def hosted(db, keeper):
    """A table that is tied to a garden, with a contact by role and one whose role holds a name."""
    table, garden = make_asset(keeper, name="Eettafel"), make_asset(keeper, name="Buurttuin")
    relate(from_id=table.id, to_id=garden.id, kind=RelationType.WORKS_WITH, viewer=keeper)
    today = clock.today()
    agreed = {"consent_from": "haarzelf", "consent_on": today, "expires_on": today + timedelta(days=90)}
    for role, value in (("gastvrouw", "06 12345678"), ("mevrouw Jansen", "m.jansen@example.org")):
        db.session.add(Contact(asset_id=table.id, role=role, channel="other", value=value, **agreed))
    db.session.flush()
    return table


def test_opening_the_page_tells_and_reads_nothing_private(client, hosted, db):
    page = client.get(PAGE).get_data(as_text=True)

    assert "Naar wie vraag je?" in page
    assert "gastvrouw" not in page
    assert db.session.scalars(select(PrivateRead)).all() == []


def test_whom_to_ask_for_is_told_by_role_to_a_keeper_who_asks_and_is_written_down(client, hosted, db):
    page = client.get(f"{PAGE}?naar=ja").get_data(as_text=True)

    assert "vraag naar: gastvrouw" in page
    assert not [hidden for hidden in ("Jansen", "06 12345678", "example.org") if hidden in page]
    assert [(read.asset_id, list(read.what)) for read in db.session.scalars(select(PrivateRead))] == [
        (hosted.id, ["contact"])
    ]
    assert "gastvrouw" not in words_of(client.get(f"{PAGE}.pdf").data)


def test_another_team_reads_whom_to_visit_and_not_for_whom_to_ask(client, hosted, db):
    sign_in(client, make_user(team=make_team(name="Team Elders")))
    page = client.get(f"{PAGE}?naar=ja").get_data(as_text=True)

    assert "Eettafel" in page
    assert "gastvrouw" not in page
    assert "Naar wie vraag je?" not in page
    assert db.session.scalars(select(PrivateRead)).all() == []
