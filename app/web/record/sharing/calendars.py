"""One's own addresses for a calendar program: of a record, of the Rooster of a choice, or of sessions."""

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
from app.services.record.sharing.calendars import CalendarOf, end_calendar, make_calendar
from app.web.access import access
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp
from app.web.record.downloading.download import about_choice
from app.web.record.sharing.calendar import for_a_calendar
from app.web.record.sharing.sessions import feed_name

EVERYTHING = "alles wat je mag zien"
FIELDS = {
    "buurtkracht": "asset_id",
    "rooster": "query",
    "team": "team_id",
    "module": "module_id",
    "mijn": "own",
}
"""What each name in an address is called by the service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An address as its maker sees it: of what it is, and since when."""

    id: int
    words: str
    since: datetime


@bp.get("/agenda")
@access(Permission.READ)
def own_calendars() -> str:
    """The addresses, and a button for one.

    Of the record `buurtkracht`, of the choice `rooster`, or of sessions: of a `team`, a `module`, or (`mijn`)
    her own.
    """
    return _page()


@bp.post("/agenda")
@access(Permission.READ)
def new_calendar() -> ResponseReturnValue:
    """Make one, and show it this once: no message and no other page holds it."""
    of = _asked(request.form)
    if of is None:
        raise Invalid({"calendar": "Kies eerst een buurtkracht, een rooster of bijeenkomsten."})
    _words(of)
    try:
        key = make_calendar(viewer=viewer(), of=of)
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
    of = _asked(request.values)
    return render_template(
        "record/calendars.html",
        hidden={} if of is None else {name: getattr(of, field) for name, field in FIELDS.items()},
        words="" if of is None else _words(of),
        links=[_own(link) for link in calendars_of(_me())],
        may_see_training=viewer().may(Permission.SEE_TRAINING),
        made=made,
        refused=refused,
    )


def _asked(arguments: MultiDict[str, str]) -> CalendarOf | None:
    """What was asked, if anything: the first of a record, sessions, and a choice."""
    for name in ("buurtkracht", "team", "module"):
        if (asked := number(arguments.get(name))) is not None:
            return CalendarOf(**{FIELDS[name]: asked})
    if arguments.get("mijn"):
        return CalendarOf(own=True)
    return CalendarOf(query=_chosen(arguments["rooster"]).query_string()) if "rooster" in arguments else None


def _chosen(query: str) -> AssetFilter:
    return parse_filter(MultiDict(parse_qsl(query)), also=("week",))


def _own(link: CalendarLink) -> Own:
    try:
        words = _words(link)
    except (NotFound, NotAllowed, Invalid):
        words = "iets wat je niet meer ziet"
    return Own(id=link.id, words=words, since=link.created_at)


def _words(of: CalendarOf | CalendarLink) -> str:
    """What it is of; raises NotFound or NotAllowed for what the visitor may not see or take along."""
    if of.asset_id is not None:
        return for_a_calendar(of.asset_id, viewer()).row.name
    if of.query is not None:
        return f"Rooster: {about_choice(_chosen(of.query)).chosen or EVERYTHING}"
    return feed_name(of, viewer())


def _me() -> int:
    user_id = viewer().user_id
    if user_id is None:
        raise NotSignedIn
    return user_id
