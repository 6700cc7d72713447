"""Gives templates the maps that folium declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

from app.maps.extent import NETHERLANDS, Extent
from app.maps.rendered import MapName, rendered_map
from app.queries.record.extents import Box, municipality_box
from app.web.record.blueprint import bp

if TYPE_CHECKING:
    from app.maps.page_parts import PageParts

MODULES: dict[MapName, str] = {
    "city": "js/map.js",
    "place": "js/place_map.js",
    "mini": "js/mini_map.js",
    "then": "js/then_map.js",
    "areas": "js/areas_map.js",
    "answer": "js/answer_map.js",
    "network": "js/network_map.js",
    "coverage": "js/coverage_map.js",
    "trial": "js/trial_map.js",
}
"""The module that gives each map its life."""


@bp.app_template_global()
def map_parts(name: MapName) -> PageParts:
    """The pieces of one of our maps, for `record/_map_assets.html`."""
    return rendered_map(
        name,
        extent=extent_of(municipality_box()),
        basemap=current_app.extensions["settings"].basemap,
        module_url=current_app.extensions["static_files"].url(MODULES[name]),
    )


@bp.app_template_global()
def map_modules() -> list[str]:
    """What the map of the city imports, so that a page can ask for all of it at once."""
    folders = ("js/map/", "js/areas/")
    files = current_app.extensions["static_files"].files
    return [path for path in sorted(files) if path.startswith(folders) or path in {"js/map.js", "js/pins.js"}]


def extent_of(box: Box | None) -> Extent:
    """A box of the database as an extent; the whole country as long as there is none."""
    if box is None:
        return NETHERLANDS
    west, south, east, north = box
    return Extent(west=west, south=south, east=east, north=north)
