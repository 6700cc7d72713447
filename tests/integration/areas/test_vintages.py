"""Several years beside each other: which one is current, how they are tied, and what follows them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.models.areas import Area, AreaLink, Vintage, VintageKind
from app.models.record import AssetPlace, PublishedAsset, Visibility
from app.queries.areas.areas import area_by_code
from app.queries.areas.lookup import buurt_index
from app.queries.areas.teams import teams_of
from app.queries.areas.vintages import current_vintage
from app.queries.people.leading import leading_team
from app.services.record.content import Where
from importers.records import ImportRefused
from tests.factories.areas import BUURTEN, box, make_buurt, make_city
from tests.factories.people import make_team, make_team_buurt
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

SPLIT = (
    # Hamrik loses 40 % to a new buurt, De Wierde has another code, Kloosterhof loses a strip of 8 metres.
    make_buurt("BU00140000", "Hamrik", box(232_000, 582_000, 232_900, 584_000)),
    make_buurt("BU00140003", "Hamrik-Oost", box(232_900, 582_000, 233_500, 584_000)),
    make_buurt("BU00140005", "De Wierde", box(233_500, 582_000, 234_808, 584_000)),
    make_buurt("BU00140002", "Kloosterhof", box(234_808, 582_000, 236_000, 584_000)),
    *BUURTEN[3:],
)


def links(db, level="buurt"):
    """Shares by code of the older and the newer area."""
    older, newer = aliased(Area), aliased(Area)
    rows = db.session.execute(
        select(older.code, newer.code, AreaLink.share)
        .join(older, older.id == AreaLink.from_id)
        .join(newer, newer.id == AreaLink.to_id)
        .where(older.level == level)
    )
    return {(row[0], row[1]): round(row[2], 3) for row in rows}


def test_areas_that_did_not_change_are_one_and_others_are_shared_by_surface(db):
    make_city(year=2023)
    make_city(year=2024, buurten=SPLIT)
    assert links(db) == {
        ("BU00140000", "BU00140000"): 0.6,
        ("BU00140000", "BU00140003"): 0.4,
        ("BU00140001", "BU00140005"): 1.0,
        ("BU00140002", "BU00140002"): 1.0,  # 99.3 %, and the sliver is dropped
        ("BU00140100", "BU00140100"): 1.0,
        ("BU00140101", "BU00140101"): 1.0,
    }
    assert links(db, "wijk") == {("WK001400", "WK001400"): 1.0, ("WK001401", "WK001401"): 1.0}


def test_the_links_are_the_same_in_whatever_order_the_years_are_loaded(db):
    make_city(year=2024, buurten=SPLIT)
    make_city(year=2023)
    assert links(db)["BU00140000", "BU00140003"] == 0.4


def test_the_newest_year_is_current_and_the_older_one_stays(db):
    old = make_city(year=2023)
    new = make_city(year=2024, buurten=SPLIT)
    assert current_vintage().year == 2024
    assert new.report.is_current
    assert db.session.get(Area, old.id("BU00140001")).name == "De Wierde"
    assert [area.code for area in new.report.changes.added] == ["BU00140003", "BU00140005"]
    assert [area.code for area in new.report.changes.removed] == ["BU00140001"]


def test_an_older_year_loaded_later_changes_nothing_that_is_shown(db):
    city = make_city(year=2024)
    asset = make_asset(make_viewer())
    report = make_city(year=2017, buurten=SPLIT).report
    assert not report.is_current
    assert (report.current.year, report.changes, report.moves) == (2024, None, ())
    assert db.session.get(AssetPlace, asset.id).buurt_id == city.id("BU00140000")
    assert buurt_index().locate_one((233_200, 583_000)) == city.id("BU00140000")


def test_records_and_their_published_rows_follow_the_new_boundaries(db):
    old = make_city(year=2023)
    viewer = make_viewer(leads=(old.id("BU00140000"),))
    moves = make_asset(viewer)
    stays = make_asset(viewer, name="Koffie in het portiek", where=Where(location=(232_500.0, 583_000.0)))
    new = make_city(year=2024, buurten=SPLIT)
    found = {
        row.asset_id: row
        for row in db.session.scalars(
            select(PublishedAsset).where(PublishedAsset.audience == Visibility.TEAM)
        )
    }
    assert found[moves.id].buurt_id == new.id("BU00140003")
    assert set(found[moves.id].area_ids) == {new.id("BU00140003"), new.id("WK001400"), new.id("GM0014")}
    assert found[stays.id].buurt_id == new.id("BU00140000")
    assert new.report.placed == 2
    assert [(m.before.code, m.after.code, m.assets) for m in new.report.moves] == [
        ("BU00140000", "BU00140003", 1)
    ]


def test_a_record_for_a_whole_buurt_is_read_in_the_new_boundaries(db):
    make_city(year=2023)
    asset = make_asset(make_viewer(), buurt="BU00140001")
    new = make_city(year=2024, buurten=SPLIT)
    row = db.session.scalars(select(PublishedAsset).where(PublishedAsset.asset_id == asset.id)).first()
    assert row.buurt_id == new.id("BU00140005")


def test_a_team_keeps_its_buurten_over_the_years(db):
    old = make_city(year=2023)
    team, other = make_team(name="Team Hamrik"), make_team(name="Team Wierde")
    make_team_buurt(team=team, area=old.areas["BU00140000"])
    make_team_buurt(team=other, area=old.areas["BU00140001"])
    make_team_buurt(team=team, area=old.areas["BU00140001"], lead=False)
    new = make_city(year=2024, buurten=SPLIT)
    assert [(t.name, t.leads, t.looks_along) for t in teams_of(new.id("BU00140005"))] == [
        ("Team Hamrik", 0, 1),
        ("Team Wierde", 1, 0),
    ]
    assert [(t.name, t.leads, t.looks_along) for t in teams_of(new.id("WK001400"))] == [
        ("Team Hamrik", 1, 1),
        ("Team Wierde", 1, 0),
    ]
    assert teams_of(new.id("BU00140003")) == ()  # 40 % of Hamrik: for a person to say


def test_the_team_on_the_page_is_the_one_that_keeps_new_records(db):
    old = make_city(year=2023)
    first, second = make_team(), make_team()
    make_team_buurt(team=first, area=old.areas["BU00140001"])
    new = make_city(year=2024, buurten=SPLIT)
    make_team_buurt(team=second, area=new.areas["BU00140005"], since=date(2021, 1, 1))
    buurt = new.id("BU00140005")
    assert [team.id for team in teams_of(buurt) if team.leads] == [leading_team(buurt)] == [second.id]


def test_a_person_is_asked_to_choose_where_no_buurt_is_the_clear_successor(db):
    old = make_city(year=2023)
    make_team_buurt(team=make_team(), area=old.areas["BU00140000"])
    (choice,) = make_city(year=2024, buurten=SPLIT).report.ambiguous
    assert (choice.area.name, choice.references) == ("Hamrik", 1)
    assert [(part.area.name, round(part.share, 2)) for part in choice.parts] == [
        ("Hamrik", 0.6),
        ("Hamrik-Oost", 0.4),
    ]


def test_an_old_code_leads_to_what_most_of_the_area_became(db):
    make_city(year=2023)
    make_city(year=2024, buurten=SPLIT)
    assert area_by_code("BU00140001").code == "BU00140005"
    assert area_by_code("BU00140000").name == "Hamrik"


def test_the_first_official_load_retires_the_schematic_cells(db):
    cells = make_city(year=2024, kind=VintageKind.SCHEMATIC)
    assert current_vintage().is_schematic
    assert cells.areas["BU00140000"].inhabitants is None
    assert cells.areas["BU00140000"].figures == {}
    asset = make_asset(make_viewer(), buurt="BU00140002")
    official = make_city(year=2017, buurten=SPLIT)
    assert (current_vintage().year, current_vintage().is_schematic) == (2017, False)
    assert db.session.scalar(select(Vintage.retired_at).where(Vintage.kind == VintageKind.SCHEMATIC))
    # Tied by code alone: the drawing of a cell means nothing, so a part of it means nothing either.
    assert ("BU00140000", "BU00140003") not in links(db)
    assert links(db)["BU00140000", "BU00140000"] == 1
    row = db.session.scalars(select(PublishedAsset).where(PublishedAsset.asset_id == asset.id)).first()
    assert row.buurt_id == official.id("BU00140002")


def test_schematic_cells_are_refused_once_there_are_real_boundaries(db):
    make_city()
    with pytest.raises(ImportRefused, match="echte grenzen"):
        make_city(kind=VintageKind.SCHEMATIC)
