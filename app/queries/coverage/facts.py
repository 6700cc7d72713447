"""What is counted in each part of a division, and the state of each part for each theme, in two statements.

Only active records that the visitor sees and that fit her filter. A record counts in every part where it
lies or for which it is there, as the list shows it for that part; what is for the whole municipality says
nothing of one buurt and counts in the municipality alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, BigInteger, Text, cast, func, null, select, true
from sqlalchemy.dialects.postgresql import distinct_on

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.coverage import Round, RoundTheme
from app.policy import Viewer
from app.queries.areas.codes import areas_of_today
from app.queries.coverage.divisions import Division, buurten_of, members_of
from app.queries.coverage.standing import LATELY, rows_on
from app.queries.record.filters import AssetFilter

SEARCH_HOLDS = timedelta(days=180)
"""How long it counts that somebody looked and found nothing."""
COUNTED = ("fresh", "expired", "soon", "checks", "strengths")
ROOM = "32MB"
"""For what is counted at once: with less, PostgreSQL sorts a million records instead of looking them up."""


class State(StrEnum):
    """What we know of a theme in a part; the first that applies, in this order."""

    FOUND = "found"
    EXPIRED = "expired"
    SEARCHED = "searched"
    UNSEARCHED = "unsearched"


STATE_WORDS = {
    State.FOUND: "gevonden",
    State.EXPIRED: "lang niet gecheckt",
    State.SEARCHED: "gezocht, niet gevonden",
    State.UNSEARCHED: "nog niet gezocht",
}
"""What each state is called, on a screen and in a file."""


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
class Ties:
    """How the records of a part hang together.

    `records`: how many they are; `per_record`: ties divided by records; `together`: the share of the records
    in the largest whole (0 to 1); `bridges`: records without which a whole falls apart (articulation points).
    """

    records: int
    per_record: float
    together: float
    bridges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """For whom the fresh records of a part are: how many per audience and per language, the most first.

    `anybody`: how many say for nobody in particular.
    """

    audiences: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    anybody: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The counts of a part.

    `strengths`: how many of the six groups have a fresh record; `soon`: fresh, a check due in thirty days;
    `reached`: the share of its people who live near something fresh; that, `ties` and `who` when they were
    asked.
    """

    fresh: int = 0
    expired: int = 0
    strengths: int = 0
    soon: int = 0
    rounds: int = 0
    checks: int = 0
    reached: float | None = None
    ties: Ties | None = None
    who: Who | None = None
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


def facts(
    chosen: AssetFilter,
    viewer: Viewer,
    within: Division,
    day: date | None = None,
    *,
    with_checks: bool = False,
) -> dict[int, Facts]:
    """The facts of the parts of a division by their id, now or at the end of a day.

    A part of which nothing is known is left out. `checks` are nought unless asked for: to count them reads
    every check of the last months.
    """
    wholes: dict[int, dict[str, Any]] = {}
    cells: dict[int, dict[str, Cell]] = {}
    rows = rows_on(day, chosen, viewer, with_checks=with_checks)
    for region, theme, fresh, expired, soon, checks, strengths in _counted(rows, within):
        if theme is None:
            wholes[region] = {
                "fresh": fresh,
                "expired": expired,
                "soon": soon,
                "checks": checks,
                "strengths": strengths.bit_count(),
            }
        else:
            cells.setdefault(region, {})[theme] = _cell(fresh, expired)
    rounds: dict[int, int] = {}
    for region, theme, walks, in_vain in _looked_for(within, day or clock.today()):
        rounds[region] = walks
        if theme is not None and in_vain:
            known = cells.setdefault(region, {})
            known[theme] = replace(known.get(theme, NOTHING), searched=True)
    return {
        region: Facts(**wholes.get(region, {}), rounds=rounds.get(region, 0), cells=cells.get(region, {}))
        for region in wholes.keys() | cells.keys() | rounds.keys()
    }


@lru_cache(maxsize=4096)
def _cell(fresh: int, expired: int) -> Cell:
    """One for all parts that know as much: of a whole country most do."""
    return Cell(fresh=fresh, expired=expired)


def fresh_records(
    chosen: AssetFilter, viewer: Viewer, within: Division, day: date | None = None
) -> Counter[int]:
    """How many fresh records each part has, by its id."""
    pairs = pairs_of(rows_on(day, chosen, viewer), within)
    counted = select(pairs.c.region_id, func.count()).where(pairs.c.is_fresh).group_by(pairs.c.region_id)
    return Counter(dict(database.session.execute(counted).all()))


def pairs_of(rows: CTE, within: Division) -> CTE:
    """`region_id` beside each of the rows, once in each part."""
    members = members_of(within).cte("members")
    lies = select(rows, func.unnest(rows.c.area_ids).label("area_id")).subquery()
    pairs = select(members.c.region_id, lies).join(lies, members.c.area_id == lies.c.area_id)
    if within.level is None:
        # It may lie in several buurten of a group; a row holds each area once.
        pairs = pairs.ext(distinct_on(members.c.region_id, lies.c.asset_id))
    return pairs.cte("pairs")


def _counted(rows: CTE, within: Division) -> Any:
    """Per region, and per region and theme: fresh, expired, soon, checks, a bit per group that is fresh.

    One pass: records that lie in the same areas and have the same themes are one row with their numbers
    first, and each such row stands there once for each of its themes, and once for none. The themes are
    unfolded in the list of columns: as a table of their own they would be stored and read for each row.
    """
    database.session.execute(select(func.set_config("work_mem", ROOM, true())))
    pairs = pairs_of(_alike(rows), within)
    each = select(
        pairs.c.region_id,
        func.unnest(func.array_append(pairs.c.themes, cast(null(), Text))).label("theme"),
        *(pairs.c[name] for name in COUNTED),
    ).subquery()
    fresh, expired, soon, checks, strengths = (each.c[name] for name in COUNTED)
    return database.session.execute(
        select(
            each.c.region_id,
            each.c.theme,
            *(cast(func.sum(one), BigInteger) for one in (fresh, expired, soon, checks)),
            func.bit_or(strengths),
        ).group_by(each.c.region_id, each.c.theme)
    ).all()


def _alike(rows: CTE) -> CTE:
    """One row for all records in the same areas with the same themes; `asset_id` is that of one of them."""
    number = func.count()
    return (
        select(
            func.min(rows.c.asset_id).label("asset_id"),
            rows.c.area_ids,
            rows.c.themes,
            number.filter(rows.c.is_fresh).label("fresh"),
            number.filter(~rows.c.is_fresh).label("expired"),
            number.filter(rows.c.is_soon).label("soon"),
            func.sum(rows.c.checks).label("checks"),
            func.coalesce(func.bit_or(rows.c.strength_bit).filter(rows.c.is_fresh), 0).label("strengths"),
        )
        .group_by(rows.c.area_ids, rows.c.themes)
        .cte("alike")
    )


def _looked_for(within: Division, day: date) -> Any:
    """Region, theme (or None), walks lately in the region, and whether the theme was looked for in vain.

    A walk in older boundaries counts in the buurt that its buurt mostly became.
    """
    buurten, today = buurten_of(within).subquery(), areas_of_today().subquery()
    finished = (
        select(buurten.c.region_id, Round.id, Round.finished_on)
        .join(today, today.c.area_id == Round.area_id)
        .join(Area, Area.id == today.c.today_id)
        .join(buurten, buurten.c.code == Area.code)
        .where(Round.finished_on > day - SEARCH_HOLDS, Round.finished_on <= day)
        .distinct()
        .subquery()
    )
    lately = (
        select(finished.c.region_id, func.count().label("number"))
        .where(finished.c.finished_on > day - LATELY)
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
