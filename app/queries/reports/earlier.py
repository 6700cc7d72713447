"""The period before that of a report: what was known when it ended, and what happened in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from app.policy import Viewer
from app.queries.coverage.divisions import Division
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.overview import Coverage, coverage
from app.queries.record.filters import AssetFilter
from app.queries.reports.happened import Happened, Period, happened
from app.queries.reports.quarters import is_quarter, quarter_of


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
    nobody = Happened(new=0, stopped=0, checks=0, rounds=0, in_vain=0)
    if done == nobody and not any(one.fresh or one.expired for one in parts.facts.values()):
        return None
    return Earlier(period=before, parts=parts, happened=done)


def period_before(period: Period) -> Period:
    """The quarter before a quarter, else as many days before it; of the same buurten."""
    if is_quarter(period.since, period.until):
        named = quarter_of(period.since).previous
        return replace(period, since=named.since, until=named.until)
    until = period.since - timedelta(days=1)
    return replace(period, since=until - (period.until - period.since), until=until)
