"""How a session opens: what its team put on the map since the last one, its steps, and one open question.

It hangs on a screen before everybody, so it is asked as a colleague of no team, and names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from app import clock
from app.clock import LOCAL_ZONE
from app.database import database
from app.exceptions import NotAllowed
from app.models.partners import QuestionState
from app.models.record import Asset, PublishedAsset
from app.models.training import Session, SessionState
from app.policy import Viewer
from app.queries.partners.questions import QuestionLine, list_questions
from app.queries.record.assets import Row, row_of, select_rows
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.places import buurten_of_teams
from app.queries.record.waiting import NEW_FOR
from app.queries.training.giving import may_edit_session
from app.queries.training.sessions import SessionLine, session_line, stored_session
from app.queries.training.yielding.actions import Step, steps_since

SHOWN = 6
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What there is to tell; `since` is the last session that the team had, or a quarter ago without one.

    `more` is how many records there are beside those that are shown.
    """

    session: SessionLine
    since: datetime
    had_one: bool
    records: tuple[Row, ...]
    more: int
    steps: tuple[Step, ...]
    question: QuestionLine | None

    @property
    def since_day(self) -> datetime:
        """The day since which, on the clock of the Netherlands."""
        return self.since.astimezone(LOCAL_ZONE)


def opening(session_id: int, viewer: Viewer) -> Opening:
    """For who gives the session or plans it; a session that is open to all has no team to tell of.

    Raises NotFound, or NotAllowed for who does not give it.
    """
    line = session_line(session_id, viewer)
    if not may_edit_session(viewer, session_id):
        raise NotAllowed("Je opent alleen de bijeenkomsten die je zelf geeft.")
    session = stored_session(session_id)
    before = _before(session)
    since = before or min(session.starts_at, clock.now()) - NEW_FOR
    if session.team_id is None:
        return Opening(session=line, since=since, had_one=False, records=(), more=0, steps=(), question=None)
    anybody = replace(viewer, team_ids=(), team_id=None)
    records, total = _records(session, since, anybody)
    return Opening(
        session=line,
        since=since,
        had_one=before is not None,
        records=records,
        more=total - len(records),
        steps=steps_since(session.team_id, since.astimezone(LOCAL_ZONE).date(), anybody)[:SHOWN],
        question=_question(session.team_id, anybody),
    )


def _before(session: Session) -> datetime | None:
    """When the last session that the team had before this one began; one to come brought nothing yet."""
    earlier = select(func.max(Session.starts_at)).where(
        Session.team_id == session.team_id,
        Session.starts_at < min(session.starts_at, clock.now()),
        Session.state.in_(HELD),
    )
    return database.session.scalar(earlier)


def _records(session: Session, since: datetime, anybody: Viewer) -> tuple[tuple[Row, ...], int]:
    put = select(Asset.id).where(
        Asset.recorded_team_id == session.team_id,
        Asset.recorded_at >= since,
        Asset.recorded_at < session.ends_at,
    )
    row = PublishedAsset
    where = (*conditions(AssetFilter(), anybody), row.asset_id.in_(put))
    total = database.session.scalar(select(func.count()).select_from(row).where(*where)) or 0
    latest = select_rows().where(*where).order_by(row.recorded_at.desc(), row.asset_id.desc()).limit(SHOWN)
    return tuple(row_of(found) for found in database.session.execute(latest).mappings()), total


def _question(team_id: int, anybody: Viewer) -> QuestionLine | None:
    """The open question that was asked last in the buurten of the team."""
    codes = [buurt.code for buurt in buurten_of_teams([team_id])]
    found, _total = list_questions(anybody, (QuestionState.OPEN,), buurten=codes) if codes else ((), 0)
    return found[0] if found else None
