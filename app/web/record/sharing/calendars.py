"""One's own addresses for a calendar program: of one record, or of the Rooster of a choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.exceptions import Invalid, NotAllowed, NotFound, NotSignedIn
from app.models.people import CalendarLink
from app.policy import Permission
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.week.calendars import calendars_of
from app.services.record.sharing.calendars import end_calendar, make_calendar
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp
from app.web.record.downloading.download import about_choice
from app.web.record.sharing.calendar import for_a_calendar

EVERYTHING = "alles wat je mag zien"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An address as its maker sees it: of what it is, and since when."""

    id: int
    words: str
    since: datetime


@bp.get("/agenda")
@access(Permission.READ)
def own_calendars() -> str:
    """The addresses, and a button for one of the record `buurtkracht` or of the choice `rooster`."""
    return _page()


@bp.post("/agenda")
@access(Permission.READ)
def new_calendar() -> ResponseReturnValue:
    """Make one, and show it this once: no message and no other page holds it."""
    asset_id, chosen = _asked(request.form)
    if asset_id is None and chosen is None:
        raise Invalid({"calendar": "Kies eerst een buurtkracht of een rooster."})
    query = None if chosen is None else chosen.query_string()
    try:
        key = make_calendar(viewer=viewer(), asset_id=asset_id, query=query)
    except Invalid as refused:
        return _page(refused=refused.message), 422
    response = make_response(_page(made=url_for("record.show_calendar", key=key, _external=True)))
    response.cache_control.no_store = True
    return response


@bp.post("/agenda/<int:calendar_id>/intrekken")
@access(Permission.READ)
def revoke_calendar(calendar_id: int) -> ResponseReturnValue:
    """Take it back."""
    end_calendar(calendar_id=calendar_id, user_id=_me())
    flash("Ingetrokken. Een agenda krijgt via dit adres niets meer.")
    return redirect(url_for("record.own_calendars"))


def _page(*, made: str = "", refused: str = "") -> str:
    asset_id, chosen = _asked(request.values)
    return render_template(
        "record/calendars.html",
        asset_id=asset_id,
        query=None if chosen is None else chosen.query_string(),
        words=_words(asset_id, chosen),
        links=[_own(link) for link in calendars_of(_me())],
        made=made,
        refused=refused,
    )


def _asked(arguments: MultiDict[str, str]) -> tuple[int | None, AssetFilter | None]:
    """The record, which the visitor must see and which may leave the house, or the choice."""
    asset_id = number(arguments.get("buurtkracht"))
    if asset_id is not None:
        for_a_calendar(asset_id, viewer())
        return asset_id, None
    return None, _chosen(arguments["rooster"]) if "rooster" in arguments else None


def _chosen(query: str) -> AssetFilter:
    return parse_filter(MultiDict(parse_qsl(query)), also=("week",))


def _own(link: CalendarLink) -> Own:
    try:
        words = _words(link.asset_id, None if link.query is None else _chosen(link.query))
    except (NotFound, NotAllowed, Invalid):
        words = "iets wat je niet meer ziet"
    return Own(id=link.id, words=words, since=link.created_at)


def _words(asset_id: int | None, chosen: AssetFilter | None) -> str:
    if asset_id is not None:
        return for_a_calendar(asset_id, viewer()).row.name
    return "" if chosen is None else f"Rooster: {about_choice(chosen).chosen or EVERYTHING}"


def _me() -> int:
    user_id = viewer().user_id
    if user_id is None:
        raise NotSignedIn
    return user_id
