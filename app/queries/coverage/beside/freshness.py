"""How fresh what we know is, per part and per kind: how much was checked in time, and what is due soon.

Of today alone. How old a check is counts in days since somebody saw it; what nobody saw yet has no age.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import case, func, literal, select, union_all

from app import clock
from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.coverage.divisions import Division
from app.queries.coverage.facts import pairs_of
from app.queries.coverage.standing import rows_on
from app.queries.record.filters import AssetFilter


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


def freshness_of(chosen: AssetFilter, viewer: Viewer, within: Division) -> dict[int, FreshnessOfPart]:
    """The freshness of each part by its id, in one statement; a part without records is left out."""
    pairs = pairs_of(rows_on(None, chosen, viewer), within)
    return _by_key(pairs, pairs.c.region_id, viewer)


def freshness_of_stewards(viewer: Viewer) -> dict[int, FreshnessOfPart]:
    """The same of what each team keeps, by the number of the team."""
    rows = rows_on(None, AssetFilter(), viewer)
    return _by_key(rows, PublishedAsset.steward_id, viewer)


def _by_key(rows: Any, key: Any, viewer: Viewer) -> dict[int, FreshnessOfPart]:
    row = PublishedAsset
    known = (
        select(key.label("key"), row.kind, rows.c.is_fresh, rows.c.is_soon, row.verified_on)
        .join(row, row.asset_id == rows.c.asset_id)
        .where(visible_rows(viewer), key.is_not(None))
        .cte("known")
    )
    age = clock.today() - known.c.verified_on
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
