"""Who live in each part, to stand beside what is there and never in one number with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.database import database
from app.models.areas import Area, AreaLevel, Vintage, VintageKind
from app.queries.areas.figures import SAME_SIZE
from app.queries.coverage.divisions import Division, buurten_of

COMPOSITION = {
    "percent_aged_0_to_14": "0–14 jaar",
    "percent_aged_15_to_24": "15–24 jaar",
    "percent_aged_25_to_44": "25–44 jaar",
    "percent_aged_45_to_64": "45–64 jaar",
    "percent_aged_65_and_over": "65 jaar en ouder",
    "percent_one_person_households": "woont alleen",
}
"""What is said of who lives there, in percent of the people (the last: of the households)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Who live in a part: percents by the keys of COMPOSITION, None when not known, of this year."""

    percents: Mapping[str, float | None]
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lives:
    """An area of today with its people and who they are."""

    id: int
    hectares: float
    people: int | None
    said: Composition | None


def composition(within: Division) -> dict[int, Composition]:
    """Who live in each part, by its id; a part of which too little is known is left out.

    Of a group of buurten it is the mean by people, and nothing when one of them is not known. The newest
    figures of an area that kept its size stand in for those of today.
    """
    if within.level is not None:
        return {one.id: one.said for one in _by_code(within.level).values() if one.said is not None}
    by_code = _by_code(AreaLevel.BUURT)
    parts: dict[int, list[_Lives]] = defaultdict(list)
    for region, code in database.session.execute(buurten_of(within)):
        if region is not None and code in by_code:
            parts[region].append(by_code[code])
    together = {region: _together(some) for region, some in parts.items()}
    return {region: one for region, one in together.items() if one is not None}


def _by_code(level: AreaLevel) -> dict[str, _Lives]:
    rows = database.session.execute(
        select(
            Area.id,
            Area.code,
            Area.hectares,
            Area.inhabitants,
            Area.figures,
            Vintage.year,
            Vintage.is_current,
        )
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.kind == VintageKind.OFFICIAL, Area.level == level)
        .order_by(Vintage.is_current.desc(), Vintage.year.desc())
    )
    found: dict[str, _Lives] = {}
    for number, code, hectares, people, figures, year, is_current in rows:
        said = _of_figures(figures, year)
        known = found.get(code)
        if is_current:
            found[code] = _Lives(id=number, hectares=hectares, people=people, said=said)
        elif known and known.said is None and abs(hectares - known.hectares) <= SAME_SIZE * known.hectares:
            found[code] = _Lives(id=known.id, hectares=known.hectares, people=known.people, said=said)
    return found


def _of_figures(figures: Mapping[str, Any], year: int) -> Composition | None:
    told = {key: figures[key] for key in COMPOSITION if key in figures}
    percents = {key: told[key]["value"] if key in told else None for key in COMPOSITION}
    if all(one is None for one in percents.values()):
        return None
    return Composition(percents=percents, year=min(one.get("year", year) for one in told.values()))


def _together(parts: list[_Lives]) -> Composition | None:
    lived_in = [one for one in parts if one.people != 0]
    known = [(one.people, one.said) for one in lived_in if one.people and one.said]
    if not known or len(known) < len(lived_in):
        return None
    return Composition(
        percents={
            key: _mean([(people, said.percents[key]) for people, said in known]) for key in COMPOSITION
        },
        year=min(said.year for _people, said in known),
    )


def _mean(parts: list[tuple[int, float | None]]) -> float | None:
    known = [(people, percent) for people, percent in parts if percent is not None]
    if len(known) < len(parts):
        return None
    return sum(people * percent for people, percent in known) / sum(people for people, _percent in known)
