"""The map of the city: what is near, and how sure we are; its list says the same without a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.areas.vintages import current_vintage
from app.queries.record.assets import Order, list_page
from app.queries.record.extents import box_of, box_of_codes, municipality_box
from app.queries.record.filters import AssetFilter
from app.queries.record.in_view import in_view, placeless
from app.queries.record.options import filter_options
from app.queries.record.places import team_buurten
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.formatting import GLYPHS
from app.web.record.blueprint import bp
from app.web.record.map.card import card_if_any, card_of
from app.web.record.map.packing import packed
from app.web.record.map.parts import extent_of
from app.web.record.map.state import MapState, asked_state
from app.web.record.searching.telling import told

ORDERS = {
    Order.BEST: "Best passend",
    Order.NEAR: "Dichtbij eerst",
    Order.NAME: "Op naam",
    Order.NEW: "Nieuwste eerst",
    Order.DUE: "Langst niet gecheckt",
}


WITHOUT_SCRIPT = 20
"""How many rows come along for who has no JavaScript; the list page has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Kaart, Lijst, Netwerk or Rooster, in the switch above the filters."""

    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLink:
    """One way to sort the list."""

    value: str
    label: str
    url: str
    current: bool


@bp.get("/")
@access(Permission.READ)
def map_page() -> ResponseReturnValue:
    """Filters, list and map; the list comes along for who has no JavaScript."""
    state = asked_state()
    card = card_if_any(state.pick)
    everywhere = state.chosen.without("bbox")
    return render_template(
        "record/map/page.html",
        chosen=everywhere,
        options=filter_options(viewer()),
        page=list_page(everywhere, viewer(), size=WITHOUT_SCRIPT, order=Order.BEST),
        pick=state.pick,
        card=card,
        views=views(everywhere, current="map"),
        told=told(everywhere),
        start=_start(state, card),
        vintage=current_vintage(),
        sort=request.args.get("sort", ""),
    )


@bp.get("/buurtkrachten/in-beeld")
@access(Permission.READ)
def show_in_view() -> ResponseReturnValue:
    """The list beside the map: what lies in its box."""
    state = asked_state()
    found = in_view(state.chosen, viewer(), order=state.order)
    return packed(
        render_template(
            "record/map/_in_view.html",
            found=found,
            page=found.page,
            chosen=state.chosen,
            pick=state.pick,
            orders=_orders(state),
            told=told(state.chosen),
        )
    )


@bp.get("/buurtkrachten/zonder-plek")
@access(Permission.READ)
def show_placeless() -> ResponseReturnValue:
    """The line under the list of areas: how many records lie in none of them."""
    chosen = asked_state().chosen
    return render_template("record/map/_placeless.html", placeless=placeless(chosen, viewer()), chosen=chosen)


@bp.get("/buurtkrachten/<int:asset_id>/kaartje")
@access(Permission.READ)
def show_card(asset_id: int) -> ResponseReturnValue:
    """The chosen record on the map, or in the sheet on the phone."""
    return render_template("record/map/_card.html", card=card_of(asset_id))


SWITCH = {
    "map": ("Kaart", "record.map_page", "map"),
    "list": ("Lijst", "record.list_page", "list"),
    "network": ("Netwerk", "record.show_network", "waypoints"),
    "week": ("Rooster", "record.show_week", "calendar-days"),
}
"""Label, endpoint and icon of each view."""


def views(chosen: AssetFilter, *, current: str) -> tuple[View, ...]:
    """The switch between map, list, network and week, with the same choice; `current` is a key of SWITCH."""
    query = chosen.query_string()
    tail = f"?{query}" if query else ""
    return tuple(
        View(label=label, url=url_for(endpoint) + tail, icon=icon, current=name == current)
        for name, (label, endpoint, icon) in SWITCH.items()
    )


def _orders(state: MapState) -> list[OrderLink]:
    address, query = url_for("record.map_page"), state.chosen.without("bbox").query_string
    return [
        OrderLink(
            value=order, label=label, url=f"{address}?{query(sort=order)}", current=order == state.order
        )
        for order, label in ORDERS.items()
        if order is not Order.BEST or state.chosen.q
    ]


def _start(state: MapState, card: dict[str, Any] | None) -> dict[str, Any]:
    """Where the map begins: as the address says, else at what was chosen, else in the own buurten."""
    whole = extent_of(municipality_box())
    own = box_of(tuple(buurt.id for buurt in team_buurten(viewer())))
    chosen = box_of_codes((*state.chosen.buurt, *state.chosen.wijk))
    box = state.chosen.bbox or chosen or own
    return {
        "view": state.view,
        "box": (extent_of(box) if box else whole).corners,
        "whole": whole.corners,
        "pin": card["pin"] if card else None,
        "sort": request.args.get("sort", ""),
        "glyphs": GLYPHS,
        "addresses": _addresses(),
    }


def _addresses() -> dict[str, str]:
    """What the map's modules fetch; the 0 in that of the card stands for an id."""
    names = {
        "areas": "api.list_areas",
        "counts": "api.count_by_area",
        "pins": "api.list_pins",
        "results": "record.show_in_view",
        "placeless": "record.show_placeless",
        "together": "record.show_together",
    }
    addresses = {name: url_for(endpoint) for name, endpoint in names.items()}
    addresses["card"] = url_for("record.show_card", asset_id=0)
    if viewer().may(Permission.RECORD):
        addresses["record"] = url_for("record.new")
    return addresses
