"""The squares of 100 metres in which people live, for the boundaries of a year: as a whole, or none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import InhabitedSquares, Vintage, VintageKind
from app.queries.areas.dividing.squares import buurten_of_squares
from app.queries.stamps import AREAS
from app.services.stamps import bump
from importers.squares import SquareTable

ELSEWHERE = (
    "Geen enkel vak uit dit bestand ligt in de buurten van {year}. "
    "Klopt het bestand, en is het van deze gemeente?"
)
BEFORE = "Het jaar van de aantallen is een getal, zoals 2023."


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareReport:
    """How many squares were kept with how many people, how many are secret, and how many lie elsewhere."""

    squares: int
    people: int
    secret: int
    elsewhere: int


def load_squares(table: SquareTable, *, vintage_id: int, year: int) -> SquareReport:
    """Keep the squares whose middle lies in a buurt of these boundaries; they take the place of older ones.

    Raises NotFound for boundaries that aren't there, and Invalid for a year that can't be (`year`) or when
    no square lies in them (`file`).
    """
    vintage = _official(vintage_id)
    if not 1995 <= year <= clock.today().year:
        raise Invalid({"year": BEFORE})
    corners = np.array([(one.rd_x, one.rd_y) for one in table.squares], dtype=np.float64)
    buurten = buurten_of_squares(corners, vintage.id)
    within = [one for one, buurt in zip(table.squares, buurten, strict=True) if buurt]
    if not within:
        raise Invalid({"file": ELSEWHERE.format(year=vintage.year)})
    secret = np.array(table.secret, dtype=np.float64).reshape(-1, 2)
    report = SquareReport(
        squares=len(within),
        people=sum(one.people for one in within),
        secret=sum(buurt is not None for buurt in buurten_of_squares(secret, vintage.id)),
        elsewhere=len(table.squares) - len(within),
    )
    row = {
        "year": year,
        "source": table.source[:200],
        "secret": report.secret,
        "rd_x": [one.rd_x for one in within],
        "rd_y": [one.rd_y for one in within],
        "people": [one.people for one in within],
        "loaded_at": clock.now(),
    }
    database.session.execute(
        insert(InhabitedSquares)
        .values(vintage_id=vintage.id, **row)
        .on_conflict_do_update(index_elements=["vintage_id"], set_=row)
    )
    _made_anew(vintage)
    return report


def remove_squares(*, vintage_id: int) -> None:
    """Count people as spread evenly over their buurt again; what is gone already stays gone."""
    vintage = _official(vintage_id)
    database.session.execute(delete(InhabitedSquares).where(InhabitedSquares.vintage_id == vintage.id))
    _made_anew(vintage)


def _made_anew(vintage: Vintage) -> None:
    """What was made of these boundaries and is remembered is true no longer."""
    vintage.filled_at = clock.now()
    database.session.flush()
    bump(AREAS)


def _official(vintage_id: int) -> Vintage:
    found = database.session.scalar(
        select(Vintage)
        .where(Vintage.id == vintage_id, Vintage.kind == VintageKind.OFFICIAL)
        .with_for_update()
    )
    if found is None:
        raise NotFound("Deze grenzen zijn er niet. Kies een jaar uit de lijst.")
    return found
