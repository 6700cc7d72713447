"""The screen in the room of a team shows what all colleagues may see of its buurten, and no more."""

from __future__ import annotations

import re

import pytest

from app.database import database
from app.models.people import User
from app.models.record import KnownFrom, Precision, Visibility
from tests.factories.areas import make_city
from tests.factories.partners import make_signals
from tests.factories.people import make_user, sign_in
from tests.factories.record import make_asset, weekly
from tests.factories.viewers import make_viewer

HAMRIK, LAANZICHT = "BU00140000", "BU00140100"
TEAM_ONLY = {"visibility": Visibility.TEAM, "sensitive": True, "precision": Precision.BUURT}


@pytest.fixture
def keeper(db):
    return make_viewer(leads=(make_city().id(HAMRIK),), team="Team Hamrik")


@pytest.fixture
def screen(client, keeper):
    sign_in(client, database.session.get_one(User, keeper.user_id))
    return client


def sheets(page):
    """The text of each sheet by its name, and which is shown."""
    found = re.findall(r'data-pane="(\w+)"[^>]*?( hidden="")?>(.*?)</section>', page, re.DOTALL)
    return {name: text for name, _off, text in found}, [name for name, off, _text in found if not off]


def test_four_sheets_of_the_buurten_of_the_team_one_at_a_time(screen, keeper):
    make_asset(keeper, name="Koffieochtend", rhythm=weekly("MO,TU,WE,TH,FR,SA,SU", begins=None, ends=None))
    make_asset(keeper, name="Oude lijst", known_from=KnownFrom.READ)
    make_asset(keeper, name="Ver weg", buurt=LAANZICHT)
    make_signals(keeper, 3, buurt=HAMRIK, said="Ouders kennen elkaar niet.")
    make_signals(keeper, buurt=LAANZICHT, theme="geld-en-rondkomen")

    told, shown = sheets(screen.get("/teamkamer").text)
    assert shown == ["new"]
    assert sheets(screen.get("/teamkamer?blad=3").text)[1] == ["week"]
    assert sheets(screen.get("/teamkamer?blad=99").text)[1] == ["checks"]
    assert "Koffieochtend" in told["new"]
    assert "Koffieochtend" in told["week"]
    assert "3 keer in een jaar" in told["heard"]
    assert "Oude lijst" in told["checks"]
    for words in ("Ver weg", "Geld en rondkomen", "Ouders kennen elkaar niet."):
        assert words not in "".join(told.values())


def test_what_is_for_the_team_alone_is_not_on_its_wall(screen, keeper):
    make_asset(keeper, name="Stille groep", rhythm=weekly("MO,TU,WE,TH,FR,SA,SU"), **TEAM_ONLY)
    make_asset(keeper, name="Stille lijst", known_from=KnownFrom.READ, visibility=Visibility.TEAM)
    assert "Stille groep" in screen.get("/lijst").text
    assert "Stille" not in screen.get("/teamkamer").text


def test_it_is_in_the_menu_of_who_has_a_team_and_says_what_lacks_to_who_has_none(screen, client, db):
    assert 'href="/teamkamer"' in screen.get("/start").text
    sign_in(client, make_user())
    assert 'href="/teamkamer"' not in client.get("/start").text
    assert "Nog geen buurten" in client.get("/teamkamer").text
