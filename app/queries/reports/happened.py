"""What happened in a period, as counts over what a viewer sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.coverage import Round, RoundTheme
from app.models.record import PublishedAsset, Status, Verification
from app.models.training import Outcome, OutcomeLevel
from app.policy import Permission, Viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.training.yielding.outcomes import Story, readable, shown_outcomes, stories

TOLD = 5
ORDER = tuple(OutcomeLevel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a day to and with a day; `codes` are the buurten that it is about, empty for all of them."""

    since: date
    until: date
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Counts of a period. `new` and `stopped` are records, `in_vain` is how often a theme was not found."""

    new: int
    stopped: int
    checks: int
    rounds: int
    in_vain: int


def happened(period: Period, viewer: Viewer) -> Happened:
    """Of records that the viewer sees, and of all walks, in three statements."""
    row, first, after = PublishedAsset, clock.begin_of(period.since), clock.end_of(period.until)
    seen = conditions(AssetFilter(buurt=period.codes, stopped=True), viewer)
    stopped = (row.status == Status.STOPPED) & row.status_since.between(period.since, period.until)
    new, gone = database.session.execute(
        select(
            func.count().filter(row.recorded_at >= first, row.recorded_at < after),
            func.count().filter(stopped),
        )
        .select_from(row)
        .where(*seen)
    ).one()
    checks = select(func.count()).where(
        Verification.withdrawn_at.is_(None),
        Verification.on.between(period.since, period.until),
        Verification.asset_id.in_(select(row.asset_id).where(*seen)),
    )
    rounds, in_vain = _walked(period)
    return Happened(
        new=new,
        stopped=gone,
        checks=database.session.scalar(checks) or 0,
        rounds=rounds,
        in_vain=in_vain,
    )


def outcomes_of(period: Period, viewer: Viewer) -> tuple[Mapping[OutcomeLevel, int], Sequence[Story]]:
    """Outcomes that something shows: how many per level, and `TOLD` of them, those of residents first.

    Of chosen buurten only what is about a record there. Nothing for who may not see the training.
    """
    if not viewer.may(Permission.SEE_TRAINING):
        return dict.fromkeys(OutcomeLevel, 0), ()
    ids = outcome_ids(period, viewer)
    counted = dict(
        database.session.execute(
            select(Outcome.level, func.count()).where(Outcome.id.in_(ids)).group_by(Outcome.level)
        ).all()
    )
    told = sorted(stories(viewer, ids=ids), key=lambda one: ORDER.index(one.level))
    return dict.fromkeys(OutcomeLevel, 0) | counted, told[:TOLD]


def outcome_ids(period: Period, viewer: Viewer) -> Select[int]:
    """The ids of the outcomes of a period that something shows, as far as the viewer may read them."""
    wanted = select(Outcome.id).where(
        Outcome.happened_on.between(period.since, period.until),
        Outcome.id.in_(shown_outcomes()),
        readable(viewer),
    )
    if not period.codes:
        return wanted
    there = conditions(AssetFilter(buurt=period.codes, stopped=True), viewer)
    return wanted.where(Outcome.asset_id.in_(select(PublishedAsset.asset_id).where(*there)))


def _walked(period: Period) -> tuple[int, int]:
    walks = (
        select(Round.id)
        .join(Area, Area.id == Round.area_id)
        .where(Round.finished_on.between(period.since, period.until))
    )
    if period.codes:
        walks = walks.where(Area.code.in_(period.codes))
    chosen = walks.subquery()
    number, in_vain = database.session.execute(
        select(
            func.count(chosen.c.id.distinct()),
            func.count().filter(RoundTheme.found.is_(False)),
        )
        .select_from(chosen)
        .outerjoin(RoundTheme, RoundTheme.round_id == chosen.c.id)
    ).one()
    return number, in_vain
