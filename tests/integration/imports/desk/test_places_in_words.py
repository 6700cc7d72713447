"""A row without a point: its postcode or the name of a buurt or wijk says where it is, with a flag."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.record import Asset
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.people import make_team, make_team_buurt
from tests.factories.postcodes import make_postcodes
from tests.integration.imports.desk.sending import counts, read_in, send

LIST = """\
naam;voor wie;straat;postcode;in welke buurt?
Met postcode;ouderen;Elzenlaan;9731 ab;
Met buurt;ouderen;;;de wierde
Met wijk;ouderen;;;Noorderham
Onbekend;ouderen;Elzenlaan;9999ZZ;Nergenshuizen
Elders;ouderen;Damrak;1011AB;
"""
UNSURE = "bij de buurt gezet, plek onzeker"


def placed(db):
    return {
        one.name: ([area.name for area in one.service_areas], one.whole_municipality)
        for one in db.session.scalars(select(Asset).where(Asset.removed_at.is_(None)))
    }


def test_a_postcode_a_buurt_and_a_wijk_are_found_and_what_is_elsewhere_is_refused(db, browser):
    make_postcodes()
    page = browser.get(send(browser, LIST).location).text
    assert (counts(page)["nieuw"], counts(page)["niet ingelezen"]) == ("4", "1")
    assert page.count(UNSURE) == 3
    assert "Daarvan 1 buiten de buurten die we kennen en 4 zonder punt op de kaart." in page
    read_in(browser, LIST)

    assert placed(db) == {
        "Met postcode": (["Hamrik"], False),
        "Met buurt": (["De Wierde"], False),
        "Met wijk": (["Hamrik", "De Wierde", "Kloosterhof"], False),
        "Onbekend": ([], True),
    }
    assert all(one.place_uncertain and one.location is None for one in db.session.scalars(select(Asset)))


def test_the_team_of_that_buurt_keeps_it_and_the_same_list_changes_nothing(db, browser):
    make_postcodes()
    city = make_city()
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    read_in(browser, LIST)

    stewards = dict(db.session.execute(select(Asset.name, Asset.steward_id)).all())
    assert (stewards["Met postcode"], stewards["Met wijk"]) == (team.id, None)
    assert counts(browser.get(send(browser, LIST).location).text)["hetzelfde"] == "4"


@pytest.mark.parametrize("name", ["Hamrik", " HAMRIK "])
def test_a_name_that_two_buurten_have_says_nothing(db, browser, name):
    twin = make_buurt("BU00140200", "Hamrik", box(236_000, 580_000, 237_000, 581_000))
    make_city(year=2025, buurten=(*BUURTEN, twin))
    read_in(browser, f"naam;voor wie;buurt\nEettafel;ouderen;{name}\n")

    assert placed(db) == {"Eettafel": ([], True)}
