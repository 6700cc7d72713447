"""Steps of teams after a session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.people import Team
from app.models.record import Asset, PublishedAsset, Relation
from app.models.training import (
    Action,
    ActionAsset,
    ActionKind,
    ActionRelation,
    ActionState,
    Session,
    SessionState,
)
from app.policy import Permission, Viewer, visible_rows
from app.queries.record.ties.relations import select_named_ties
from app.queries.training.yielding.subjects import among

ASK_AFTER = timedelta(weeks=6)
ASK_AGAIN = timedelta(weeks=12)
ASK_FOR = timedelta(weeks=3)
"""So long it is asked each time: a holiday is no answer, and what nobody answers is left alone."""
SHOWN = 3
TIES_OFFERED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a team; `grown` are the visible records that came of it, by id and name.

    `ties` are the visible ties that came of it: their id, the record at their first end, and both names.
    """

    id: int
    session_id: int
    team_id: int
    team: str
    kind: ActionKind
    said: str
    made_on: date
    state: ActionState
    came_of: str
    grown: tuple[tuple[int, str], ...]
    ties: tuple[tuple[int, int, str], ...]
    is_mine: bool


def steps_of_session(session_id: int, viewer: Viewer) -> tuple[Step, ...]:
    """Those of one session, the oldest first."""
    return _steps(_select().where(Action.session_id == session_id).order_by(Action.id), viewer)


def step_of(action_id: int, viewer: Viewer) -> Step:
    """One step of a team of the visitor; NotFound for any other."""
    found = _steps(_select().where(Action.id == action_id, Action.team_id.in_(viewer.team_ids)), viewer)
    if not found:
        raise NotFound("Deze vervolgstap is er niet (meer).")
    return found[0]


def steps_to_ask_about(viewer: Viewer) -> tuple[Step, ...]:
    """Open steps of one's teams: some weeks from the sixth on, and again from the twelfth; never longer."""
    if not viewer.team_ids or not viewer.may(Permission.SEE_TRAINING):
        return ()
    today = clock.today()
    asked = _select().where(
        Action.team_id.in_(viewer.team_ids),
        Action.state == ActionState.OPEN,
        or_(*(Action.made_on.between(today - ask - ASK_FOR, today - ask) for ask in (ASK_AFTER, ASK_AGAIN))),
    )
    return _steps(asked.order_by(Action.made_on, Action.id).limit(SHOWN), viewer)


def steps_since(team_id: int, since: date, viewer: Viewer) -> tuple[Step, ...]:
    """What a team still means to do, and what it answered since a day; the latest first."""
    told = _select().where(
        Action.team_id == team_id, or_(Action.state == ActionState.OPEN, Action.answered_on >= since)
    )
    return _steps(told.order_by(Action.made_on.desc(), Action.id.desc()), viewer)


def steps_among(
    session_ids: Collection[int], team_ids: Collection[int], states: Collection[ActionState], viewer: Viewer
) -> tuple[Step, ...]:
    """Those after some sessions in some states, of some teams (none: of all); the oldest first."""
    wanted = _select().where(among(Action.session_id, session_ids), Action.state.in_(states))
    if team_ids:
        wanted = wanted.where(Action.team_id.in_(team_ids))
    return _steps(wanted.order_by(Action.made_on, Action.id), viewer)


def ties_to_choose(team_id: int, viewer: Viewer) -> list[tuple[int, str]]:
    """Open ties of what a team keeps, the latest first: what may have grown from a step of it."""
    kept = select(Asset.id).where(Asset.steward_id == team_id, Asset.removed_at.is_(None))
    found = (
        select_named_ties(viewer)
        .where(Relation.until.is_(None), or_(Relation.from_id.in_(kept), Relation.to_id.in_(kept)))
        .order_by(None)
        .order_by(Relation.id.desc())
        .limit(TIES_OFFERED)
    )
    return [(id_, name) for id_, _first, name in database.session.execute(found)]


def may_act_after(session_id: int, viewer: Viewer) -> bool:
    """Whether the visitor's team had this session: it was of the team or open to all, and it is over."""
    if viewer.team_id is None or not viewer.may(Permission.RECORD):
        return False
    held = select(Session.id).where(
        Session.id == session_id,
        Session.starts_at <= clock.now(),
        Session.state.in_((SessionState.ACTIVE, SessionState.INACTIVE)),
        or_(Session.team_id.is_(None), Session.team_id.in_(viewer.team_ids)),
    )
    return database.session.scalar(held) is not None


def _select() -> Select[Action, str]:
    return select(Action, Team.name).join(Team, Team.id == Action.team_id)


def _steps(wanted: Select[Action, str], viewer: Viewer) -> tuple[Step, ...]:
    if not viewer.may(Permission.SEE_TRAINING):
        return ()
    found = database.session.execute(wanted).all()
    if not found:
        return ()
    row = PublishedAsset
    grown: dict[int, list[tuple[int, str]]] = {}
    for action_id, asset_id, name in database.session.execute(
        select(ActionAsset.action_id, row.asset_id, row.name)
        .join(row, row.asset_id == ActionAsset.asset_id)
        .where(among(ActionAsset.action_id, [step.id for step, _team in found]), visible_rows(viewer))
        .order_by(row.name_key)
    ):
        grown.setdefault(action_id, []).append((asset_id, name))
    ties = _ties_of([step.id for step, _team in found], viewer)
    return tuple(
        Step(
            id=step.id,
            session_id=step.session_id,
            team_id=step.team_id,
            team=team,
            kind=step.kind,
            said=step.said,
            made_on=step.made_on,
            state=step.state,
            came_of=step.came_of,
            grown=tuple(grown.get(step.id, ())),
            ties=tuple(ties.get(step.id, ())),
            is_mine=step.team_id in viewer.team_ids,
        )
        for step, team in found
    )


def _ties_of(action_ids: list[int], viewer: Viewer) -> dict[int, list[tuple[int, int, str]]]:
    wanted = (
        select_named_ties(viewer)
        .add_columns(ActionRelation.action_id)
        .join(ActionRelation, ActionRelation.relation_id == Relation.id)
        .where(among(ActionRelation.action_id, action_ids), Relation.until.is_(None))
    )
    found: dict[int, list[tuple[int, int, str]]] = {}
    for id_, first, name, action_id in database.session.execute(wanted):
        found.setdefault(action_id, []).append((id_, first, name))
    return found
