"""C3: for which share of the people something fresh is near, by bee-line.

1.3 times the straight distance stands for the way on foot, so 400 m on foot is a disc of 308 m. People live
in the squares of 100 metres that were read in, or else are spread evenly over their buurt. What is shown no
more exactly than its buurt has no place to measure from. Of another day the records are those that stood
there then, where they are shown today: what moved since lies nowhere.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy import ColumnElement, or_, select, true, type_coerce

from app import clock
from app.database import database
from app.models.areas import Area, AreaLevel
from app.models.record import Openness, Precision, PublishedAsset, Status
from app.policy import Viewer
from app.queries.areas.dividing.squares import squares_of
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.divisions import Division, Region, buurten_of
from app.queries.coverage.standing import stood
from app.queries.record.filters import AssetFilter, conditions
from app.queries.record.then.standing import at_once, checks_until, then
from app.rhythms import Pauses, Rhythm, Season, day_parts
from app.types import AsJson
from geodata.crs import RD_NEW
from geodata.lookup import AreaIndex
from geodata.reach import covered_share
from importers.squares import SIZE

if TYPE_CHECKING:
    import geopandas

BUFFERS = {400: 308, 800: 615}
"""Metres of the disc by metres on foot."""
EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far people walk (400 or 800 metres), and whether it has to be there in the evening, in summer."""

    distance: int = 400
    evening: bool = False
    summer: bool = False


NEAR = Reach()


def reached(
    chosen: AssetFilter,
    viewer: Viewer,
    reach: Reach,
    within: Division,
    parts: tuple[Region, ...],
    *,
    day: date | None = None,
) -> dict[int, float]:
    """The share (0 to 1) of each part by its id, now or at the end of a day, of the people of today.

    A part of which the people are not known is left out. Only what is open to others: a club for members
    alone is not near anybody. Nothing on schematic boundaries, on which no distance means anything. Raises
    Invalid for a choice that can't be answered for another day.
    """
    vintage = current_vintage()
    if vintage is None or vintage.is_schematic:
        return {}
    points = _points(chosen, viewer, reach, None if day == clock.today() else day)
    by_code = _shares(vintage.id, vintage.key, points.tobytes(), BUFFERS[reach.distance])
    if within.level is AreaLevel.BUURT:
        return {part.id: by_code[part.code] for part in parts if part.code in by_code}
    return _together(by_code, vintage.id, within)


def _points(chosen: AssetFilter, viewer: Viewer, reach: Reach, day: date | None) -> npt.NDArray[np.float64]:
    """The places (RD New, metres), each once and in a fixed order."""
    found = _now(chosen, viewer, reach) if day is None else _then(chosen, viewer, reach, day)
    places = [place for place, pauses in found if not (reach.summer and Season.SUMMER in pauses.seasons)]
    return np.unique(np.array(places, dtype=np.float64).reshape(-1, 2), axis=0)


Found = Iterator[tuple[tuple[float, float], Pauses]]


def _now(chosen: AssetFilter, viewer: Viewer, reach: Reach) -> Found:
    row = PublishedAsset
    found = select(row.location, row.pauses).where(
        *conditions(chosen, viewer),
        row.status == Status.ACTIVE,
        row.due_on >= clock.today(),
        *_can_be_gone_to(row.openness),
    )
    if reach.evening:
        found = found.where(row.day_parts.contains([EVENING]))
    for place, pauses in database.session.execute(found):
        if place is not None:
            yield place, pauses


def _then(chosen: AssetFilter, viewer: Viewer, reach: Reach, day: date) -> Found:
    """When it is there and for whom it is open are those of that day, as the version says them."""
    checks, said = checks_until(day), then.record
    rhythm, pauses = (
        type_coerce(said[name], AsJson(kind)) for name, kind in (("rhythm", Rhythm), ("pauses", Pauses))
    )
    found = (
        at_once(select(PublishedAsset.location, pauses, rhythm))
        .join(checks, true())
        .where(
            *stood(day, chosen, viewer),
            checks.c.due_on >= day,
            *_can_be_gone_to(said["openness"].as_string()),
        )
    )
    for place, rests, comes in database.session.execute(found):
        if not reach.evening or EVENING in day_parts(comes):
            yield place, rests


def _can_be_gone_to(openness: Any) -> tuple[ColumnElement[bool], ...]:
    """It is shown exactly enough to measure from, and open to more than its members."""
    row = PublishedAsset
    return (
        row.location.is_not(None),
        row.precision.in_((Precision.EXACT, Precision.STREET)),
        or_(openness.is_(None), openness != Openness.MEMBERS),
    )


@lru_cache(maxsize=64)
def _shares(vintage_id: int, _key: Hashable, points: bytes, metres: int) -> Mapping[str, float]:
    """By code of a buurt; the same points give the same answer, so they are the key."""
    areas = _inhabited(vintage_id, _key)
    places = np.frombuffer(points, dtype=np.float64).reshape(-1, 2)
    return {str(code): float(share) for code, share in covered_share(places, areas, metres).items()}


@lru_cache(maxsize=2)
def _inhabited(vintage_id: int, _key: Hashable) -> geopandas.GeoDataFrame:
    """Where people live: the squares of 100 metres when they are known, else their buurt as a whole.

    A buurt in which no square lies keeps its own surface: who lives there is told in none.
    """
    import geopandas  # noqa: PLC0415 (heavy, and seldom wanted)
    import pandas as pd  # noqa: PLC0415 (heavy, and seldom wanted)

    rows = database.session.execute(
        select(Area.code, Area.boundary).where(Area.vintage_id == vintage_id, Area.level == AreaLevel.BUURT)
    ).all()
    codes, people = [row.code for row in rows], np.ones(len(rows))
    shapes = shapely.from_wkb([row.boundary for row in rows])
    if (known := squares_of(vintage_id)) is not None:
        corners = np.array([known.rd_x, known.rd_y], dtype=np.float64).T
        lies = AreaIndex(list(zip(codes, shapes, strict=True))).locate(corners + SIZE / 2)
        squares = shapely.box(*corners.T, *(corners + SIZE).T)
        buurten = sorted(codes)
        told = [buurten[at] for at in lies[lies >= 0]]
        untold = ~np.isin(codes, told)
        shapes = np.concatenate([shapes[untold], squares[lies >= 0]])
        people = np.concatenate([people[untold], np.array(known.people, dtype=np.float64)[lies >= 0]])
        codes = [*np.array(codes)[untold], *told]
    table = pd.DataFrame({"area": codes, "people": people})
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=RD_NEW)


def _together(by_code: Mapping[str, float], vintage_id: int, within: Division) -> dict[int, float]:
    """Of larger parts: the mean of their buurten by people."""
    import pandas as pd  # noqa: PLC0415 (heavy, and seldom wanted)

    lives = buurten_of(within).subquery()
    found = database.session.execute(
        select(lives.c.region_id, Area.code, Area.inhabitants).join(
            Area, (Area.code == lives.c.code) & (Area.vintage_id == vintage_id)
        )
    )
    table = pd.DataFrame(found, columns=["part", "code", "people"]).astype({"people": float})
    table["reached"] = table["code"].map(dict(by_code)) * table["people"]
    sums = table.groupby("part")[["people", "reached"]].sum()
    # One buurt of which nobody knows how many live there leaves the whole unknown.
    unknown = table.loc[table["people"].isna(), "part"].unique()
    shares = (sums["reached"] / sums["people"])[sums["people"] > 0].drop(unknown, errors="ignore")
    return dict(zip(shares.index.astype(int), shares.astype(float), strict=True))
