"""The menu and the phone's bar: only what exists and what the visitor may open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Flask, request, url_for

from app.models.people import Role
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


RECORDING = Place(
    label="Op de kaart", endpoint="record.new", icon="plus", permission=Permission.RECORD, below=()
)
REPORTS = Place(
    label="Rapporten",
    endpoint="reports.overview",
    icon="printer",
    permission=Permission.SEE_REPORTS,
    below=("/rapporten",),
)
BY_LABEL = {place.label: place for place in (*PLACES, REPORTS, RECORDING)}
USUAL = ("Start", "Kaart", "Op de kaart", "Zoeken", "Buurtvragen")
TRAINERS = ("Start", "Leergang", "Op de kaart", "Kaart", "Zoeken")
BARS = {
    Role.TRAINER: TRAINERS,
    Role.COORDINATOR: TRAINERS,
    # Who leads seldom records: that stands in her own menu.
    Role.MANAGER: ("Start", "Buurten", "Rapporten", "Kaart", "Leergang"),
}
"""What stands in the phone's bar, by the role whose start page somebody has; else what is usual."""


def navigation() -> list[Item]:
    """The entries for this visitor, in the order of the header."""
    return [_item(place) for place in PLACES if _is_hers(place)]


def tabs() -> list[Item]:
    """The phone's bar, no more than five: recording is a raised button in the middle of it."""
    if not viewer().may(Permission.RECORD):
        return navigation()[:5]
    bar = BARS.get(viewer().home_role or Role.MEMBER, USUAL)
    items = [_item(BY_LABEL[label]) for label in bar if _is_hers(BY_LABEL[label])]
    # Reports lie below Buurten, and have a place of their own here.
    here = [item for item in items if item.current][1:]
    return [replace(item, current=False) if here and item not in here else item for item in items]


def user_menu() -> list[Item]:
    """What stands under the visitor's own name: also what her phone's bar has no room for."""
    hear = Item(label="Hoor ik vaker", url=url_for("partners.new_signal"), icon="ear")
    asked = Item(label="Verzoeken", url=url_for("partners.requests"), icon="message-square")
    items = [hear, asked] if viewer().may(Permission.RECORD) else []
    if viewer().team_id and viewer().may(Permission.SEE_QUESTIONS):
        room = Item(label="Scherm in de teamkamer", url=url_for("people.show_team_room"), icon="layers")
        items.append(room)
    items += [Item(label="Papier", url=url_for("paper.overview"), icon="printer")]
    items += [Item(label="Instellingen", url=url_for("people.own_settings"), icon="settings")]
    in_bar = {item.label for item in tabs()}
    elsewhere = [_item(place) for place in (RECORDING, *PLACES) if _is_hers(place)]
    return items + [replace(item, raised=False) for item in elsewhere if item.label not in in_bar]


def _item(place: Place) -> Item:
    return Item(
        label=place.label,
        url=url_for(place.endpoint),
        icon=place.icon,
        current=place is not RECORDING and _is_current(place),
        raised=place is RECORDING,
    )


def _is_hers(place: Place) -> bool:
    return viewer().is_signed_in and viewer().may(place.permission) and not _is_elsewhere(place)


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
