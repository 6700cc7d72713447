"""Keep figures of a year with the areas of that year: each with its source, and unknown with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.areas import Area, Vintage, VintageKind
from app.queries.stamps import AREAS
from app.services.stamps import bump
from importers.boundaries.figures import whole
from importers.figures import FigureTable, Told

FIRST = "Van {year} zijn geen grenzen geladen. Laad ze eerst met ‘flask boundaries load’."


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """How many areas got how many figures; `unknown` by reason, `elsewhere` are codes we don't have."""

    areas: int
    figures: int
    unknown: Counter[str]
    elsewhere: tuple[str, ...]


def load_figures(table: FigureTable) -> FigureReport:
    """Store a table; what it does not speak of stays, and the same table again changes nothing.

    Raises Invalid (year) when there are no official boundaries of its year: figures never go to other ones.
    """
    vintage = database.session.scalar(
        select(Vintage)
        .where(Vintage.kind == VintageKind.OFFICIAL, Vintage.year == table.year)
        .with_for_update()
    )
    if vintage is None:
        raise Invalid({"year": FIRST.format(year=table.year)})
    areas = {
        area.code: area
        for area in database.session.scalars(select(Area).where(Area.vintage_id == vintage.id))
    }
    unknown: Counter[str] = Counter()
    known = [(areas[code], told) for code, told in table.areas.items() if code in areas]
    for area, told in known:
        _keep(area, told, table)
        unknown.update(one.reason or "niet ingevuld" for one in told.values() if one.value is None)
    vintage.filled_at = clock.now()  # What was made of these areas and is remembered is made anew.
    database.session.flush()
    bump(AREAS)
    return FigureReport(
        areas=len(known),
        figures=sum(len(told) for _area, told in known),
        unknown=unknown,
        elsewhere=tuple(sorted(table.areas.keys() - areas.keys())),
    )


def _keep(area: Area, told: dict[str, Told], table: FigureTable) -> None:
    counts = {"inhabitants", "households"}
    for key in counts & told.keys():
        if (value := whole(told[key].value)) is not None:
            setattr(area, key, value)
    rest = {key: _row(one, table) for key, one in told.items() if key not in counts or one.value is None}
    before = {key: figure for key, figure in area.figures.items() if key not in told}
    area.figures = {**before, **rest}


def _row(one: Told, table: FigureTable) -> dict[str, Any]:
    said = {"value": one.value, "year": table.year, "source": table.source}
    return {**said, "reason": one.reason} if one.value is None and one.reason else said
