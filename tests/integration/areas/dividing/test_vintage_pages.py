"""What is loaded, and what changed between two years, as a table and on a map."""

from __future__ import annotations

import pytest

from app.models.areas import VintageKind
from app.models.people import Role, User
from app.queries.areas.dividing.differences import Known, What, classify, differences
from app.queries.areas.vintages import all_vintages
from tests.browsing import another
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.people import sign_in
from tests.factories.viewers import make_viewer

CHANGED = (
    # Hamrik is split in two, De Wierde and Kloosterhof are one, 't Zuiderveld has another name.
    make_buurt("BU00140003", "Hamrik-West", box(232_000, 582_000, 232_900, 584_000)),
    make_buurt("BU00140004", "Hamrik-Oost", box(232_900, 582_000, 233_500, 584_000)),
    make_buurt("BU00140001", "De Wierde", box(233_500, 582_000, 236_000, 584_000)),
    make_buurt("BU00140100", "Laanzicht", box(232_000, 580_000, 234_200, 582_000)),
    make_buurt("BU00140101", "Zuiderveld", box(234_200, 580_000, 236_000, 582_000)),
)


@pytest.fixture
def office(app, db):
    admin = make_viewer(roles=(Role.ADMIN,), team="Beheer")
    office = another(app)
    sign_in(office, db.session.get_one(User, admin.user_id))
    return office


def told(older, newer):
    return {
        (one.what, tuple(area.name for area in one.before), tuple(area.name for area in one.after))
        for one in differences(older, newer)
    }


def years():
    newer, older = all_vintages()[:2]
    return older, newer


def test_split_merged_and_renamed_are_told_apart(db):
    make_city(year=2023)
    make_city(year=2024, buurten=CHANGED)

    assert told(*years()) == {
        (What.SPLIT, ("Hamrik",), ("Hamrik-West", "Hamrik-Oost")),
        (What.MERGED, ("De Wierde", "Kloosterhof"), ("De Wierde",)),
        (What.RENAMED, ("'t Zuiderveld",), ("Zuiderveld",)),
    }


def test_a_line_that_moved_a_new_code_and_new_land(db):
    make_city(year=2023)
    moved = (
        make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 233_400, 584_000)),
        make_buurt("BU00140001", "De Wierde", box(233_400, 582_000, 234_800, 584_000)),
        make_buurt("BU00140009", "Kloosterhof", box(234_800, 582_000, 236_000, 584_000)),
        make_buurt("BU00140199", "Polder", box(236_000, 580_000, 237_000, 582_000)),
        BUURTEN[4],
    )
    make_city(year=2024, buurten=moved)

    assert told(*years()) == {
        (What.MOVED, ("Hamrik",), ("Hamrik",)),
        (What.MOVED, ("De Wierde",), ("De Wierde",)),
        (What.RECODED, ("Kloosterhof",), ("Kloosterhof",)),
        (What.NEW, (), ("Polder",)),
        (What.GONE, ("Laanzicht",), ()),
    }


def test_what_stayed_is_not_told():
    same = [Known("BU00140000", "Hamrik", 300.0)]
    assert classify(same, same, {("BU00140000", "BU00140000"): 1.0}) == ()


def test_the_page_shows_a_table_and_two_maps(db, office):
    make_city(year=2023)
    make_city(year=2024, buurten=CHANGED)
    older, newer = years()
    overview = office.get("/beheer/indelingen").text
    assert "Indeling van 2024" in overview
    assert "CBS / Kadaster, voorbeeld" in overview
    assert "Hiermee werken we nu" in overview

    for van, naar in ((older, newer), (newer, older)):
        page = office.get(f"/beheer/indelingen/verschil?van={van.id}&naar={naar.id}").text
        assert "Gesplitst: 1" in page
        assert page.count("<figure") == 2
        assert page.count("area-map__itself") == 4 + 4
    assert (
        "Er veranderde niets"
        in office.get(f"/beheer/indelingen/verschil?van={older.id}&naar={older.id}").text
    )
    assert office.get("/beheer/indelingen/verschil?van=0").status_code == 404


def test_schematic_cells_are_compared_by_name_alone(db, office):
    make_city(kind=VintageKind.SCHEMATIC)
    assert "Hiermee werken we nu" in office.get("/beheer/indelingen").text
    make_city(year=2024, buurten=(*BUURTEN[:4], make_buurt("BU00140101", "Zuid", BUURTEN[4].boundary)))
    official, schematic = all_vintages()
    page = office.get(f"/beheer/indelingen/verschil?van={schematic.id}&naar={official.id}").text
    assert "Schematische grenzen zijn een plaatje" in page
    assert "Andere naam: 1" in page
