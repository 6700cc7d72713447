"""How fresh what we know is, per part and per kind: how much was checked in time, and what is due soon.

Of now, or as it stood at the end of a day. How old a check is counts in days since somebody saw it; what
nobody saw yet has no age.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import CTE, Date, case, func, literal, select, true, union_all

from app import clock
from app.clock import end_of
from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import pairs_of
from app.queries.coverage.overview import EARLIEST
from app.queries.coverage.standing import rows_now, rows_on
from app.queries.record.filters import AssetFilter
from app.queries.record.then.standing import checks_until, then
from app.queries.remembered import counted_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """Of `total` active records `fresh` were checked in time, of which `soon` are due within thirty days.

    `age` is the median of the days since their last check, None when nobody saw any of them.
    """

    total: int = 0
    fresh: int = 0
    soon: int = 0
    age: int | None = None

    @property
    def is_current(self) -> bool:
        """Whether everything was checked in time, however little is new."""
        return 0 < self.total == self.fresh


NONE = Freshness()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshnessOfPart:
    """That of everything in a part, and of each kind that is there."""

    whole: Freshness = NONE
    kinds: Mapping[str, Freshness] = field(default_factory=dict)

    def of(self, kind: str) -> Freshness:
        """That of a kind."""
        return self.kinds.get(kind, NONE)


NOTHING = FreshnessOfPart()


def freshness_of(
    chosen: AssetFilter, viewer: Viewer, within: Division, day: date | None = None
) -> dict[int, FreshnessOfPart]:
    """The freshness of each part by its id, in one statement; a part without records is left out.

    Now, or at the end of a day: what stood there then under the rules and in the boundaries of today.
    Remembered: nobody may change it.
    """
    on = max(day or clock.today(), EARLIEST)
    return counted_before(
        lambda: _of_parts(chosen, viewer, within, on),
        *("fresh", chosen, within, on),
        viewer=viewer,
        size=lambda found: 6 * len(found),
    )


def _of_parts(chosen: AssetFilter, viewer: Viewer, within: Division, day: date) -> dict[int, FreshnessOfPart]:
    if day == clock.today():
        rows = rows_now(chosen, viewer, PublishedAsset.kind, PublishedAsset.verified_on)
    else:
        rows = _seen_until(rows_on(day, chosen, viewer), day)
    pairs = pairs_of(rows, within)
    return _by_key(pairs, pairs.c.region_id, day)


def freshness_of_stewards(viewer: Viewer) -> dict[int, FreshnessOfPart]:
    """The same of what each team keeps now, by the number of the team."""
    row = PublishedAsset
    rows = rows_now(AssetFilter(), viewer, row.kind, row.verified_on, row.steward_id)
    return _by_key(rows, rows.c.steward_id, clock.today())


def _seen_until(rows: CTE, day: date) -> CTE:
    """With the kind of each record at the end of a day, and the last check until then."""
    checks, end = checks_until(day), end_of(day)
    return (
        select(rows, then.kind, checks.c.verified_on)
        .join(then, then.asset_id == rows.c.asset_id)
        .outerjoin(checks, true())
        .where(then.valid_from < end, then.ends_at >= end)
        .cte("seen")
    )


def _by_key(rows: CTE, key: Any, day: date) -> dict[int, FreshnessOfPart]:
    known = (
        select(key.label("key"), rows.c.kind, rows.c.is_fresh, rows.c.is_soon, rows.c.verified_on)
        .where(key.is_not(None))
        .cte("known")
    )
    age = literal(day, Date) - known.c.verified_on
    number = func.count()
    numbers = (
        number,
        number.filter(known.c.is_fresh),
        number.filter(known.c.is_soon),
        case((func.count(known.c.verified_on) > 0, func.percentile_disc(0.5).within_group(age))),
    )
    whole = select(known.c.key, literal("").label("kind"), *numbers).group_by(known.c.key)
    kinds = select(known.c.key, known.c.kind, *numbers).group_by(known.c.key, known.c.kind)
    wholes: dict[int, Freshness] = {}
    by_kind: dict[int, dict[str, Freshness]] = {}
    for part, kind, total, fresh, soon, days in database.session.execute(union_all(whole, kinds)):
        one = Freshness(total=total, fresh=fresh, soon=soon, age=days)
        if kind:
            by_kind.setdefault(part, {})[str(kind)] = one
        else:
            wholes[part] = one
    return {part: FreshnessOfPart(whole=one, kinds=by_kind.get(part, {})) for part, one in wholes.items()}
