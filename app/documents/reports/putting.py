"""Put the contents of a report together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app import labels
from app.documents.reports.contents import Contents, Definition
from app.documents.reports.telling import annex, done, head, known, outcomes, unknown
from app.documents.reports.telling.before import GOES_ON, goes_on
from app.exports.about import ATTRIBUTION
from app.models.people import Role
from app.models.reports import Edition
from app.queries.coverage.measures import MEASURES
from app.queries.reports.gathering import Gathered
from app.queries.reports.quarters import is_quarter, period_name
from app.rhythms.dutch import day_words

PARTS = {module.KEY: module for module in (outcomes, done, known, unknown, annex)}
SECTIONS = {
    outcomes.KEY: outcomes.HEADING,
    done.KEY: done.HEADING,
    known.KEY: "Wat weten we per buurt, wijk of deel?",
    unknown.KEY: unknown.HEADING,
    annex.KEY: annex.HEADING,
}
"""The sections that can be chosen, in the order in which they stand."""
USED = tuple(MEASURES[code] for code in ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C9"))
"""The measures that a report counts with."""
EDITIONS = {Edition.COLLEAGUES: "voor collega’s", Edition.PUBLIC: "voor iedereen"}
CAUTION = "Niets op de kaart betekent niet dat er niets is. Verschillen binnen de marge noemen we niet."
LICENCE = "Buurtkrachten, straatrondes en opbrengsten: eigen registratie van de teams."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a report says of itself: `number` is None in an example, `corrects` the number that it betters."""

    number: int | None
    corrects: int | None
    sections: tuple[str, ...]
    role: Role
    day: date


def put_together(found: Gathered, standing: Standing) -> Contents:
    """The chosen sections in their order, between the first page and the definitions."""
    period = found.asked.period
    chosen = [PARTS[key] for key in PARTS if key in standing.sections]
    return Contents(
        title="Kwartaalrapport" if is_quarter(period.since, period.until) else "Rapport",
        period=period_name(period.since, period.until),
        place=_place(found),
        line=_line(found, standing),
        correction=f"Dit rapport verbetert nummer {standing.corrects}." if standing.corrects else "",
        numbered=f"nummer {standing.number}" if standing.number else "nog niet vastgezet",
        figures=head.figures(found),
        findings=head.findings(found),
        bars=head.bars(found),
        parts=[module.told(found) for module in chosen],
        definitions=[
            Definition(
                code=one.code, version=one.version, name=one.name, words=" ".join(one.explained.split())
            )
            for one in USED
        ],
        sources=(_borders(found), LICENCE, ATTRIBUTION),
        caution=CAUTION,
        stand=found.stand.isoformat(),
    )


def page_of(contents: Contents, maps: Mapping[str, Any]) -> dict[str, Any]:
    """What the page of a report is drawn from: its contents with its maps, in JSON's own types."""
    return {**asdict(contents), "maps": dict(maps)}


def versions() -> Mapping[str, str]:
    """The version of each definition by its code."""
    return {one.code: one.version for one in USED}


def _place(found: Gathered) -> str:
    if found.whole:
        return f"gemeente {found.place}"
    return ", ".join(region.name for region in found.parts.regions)


def _borders(found: Gathered) -> str:
    year = "" if found.vintage.is_schematic else f", {found.vintage.name}"
    return f"{found.vintage.credit}{year} (CC BY 4.0)."


def _line(found: Gathered, standing: Standing) -> str:
    frozen = "Vastgezet op" if standing.number else "Voorbeeld van"
    return " · ".join(
        (
            f"{frozen} {day_words(standing.day)}",
            f"stand van {day_words(found.stand)}{f', {GOES_ON}' if goes_on(found) else ''}",
            found.vintage.name,
            f"gemaakt door: {labels.ROLES[standing.role].lower()}",
            EDITIONS[found.asked.edition],
        )
    )
