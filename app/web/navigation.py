"""The menu and the phone's bar: only what exists and what the visitor may open."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request, url_for

from app.policy import Permission
from app.web.identity import viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry; `current` when the page belongs to it."""

    label: str
    url: str
    icon: str
    current: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry leads, for whom, and which addresses lie below it.

    `unless`: who may do this finds it on another page.
    """

    label: str
    endpoint: str
    icon: str
    permission: Permission
    below: tuple[str, ...]
    unless: Permission | None = None


PLACES = (
    Place(
        label="Start", endpoint="record.start", icon="house", permission=Permission.READ, below=("/start",)
    ),
    Place(
        label="Kaart",
        endpoint="record.map_page",
        icon="map",
        permission=Permission.READ,
        below=("/lijst", "/netwerk", "/rooster", "/buurtkrachten"),
    ),
    Place(
        label="Zoeken",
        endpoint="partners.find_partners",
        icon="search",
        permission=Permission.SEE_QUESTIONS,
        below=("/partners",),
    ),
    Place(
        label="Buurtvragen",
        endpoint="partners.list_page",
        icon="message-square",
        permission=Permission.SEE_QUESTIONS,
        below=("/vragen", "/signalen"),
    ),
    Place(
        label="Leergang",
        endpoint="training.overview",
        icon="graduation-cap",
        permission=Permission.SEE_TRAINING,
        below=("/leergang", "/opbrengst"),
    ),
    Place(
        label="Buurten",
        endpoint="coverage.overview",
        icon="layers",
        permission=Permission.READ,
        below=("/dekking", "/buurten", "/wijken", "/gemeenten", "/rondes", "/papier", "/rapporten"),
    ),
    Place(
        label="Beheer",
        endpoint="people.overview",
        icon="settings",
        permission=Permission.MANAGE_PEOPLE,
        below=("/beheer", "/import"),
    ),
    Place(
        label="Privacy",
        endpoint="privacy.overview",
        icon="shield",
        permission=Permission.SEE_PRIVACY,
        below=("/beheer/privacy",),
        unless=Permission.MANAGE_PEOPLE,
    ),
)


def navigation() -> list[Item]:
    """The entries for this visitor, in the order of the header."""
    return [
        Item(label=place.label, url=url_for(place.endpoint), icon=place.icon, current=_is_current(place))
        for place in PLACES
        if viewer().is_signed_in and viewer().may(place.permission) and not _is_elsewhere(place)
    ]


def tabs() -> list[Item]:
    """The phone's bar: the first places, the raised button in the middle, and no more than five."""
    items = navigation()
    if not items or not viewer().may(Permission.RECORD):
        return items[:5]
    record = Item(label="Op de kaart", url=url_for("record.new"), icon="plus", raised=True)
    return [*items[:2], record, *items[2:4]]


def user_menu() -> list[Item]:
    """What stands under the visitor's own name."""
    hear = Item(label="Hoor ik vaker", url=url_for("partners.new_signal"), icon="ear")
    asked = Item(label="Verzoeken", url=url_for("partners.requests"), icon="message-square")
    items = [hear, asked] if viewer().may(Permission.RECORD) else []
    if viewer().team_id and viewer().may(Permission.SEE_QUESTIONS):
        room = Item(label="Scherm in de teamkamer", url=url_for("people.show_team_room"), icon="layers")
        items.append(room)
    items += [Item(label="Papier", url=url_for("paper.overview"), icon="printer")]
    items += [Item(label="Instellingen", url=url_for("people.own_settings"), icon="settings")]
    return items + navigation()[4:]


def _is_elsewhere(place: Place) -> bool:
    return place.unless is not None and viewer().may(place.unless)


def _is_current(place: Place) -> bool:
    path = request.path
    return request.endpoint == place.endpoint or any(
        path == start or path.startswith(f"{start}/") for start in place.below
    )


def init_app(app: Flask) -> None:
    """Give every page its menu."""
    app.context_processor(_menu)


def _menu() -> dict[str, object]:
    if not viewer().is_signed_in:
        return {"navigation": [], "tabs": [], "user_menu": [], "may_record": False, "home_url": "/"}
    return {
        "navigation": navigation(),
        "tabs": tabs(),
        "user_menu": user_menu(),
        "may_record": viewer().may(Permission.RECORD),
        "record_url": url_for("record.new"),
        "home_url": url_for("record.start"),
        "sign_out_url": url_for("people.sign_out"),
    }
