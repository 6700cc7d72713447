"""The chain on one page: sessions → steps → records and ties → outcomes; claims that nobody read stand apart.

Counts are of what the visitor sees. They say what stands beside the leergang, never that it caused it; counts
of people come in fives. Nothing here can be asked per colleague.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import CTE, Select, func, or_, select, union

from app.database import database
from app.models.record import PublishedAsset, Relation
from app.models.training import (
    Action,
    ActionAsset,
    ActionState,
    ClaimStrength,
    Outcome,
    OutcomeLevel,
    Verdict,
)
from app.policy import Permission, Viewer, visible_rows
from app.queries.training.yielding.choosing import ChainFilter, Scope, chosen_claims, chosen_sessions
from app.queries.training.yielding.outcomes import readable, shown_outcomes
from app.queries.training.yielding.signalled import Signalled, signalled
from app.queries.training.yielding.subjects import About

__all__ = ["Chain", "ChainFilter", "Claimed", "chain", "in_fives", "outcome_ids"]
FIVE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Distinct records, ties or steps by the strongest claim on them.

    `unread`: on how many no claim was read along yet; `doubted`: claims whose reader was not convinced, which
    stay in the counts and are said apart.
    """

    by_strength: Mapping[ClaimStrength, int] = field(default_factory=lambda: dict.fromkeys(ClaimStrength, 0))
    unread: int = 0
    doubted: int = 0

    @property
    def linked(self) -> int:
        """Those that a session gave rise to or helped along."""
        return self.by_strength[ClaimStrength.PROMPTED] + self.by_strength[ClaimStrength.CONTRIBUTED]

    @property
    def total(self) -> int:
        """All of them, also what stood apart."""
        return sum(self.by_strength.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The counts of each level.

    `people`: who took part, in fives, None for some but fewer than five; `relations`: open ties of the
    linked records, whether or not somebody said something of them.
    """

    sessions: int = 0
    people: int | None = 0
    actions: int = 0
    actions_done: int = 0
    claimed: Mapping[About, Claimed] = field(default_factory=lambda: dict.fromkeys(About, Claimed()))
    relations: int = 0
    outcomes: Mapping[OutcomeLevel, int] = field(default_factory=lambda: dict.fromkeys(OutcomeLevel, 0))
    signals: Signalled = field(default_factory=Signalled)

    @property
    def records(self) -> Claimed:
        """What is said of records."""
        return self.claimed[About.RECORD]

    @property
    def linked(self) -> int:
        """Records that a session gave rise to or helped along."""
        return self.records.linked

    @property
    def told(self) -> int:
        """Outcomes that something shows."""
        return sum(self.outcomes.values())


def chain(chosen: ChainFilter, viewer: Viewer) -> Chain:
    """The chain of a choice, in so many statements however much there is; empty without the training.

    Raises Invalid ("team") for a team of which figures can't be asked.
    """
    if not viewer.may(Permission.SEE_TRAINING):
        return Chain()
    scope = Scope.of(chosen)
    sessions = chosen_sessions(scope, viewer)
    claims = chosen_claims(sessions, scope, viewer)
    number, people = database.session.execute(
        select(func.count(), func.coalesce(func.sum(sessions.c.participants), 0)).select_from(sessions)
    ).one()
    states = _steps(sessions, scope)
    return Chain(
        sessions=number,
        people=in_fives(int(people)),
        actions=sum(states.values()),
        actions_done=states.get(ActionState.DONE, 0),
        claimed=_claimed(claims),
        relations=_relations(claims, viewer),
        outcomes=_outcomes(sessions, claims, viewer),
        signals=signalled(sessions, scope, viewer),
    )


def outcome_ids(chosen: ChainFilter, viewer: Viewer) -> Select[int]:
    """The outcomes of a choice that something shows."""
    scope = Scope.of(chosen)
    sessions = chosen_sessions(scope, viewer)
    return _outcomes_of(sessions, chosen_claims(sessions, scope, viewer), viewer)


def in_fives(number: int) -> int | None:
    """A count of people as it may be told: to the nearest five, and None for some but fewer than five."""
    return None if 0 < number < FIVE else FIVE * round(number / FIVE)


def _steps(sessions: CTE, scope: Scope) -> dict[ActionState, int]:
    actions = select(Action.state, func.count()).where(Action.session_id.in_(select(sessions.c.id)))
    if scope.team_ids:
        actions = actions.where(Action.team_id.in_(scope.team_ids))
    return dict(database.session.execute(actions.group_by(Action.state)).all())


def _claimed(claims: CTE) -> dict[About, Claimed]:
    each = (
        select(
            claims.c.about,
            claims.c.subject_id,
            func.min(claims.c.rank).label("rank"),
            func.count(claims.c.verdict).label("read"),
            func.count().filter(claims.c.verdict == Verdict.UNCONVINCED).label("doubted"),
        )
        .group_by(claims.c.about, claims.c.subject_id)
        .subquery()
    )
    found = database.session.execute(
        select(
            each.c.about,
            each.c.rank,
            func.count(),
            func.count().filter(each.c.read == 0),
            func.coalesce(func.sum(each.c.doubted), 0),
        ).group_by(each.c.about, each.c.rank)
    ).all()
    return {about: _of_one_sort([row[1:] for row in found if row[0] == about]) for about in About}


def _of_one_sort(found: list[tuple[int, int, int, int]]) -> Claimed:
    """From rank, count, unread and doubted claims of each strength."""
    counts = {rank: number for rank, number, _unread, _doubted in found}
    return Claimed(
        by_strength={strength: counts.get(place, 0) for place, strength in enumerate(ClaimStrength)},
        unread=sum(unread for _rank, _number, unread, _doubted in found),
        doubted=int(sum(doubted for *_others, doubted in found)),
    )


def _relations(claims: CTE, viewer: Viewer) -> int:
    """Open ties of the linked records to others that the visitor sees."""
    linked = _linked_records(claims)
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


def _linked_records(claims: CTE) -> Select[int]:
    return select(claims.c.subject_id).where(claims.c.about == About.RECORD)


def _outcomes_of(sessions: CTE, claims: CTE, viewer: Viewer) -> Select[int]:
    """Told of a session, of a linked record, or of a record that grew from a step."""
    grown = select(ActionAsset.asset_id).join(Action, Action.id == ActionAsset.action_id)
    grown = grown.where(Action.session_id.in_(select(sessions.c.id)))
    records = union(_linked_records(claims), grown)
    return select(Outcome.id).where(
        or_(Outcome.session_id.in_(select(sessions.c.id)), Outcome.asset_id.in_(records)),
        Outcome.id.in_(shown_outcomes()),
        readable(viewer),
    )


def _outcomes(sessions: CTE, claims: CTE, viewer: Viewer) -> dict[OutcomeLevel, int]:
    ids = _outcomes_of(sessions, claims, viewer)
    found = database.session.execute(
        select(Outcome.level, func.count()).where(Outcome.id.in_(ids)).group_by(Outcome.level)
    )
    return dict.fromkeys(OutcomeLevel, 0) | dict(found.all())
