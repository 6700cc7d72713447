"""The parts that our maps are declared from; each map puts together those it needs."""

from __future__ import annotations

from typing import Any

import folium
from folium.plugins import LocateControl, MarkerCluster

from app.maps.basemap import Basemap
from app.maps.extent import Extent

MIN_ZOOM, MAX_ZOOM = 6, 19
"""Said by the map itself. Were the least left to the tiles, it would change when they come, and the clusters,
built before, would never draw a pin that is the only one."""
OVERLAP_PIXELS = 26
"""Pins nearer than this hide each other, and only then they become one disc."""
LOCATE_WORDS = {
    "title": "Waar ben ik?",
    "metersUnit": "meter",
    "outsideMapBoundsMsg": "Je bent buiten de kaart.",
}


def empty_map(extent: Extent, **options: Any) -> folium.Map:
    """A map that looks at an extent and holds nothing yet; `options` are Leaflet's."""
    lon, lat = extent.centre
    return folium.Map(
        location=[lat, lon], zoom_start=11, tiles=None, minZoom=MIN_ZOOM, maxZoom=MAX_ZOOM, **options
    )


def base_layer(basemap: Basemap, *, show: bool) -> folium.TileLayer:
    """The tiles. With `show` off our module adds them once it chose the view: no tile is asked in vain."""
    return folium.TileLayer(
        tiles=basemap.url,
        attr=basemap.attribution or "Achtergrondkaart",
        min_zoom=basemap.min_zoom,
        max_zoom=MAX_ZOOM,
        max_native_zoom=basemap.max_zoom,
        name="Achtergrondkaart",
        control=False,
        show=show,
    )


def area_layer(name: str) -> folium.GeoJson:
    """A layer for the outlines of areas, without any: the module fetches them, and the browser keeps them."""
    return folium.GeoJson({"type": "FeatureCollection", "features": []}, name=name)


def pin_layer() -> MarkerCluster:
    """A layer for pins that gathers those that lie on top of each other."""
    return MarkerCluster(
        name="Buurtkrachten",
        options={
            "maxClusterRadius": OVERLAP_PIXELS,
            "showCoverageOnHover": False,
            "spiderfyDistanceMultiplier": 1.6,
            "animate": False,
        },
    )


def locate_control() -> LocateControl:
    """The button that shows where you are, once for each press: nothing follows anybody."""
    return LocateControl(
        auto_start=False,
        position="bottomright",
        strings=LOCATE_WORDS,
        showPopup=False,
        setView="once",
        initialZoomLevel=16,
        locateOptions={"enableHighAccuracy": True, "watch": False, "timeout": 15_000},
    )
