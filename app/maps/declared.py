"""The maps of the pages, each declared once with folium.

Nothing in a declaration is personal or was typed by a visitor: names of records reach the map through
our module, which writes them as text. Without a module the same declaration is a map that stands alone.
"""

from __future__ import annotations

import folium

from app.maps import layers
from app.maps.basemap import Basemap
from app.maps.extent import Extent
from app.maps.module import Call, Module

LEVELS = ("gemeente", "wijk", "buurt")
MOVES = ("dragging", "keyboard", "scrollWheelZoom", "doubleClickZoom", "boxZoom", "touchZoom", "zoom_control")


def city_map(extent: Extent, basemap: Basemap | None, *, module_url: str = "") -> folium.Map:
    """The map of the city: outlines of the three levels, pins that gather when they overlap, zoom, locate."""
    city = layers.empty_map(extent, zoom_control="bottomright", zoomSnap=0.5, wheelPxPerZoomLevel=90)
    base = _base(city, basemap, show=not module_url)
    areas = {level: layers.area_layer(level).add_to(city) for level in LEVELS}
    pins = layers.pin_layer().add_to(city)
    locate = layers.locate_control().add_to(city)
    if module_url:
        city.add_child(Module(module_url, {"base": base, **areas, "pins": pins, "locate": locate}))
    else:
        city.add_child(folium.FitBounds(extent.corners))
    return city


def standalone_map(extent: Extent) -> folium.Map:
    """The same city for a file: its script calls a function that the file holds, and there are no tiles."""
    city = layers.empty_map(extent, zoom_control="bottomright", zoomSnap=0.5)
    areas = {level: layers.area_layer(level).add_to(city) for level in ("wijk", "buurt")}
    pins = layers.pin_layer().add_to(city)
    city.add_child(Call("startStandalone", {**areas, "pins": pins}))
    return city


def report_map(extent: Extent) -> folium.Map:
    """The buurten of a report for a file: its script calls a function that the file holds."""
    city = layers.empty_map(extent, zoom_control="bottomright", zoomSnap=0.5)
    buurten = layers.area_layer("buurt").add_to(city)
    city.add_child(Call("startReport", {"buurt": buurten}))
    return city


def areas_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """The buurten alone: to count something in each, or as lines."""
    return _over_buurten(extent, basemap, module_url, zoom_control="bottomright", zoomSnap=0.25)


def place_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """The map beside the capture form: the buurten as lines, to point at a place."""
    return _over_buurten(extent, basemap, module_url, zoom_control="bottomright")


def then_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """Pins that come with the page and gather: how it was on a day, a list that is tried."""
    city = layers.empty_map(extent, zoom_control="bottomright", zoomSnap=0.5)
    base = _base(city, basemap, show=False)
    buurten = layers.area_layer("buurt").add_to(city)
    pins = layers.pin_layer().add_to(city)
    city.add_child(Module(module_url, {"base": base, "buurt": buurten, "pins": pins}))
    return city


def answer_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """The hits of a question, each with its number: none of them may hide in a cluster."""
    return _over_buurten(extent, basemap, module_url, zoom_control="bottomright", zoomSnap=0.5)


def network_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """Who does something with whom: records at their places, ties as lines; the page holds its buttons."""
    return _over_buurten(extent, basemap, module_url, zoom_control=False, zoomSnap=0.5)


def mini_map(extent: Extent, basemap: Basemap | None, *, module_url: str) -> folium.Map:
    """A small picture of one place or area; nothing in it moves."""
    return _over_buurten(extent, basemap, module_url, **dict.fromkeys(MOVES, False))


def _over_buurten(
    extent: Extent, basemap: Basemap | None, module_url: str, **options: bool | float | str
) -> folium.Map:
    """The buurten as lines, and a module of ours that puts the rest over them."""
    declared = layers.empty_map(extent, **options)
    base = _base(declared, basemap, show=False)
    buurten = layers.area_layer("buurt").add_to(declared)
    declared.add_child(Module(module_url, {"base": base, "buurt": buurten}))
    return declared


def _base(declared: folium.Map, basemap: Basemap | None, *, show: bool) -> folium.TileLayer | None:
    if basemap is None:
        return None
    base = layers.base_layer(basemap, show=show)
    declared.add_child(base)
    return base
