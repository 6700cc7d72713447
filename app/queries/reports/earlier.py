"""The periods before that of a report: what was known when each ended, and what happened in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from app import clock
from app.policy import Viewer
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import fresh_records
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import Coverage, coverage
from app.queries.record.filters import AssetFilter
from app.queries.reports.happened import Happened, Period, happened
from app.queries.reports.quarters import is_quarter, quarter_of

SHOWN = 4
"""Periods that are laid side by side: with quarters a year."""
NOTHING = Happened(new=0, stopped=0, checks=0, rounds=0, in_vain=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What this period can be laid beside, by today's rules of who sees what; `parts` are all of them."""

    period: Period
    parts: Coverage
    happened: Happened


def earlier(period: Period, viewer: Viewer, within: Division) -> Earlier | None:
    """That of the period before; None when nothing stood on the map then and nobody did anything."""
    before = period_before(period)
    parts = coverage(AssetFilter(), viewer, within, MEASURES["C1"], day=before.until)
    done = happened(before, viewer)
    if done == NOTHING and not any(one.fresh or one.expired for one in parts.facts.values()):
        return None
    return Earlier(period=before, parts=parts, happened=done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A period with what happened in it, and of how many parts something fresh was known when it ended."""

    period: Period
    known: int
    happened: Happened


def lately(period: Period, viewer: Viewer, within: Division, ids: Collection[int]) -> Sequence[Moment]:
    """This period and those before it, the oldest first, at most `SHOWN`; none of before there was anything.

    `ids` are the parts that count.
    """
    told: list[Moment] = []
    while len(told) < SHOWN:
        day = min(period.until, clock.today())
        fresh = fresh_records(AssetFilter(), viewer, within, day)
        known, done = sum(1 for region in ids if fresh[region]), happened(period, viewer)
        if not known and done == NOTHING:
            break
        told.append(Moment(period=period, known=known, happened=done))
        period = period_before(period)
    return told[::-1]


def period_before(period: Period) -> Period:
    """The quarter before a quarter, else as many days before it; of the same buurten."""
    if is_quarter(period.since, period.until):
        named = quarter_of(period.since).previous
        return replace(period, since=named.since, until=named.until)
    until = period.since - timedelta(days=1)
    return replace(period, since=until - (period.until - period.since), until=until)
