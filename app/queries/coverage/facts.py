"""What is counted in each part of a division, and the state of each part for each theme, in four statements.

Only active records that the visitor sees and that fit her filter. A record counts in every part where it
lies or for which it is there, as the list shows it for that part; what is for the whole municipality says
nothing of one buurt and counts in the municipality alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import CTE, and_, func, select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.coverage import Round, RoundTheme
from app.models.record import PublishedAsset, Status, Verification
from app.policy import Viewer
from app.queries.coverage.divisions import Division, buurten_of, members_of
from app.queries.record.filters import SOON, AssetFilter, conditions

SEARCH_HOLDS = timedelta(days=180)
"""How long it counts that somebody looked and found nothing."""
LATELY = timedelta(days=90)
"""For how long looking counts as search effort."""


class State(StrEnum):
    """What we know of a theme in a part; the first that applies, in this order."""

    FOUND = "found"
    EXPIRED = "expired"
    SEARCHED = "searched"
    UNSEARCHED = "unsearched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A theme in a part: how many records are fresh and how many were not checked for long or never seen."""

    fresh: int = 0
    expired: int = 0
    searched: bool = False

    @property
    def state(self) -> State:
        """Exactly one."""
        if self.fresh:
            return State.FOUND
        if self.expired:
            return State.EXPIRED
        return State.SEARCHED if self.searched else State.UNSEARCHED


NOTHING = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The counts of a part.

    `strengths`: how many of the six groups have a fresh record; `age`: the median of days since a check.
    """

    fresh: int = 0
    expired: int = 0
    strengths: int = 0
    soon: int = 0
    age: int | None = None
    rounds: int = 0
    checks: int = 0
    cells: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """Of all themes together."""
        searched = any(cell.searched for cell in self.cells.values())
        return Cell(fresh=self.fresh, expired=self.expired, searched=searched).state

    def cell(self, theme: str) -> Cell:
        """That of a theme."""
        return self.cells.get(theme, NOTHING)


NO_FACTS = Facts()


def facts(chosen: AssetFilter, viewer: Viewer, within: Division) -> dict[int, Facts]:
    """The facts of the parts of a division by their id; a part of which nothing is known is left out."""
    rows = _rows(chosen, viewer)
    pairs = _pairs(rows, within)
    counted = _counted(rows, pairs)
    cells = _cells(rows, pairs)
    checks = dict(_checks(pairs))
    rounds: dict[int, int] = {}
    for region, theme, walks, in_vain in _looked_for(within):
        rounds[region] = walks
        if theme is not None and in_vain:
            known = cells.setdefault(region, {})
            known[theme] = replace(known.get(theme, NOTHING), searched=True)
    return {
        region: Facts(
            **counted.get(region, {}),
            rounds=rounds.get(region, 0),
            checks=checks.get(region, 0),
            cells=cells.get(region, {}),
        )
        for region in counted.keys() | cells.keys() | rounds.keys()
    }


def _rows(chosen: AssetFilter, viewer: Viewer) -> CTE:
    row = PublishedAsset
    today = clock.today()
    return (
        select(
            row.asset_id,
            row.strength,
            row.themes,
            row.area_ids,
            row.verified_on,
            func.coalesce(row.due_on >= today, False).label("is_fresh"),
            func.coalesce(and_(row.due_on >= today, row.due_on <= today + SOON), False).label("is_soon"),
        )
        .where(*conditions(chosen, viewer), row.status == Status.ACTIVE)
        .cte("rows")
    )


def _pairs(rows: CTE, within: Division) -> CTE:
    """Each record once in each part."""
    members = members_of(within).subquery()
    lies = select(rows.c.asset_id, func.unnest(rows.c.area_ids).label("area_id")).subquery()
    return (
        select(members.c.region_id, lies.c.asset_id)
        .join(members, members.c.area_id == lies.c.area_id)
        .distinct()
        .cte("pairs")
    )


def _counted(rows: CTE, pairs: CTE) -> dict[int, dict[str, Any]]:
    number = func.count()
    age = func.percentile_disc(0.5).within_group(clock.today() - rows.c.verified_on)
    found = database.session.execute(
        select(
            pairs.c.region_id,
            number.filter(rows.c.is_fresh).label("fresh"),
            number.filter(~rows.c.is_fresh).label("expired"),
            func.count(rows.c.strength.distinct()).filter(rows.c.is_fresh).label("strengths"),
            number.filter(rows.c.is_soon).label("soon"),
            age.filter(rows.c.verified_on.is_not(None)).label("age"),
        )
        .join(rows, rows.c.asset_id == pairs.c.asset_id)
        .group_by(pairs.c.region_id)
    ).mappings()
    return {one["region_id"]: {k: v for k, v in one.items() if k != "region_id"} for one in found}


def _cells(rows: CTE, pairs: CTE) -> dict[int, dict[str, Cell]]:
    themed = select(rows.c.asset_id, rows.c.is_fresh, func.unnest(rows.c.themes).label("theme")).subquery()
    number = func.count()
    found = database.session.execute(
        select(
            pairs.c.region_id,
            themed.c.theme,
            number.filter(themed.c.is_fresh),
            number.filter(~themed.c.is_fresh),
        )
        .join(themed, themed.c.asset_id == pairs.c.asset_id)
        .group_by(pairs.c.region_id, themed.c.theme)
    )
    cells: dict[int, dict[str, Cell]] = {}
    for region, theme, fresh, expired in found:
        cells.setdefault(region, {})[theme] = Cell(fresh=fresh, expired=expired)
    return cells


def _checks(pairs: CTE) -> Any:
    """How often somebody looked at records in each part, lately."""
    return database.session.execute(
        select(pairs.c.region_id, func.count())
        .join(Verification, Verification.asset_id == pairs.c.asset_id)
        .where(Verification.withdrawn_at.is_(None), Verification.on > clock.today() - LATELY)
        .group_by(pairs.c.region_id)
    ).all()


def _looked_for(within: Division) -> Any:
    """Region, theme (or None), walks lately in the region, and whether the theme was looked for in vain.

    A walk in older boundaries counts by the code of its buurt.
    """
    buurten = buurten_of(within).subquery()
    finished = (
        select(buurten.c.region_id, Round.id, Round.finished_on)
        .join(Area, Area.id == Round.area_id)
        .join(buurten, buurten.c.code == Area.code)
        .where(Round.finished_on > clock.today() - SEARCH_HOLDS)
        .distinct()
        .subquery()
    )
    lately = (
        select(finished.c.region_id, func.count().label("number"))
        .where(finished.c.finished_on > clock.today() - LATELY)
        .group_by(finished.c.region_id)
        .subquery()
    )
    return database.session.execute(
        select(
            finished.c.region_id,
            RoundTheme.theme,
            func.coalesce(func.max(lately.c.number), 0),
            func.coalesce(func.bool_or(~RoundTheme.found), False),
        )
        .outerjoin(RoundTheme, RoundTheme.round_id == finished.c.id)
        .outerjoin(lately, lately.c.region_id == finished.c.region_id)
        .group_by(finished.c.region_id, RoundTheme.theme)
    ).all()
