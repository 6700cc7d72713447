"""The figures of an area, each with its year and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.areas import Area, AreaLink, Vintage, VintageKind

SAME_SIZE = 0.01
"""How much two surfaces may differ and still be one place, drawn twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigure:
    """A figure about an area; `value` is None when it is unknown, for the `reason` that was given."""

    key: str
    value: float | None
    year: int
    source: str
    reason: str = ""


def figures_of(area_id: int) -> dict[str, AreaFigure]:
    """The figures of an official area by key; of a schematic cell none, for it is no place.

    Where the newest boundaries came without a figure, an older year's stands in when the area is still the
    same; the figure then says that year. Inhabitants and households are always among them.
    """
    found: dict[str, AreaFigure] = {}
    for area, vintage in _itself_and_before(area_id):
        for figure in _of_year(area, vintage):
            known = found.get(figure.key)
            better = figure.value is not None or figure.reason
            if known is None or (known.value is None and better):
                found[figure.key] = figure
    return found


def _itself_and_before(area_id: int) -> list[tuple[Area, Vintage]]:
    """The area and the same one in older years, the newest first."""
    here = aliased(Area)
    older = (
        select(AreaLink.from_id)
        .join(Area, Area.id == AreaLink.from_id)
        .join(here, here.id == AreaLink.to_id)
        .where(here.id == area_id, AreaLink.share == 1, Area.code == here.code)
        .where(func.abs(Area.hectares - here.hectares) <= SAME_SIZE * here.hectares)
    )
    rows = database.session.execute(
        select(Area, Vintage)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where((Area.id == area_id) | Area.id.in_(older), Vintage.kind == VintageKind.OFFICIAL)
        .order_by(Vintage.year.desc())
    )
    return [(row[0], row[1]) for row in rows]


def _of_year(area: Area, vintage: Vintage) -> Iterator[AreaFigure]:
    for key, count in (("inhabitants", area.inhabitants), ("households", area.households)):
        yield AreaFigure(key=key, value=count, year=vintage.year, source=vintage.source)
    for key, figure in area.figures.items():
        yield AreaFigure(
            key=key,
            value=figure["value"],
            year=figure["year"],
            source=figure["source"],
            reason=figure.get("reason", ""),
        )
