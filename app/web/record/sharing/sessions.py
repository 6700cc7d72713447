"""Sessions of the leergang for a calendar: of a team, of a module, or one's own."""

from __future__ import annotations

from flask import url_for

from app.exceptions import NotFound
from app.exports.calendar_file import Certainty, Meeting
from app.models.people import CalendarLink
from app.models.training import ParticipationState, SessionState
from app.policy import Permission, Viewer
from app.queries.people.teams import team_name
from app.queries.training.programmes import module
from app.queries.training.sessions import SessionLine, sessions_of_feed
from app.queries.training.taking_part.participation import my_sessions
from app.services.record.sharing.calendars import CalendarOf

CERTAINTY = {
    SessionState.CONCEPT: Certainty.TENTATIVE,
    SessionState.ACTIVE: Certainty.CONFIRMED,
    SessionState.INACTIVE: Certainty.CONFIRMED,
    SessionState.CANCELLED: Certainty.CANCELLED,
}


def feed_name(of: CalendarOf | CalendarLink, asking: Viewer) -> str:
    """What the feed is called; raises NotFound when it is not there for this visitor."""
    if not asking.may(Permission.SEE_TRAINING):
        raise NotFound
    if of.team_id is not None:
        return f"Bijeenkomsten van {team_name(of.team_id)}"
    if of.module_id is not None:
        return f"Bijeenkomsten: {module(of.module_id).title}"
    return "Mijn bijeenkomsten"


def meetings_of(link: CalendarLink, asking: Viewer) -> list[Meeting]:
    """The sessions of a feed as the visitor may see them today; a change or a cancellation comes with it."""
    waits = {id_ for id_, state in my_sessions(asking).items() if state is ParticipationState.WAITING}
    lines = sessions_of_feed(asking, team_id=link.team_id, module_id=link.module_id)
    return [_meeting(line, waits=bool(link.own) and line.id in waits) for line in lines]


def _meeting(line: SessionLine, *, waits: bool) -> Meeting:
    certainty = CERTAINTY[line.state]
    if waits and certainty is Certainty.CONFIRMED:
        certainty = Certainty.TENTATIVE
    who = line.team or "Open voor iedereen die de leergang volgt"
    return Meeting(
        key=f"bijeenkomst-{line.id}",
        name=line.module,
        summary="\n".join((line.programme, who, *(("Je staat op de wachtlijst.",) if waits else ()))),
        where=line.where,
        address=url_for("training.show_session", session_id=line.id, _external=True),
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        sequence=line.version - 1,
        certainty=certainty,
    )
