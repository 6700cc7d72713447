"""The chain on one page: sessions → steps → records and ties → outcomes; claims that nobody read stand apart.

Counts are of what the visitor sees. They say what stands beside the leergang, never that it caused it; counts
of people come in fives. Nothing here can be asked per colleague.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CTE, Select, case, func, or_, select, union

from app import clock
from app.database import database
from app.models.record import PublishedAsset, Relation
from app.models.training import (
    Action,
    ActionAsset,
    ActionState,
    Claim,
    ClaimStrength,
    Module,
    Outcome,
    OutcomeLevel,
    Session,
    SessionState,
    Verdict,
)
from app.policy import Permission, Viewer, visible_rows
from app.queries.areas.codes import ids_of
from app.queries.training.yielding.outcomes import readable, shown_outcomes
from app.queries.training.yielding.readings import latest_readings
from app.queries.training.yielding.teams import refuse_team

FIVE = 5
HELD = (SessionState.ACTIVE, SessionState.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFilter:
    """Which part of the leergang, which team or buurt (a code), and between which days."""

    programme: int | None = None
    module: int | None = None
    session: int | None = None
    team: int | None = None
    buurt: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The counts of each level.

    `people`: who took part, in fives, None for some but fewer than five; `assets`: distinct records by the
    strongest claim on them; `unread`: of how many records no claim was read along yet; `doubted`: claims
    whose reader was not convinced, which stay in the counts and are said apart.
    """

    sessions: int
    people: int | None
    actions: int
    actions_done: int
    assets: Mapping[ClaimStrength, int]
    unread: int
    doubted: int
    relations: int
    outcomes: Mapping[OutcomeLevel, int]

    @property
    def linked(self) -> int:
        """Records that a session gave rise to or helped along."""
        return self.assets[ClaimStrength.PROMPTED] + self.assets[ClaimStrength.CONTRIBUTED]


NOTHING = Chain(
    sessions=0, people=0, actions=0, actions_done=0, assets=dict.fromkeys(ClaimStrength, 0),
    unread=0, doubted=0, relations=0, outcomes=dict.fromkeys(OutcomeLevel, 0),
)  # fmt: skip


def chain(chosen: ChainFilter, viewer: Viewer) -> Chain:
    """The chain of a choice, in five statements however much there is; empty without the training.

    Raises Invalid ("team") for a team of which figures can't be asked.
    """
    if not viewer.may(Permission.SEE_TRAINING):
        return NOTHING
    refuse_team(chosen.team)
    sessions = _sessions(chosen, viewer)
    claimed = _claimed(sessions, chosen, viewer)
    number, people = database.session.execute(
        select(func.count(), func.coalesce(func.sum(sessions.c.participants), 0))
    ).one()
    actions = select(Action.state, func.count()).where(Action.session_id.in_(select(sessions.c.id)))
    if chosen.team is not None:
        actions = actions.where(Action.team_id == chosen.team)
    states = dict(database.session.execute(actions.group_by(Action.state)).all())
    return Chain(
        sessions=number,
        people=in_fives(int(people)),
        actions=sum(states.values()),
        actions_done=states.get(ActionState.DONE, 0),
        **_assets(claimed),
        relations=_relations(claimed, viewer),
        outcomes=_outcomes(sessions, claimed, viewer),
    )


def outcome_ids(chosen: ChainFilter, viewer: Viewer) -> Select[int]:
    """The outcomes of a choice that something shows."""
    sessions = _sessions(chosen, viewer)
    return _outcomes_of(sessions, _claimed(sessions, chosen, viewer), viewer)


def in_fives(number: int) -> int | None:
    """A count of people as it may be told: to the nearest five, and None for some but fewer than five."""
    return None if 0 < number < FIVE else FIVE * round(number / FIVE)


def _sessions(chosen: ChainFilter, viewer: Viewer) -> CTE:
    """Sessions that were held; in a buurt those to which a record there was linked."""
    wanted = (
        select(Session.id, Session.participants)
        .join(Module, Module.id == Session.module_id)
        .where(Session.starts_at <= clock.now(), Session.state.in_(HELD))
    )
    for column, value in (
        (Module.programme_id, chosen.programme),
        (Session.module_id, chosen.module),
        (Session.id, chosen.session),
    ):
        wanted = wanted if value is None else wanted.where(column == value)
    if chosen.team is not None:
        wanted = wanted.where(or_(Session.team_id == chosen.team, Session.team_id.is_(None)))
    if chosen.since is not None:
        wanted = wanted.where(Session.starts_at >= _begin(chosen.since))
    if chosen.until is not None:
        wanted = wanted.where(Session.starts_at < _end(chosen.until))
    if chosen.buurt:
        row = PublishedAsset
        there = (
            select(Claim.session_id)
            .join(row, row.asset_id == Claim.asset_id)
            .where(
                Claim.withdrawn_at.is_(None),
                visible_rows(viewer),
                row.area_ids.overlap(ids_of([chosen.buurt])),
            )
        )
        wanted = wanted.where(Session.id.in_(there))
    return wanted.cte("chosen_sessions")


def _claimed(sessions: CTE, chosen: ChainFilter, viewer: Viewer) -> CTE:
    """A row per open claim of these sessions on a record that the visitor sees."""
    row, read = PublishedAsset, latest_readings()
    rank = case(
        *((Claim.strength == strength, place) for place, strength in enumerate(ClaimStrength)), else_=9
    )
    wanted = (
        select(row.asset_id, Claim.id.label("claim_id"), rank.label("rank"), read.c.verdict)
        .join(row, row.asset_id == Claim.asset_id)
        .outerjoin(read, read.c.claim_id == Claim.id)
        .where(
            Claim.withdrawn_at.is_(None), Claim.session_id.in_(select(sessions.c.id)), visible_rows(viewer)
        )
    )
    if chosen.team is not None:
        wanted = wanted.where(row.steward_id == chosen.team)
    if chosen.buurt:
        wanted = wanted.where(row.area_ids.overlap(ids_of([chosen.buurt])))
    return wanted.cte("claimed")


def _assets(claimed: CTE) -> dict[str, Any]:
    each = (
        select(
            claimed.c.asset_id,
            func.min(claimed.c.rank).label("rank"),
            func.count(claimed.c.verdict).label("read"),
            func.count().filter(claimed.c.verdict == Verdict.UNCONVINCED).label("doubted"),
        )
        .group_by(claimed.c.asset_id)
        .subquery()
    )
    found = database.session.execute(
        select(
            each.c.rank,
            func.count(),
            func.count().filter(each.c.read == 0),
            func.coalesce(func.sum(each.c.doubted), 0),
        ).group_by(each.c.rank)
    ).all()
    counts = {rank: number for rank, number, _unread, _doubted in found}
    return {
        "assets": {strength: counts.get(place, 0) for place, strength in enumerate(ClaimStrength)},
        "unread": sum(unread for _rank, _number, unread, _doubted in found),
        "doubted": int(sum(doubted for *_others, doubted in found)),
    }


def _relations(claimed: CTE, viewer: Viewer) -> int:
    """Open ties of the linked records to others that the visitor sees."""
    linked = select(claimed.c.asset_id)
    seen = select(PublishedAsset.asset_id).where(visible_rows(viewer))
    tie = Relation
    return (
        database.session.scalar(
            select(func.count())
            .select_from(tie)
            .where(
                tie.until.is_(None),
                or_(tie.from_id.in_(linked), tie.to_id.in_(linked)),
                tie.from_id.in_(seen),
                tie.to_id.in_(seen),
            )
        )
        or 0
    )


def _outcomes_of(sessions: CTE, claimed: CTE, viewer: Viewer) -> Select[int]:
    """Told of a session, of a linked record, or of a record that grew from a step."""
    grown = select(ActionAsset.asset_id).join(Action, Action.id == ActionAsset.action_id)
    grown = grown.where(Action.session_id.in_(select(sessions.c.id)))
    records = union(select(claimed.c.asset_id), grown)
    return select(Outcome.id).where(
        or_(Outcome.session_id.in_(select(sessions.c.id)), Outcome.asset_id.in_(records)),
        Outcome.id.in_(shown_outcomes()),
        readable(viewer),
    )


def _outcomes(sessions: CTE, claimed: CTE, viewer: Viewer) -> dict[OutcomeLevel, int]:
    ids = _outcomes_of(sessions, claimed, viewer)
    found = database.session.execute(
        select(Outcome.level, func.count()).where(Outcome.id.in_(ids)).group_by(Outcome.level)
    )
    return dict.fromkeys(OutcomeLevel, 0) | dict(found.all())


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.LOCAL_ZONE)


def _end(day: date) -> datetime:
    return datetime.combine(date.fromordinal(day.toordinal() + 1), time.min, clock.LOCAL_ZONE)
