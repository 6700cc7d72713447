"""The maps that folium declares: what is in them, and that nothing in them asks another host."""

from __future__ import annotations

import re
from pathlib import Path

import folium
import pytest
from folium.plugins import Fullscreen
from opbouwkaart_frontend import __file__ as frontend

from app.maps.basemap import Basemap, find_basemap
from app.maps.declared import city_map, mini_map, place_map
from app.maps.extent import Extent
from app.maps.page_parts import LIBRARIES, page_parts
from app.maps.rendered import rendered_map

GRONINGEN = Extent(west=6.46, south=53.1, east=6.8, north=53.33)
MODULE = "/static/abc/js/map.js"
TILES = Basemap(
    url="https://tegels.example/{z}/{x}/{y}.png",
    attribution="Kaartgegevens © Kadaster",
    min_zoom=6,
    max_zoom=19,
    origins=("https://tegels.example",),
)
MAPS = {"city": city_map, "place": place_map, "mini": mini_map}


def parts(declare, basemap=TILES):
    return page_parts(declare(GRONINGEN, basemap, module_url=MODULE))


@pytest.mark.parametrize("name", MAPS)
def test_a_page_with_a_map_asks_no_host_but_that_of_the_tiles(name):
    found = parts(MAPS[name])

    hosts = set(re.findall(r"https?://([^/\"'\s]+)", found.html + found.script))
    assert hosts == {"tegels.example"}


@pytest.mark.parametrize("name", MAPS)
def test_every_library_of_a_map_is_installed_with_us(name):
    found = parts(MAPS[name])

    folder = Path(frontend).parent
    assert found.scripts[0] == "leaflet/dist/leaflet.js"
    assert all((folder / path).is_file() for path in (*found.styles, *found.scripts))


def test_a_library_that_nobody_chose_is_refused():
    declared = city_map(GRONINGEN, TILES, module_url=MODULE)
    declared.add_child(Fullscreen())

    with pytest.raises(KeyError, match="FullScreen"):
        page_parts(declared)


def test_the_module_gets_the_map_and_its_layers_by_name():
    script = str(parts(city_map).script)

    assert f'import start from "{MODULE}";' in script
    call = script[script.index("start(map_") :]
    for name in ("base: tile_layer_", "gemeente: geo_json_", "wijk: geo_json_", "buurt: geo_json_"):
        assert name in call
    assert "pins: marker_cluster_" in call
    assert "locate: locate_control_" in call


def test_no_tile_is_asked_for_before_the_module_chose_the_view():
    script = str(parts(city_map).script)

    tiles = re.search(r"tile_layer_\w+", script)[0]
    assert f"{tiles}.addTo" not in script


def test_without_a_base_map_the_module_hears_so():
    script = str(parts(city_map, basemap=None).script)

    assert "tileLayer" not in script
    assert "base: null" in script


def test_pins_gather_only_when_they_overlap():
    script = str(parts(city_map).script)

    assert '"maxClusterRadius": 26' in script


def test_a_small_map_does_not_move():
    script = str(parts(mini_map).script)

    for name in ("dragging", "scrollWheelZoom", "keyboard", "zoomControl"):
        assert f'"{name}": false' in script


def test_without_a_module_the_same_declaration_stands_alone():
    declared = city_map(GRONINGEN, TILES)
    script = str(page_parts(declared).script)

    assert "import" not in script
    assert "fitBounds" in script
    assert re.search(r"tile_layer_\w+\.addTo", script)


def test_what_folium_writes_into_a_head_is_left_out():
    found = parts(city_map)

    assert "<style" not in found.html + found.script
    assert "user-scalable" not in found.html + found.script


def test_a_map_is_rendered_once_for_everybody():
    first = rendered_map("city", extent=GRONINGEN, basemap="nlmaps.grijs", module_url=MODULE)
    again = rendered_map("city", extent=GRONINGEN, basemap="nlmaps.grijs", module_url=MODULE)
    other = rendered_map("city", extent=GRONINGEN, basemap="", module_url=MODULE)

    assert first is again
    assert first is not other


def test_the_setting_for_tiles_reaches_the_map():
    script = str(rendered_map("city", extent=GRONINGEN, basemap="nlmaps.grijs", module_url=MODULE).script)

    assert find_basemap("nlmaps.grijs").url in script


def test_every_library_of_the_table_is_one_that_folium_knows():
    declared = city_map(GRONINGEN, TILES, module_url=MODULE)
    declared.render()

    named = set(declared.get_root().header._children)
    assert set(LIBRARIES) <= named
    assert isinstance(declared, folium.Map)
