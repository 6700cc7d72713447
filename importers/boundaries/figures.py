"""The figures that we keep of each area, and what CBS writes where it gives none.

Any figure of -99990 or lower stands for "unknown" (-99997, -99995, -99999999): it
becomes None with a reason, never a nought.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.areas import Figure
from geodata.issues import Issue
from importers.boundaries.layer import Row

UNKNOWN_BELOW: Final = -99990


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One figure: our key, its folded headings, and whether it may be added up over areas."""

    key: str
    headings: tuple[str, ...]
    additive: bool = False


INHABITANTS: Final = FigureColumn(
    "inhabitants", ("aantalinwoners", "aantinw", "aantalinw", "inwoners", "inhabitants"), additive=True
)
HOUSEHOLDS: Final = FigureColumn(
    "households",
    ("aantalhuishoudens", "aantalhh", "aantalhuis", "huishoudens", "huishoudenstotaal", "households"),
    additive=True,
)
FIGURES: Final = (
    FigureColumn("men", ("mannen", "aantman"), additive=True),
    FigureColumn("women", ("vrouwen", "aantvrouw"), additive=True),
    FigureColumn("percent_aged_0_to_14", ("percentagepersonen0tot15jaar", "p0014jr")),
    FigureColumn("percent_aged_15_to_24", ("percentagepersonen15tot25jaar", "p1524jr")),
    FigureColumn("percent_aged_25_to_44", ("percentagepersonen25tot45jaar", "p2544jr")),
    FigureColumn("percent_aged_45_to_64", ("percentagepersonen45tot65jaar", "p4564jr")),
    FigureColumn("percent_aged_65_and_over", ("percentagepersonen65jaarenouder", "p65eojr")),
    FigureColumn("percent_one_person_households", ("percentageeenpersoonshuishoudens", "peenphh")),
    FigureColumn(
        "inhabitants_per_km2",
        ("bevolkingsdichtheidinwonersperkm2", "bevolkingsdichtheidkm2", "bevolkingsdichtheid", "bevdichth"),
    ),
    FigureColumn("addresses_per_km2", ("stedelijkheidadressenperkm2", "omgevingsadressendichtheid", "oad")),
    FigureColumn("dwellings", ("woningvoorraad", "dwellings"), additive=True),
    FigureColumn(
        "mean_home_value_thousand_euros", ("gemiddeldewoningwaarde", "gemiddeldewozwaardevanwoningen", "woz")
    ),
    FigureColumn(
        "total_hectares",
        ("oppervlaktetotaalinha", "oppervlaktetotaal", "opptotaalha", "opptot"),
        additive=True,
    ),
    FigureColumn(
        "land_hectares", ("oppervlaktelandinha", "oppervlakteland", "opplandha", "oppland"), additive=True
    ),
    FigureColumn(
        "water_hectares",
        ("oppervlaktewaterinha", "oppervlaktewater", "oppwaterha", "oppwater"),
        additive=True,
    ),
)
ALL_FIGURES: Final = (INHABITANTS, HOUSEHOLDS, *FIGURES)
FIGURE_HEADINGS: Final = frozenset(heading for column in ALL_FIGURES for heading in column.headings)


def read_figures(
    row: Row, *, code: str, headings: Mapping[str, str]
) -> tuple[dict[str, Figure], list[Issue]]:
    """The figures that the row has a column for, by key, and an issue for each that can't be used."""
    figures: dict[str, Figure] = {}
    issues = []
    for column in ALL_FIGURES:
        heading = next((name for name in column.headings if name in row.values), None)
        if heading is None:
            continue
        figures[column.key], reason = figure_of(row.values[heading])
        if reason:
            issues.append(
                Issue(
                    row=row.number,
                    field=headings.get(heading, heading),
                    value=str(row.values[heading]),
                    reason=f"{code}: {reason}",
                    action="Leeg gelaten.",
                )
            )
    return figures, issues


def add_up(parts: Iterable[Mapping[str, Figure]]) -> dict[str, Figure]:
    """The sums of the figures that may be added up; None where a part is unknown."""
    rows = list(parts)
    sums: dict[str, Figure] = {}
    for column in ALL_FIGURES:
        if column.additive and any(column.key in row for row in rows):
            values = [row.get(column.key) for row in rows]
            sums[column.key] = sum(known) if len(known := _known(values)) == len(values) else None
    return sums


def whole(figure: Figure) -> int | None:
    """A count: the nearest whole number, or None."""
    return None if figure is None else round(figure)


def _known(values: Iterable[Figure]) -> list[float]:
    return [value for value in values if value is not None]


def figure_of(value: object) -> tuple[Figure, str]:
    """The figure and the reason why it is None; no reason for a cell that is simply empty."""
    if isinstance(value, str):
        value = value.strip().replace(",", ".") or None
    try:
        number = math.nan if value is None else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None, "dit is geen getal."
    if math.isnan(number):
        return None, ""
    if number <= UNKNOWN_BELOW:
        return None, f"CBS geeft dit cijfer niet (code {number:.0f})."
    if number < 0 or math.isinf(number):
        return None, "dit getal kan niet."
    return (int(number), "") if number.is_integer() else (number, "")
