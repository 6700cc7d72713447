"""Lines and areas: a point on them, or for the buurten where they lie, as somebody chooses."""

from __future__ import annotations

import json

import pytest
import shapely
from sqlalchemy import select

from app.models.record import Asset, AssetVersion, PublishedAsset
from geodata.crs import to_wgs84
from tests.factories.people import post
from tests.integration.imports.desk.sending import counts, send

SQUARE = shapely.box(232_200, 582_200, 233_300, 583_800)
"""In Hamrik."""
ACROSS = shapely.box(233_000, 582_200, 234_000, 583_800)
"""Half in Hamrik, half in De Wierde."""
EVERYWHERE = shapely.box(231_000, 579_000, 237_000, 585_000)
ROAD = shapely.LineString([(233_000, 583_000), (236_000, 583_000)])
BEYOND = shapely.box(240_000, 582_000, 241_000, 583_000)


def collection(**shapes):
    def degrees(axes):
        return [to_wgs84(*one) for one in axes.tolist()]

    features = [
        {
            "type": "Feature",
            "properties": {"id": name, "naam": name},
            "geometry": json.loads(shapely.to_geojson(shapely.transform(shape, degrees))),
        }
        for name, shape in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def at(browser):
    """The page of a file with a shape of each sort, said to be areas."""
    content = collection(
        Buurttuin=SQUARE, Ruilnetwerk=ACROSS, Stadslijn=ROAD, Stadskoor=EVERYWHERE, Elders=BEYOND
    )
    address = send(browser, content, name="gebieden.geojson").location
    assert "5 lijnen of vlakken." in browser.get(address).text
    post(browser, f"{address}/vormen", {"as_areas": "yes"})
    return address


def areas_of(db):
    return {
        one.name: [area.name for area in one.service_areas]
        for one in db.session.scalars(select(Asset).where(Asset.removed_at.is_(None)))
    }


def test_they_are_for_the_buurten_where_they_lie(db, browser, at):
    page = browser.get(at).text
    assert counts(page) == {
        "nieuw": "4", "veranderd": "0", "hetzelfde": "0", "niet ingelezen": "1", "samen": "5"
    }  # fmt: skip
    assert "Toch een punt erin" in page
    post(browser, f"{at}/inlezen")

    assert areas_of(db) == {
        "Buurttuin": ["Hamrik"],
        "Ruilnetwerk": ["Hamrik", "De Wierde"],
        "Stadslijn": ["Hamrik", "De Wierde", "Kloosterhof"],
        "Stadskoor": [],
    }
    records = {one.name: one for one in db.session.scalars(select(Asset))}
    assert all(one.location is None and not one.place_uncertain for one in records.values())
    assert [one.name for one in records.values() if one.whole_municipality] == ["Stadskoor"]


def test_their_pages_their_list_the_api_and_the_history_say_so(db, browser, at):
    post(browser, f"{at}/inlezen")
    one = db.session.scalars(select(Asset).where(Asset.name == "Ruilnetwerk")).one()

    page = browser.get(f"/buurtkrachten/{one.id}").text
    assert "Hamrik" in page
    assert "De Wierde" in page
    for buurt in ("BU00140000", "BU00140001"):
        assert "Ruilnetwerk" in browser.get(f"/lijst?buurt={buurt}").text
        found = browser.get(f"/api/v1/assets?buurt={buurt}").json["features"]
        assert "Ruilnetwerk" in [feature["properties"]["name"] for feature in found]
    assert "Ruilnetwerk" not in browser.get("/lijst?buurt=BU00140100").text
    kept = db.session.scalars(select(AssetVersion.record).where(AssetVersion.asset_id == one.id)).one()
    assert kept["where"]["service_area"] == sorted(area.id for area in one.service_areas)


def test_the_same_again_changes_nothing_another_shape_does_and_it_can_be_turned_back(db, browser, at):
    post(browser, f"{at}/inlezen")
    same = send(browser, collection(Buurttuin=SQUARE), name="x.geojson").location
    assert counts(browser.get(same).text)["hetzelfde"] == "1", "the choice was remembered too"
    moved = send(browser, collection(Buurttuin=ACROSS), name="x.geojson").location
    assert counts(browser.get(moved).text)["veranderd"] == "1"
    run = post(browser, f"{moved}/inlezen").location
    assert areas_of(db)["Buurttuin"] == ["Hamrik", "De Wierde"]

    post(browser, f"{run}/terug")
    db.session.expire_all()
    assert areas_of(db)["Buurttuin"] == ["Hamrik"]


def test_as_a_point_they_lie_in_one_buurt_and_the_choice_can_be_taken_back(db, browser, at):
    post(browser, f"{at}/vormen", {"as_areas": ""})
    post(browser, f"{at}/inlezen")

    places = {one.name: one.location for one in db.session.scalars(select(Asset))}
    assert SQUARE.covers(shapely.Point(places["Buurttuin"]))
    assert not any(areas_of(db).values())
    assert (
        db.session.scalars(select(PublishedAsset.name).where(PublishedAsset.name == "Elders")).first() is None
    )
