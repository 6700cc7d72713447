"""Which squares of 100 metres are known of which boundaries, and in which buurt each lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from app.database import database
from app.models.areas import Area, AreaLevel, InhabitedSquares
from geodata.lookup import AreaIndex
from importers.squares import SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSquares:
    """What is loaded for the boundaries of a year; `year` is that of the people."""

    year: int
    source: str
    squares: int
    secret: int
    loaded_at: datetime


def squares_by_vintage() -> dict[int, KnownSquares]:
    """What is loaded, by the id of a vintage."""
    one = InhabitedSquares
    found = database.session.execute(
        select(one.vintage_id, one.year, one.source, func.cardinality(one.rd_x), one.secret, one.loaded_at)
    )
    return {
        vintage_id: KnownSquares(year=year, source=source, squares=squares, secret=secret, loaded_at=at)
        for vintage_id, year, source, squares, secret, at in found
    }


def squares_of(vintage_id: int) -> InhabitedSquares | None:
    """All squares of these boundaries, None when none were loaded."""
    one = InhabitedSquares
    lists = (undefer(one.rd_x), undefer(one.rd_y), undefer(one.people))
    return database.session.scalar(select(one).where(one.vintage_id == vintage_id).options(*lists))


def buurten_of_squares(corners: NDArray[np.float64], vintage_id: int) -> list[str | None]:
    """The code of the buurt of the middle of each square, None outside; corners are n × 2 (rd_x, rd_y)."""
    rows = database.session.execute(
        select(Area.code, Area.boundary).where(Area.vintage_id == vintage_id, Area.level == AreaLevel.BUURT)
    ).all()
    shapes = shapely.from_wkb([row.boundary for row in rows])
    index = AreaIndex([(row.code, shape) for row, shape in zip(rows, shapes, strict=True)])
    return [None if at < 0 else index.codes[at] for at in index.locate(corners + SIZE / 2)]
