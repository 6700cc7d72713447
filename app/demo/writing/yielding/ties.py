"""Claims on ties: each by the opbouwwerker of the team that keeps one end, on a session that it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from app.clock import LOCAL_ZONE
from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.story.yielded.reading import TIES, UNREAD_TIES
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.demo.writing.yielding.mixing import mixed
from app.models.record import Asset, Relation
from app.models.training import Claim, ClaimStrength, Session
from app.policy import Viewer

SAID_AFTER: Final = timedelta(days=10)
REASONS: Final = {
    ClaimStrength.PROMPTED: "Op de bijeenkomst spraken we af om deze twee aan elkaar voor te stellen.",
    ClaimStrength.CONTRIBUTED: "Ze kenden elkaar van gezicht. Wij brachten ze aan één tafel.",
    ClaimStrength.INDEPENDENT: "Dit deden ze al samen.",
}


def write_tie_claims(calendar: DemoCalendar, people: People) -> None:
    """As many as the story says, on the earliest ties that a session went before."""
    builders = {
        one.team_id: one
        for key, one in people.viewers.items()
        if key.startswith("opbouwwerker") and one.team_id is not None
    }
    strengths = mixed(Counter(TIES) + Counter(UNREAD_TIES))
    for strength, (tie, session, by) in zip(strengths, _fitting(calendar, builders), strict=False):
        database.session.add(
            Claim(
                relation_id=tie.id,
                session_id=session.id,
                strength=strength,
                confidence=2,
                reason=REASONS[strength],
                made_at=max(session.starts_at, tie.made_at) + SAID_AFTER,
                made_by=by.user_id or 0,
                by_team=by.team_id,
                by_role=by.acting_role,
            )
        )
    database.session.flush()


def _fitting(
    calendar: DemoCalendar, builders: dict[int, Viewer]
) -> Iterator[tuple[Relation, Session, Viewer]]:
    """Ties of records that are not sensitive, each with the last session of its team before it began."""
    now = calendar.moment(DEMO_NOW, END_OF_WORK)
    held = database.session.scalars(
        select(Session).where(Session.starts_at < now, Session.participants.is_not(None))
        .order_by(Session.starts_at, Session.id)
    ).all()  # fmt: skip
    ties = database.session.execute(
        select(Relation, Asset.steward_id)
        .join(Asset, Asset.id == Relation.from_id)
        .where(Relation.until.is_(None), Asset.sensitive.is_(False), Asset.steward_id.in_(builders))
        .order_by(Relation.made_at, Relation.id)
    ).all()
    for tie, team_id in ties:
        began = tie.since or tie.made_at.astimezone(LOCAL_ZONE).date()
        before = [one for one in held if one.team_id in (team_id, None) and one.starts_at.date() <= began]
        if before and max(before[-1].starts_at, tie.made_at) + SAID_AFTER < now:
            yield tie, before[-1], builders[team_id or 0]
