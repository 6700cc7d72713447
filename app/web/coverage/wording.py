"""What is said beside the numbers: how they stand beside what is usual, and how what is near was measured."""

from __future__ import annotations

from typing import Any

from dateutil.relativedelta import relativedelta

from app import clock
from app.queries.areas.dividing.squares import squares_by_vintage
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.beside.comparing import beside_usual
from app.queries.coverage.measures import Measure, Value
from app.queries.coverage.overview import Coverage
from app.queries.coverage.reach import Reach
from app.queries.record.filters import AssetFilter
from app.rhythms.dutch import day_words, period_words

THAN_USUAL = {True: "meer dan gewoon", False: "minder dan gewoon"}
"""How a number with limits stands beside that of the whole municipality, where chance can't do it."""

PERIODS = (3, 6, 12)
"""Months: what somebody asks for who wants to see what came lately."""


def about_period(chosen: AssetFilter) -> dict[str, Any]:
    """The period of a choice in words, '' for none, and the usual ones with their first day."""
    first, last = chosen.recorded_from, chosen.recorded_until
    if first and last:
        words = day_words(first) if first == last else period_words(first, last)
    elif first:
        words = f"vanaf {day_words(first)}"
    else:
        words = f"tot en met {day_words(last)}" if last else ""
    today = clock.today()
    usual = [(f"laatste {months} maanden", today - relativedelta(months=months)) for months in PERIODS]
    return {"in_period": words, "periods": usual}


def ordered(found: Coverage, measure: Measure, order: str) -> list[Value]:
    """By name, or the highest first; with limits, no order between what chance can't tell apart."""
    if order != "getal":
        return list(found.values)
    if measure.code == "C2":
        place = {True: 0, None: 1, False: 2}
        usual = found.usual.municipal_rate
        return sorted(found.values, key=lambda one: (one.value is None, place[beside_usual(one, usual)]))
    return sorted(found.values, key=lambda one: (one.value is None, -(one.value or 0)))


def than_usual(found: Coverage, measure: Measure) -> dict[int, str]:
    """What is said of a part beside what is usual, by its id; nothing where chance may do it."""
    if measure.code != "C2":
        return {}
    beside = ((one.region.id, beside_usual(one, found.usual.municipal_rate)) for one in found.values)
    return {region: THAN_USUAL[is_more] for region, is_more in beside if is_more is not None}


def where_people_live(measure: Measure) -> dict[str, Any]:
    """The boundaries, and by which squares was measured what is near, if by any."""
    vintage = current_vintage()
    by_squares = squares_by_vintage() if measure.code == "C3" and vintage else {}
    return {"vintage": vintage, "squares": by_squares.get(vintage.id) if vintage else None}


def in_words(reach: Reach) -> str:
    """What near meant and where people were taken to live, for a file."""
    vintage = current_vintage()
    squares = squares_by_vintage().get(vintage.id) if vintage else None
    said = (
        f"{reach.distance} meter",
        "ook ’s avonds" if reach.evening else "",
        "ook in de zomer" if reach.summer else "",
        f"inwoners per vak van 100 meter, {squares.year}" if squares else "inwoners gelijk over hun buurt",
    )
    return " · ".join(filter(None, said))
