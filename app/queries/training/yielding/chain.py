"""The chain on one page: sessions → steps → records and ties → outcomes; claims that nobody read stand apart.

Counts are of what the visitor sees. They say what stands beside the leergang, never that it caused it; counts
of people come in fives. Nothing here can be asked per colleague.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

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
from app.queries.training.yielding.choosing import ChainFilter, Choice, choose
from app.queries.training.yielding.outcomes import readable, shown_outcomes
from app.queries.training.yielding.signalled import Signalled, signalled
from app.queries.training.yielding.subjects import About, among

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
    choice = choose(chosen, viewer)
    states = _steps(choice)
    return Chain(
        sessions=len(choice.sessions),
        people=in_fives(sum(one.participants or 0 for one in choice.sessions)),
        actions=sum(states.values()),
        actions_done=states.get(ActionState.DONE, 0),
        claimed={about: _claimed(choice, about) for about in About},
        relations=_relations(choice, viewer),
        outcomes=_outcomes(choice, viewer),
        signals=signalled(choice, viewer),
    )


def outcome_ids(chosen: ChainFilter, viewer: Viewer) -> Select[int]:
    """The outcomes of a choice that something shows."""
    return _outcomes_of(choose(chosen, viewer), viewer)


def in_fives(number: int) -> int | None:
    """A count of people as it may be told: to the nearest five, and None for some but fewer than five."""
    return None if 0 < number < FIVE else FIVE * round(number / FIVE)


def _steps(choice: Choice) -> dict[ActionState, int]:
    actions = select(Action.state, func.count()).where(among(Action.session_id, choice.session_ids))
    if choice.team_ids:
        actions = actions.where(Action.team_id.in_(choice.team_ids))
    return dict(database.session.execute(actions.group_by(Action.state)).all())


def _claimed(choice: Choice, about: About) -> Claimed:
    strongest: dict[int, int] = {}
    read, doubted = set(), 0
    for one in choice.claims:
        if one.about == about:
            strongest[one.subject_id] = min(one.rank, strongest.get(one.subject_id, one.rank))
            doubted += one.verdict == Verdict.UNCONVINCED
            if one.verdict is not None:
                read.add(one.subject_id)
    counts = Counter(strongest.values())
    return Claimed(
        by_strength={strength: counts[place] for place, strength in enumerate(ClaimStrength)},
        unread=len(strongest) - len(read),
        doubted=doubted,
    )


def is_open_tie_of(linked: Collection[int], viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """The conditions of an open tie of these records to others that the visitor sees."""
    tie, row = Relation, PublishedAsset

    def is_seen(end: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        # A linked record was seen already; looking all of them up again would double the time.
        seen = select(row.asset_id).where(row.asset_id == end, visible_rows(viewer)).exists()
        return or_(among(end, linked), seen)

    return (
        tie.until.is_(None),
        or_(among(tie.from_id, linked), among(tie.to_id, linked)),
        is_seen(tie.from_id),
        is_seen(tie.to_id),
    )


def _relations(choice: Choice, viewer: Viewer) -> int:
    counted = select(func.count()).where(*is_open_tie_of(choice.subjects(About.RECORD), viewer))
    return database.session.scalar(counted) or 0


def _outcomes_of(choice: Choice, viewer: Viewer) -> Select[int]:
    """Told of a session, of a linked record, or of a record that grew from a step."""
    grown = select(ActionAsset.asset_id).join(Action, Action.id == ActionAsset.action_id)
    grown = grown.where(among(Action.session_id, choice.session_ids))
    return select(Outcome.id).where(
        or_(
            among(Outcome.session_id, choice.session_ids),
            among(Outcome.asset_id, choice.subjects(About.RECORD)),
            Outcome.asset_id.in_(grown),
        ),
        Outcome.id.in_(shown_outcomes()),
        readable(viewer),
    )


def _outcomes(choice: Choice, viewer: Viewer) -> dict[OutcomeLevel, int]:
    ids = _outcomes_of(choice, viewer)
    found = database.session.execute(
        select(Outcome.level, func.count()).where(Outcome.id.in_(ids)).group_by(Outcome.level)
    )
    return dict.fromkeys(OutcomeLevel, 0) | dict(found.all())
