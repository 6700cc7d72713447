"""A record for a calendar, with what may leave the house: the same as the card for a resident."""

from __future__ import annotations

from flask import Response, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import NotAllowed
from app.exports import About
from app.exports.calendar_file import MIMETYPE, Appointment, calendar_file
from app.models.record import Visibility
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.detail import Detail, asset_detail
from app.queries.record.week.moments import HAPPENING
from app.rhythms import NO_RHYTHM
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.sharing.card import told_where

TEAM_ONLY = "Dit zet je niet in een agenda: alleen het team mag het zien."


@bp.get("/buurtkrachten/<int:asset_id>.ics")
@access(Permission.READ)
def download_calendar(asset_id: int) -> ResponseReturnValue:
    """Its moments as iCalendar; an empty calendar for what lies still, stopped or is only an idea."""
    detail = asset_detail(asset_id, viewer())
    if detail.row.visibility is Visibility.TEAM:
        raise NotAllowed(TEAM_ONLY)
    about = About(day=clock.today(), chosen=detail.row.name, is_demo=is_demo())
    answer = Response(calendar_file(_appointment(detail), about, at=clock.now()), mimetype=MIMETYPE)
    answer.headers.set("Content-Disposition", "attachment", filename=f"buurtkracht-{asset_id}.ics")
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
