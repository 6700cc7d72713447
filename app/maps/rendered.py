"""The maps as pages want them, each rendered once: nothing in them depends on who looks.

The only way into this package for pages. Folium takes more than a second to import, so it waits until
the first map is asked for; `warm_up` asks before anybody does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from app.maps.basemap import find_basemap
from app.maps.extent import NETHERLANDS, Extent

if TYPE_CHECKING:
    from app.maps.page_parts import PageParts

MapName = Literal["city", "place", "mini", "then", "areas", "answer", "network", "coverage", "trial"]


@lru_cache(maxsize=16)
def rendered_map(name: MapName, *, extent: Extent, basemap: str, module_url: str) -> PageParts:
    """The pieces of one of our maps; `basemap` is the setting, `module_url` the module that gives it life."""
    from app.maps import declared, page_parts  # noqa: PLC0415 - heavy

    declare = {
        "city": declared.city_map,
        "place": declared.place_map,
        "mini": declared.mini_map,
        "then": declared.then_map,
        "areas": declared.areas_map,
        "answer": declared.answer_map,
        "network": declared.network_map,
        "coverage": declared.areas_map,
        "trial": declared.then_map,
    }[name]
    return page_parts.page_parts(declare(extent, find_basemap(basemap), module_url=module_url))


@lru_cache(maxsize=4)
def standalone_parts(extent: Extent) -> PageParts:
    """The pieces of the map that stands alone in a file."""
    from app.maps import declared, page_parts  # noqa: PLC0415 - heavy

    return page_parts.page_parts(declared.standalone_map(extent))


def report_parts(extent: Extent) -> PageParts:
    """The pieces of the map of a report, equal for an equal extent."""
    from app.maps import declared, page_parts  # noqa: PLC0415 - heavy

    return page_parts.numbered(page_parts.page_parts(declared.report_map(extent)))


def warm_up() -> None:
    """Import folium, so that the first visitor doesn't wait for it."""
    rendered_map("city", extent=NETHERLANDS, basemap="", module_url="warm-up")
