"""The figures of an area in words: label and unit by key, in the order of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.queries.areas.figures import AreaFigure
from app.web.presentation.formatting import number

FIGURES = {
    "inhabitants": ("Inwoners", "{}"),
    "households": ("Huishoudens", "{}"),
    "percent_one_person_households": ("Mensen die alleen wonen, van de huishoudens", "{}\N{NO-BREAK SPACE}%"),
    "percent_aged_0_to_14": ("0 tot 15 jaar", "{}\N{NO-BREAK SPACE}%"),
    "percent_aged_15_to_24": ("15 tot 25 jaar", "{}\N{NO-BREAK SPACE}%"),
    "percent_aged_25_to_44": ("25 tot 45 jaar", "{}\N{NO-BREAK SPACE}%"),
    "percent_aged_45_to_64": ("45 tot 65 jaar", "{}\N{NO-BREAK SPACE}%"),
    "percent_aged_65_and_over": ("65 jaar en ouder", "{}\N{NO-BREAK SPACE}%"),
    "men": ("Mannen", "{}"),
    "women": ("Vrouwen", "{}"),
    "inhabitants_per_km2": ("Inwoners per vierkante kilometer", "{}"),
    "addresses_per_km2": ("Adressen per vierkante kilometer, in de omgeving", "{}"),
    "dwellings": ("Woningen", "{}"),
    "mean_home_value_thousand_euros": ("Gemiddelde waarde van een woning", "{}.000\N{NO-BREAK SPACE}euro"),
    "total_hectares": ("Oppervlakte", "{}\N{NO-BREAK SPACE}hectare"),
    "land_hectares": ("Waarvan land", "{}\N{NO-BREAK SPACE}hectare"),
    "water_hectares": ("Waarvan water", "{}\N{NO-BREAK SPACE}hectare"),
}
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One row of the table; `reason` says why a figure is unknown, "" when nobody told."""

    label: str
    value: str
    reason: str
    year: int
    source: str


@dataclass(frozen=True, slots=True, order=True)
class FigureSource:
    """Whose figures of a year these are."""

    year: int
    source: str


def figure_lines(figures: Mapping[str, AreaFigure]) -> tuple[FigureLine, ...]:
    """The rows for the figures that we have a label for."""
    return tuple(
        FigureLine(
            label=label,
            value=_shown(figures[key].value, unit),
            reason=figures[key].reason,
            year=figures[key].year,
            source=_source(figures[key].source),
        )
        for key, (label, unit) in FIGURES.items()
        if key in figures
    )


def sources_of(lines: Sequence[FigureLine]) -> list[FigureSource]:
    """Where the figures come from, once for each year and source, the newest first."""
    return sorted({FigureSource(line.year, line.source) for line in lines}, reverse=True)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return UNKNOWN
    return unit.format(number(value, 0 if float(value).is_integer() else 1))


def _source(source: str) -> str:
    """A file's name says nothing about whose figures they are."""
    return source if source.startswith("CBS") else f"CBS ({source})"
