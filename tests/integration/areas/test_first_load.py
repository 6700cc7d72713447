"""The first start: boundaries from PDOK when it answers in time, else schematic cells."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.config import Settings
from app.models.areas import Area, AreaLevel, Vintage
from app.queries.areas.vintages import current_vintage
from app.services.areas import fetching, first_load
from app.services.areas.fetching import fetch_newest
from app.services.areas.first_load import ensure_areas
from importers.records import ImportRefused, Unreachable
from tests.factories.areas import city_boundaries, make_city


@pytest.fixture
def settings(tmp_path):
    """A new installation."""
    return Settings(data_dir=tmp_path)


def away(**_asked):
    """A reader without a network."""
    raise Unreachable("PDOK is niet te bereiken.")


def pdok(*years):
    """A reader that knows these years, and no other."""

    def read(*, vintage, municipality, timeout):
        assert municipality == "GM0014"
        assert 0 < timeout <= 5
        if vintage not in years:
            raise ImportRefused("Dit jaar is er niet.")
        return city_boundaries(year=vintage)

    return read


def test_the_newest_year_that_pdok_has_is_loaded(db, settings):
    said = ensure_areas(settings=settings, read=pdok(2022, 2024))
    assert said == "De grenzen van 2024 zijn geladen: 5 buurten (CBS / Kadaster, voorbeeld)."
    assert current_vintage().year == 2024


def test_without_a_network_schematic_cells_are_drawn_and_kept(db, settings):
    said = ensure_areas(settings=settings, read=away)
    assert "schematische grenzen van 151 buurten" in said
    assert "flask boundaries load --pdok" in said
    assert current_vintage().is_schematic
    levels = db.session.execute(select(Area.level, func.count()).group_by(Area.level)).all()
    assert dict(map(tuple, levels)) == {AreaLevel.GEMEENTE: 1, AreaLevel.WIJK: 20, AreaLevel.BUURT: 151}
    assert list((settings.data_dir / "cache").iterdir())


def test_a_second_start_loads_nothing_and_asks_nobody(db, settings):
    ensure_areas(settings=settings, read=away)

    def never(**_asked):
        raise AssertionError("nobody should ask")

    assert ensure_areas(settings=settings, read=never).startswith("De kaart toont schematische grenzen.")
    assert db.session.scalar(select(func.count()).select_from(Vintage)) == 1


def test_another_municipality_without_a_network_starts_without_a_map(db, settings):
    said = ensure_areas(settings=replace(settings, municipality="GM0363"), read=away)
    assert "nog geen grenzen van GM0363" in said
    assert current_vintage() is None


def test_a_start_that_was_overtaken_by_a_load_keeps_what_that_load_did(db, settings):
    def overtaken(**_asked):
        return city_boundaries(year=2025)

    def load_meanwhile(**asked):
        make_city(year=2024)
        return fetch_newest(**{**asked, "read": overtaken})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_load, "fetch_newest", load_meanwhile)
        assert ensure_areas(settings=settings) == "De kaart toont de grenzen van 2024."


def test_a_server_that_never_ends_is_left_after_the_time_limit():
    def slow(**_asked):
        time.sleep(5)
        return city_boundaries()

    began = time.monotonic()
    with pytest.raises(Unreachable, match="binnen 0 seconden"):
        fetch_newest(municipality="GM0014", seconds=0.2, read=slow)
    assert time.monotonic() - began < 2


def test_a_year_that_is_not_there_is_no_reason_to_stop_but_a_dead_server_is():
    asked = []

    def read(*, vintage, **_asked):
        asked.append(vintage)
        raise ImportRefused("niet dit jaar") if vintage > 2024 else Unreachable("weg")

    with pytest.raises(Unreachable, match="weg"):
        fetch_newest(municipality="GM0014", seconds=1, read=read)
    assert asked == [2025, 2024]
    assert fetching.YEARS[-1] == 2022
