"""Steps of teams after the sessions that they had, and the claim on the step of a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import cycle
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.story.yielded.reading import OF_THE_STEP, STEP_SAID_BY, STEP_SAID_ON
from app.demo.story.yielded.steps import LIKE_ANY_OTHER, SAID, THREADS, Step
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.demo.writing.yielding.mixing import mixed
from app.models.people import Role
from app.models.training import Action, ActionAsset, ActionKind, ActionState, Claim, ClaimStrength, Session

DONE_AFTER: Final = timedelta(days=90)


def write_steps(
    calendar: DemoCalendar, people: People, session_ids: Mapping[str, int], asset_ids: Mapping[str, int]
) -> None:
    """Those of the threads, and one after each of as many other sessions of teams as the story says."""
    taken = {session_ids[told.session] for told in THREADS}
    for told in THREADS:
        session = database.session.get_one(Session, session_ids[told.session])
        made = _write(calendar, session, people.team_ids[told.team], told.kind, Step(told.said, told.came_of))
        if told.grown in asset_ids:
            database.session.add(ActionAsset(action_id=made.id, asset_id=asset_ids[told.grown]))
    _claim_on(made, calendar, people)
    held = database.session.scalars(
        select(Session)
        .where(
            Session.team_id.is_not(None),
            Session.id.not_in(taken),
            Session.starts_at < calendar.moment(DEMO_NOW, END_OF_WORK),
            Session.participants.is_not(None),
        )
        .order_by(Session.starts_at, Session.id)
    ).all()
    for session, (kind, step) in zip(held, _others(), strict=False):
        _write(calendar, session, session.team_id or 0, kind, step)


def _others() -> Iterator[tuple[ActionKind, Step]]:
    """Each kind with its own sentences by turns."""
    turns = {kind: cycle(said) for kind, said in SAID.items()}
    yield from ((kind, next(turns[kind])) for kind in mixed(LIKE_ANY_OTHER))


def _write(calendar: DemoCalendar, session: Session, team_id: int, kind: ActionKind, step: Step) -> Action:
    made_on = session.starts_at.date()
    is_done = made_on + DONE_AFTER < calendar.today
    made = Action(
        client_key=uuid5(NAMESPACE_URL, f"step-{session.id}"),
        session_id=session.id,
        team_id=team_id,
        kind=kind,
        said=step.said,
        made_on=made_on,
        by_role=Role.MEMBER if kind in {ActionKind.TALK, ActionKind.ROUND} else Role.BUILDER,
        state=ActionState.DONE if is_done else ActionState.OPEN,
        came_of=step.came_of if is_done else "",
        answered_on=made_on + DONE_AFTER if is_done else None,
    )
    database.session.add(made)
    database.session.flush()
    return made


def _claim_on(step: Action, calendar: DemoCalendar, people: People) -> None:
    """The claim on the garden was refused; what the session did bear on is the walk."""
    by, at = people.viewers[STEP_SAID_BY], calendar.moment(STEP_SAID_ON, END_OF_WORK)
    database.session.add(_claim(step, by.user_id or 0, by.team_id, at))
    database.session.flush()


def _claim(step: Action, user_id: int, team_id: int | None, at: datetime) -> Claim:
    return Claim(
        action_id=step.id,
        session_id=step.session_id,
        strength=ClaimStrength.PROMPTED,
        confidence=3,
        reason=OF_THE_STEP,
        made_at=at,
        made_by=user_id,
        by_team=team_id,
    )
