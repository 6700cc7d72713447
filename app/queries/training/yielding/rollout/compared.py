"""The stepped roll-out in one answer: the ratio or why there is none, and the search effort beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.queries.training.yielding.rollout.months import month_of, team_months
from app.queries.training.yielding.rollout.stepped import Ratio, TeamMonth, TooLittle, stepped_ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """All teams together. `ratio` is None when `why` (Dutch) there is none; `first` and `last` are months.

    `before` and `after`: checks and walks per team and month, None when there are no such months.
    """

    ratio: Ratio | None
    why: str
    first: date
    last: date
    before: float | None
    after: float | None


def compared(*, until: date) -> Compared | None:
    """The whole months up to a day, at most 36; None when no team has a month in them."""
    found = team_months(until=until)
    return compare(found) if found else None


def compare(found: Sequence[TeamMonth]) -> Compared:
    """Of these team-months, of which there is at least one."""
    ratio, why = None, ""
    try:
        ratio = stepped_ratio(found)
    except TooLittle as reason:
        why = str(reason)
    months = [month_of(row.month) for row in found]
    return Compared(
        ratio=ratio,
        why=why,
        first=min(months),
        last=max(months),
        before=_effort(found, trained=False),
        after=_effort(found, trained=True),
    )


def _effort(found: Sequence[TeamMonth], *, trained: bool) -> float | None:
    """Checks and walks per team-month, for it is search that finds."""
    looks = [row.looks for row in found if row.trained is trained]
    return sum(looks) / len(looks) if looks else None
