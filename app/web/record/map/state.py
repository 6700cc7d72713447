"""What the address of the map says beside the filter: where it looks, what is chosen, how the list is sorted.

Whatever can't be (a view of another planet, a record that is gone) counts as not said: a link to the
map always opens a map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from flask import request

from app.queries.record.assets import Order
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter

PARAMETERS = ("view", "pick", "sort")
ZOOMS = (5.0, 19.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapState:
    """The filter, the view (latitude, longitude, zoom) if it is said, the chosen record and the order."""

    chosen: AssetFilter
    view: tuple[float, float, float] | None
    pick: int | None
    order: Order


def asked_state() -> MapState:
    """The state in this request's address; raises Invalid for a filter that can't be."""
    pick = request.args.get("pick", "")
    sort = request.args.get("sort", "")
    chosen = parse_filter(request.args, also=PARAMETERS)
    return MapState(
        chosen=chosen,
        view=_view(request.args.get("view", "")),
        pick=int(pick) if pick.isascii() and pick.isdigit() and len(pick) <= 15 else None,
        order=_order(chosen, sort),
    )


def _order(chosen: AssetFilter, sort: str) -> Order:
    """The order in the address; else what fits a query best, or what is near."""
    usual = Order.BEST if chosen.q else Order.NEAR
    return Order(sort) if sort in set(Order) and (sort != Order.BEST or chosen.q) else usual


def _view(text: str) -> tuple[float, float, float] | None:
    try:
        lat, lon, zoom = (float(part) for part in text.split(","))
    except ValueError:
        return None
    known = all(math.isfinite(number) for number in (lat, lon, zoom))
    if not (known and 49 <= lat <= 55 and 2 <= lon <= 9 and ZOOMS[0] <= zoom <= ZOOMS[1]):
        return None
    return lat, lon, zoom
