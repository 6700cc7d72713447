from __future__ import annotations

import pytest

from app.models.people import Setting
from app.models.record import Aware, Openness, Precision, Visibility
from tests.factories.areas import make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset, weekly
from tests.papers import assert_accessible, tags_of, words_of
from tests.statements import statements_of

POSTER = "/papier/poster.pdf?buurt=BU00140000"


@pytest.fixture
def keeper(client):
    city = make_city()
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    user = make_user(team=team)
    sign_in(client, user)
    return viewer_of(user)


def public(keeper, **over):
    told = {"visibility": Visibility.PUBLIC, "aware": Aware.PUBLIC, "precision": Precision.EXACT}
    return make_asset(keeper, **{**told, **over})


def test_a_poster_holds_what_everybody_may_see_whoever_prints_it(client, keeper):
    public(keeper, name="Eettafel Hamrik", themes=("eten-en-koken",), rhythm=weekly())
    for audience in (Visibility.TEAM, Visibility.ORGANISATION):
        make_asset(keeper, name=f"kanarie {audience}", visibility=audience)

    response = client.get(f"{POSTER}&telefoon=050 123 45 67")

    assert response.mimetype == "application/pdf"
    assert response.cache_control.no_store
    assert_accessible(response.data)
    words = words_of(response.data)
    for shown in ("Samen eten of koken?", "Eettafel Hamrik", "Elke woensdag", "050 123 45 67", "Team Hamrik"):
        assert shown in words
    assert "kanarie" not in words


def test_the_code_of_a_poster_leads_to_the_open_list_of_the_buurt_unless_another_address_is_given(
    client, keeper, db
):
    public(keeper)
    codes = [alternatives_of(client.get(f"{POSTER}{more}").data) for more in ("", "&telefoon=050 123 45 67")]
    assert codes == [[], ["QR-code die leidt naar 050 123 45 67"]]

    db.session.add(Setting(name="public_list", value=1))
    db.session.flush()
    listed = client.get(f"{POSTER}&telefoon=050 123 45 67").data
    assert alternatives_of(listed) == ["QR-code die leidt naar http://localhost/openbaar/buurten/BU00140000"]
    assert "Scan de code" in words_of(listed)
    other = client.get(f"{POSTER}&website=www.voorbeeld.nl").data
    assert alternatives_of(other) == ["QR-code die leidt naar https://www.voorbeeld.nl"]


def test_what_nobody_else_can_join_comes_last_and_says_so(client, keeper, db):
    public(keeper, name="Belkring", themes=("eten-en-koken",), rhythm=weekly(), openness=Openness.MEMBERS)
    for name in ("Kookclub", "Zaalvoetbal"):
        public(keeper, name=name, themes=("eten-en-koken",), rhythm=weekly())
    db.session.add(Setting(name="public_list", value=1))
    db.session.flush()

    words = words_of(client.get(POSTER).data)
    assert "Kookclub" in words
    assert "Belkring" not in words
    listed = client.get("/openbaar/buurten/BU00140000").text
    assert listed.index("Zaalvoetbal") < listed.index("Belkring") < listed.index("alleen voor de groep zelf")


def alternatives_of(paper):
    return [alternative for kind, alternative in tags_of(paper) if kind == "/Figure"]


def test_a_poster_costs_as_many_statements_for_many_records_as_for_one(client, keeper, db):
    public(keeper)
    few = statements_of(db, lambda: client.get(POSTER))
    for number in range(6):
        public(keeper, name=f"Nog een groep {number}")

    assert len(statements_of(db, lambda: client.get(POSTER))) <= len(few)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Kies eerst een buurt."),
        ("?buurt=WK001400", "Kies een buurt"),
        ("?buurt=BU00140000&telefoon=bel+Jan", "Dit is geen telefoonnummer."),
        ("?buurt=BU00140000&website=javascript:alert(1)", "Dit is geen adres van een website."),
    ],
)
def test_what_is_wrong_is_said_in_dutch(client, keeper, query, said):
    response = client.get(f"/papier/poster.pdf{query}")

    assert response.status_code in {400, 422}
    assert said in response.get_data(as_text=True)


def test_an_unknown_buurt_is_not_there(client, keeper):
    assert client.get("/papier/poster.pdf?buurt=BU99999999").status_code == 404


def test_the_page_lists_what_can_be_printed(client, keeper):
    page = client.get("/papier?buurt=BU00140000").get_data(as_text=True)

    assert "Buurtposter" in page
    assert 'value="BU00140000" selected' in page
    assert_accessible(client.get("/papier/formulier.pdf").data)
