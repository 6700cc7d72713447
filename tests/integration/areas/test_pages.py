"""The pages of buurten, wijken and the gemeente, for each kind of visitor."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import event

from app.models.areas import VintageKind
from app.models.people import Role
from app.models.record import Visibility
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.people import make_team, make_team_buurt, make_user, sign_in, viewer_of
from tests.factories.record import make_asset

PAGES = ("/buurten", "/buurten/BU00140000", "/wijken/WK001400", "/gemeenten/GM0014")
HOSTILE = "<script>alert(1)</script> ${7*7} `x` \"'>"


@pytest.fixture
def city(db):
    """The small city of 2024."""
    return make_city()


@pytest.fixture
def colleague(client, city):
    """A signed-in member of the team that leads Hamrik and looks along in De Wierde."""
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    make_team_buurt(team=team, area=city.areas["BU00140001"], lead=False)
    user = make_user(team=team)
    sign_in(client, user)
    return viewer_of(user)


def words_of(response):
    """The text of a page, without tags."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.text.split("<main", 1)[1], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_buurt_says_what_it_is_where_it_lies_and_who_works_there(client, colleague):
    page = client.get("/buurten/BU00140000")
    words = words_of(page)
    assert page.status_code == 200
    assert "Buurt · indeling van 2024 · 300 hectare Hamrik" in words
    assert "Team Hamrik houdt bij wat hier is" in words
    assert 'href="/wijken/WK001400"' in page.text
    assert 'href="/gemeenten/GM0014"' in page.text
    assert "Bron: CBS / Kadaster, bewerkt" in words


def test_figures_stand_with_year_and_source_and_the_unknown_says_so(client, colleague):
    words = words_of(client.get("/buurten/BU00140000"))
    assert "Inwoners 3.200 2024" in words
    assert "Huishoudens onbekend 2024" in words
    assert "65 jaar en ouder onbekend 2024" in words
    assert "Bron van de cijfers van 2024: CBS / Kadaster, voorbeeld." in words


def test_a_figure_of_an_older_year_stands_in_only_where_the_area_is_the_same(client, db, colleague):
    newer = (
        make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 233_500, 584_000), figures={}),
        make_buurt("BU00140001", "De Wierde", box(233_500, 582_000, 236_000, 584_000), figures={}),
        # As large as it was, in another place.
        make_buurt("BU00140100", "Laanzicht", box(233_800, 580_000, 236_000, 582_000), figures={}),
    )
    make_city(year=2025, buurten=newer)
    assert "Inwoners 3.200 2024" in words_of(client.get("/buurten/BU00140000"))
    assert "Inwoners onbekend 2025" in words_of(client.get("/buurten/BU00140001"))
    assert "Inwoners onbekend 2025" in words_of(client.get("/buurten/BU00140100"))


def test_previous_and_next_follow_the_alphabet_within_the_wijk(client, colleague):
    # De Wierde, Hamrik, Kloosterhof
    middle, first = client.get("/buurten/BU00140000").text, client.get("/buurten/BU00140001").text
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', middle) == [
        ("prev", "/buurten/BU00140001"),
        ("next", "/buurten/BU00140002"),
    ]
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', first) == [("next", "/buurten/BU00140000")]


def test_an_unknown_buurt_says_that_this_says_nothing_and_offers_to_record(client, colleague):
    page = client.get("/buurten/BU00140002")
    assert "Van deze buurt weten we nog niets. Dat zegt niets over de buurt. Op de kaart" in words_of(page)
    assert 'href="/buurtkrachten/nieuw?buurt=BU00140002"' in page.text


def test_the_records_of_an_area_are_those_that_the_visitor_may_see(client, colleague, city):
    other = viewer_of(make_user(team=make_team()))
    make_asset(colleague, name="Eettafel van Hamrik")
    make_asset(other, name="Voor alle collega's", visibility=Visibility.ORGANISATION)
    make_asset(other, name="Alleen dat team", visibility=Visibility.TEAM, buurt="BU00140100")
    make_asset(other, name="Elders", buurt="BU00140101")
    buurt, wijk = words_of(client.get("/buurten/BU00140000")), words_of(client.get("/wijken/WK001401"))
    assert "2 buurtkrachten in of voor deze buurt" in buurt
    assert buurt.index("Eettafel van Hamrik") < buurt.index("Voor alle collega")
    assert "Elders" not in buurt
    assert "1 buurtkracht in of voor deze wijk" in wijk
    assert "Alleen dat team" not in wijk
    assert "Laanzicht nog niets" in wijk


def test_the_overview_is_alphabetical_and_counts_what_the_visitor_may_see(client, colleague):
    for number in range(3):
        make_asset(colleague, name=f"Groep {number}")
    words = words_of(client.get("/buurten"))
    assert "In 1 van de 5 buurten staat iets op de kaart." in words
    names = ["Noorderham", "De Wierde", "Hamrik", "Kloosterhof", "Zuiderlaan", "Laanzicht", "Zuiderveld"]
    places = [words.index(name) for name in names]
    assert places == sorted(places)
    assert "Hamrik 3 op de kaart" in words


def test_the_overview_finds_a_part_of_a_name(client, colleague):
    found = words_of(client.get("/buurten?q=ZUIDERV"))
    assert "Zuiderveld" in found
    assert "Laanzicht" not in found
    whole = words_of(client.get("/buurten?q=zuiderlaan"))
    assert "Laanzicht" in whole
    assert "Geen buurt of wijk gevonden met ‘xyz’." in words_of(client.get("/buurten?q=xyz"))


def test_an_old_code_redirects_to_what_the_buurt_became(client, db, colleague):
    changed = (replace(BUURTEN[0], code="BU00140077"), *BUURTEN[1:])
    make_city(year=2025, buurten=changed)
    answer = client.get("/buurten/BU00140000")
    assert (answer.status_code, answer.location) == (302, "/buurten/BU00140077")


@pytest.mark.parametrize(
    "path",
    ["/buurten/BU99999999", "/wijken/WK999999", "/gemeenten/GM9999", "/buurten/WK001400", "/buurten/x"],
)
def test_what_is_not_there_is_404(client, colleague, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_read_the_pages_of_areas(client, city, role):
    sign_in(client, make_user(roles=[role.value]))
    assert {path: client.get(path).status_code for path in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_sent_to_sign_in(client, city, path):
    answer = client.get(path)
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/inloggen")


def test_a_guest_sees_only_what_is_public_and_is_not_asked_to_record(client, city):
    make_asset(viewer_of(make_user(team=make_team())), name="Voor collega's")
    sign_in(client, make_user(roles=[Role.PARTNER.value]))
    page = client.get("/buurten/BU00140000")
    assert "Voor collega" not in page.text
    assert "Van deze buurt weten we nog niets." in words_of(page)
    assert "/buurtkrachten/nieuw" not in page.text


def test_names_from_a_source_are_never_markup(client, db):
    hostile = tuple(replace(buurt, name=f"{HOSTILE}{buurt.code}") for buurt in BUURTEN)
    make_city(buurten=hostile, wijk_names={"WK001400": HOSTILE}, gemeente_name=HOSTILE)
    sign_in(client, make_user())
    for path in ("/buurten", "/buurten?q=%3Cscript%3E", "/buurten/BU00140000", "/wijken/WK001400"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_schematic_cells_are_marked_and_carry_no_figures(client, db):
    make_city(kind=VintageKind.SCHEMATIC)
    sign_in(client, make_user())
    words = words_of(client.get("/buurten/BU00140000"))
    assert "Buurt · schematische grenzen Hamrik" in words
    assert "Deze grenzen zijn schematisch." in words
    assert "Cijfers" not in words
    assert "inwoners" not in words_of(client.get("/buurten")).lower()


def test_before_the_first_load_the_overview_says_so(client, db):
    sign_in(client, make_user())
    assert "Er zijn nog geen grenzen van buurten." in words_of(client.get("/buurten"))
    assert client.get("/buurten/BU00140000").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_number_of_areas(client, db, city, path):
    viewer = viewer_of(make_user(team=make_team()))
    sign_in(client, make_user())
    make_asset(viewer)
    few = queries(client, db, path)
    strips = [
        make_buurt(
            f"BU001400{n:02}", f"Strook {n}", box(232_000 + 50 * n, 582_000, 232_050 + 50 * n, 584_000)
        )
        for n in range(40)
    ]
    make_city(year=2025, buurten=[*strips, *BUURTEN[3:]])
    for number in range(5):
        make_asset(viewer, name=f"Nog een {number}")
    client.get(path)
    assert queries(client, db, path) <= few


def queries(client, db, path):
    """How many statements a warm request sends."""
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    client.get(path)
    engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert sent
    return len(sent)
