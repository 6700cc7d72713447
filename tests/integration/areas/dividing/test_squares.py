"""Where people live within a buurt: read in, used for what is near, said on the page, and let go."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from app.database import database
from app.exceptions import NotFound
from app.models.areas import InhabitedSquares, VintageKind
from app.models.people import Role, User
from app.queries.areas.dividing.squares import squares_by_vintage
from app.services.areas.dividing.squares import remove_squares
from app.services.areas.figures import load_figures
from app.services.record.content import Where
from importers.figures import FigureTable
from importers.figures.records import Told
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

HAMRIK, WIERDE = "BU00140000", "BU00140001"
HEAD = "crs28992res100m;aantal_inwoners\n"
NEAR, FAR = "E2320N5820;90\n", "E2333N5838;30\n"
ELSEWHERE = "E1200N4800;500\n"
"""Amsterdam."""


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def browser(app, city):
    viewer = make_viewer(leads=(city.id(HAMRIK),), roles=(Role.ADMIN,))
    make_asset(viewer, name="Buurthuis", where=Where(location=(232_050.0, 582_050.0)))
    made = another(app)
    sign_in(made, database.session.get_one(User, viewer.user_id))
    return made


@pytest.fixture
def send(browser, city):
    def sent(content, year="2023", name="vakken.csv", **more):
        fields = {"year": year, **more}
        if content is not None:
            fields["file"] = (io.BytesIO(content.encode()), name)
        return post(browser, f"/beheer/indelingen/vakken/{city.vintage.id}", fields)

    return sent


def near(browser):
    said = browser.get("/api/v1/coverage?measure=C3").json["areas"]
    return {one["code"]: one["value"] for one in said}


def test_who_lives_where_decides_what_is_near_until_the_squares_are_away(browser, send, city):
    evenly = near(browser)
    assert send(HEAD + NEAR + FAR + ELSEWHERE + "E2331N5830;-99997\n").status_code == 302
    page = browser.get(f"/beheer/indelingen/vakken/{city.vintage.id}").text
    assert "Ingelezen: 2 vakken met samen 120 inwoners. Vakken met een geheim aantal" in page
    assert "vakken.csv" in page

    by_squares = near(browser)
    assert evenly[HAMRIK] < 10
    assert by_squares[HAMRIK] == pytest.approx(75), "90 of 120"
    assert by_squares[WIERDE] == evenly[WIERDE], "no square lies there"
    how = browser.get("/dekking?maat=C3").text
    assert "Vakken met te weinig inwoners om te noemen tellen niet mee: in het bestand 1." in how
    assert ">2023<span" in browser.get("/beheer/indelingen").text

    send(None, what="remove")
    assert near(browser)[HAMRIK] == pytest.approx(evenly[HAMRIK])
    assert ">Geen<span" in browser.get("/beheer/indelingen").text


def test_a_newer_file_takes_the_place_of_the_older(send, city):
    send(HEAD + NEAR + FAR)
    send(HEAD + FAR, year="2024", name="nieuwer.csv")
    (known,) = database.session.scalars(select(InhabitedSquares))

    assert (known.year, known.source, known.people) == (2024, "nieuwer.csv", [30])
    assert squares_by_vintage()[city.vintage.id].squares == 1


@pytest.mark.parametrize(
    ("content", "year", "said"),
    [
        (None, "2023", "Kies een bestand"),
        (HEAD + NEAR, "", "Vul in van welk jaar"),
        (HEAD + NEAR, "1900", "Het jaar van de aantallen"),
        (HEAD + ELSEWHERE, "2023", "Geen enkel vak uit dit bestand ligt in de buurten van 2024"),
        ("naam;plaats\nKoor;Noord\n", "2023", "geen vakken van 100 meter"),
    ],
)
def test_what_can_not_be_used_is_told_and_nothing_is_kept(send, content, year, said):
    answer = send(content, year=year)

    assert answer.status_code == 422
    assert said in answer.text
    assert not squares_by_vintage()


def test_schematic_cells_and_other_numbers_have_no_squares(app, db):
    city = make_city(kind=VintageKind.SCHEMATIC)
    browser = another(app)
    admin = make_viewer(roles=(Role.ADMIN,))
    sign_in(browser, database.session.get_one(User, admin.user_id))

    assert "vakken van 100 meter bij" not in browser.get("/beheer/indelingen").text
    for number in (city.vintage.id, 999_999):
        assert browser.get(f"/beheer/indelingen/vakken/{number}").status_code == 404
    with pytest.raises(NotFound):
        remove_squares(vintage_id=city.vintage.id)


def test_figures_that_come_later_are_seen_at_once_and_move_no_day_of_loading(browser, city):
    loaded, before = city.vintage.loaded_at, browser.get("/api/v1/coverage?measure=C2").json["areas"]
    areas = {"BU00140002": {"inhabitants": Told(900, "")}}
    load_figures(FigureTable(year=2024, source="kwb.csv", areas=areas, issues=()))
    after = browser.get("/api/v1/coverage?measure=C2").json["areas"]

    people = {one["code"]: one["population"] for one in after}
    assert {one["code"]: one["population"] for one in before}["BU00140002"] is None
    assert people["BU00140002"] == 900
    assert city.vintage.loaded_at == loaded
