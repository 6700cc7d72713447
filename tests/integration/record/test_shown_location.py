"""What outsiders can find out about a place that is not shown exactly: the cell or the buurt, and no more."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from app.models.people import Role
from app.models.record import Aware, Precision, PublishedAsset, Visibility
from app.policy import visible_rows
from app.queries.record.assets import Order, counts_by_area, features, list_page, pins
from app.queries.record.filters import AssetFilter
from app.services.record.content import Where
from app.services.record.editing import edit
from geodata.crs import to_rd, to_wgs84
from tests.factories.areas import box, city_boundaries, make_buurt, make_city
from tests.factories.record import IN_HAMRIK, make_asset, make_content
from tests.factories.viewers import make_viewer

CITY_BOX = (6.45, 53.15, 6.70, 53.30)


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def keeper(city):
    return make_viewer(leads=(city.id("BU00140000"),))


@pytest.fixture
def outsider(city):
    return make_viewer(leads=(city.id("BU00140100"),))


def shown(asset, viewer, db):
    from sqlalchemy import select

    return db.session.scalars(
        select(PublishedAsset).where(PublishedAsset.asset_id == asset.id, visible_rows(viewer))
    ).one_or_none()


def bisect(asset, viewer):
    """Narrow a box down as far as answers tell, and give its centre in RD: what an attacker learns."""
    west, south, east, north = CITY_BOX
    for step in range(40):
        if step % 2:
            middle = (south + north) / 2
            halves = ((west, south, east, middle), (west, middle, east, north))
        else:
            middle = (west + east) / 2
            halves = ((west, south, middle, north), (middle, south, east, north))
        hits = [half for half in halves if asset.id in ids(half, viewer)]
        if not hits:
            break
        west, south, east, north = hits[0]
    return to_rd((west + east) / 2, (south + north) / 2)


def ids(box, viewer):
    return json.loads(pins(AssetFilter(bbox=box), viewer))["id"]


@pytest.mark.parametrize(
    ("precision", "aware", "centre"),
    [
        (Precision.EXACT, Aware.YES, IN_HAMRIK),
        (Precision.STREET, Aware.YES, (233_150.0, 583_250.0)),
        (Precision.BUURT, Aware.YES, "label"),
        (Precision.EXACT, Aware.NOT_YET, "label"),
        (Precision.EXACT, Aware.UNKNOWN, "label"),
    ],
)
def test_bisecting_boxes_ends_at_the_shown_place(keeper, outsider, city, precision, aware, centre):
    asset = make_asset(keeper, precision=precision, aware=aware)
    expected = city.place_in("BU00140000") if centre == "label" else centre

    assert bisect(asset, outsider) == pytest.approx(expected, abs=2.0)
    assert bisect(asset, keeper) == pytest.approx(IN_HAMRIK, abs=2.0)


@pytest.mark.parametrize("precision", [Precision.STREET, Precision.BUURT])
def test_a_move_within_the_cell_changes_nothing_that_an_outsider_can_see(keeper, outsider, db, precision):
    asset = make_asset(keeper, precision=precision, aware=Aware.YES)
    before = everything_about(outsider)
    moved = make_content(
        precision=precision, aware=Aware.YES, where=Where(location=(IN_HAMRIK[0] + 37.0, IN_HAMRIK[1] - 41.0))
    )

    edit(asset_id=asset.id, base_version=1, content=moved, viewer=keeper)

    assert everything_about(outsider) == before
    assert everything_about(keeper) != before


def everything_about(viewer):
    near = list_page(AssetFilter(), viewer, order=Order.NEAR, near=IN_HAMRIK)
    rows = [(row.id, row.distance, row.buurt_name, row.precision) for row in near.rows]
    return (
        rows,
        pins(AssetFilter(), viewer),
        features(AssetFilter(), viewer, limit=10),
        counts_by_area(AssetFilter(), viewer, level="buurt"),
    )


def test_a_cell_across_a_border_does_not_tell_on_which_side_the_place_is(db):
    west = make_buurt("BU00140000", "West", box(232_000, 582_000, 233_530, 584_000))
    east = make_buurt("BU00140001", "Oost", box(233_530, 582_000, 235_000, 584_000))
    city = make_city(boundaries=city_boundaries(buurten=(west, east)))
    keeper = make_viewer(leads=(city.id("BU00140000"), city.id("BU00140001")))
    outsider = make_viewer()
    on_both_sides = [
        make_asset(
            keeper, precision=Precision.STREET, aware=Aware.YES, where=Where(location=(rd_x, 583_210.0))
        )
        for rd_x in (233_520.0, 233_540.0)
    ]

    first, second = (shown(asset, outsider, db) for asset in on_both_sides)

    assert first.location == second.location == (233_550.0, 583_250.0)
    assert first.buurt_id == second.buurt_id == city.id("BU00140001")
    assert list(first.area_ids) == list(second.area_ids)
    assert list_page(AssetFilter(buurt=("BU00140000",)), outsider).total == 0


def test_hidden_is_nowhere_for_others_and_exact_for_its_keepers(keeper, outsider, city, db):
    asset = make_asset(keeper, precision=Precision.HIDDEN, aware=Aware.YES)

    row = shown(asset, outsider, db)
    assert (row.location, row.lon, row.buurt_id, list(row.area_ids)) == (None, None, None, [])
    assert shown(asset, keeper, db).location == IN_HAMRIK
    assert list_page(AssetFilter(buurt=("BU00140000",)), outsider).total == 0


def test_nearest_first_measures_from_the_shown_place(keeper, outsider):
    make_asset(keeper, precision=Precision.STREET, aware=Aware.YES)

    (row,) = list_page(AssetFilter(), outsider, order=Order.NEAR, near=(233_150.0, 583_250.0)).rows

    assert row.distance == 0


def test_team_only_and_sensitive_do_not_exist_for_others(keeper, outsider, db):
    team = make_asset(keeper, visibility=Visibility.TEAM)
    sensitive = make_asset(keeper, visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT)

    for asset in (team, sensitive):
        assert shown(asset, outsider, db) is None
        assert shown(asset, keeper, db) is not None
    assert list_page(AssetFilter(), outsider).total == 0
    assert counts_by_area(AssetFilter(), outsider, level="buurt") == {}


def test_a_guest_sees_what_is_public_and_a_stranger_nothing(keeper, city):
    from app.policy import ANONYMOUS

    make_asset(keeper, name="Voor collega's", aware=Aware.YES)
    make_asset(keeper, name="Voor iedereen", visibility=Visibility.PUBLIC, aware=Aware.PUBLIC)
    guest = make_viewer(roles=(Role.PARTNER,))

    assert [row.name for row in list_page(AssetFilter(), guest).rows] == ["Voor iedereen"]
    assert list_page(AssetFilter(), ANONYMOUS).total == 0


def test_each_visitor_sees_a_record_once(keeper, outsider):
    make_asset(keeper, visibility=Visibility.PUBLIC, aware=Aware.PUBLIC)

    assert list_page(AssetFilter(), keeper).total == 1
    assert list_page(AssetFilter(), outsider).total == 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(dx=st.integers(0, 99), dy=st.integers(0, 99))
def test_every_place_of_a_cell_is_shown_alike(keeper, outsider, db, dx, dy):
    asset = make_asset(
        keeper,
        precision=Precision.STREET,
        aware=Aware.YES,
        where=Where(location=(233_100.0 + dx, 583_200.0 + dy)),
    )

    row = shown(asset, outsider, db)

    assert row.location == (233_150.0, 583_250.0)
    lon, lat = to_wgs84(233_150.0, 583_250.0)
    assert (row.lon, row.lat) == pytest.approx((lon, lat), abs=1e-6)
