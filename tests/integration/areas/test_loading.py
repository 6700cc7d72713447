"""Loading one year: what is stored, that a repeat changes nothing, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.models.areas import Area, AreaLevel, AreaLink, Vintage, VintageKind
from app.models.record import AssetPlace, AssetServiceArea
from app.queries.areas.lookup import buurt_index
from app.queries.stamps import AREAS, stamp
from app.services.areas.loading import load_boundaries
from importers.records import ImportRefused
from tests.factories.areas import BUURTEN, box, city_boundaries, make_buurt, make_city
from tests.factories.people import make_team, make_team_buurt
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


def contents(db):
    """Everything that a load writes about areas."""
    areas = db.session.execute(select(Area.__table__).order_by(Area.id)).all()
    vintages = db.session.execute(select(Vintage.__table__).order_by(Vintage.id)).all()
    links = db.session.execute(select(AreaLink.__table__).order_by(AreaLink.from_id)).all()
    return areas, vintages, links, stamp(AREAS)


def test_areas_know_their_parent_and_their_place_in_the_alphabet(db):
    city = make_city()
    buurt, wijk = city.areas["BU00140101"], city.areas["WK001401"]
    assert (buurt.level, wijk.level) == (AreaLevel.BUURT, AreaLevel.WIJK)
    assert (buurt.parent_id, wijk.parent_id) == (wijk.id, city.id("GM0014"))
    assert city.areas["GM0014"].parent_id is None
    assert buurt.name_key == "t zuiderveld"


def test_outlines_of_neighbours_share_their_border(db):
    city = make_city()
    left, right = (
        {tuple(point) for point in json.loads(city.areas[code].outline)["coordinates"][0]}
        for code in ("BU00140000", "BU00140001")
    )
    assert len(left & right) == 2
    assert all(6.5 < lon < 6.7 and 53.1 < lat < 53.3 for lon, lat in left | right)


def test_figures_carry_their_year_and_source_and_unknown_stays_unknown(db):
    area = make_city(year=2023).areas["BU00140002"]
    assert area.inhabitants is None
    assert area.figures["addresses_per_km2"] == {
        "value": 2450,
        "year": 2023,
        "source": "CBS / Kadaster, voorbeeld",
    }
    assert area.figures["percent_aged_65_and_over"]["value"] is None


def test_loading_the_same_again_changes_nothing(db):
    make_city()
    before = contents(db)
    report = make_city().report
    assert report.unchanged
    assert contents(db) == before


def test_the_order_of_the_areas_makes_no_difference(db):
    boundaries = city_boundaries()
    make_city(boundaries=boundaries)
    turned = replace(boundaries, areas=tuple(reversed(boundaries.areas)))
    assert make_city(boundaries=turned).report.unchanged


def test_a_corrected_source_of_the_same_year_keeps_the_ids(db):
    before = make_city()
    ids = {code: area.id for code, area in before.areas.items()}
    renamed = tuple(replace(b, name="Hamrik-West") if b.code == "BU00140000" else b for b in BUURTEN)
    after = make_city(buurten=renamed)
    assert {code: area.id for code, area in after.areas.items()} == ids
    assert after.areas["BU00140000"].name_key == "hamrik west"
    changes = after.report.changes
    assert [(area.before, area.after) for area in changes.renamed] == [("Hamrik", "Hamrik-West")]
    assert (changes.added, changes.removed, changes.redrawn) == ((), (), ())


def test_figures_that_were_added_since_survive_a_corrected_source(db):
    city = make_city()
    later = {"value": 88, "year": 2025, "source": "CBS"}
    city.areas["BU00140000"].figures = {**city.areas["BU00140000"].figures, "dwellings": later}
    db.session.flush()
    corrected = (replace(BUURTEN[0], figures={"addresses_per_km2": 2600}), *BUURTEN[1:])
    figures = make_city(buurten=corrected).areas["BU00140000"].figures
    assert figures["dwellings"] == later
    assert figures["addresses_per_km2"]["value"] == 2600


def test_answers_that_others_keep_of_the_areas_end_with_a_load(db):
    before = stamp(AREAS)
    make_city()
    assert stamp(AREAS) > before


def test_a_moved_border_within_the_same_year_moves_the_records(db):
    city = make_city()
    viewer = make_viewer(leads=(city.id("BU00140000"),))
    asset = make_asset(viewer)
    moved = (
        make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 233_000, 584_000)),
        make_buurt("BU00140001", "De Wierde", box(233_000, 582_000, 234_800, 584_000)),
        *BUURTEN[2:],
    )
    report = make_city(buurten=moved).report
    assert db.session.get(AssetPlace, asset.id).buurt_id == city.id("BU00140001")
    assert [(move.before.name, move.after.name, move.assets) for move in report.moves] == [
        ("Hamrik", "De Wierde", 1)
    ]
    assert {area.code for area in report.changes.redrawn} == {"BU00140000", "BU00140001"}


def test_an_area_that_vanished_unused_is_removed_and_its_records_lie_outside(db):
    city = make_city()
    asset = make_asset(make_viewer())
    assert db.session.get(AssetPlace, asset.id).buurt_id == city.id("BU00140000")
    report = make_city(buurten=BUURTEN[1:]).report
    assert db.session.scalar(select(func.count()).where(Area.code == "BU00140000")) == 0
    assert db.session.get(AssetPlace, asset.id).buurt_id is None
    assert report.moves[0].after is None


def test_a_wijk_that_vanished_gives_its_buurten_to_another(db):
    make_city()
    moved = tuple(replace(buurt, parent_code="WK001400") for buurt in BUURTEN)
    city = make_city(buurten=moved)
    assert "WK001401" not in city.areas
    assert city.areas["BU00140101"].parent_id == city.id("WK001400")


def mention_by_team(city, db):
    make_team_buurt(team=make_team(), area=city.areas["BU00140000"])


def mention_as_service_area(city, db):
    make_asset(make_viewer(), buurt="BU00140000")


def mention_in_history_only(city, db):
    asset = make_asset(make_viewer(), buurt="BU00140000")
    asset.whole_municipality, asset.has_service_area = True, False
    db.session.flush()
    db.session.query(AssetServiceArea).delete()


@pytest.mark.parametrize("mention", [mention_by_team, mention_as_service_area, mention_in_history_only])
def test_an_area_that_somebody_spoke_of_does_not_vanish(db, mention):
    mention(make_city(), db)
    before = contents(db)
    with pytest.raises(ImportRefused, match=r"Hamrik \(BU00140000\).*genoemd"):
        make_city(buurten=BUURTEN[1:])
    assert contents(db) == before


def test_a_source_without_buurten_is_refused_and_leaves_nothing(db):
    whole = city_boundaries()
    with pytest.raises(ImportRefused, match="geen buurten"):
        load_boundaries(replace(whole, areas=whole.areas[:3]), kind=VintageKind.OFFICIAL)
    assert contents(db) == ([], [], [], 0)


def test_a_code_that_occurs_twice_is_refused(db):
    whole = city_boundaries()
    with pytest.raises(ImportRefused, match="BU00140101 staat er twee keer in"):
        load_boundaries(replace(whole, areas=(*whole.areas, whole.areas[-1])), kind=VintageKind.OFFICIAL)


def test_a_buurt_without_its_wijk_is_refused(db):
    whole = city_boundaries()
    without = tuple(area for area in whole.areas if area.code != "WK001401")
    with pytest.raises(ImportRefused, match="hoort bij WK001401"):
        load_boundaries(replace(whole, areas=without), kind=VintageKind.OFFICIAL)


def test_points_find_their_buurt_right_after_a_load(db):
    assert buurt_index().locate_one((233_000, 583_000)) is None
    city = make_city()
    assert buurt_index().locate_one((233_000, 583_000)) == city.id("BU00140000")
    assert buurt_index().locate_one((233_500, 583_000)) == city.id("BU00140000")  # a shared edge: lowest code
    assert buurt_index().locate_one((240_000, 583_000)) is None
