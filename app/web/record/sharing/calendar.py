"""Records for a calendar, with what may leave the house: the same as the card for a resident."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app import clock
from app.exceptions import NotAllowed, NotFound
from app.exports import About
from app.exports.calendar_file import MIMETYPE, Appointment, Meeting, calendar_file
from app.models.people import CalendarLink
from app.models.record import Visibility
from app.policy import Permission, Viewer
from app.queries.people.installation import is_demo
from app.queries.people.viewers import load_viewer
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.week.calendars import calendar_of_key
from app.queries.record.week.moments import HAPPENING
from app.queries.record.week.recurring import recurring
from app.rhythms import NO_RHYTHM
from app.services.people.devices import hash_of
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.sharing.card import told_where
from app.web.record.sharing.sessions import feed_name, meetings_of

TEAM_ONLY = "Dit zet je niet in een agenda: alleen het team mag het zien."
CHOICE = "Rooster van de buurt"


@bp.get("/buurtkrachten/<int:asset_id>.ics")
@access(Permission.READ)
def download_calendar(asset_id: int) -> ResponseReturnValue:
    """Its moments as iCalendar; an empty calendar for what lies still, stopped or is only an idea."""
    detail = for_a_calendar(asset_id, viewer())
    answer = _answer(detail.row.name, [_appointment(detail)])
    answer.headers.set("Content-Disposition", "attachment", filename=f"buurtkracht-{asset_id}.ics")
    return answer


@bp.get("/agenda/<key>.ics")
@access(Permission.OPEN)
def show_calendar(key: str) -> ResponseReturnValue:
    """What a calendar program asks with the secret address of a colleague, as she may see it today.

    A record that she may not see any more leaves an empty calendar, so that it goes from the program too.
    """
    link = calendar_of_key(hash_of(key))
    asking = load_viewer(link.user_id, epoch=link.epoch, is_proven=False) if link else None
    if link is None or asking is None:
        raise NotFound
    if link.asset_id:
        return _answer(*_of_record(link, asking))
    return _answer(CHOICE, _of_choice(link, asking)) if link.query is not None else _of_sessions(link, asking)


def for_a_calendar(asset_id: int, asking: Viewer) -> Detail:
    """The record; raises NotFound, or NotAllowed for what its team alone may see."""
    detail = asset_detail(asset_id, asking)
    if detail.row.visibility is Visibility.TEAM:
        raise NotAllowed(TEAM_ONLY)
    return detail


def _of_record(link: CalendarLink, asking: Viewer) -> tuple[str, Sequence[Appointment]]:
    try:
        detail = for_a_calendar(link.asset_id or 0, asking)
    except (NotFound, NotAllowed):
        return "", ()
    return detail.row.name, [_appointment(detail)]


def _of_choice(link: CalendarLink, asking: Viewer) -> Sequence[Appointment]:
    chosen = parse_filter(MultiDict(parse_qsl(link.query or "")))
    return [
        Appointment(
            key=str(row.asset_id),
            name=row.name,
            summary=row.summary,
            where="heel de gemeente" if row.whole_municipality else row.buurt_name or "",
            address=url_for("record.show", asset_id=row.asset_id, _external=True),
            rhythm=row.rhythm,
            pauses=row.pauses,
        )
        for row in recurring(chosen, asking)
    ]


def _of_sessions(link: CalendarLink, asking: Viewer) -> Response:
    try:
        return _answer(feed_name(link, asking), (), meetings_of(link, asking))
    except NotFound:
        return _answer("", ())


def _answer(name: str, appointments: Sequence[Appointment], meetings: Sequence[Meeting] = ()) -> Response:
    about = About(day=clock.today(), chosen=name, is_demo=is_demo())
    file = calendar_file(name, appointments, about, at=clock.now(), meetings=meetings)
    answer = Response(file, mimetype=MIMETYPE)
    answer.cache_control.no_store = True
    return answer


def _appointment(detail: Detail) -> Appointment:
    row = detail.row
    return Appointment(
        key=str(row.asset_id),
        name=row.name,
        summary=row.summary,
        where=told_where(detail).words,
        address=url_for("record.show", asset_id=row.asset_id, _external=True),
        rhythm=row.rhythm if row.status in HAPPENING else NO_RHYTHM,
        pauses=row.pauses,
    )
