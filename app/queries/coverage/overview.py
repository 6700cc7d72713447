"""One answer about all parts of a division: the measure that was chosen, the states, and what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.policy import Viewer
from app.queries.coverage.beside.who import who
from app.queries.coverage.divisions import BUURTEN, Division, Region, buurten_of, regions
from app.queries.coverage.facts import NO_FACTS, Facts, State, facts, fresh_records
from app.queries.coverage.measures import Measure, Usual, Value, usual_rate, values
from app.queries.coverage.reach import NEAR, Reach, reached
from app.queries.coverage.ties import tied
from app.queries.record.catalogue import themes
from app.queries.record.filters import AssetFilter

EARLIEST = date(1970, 1, 1)
"""Before it nothing stood on any map; a day before this one is counted as this one."""
ONLY_TODAY = ("C3", "C5")
"""Measures of which the versions of a record say too little: where it was, and with whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The parts by name, their facts by id, the themes by code, the values and what is usual."""

    within: Division
    regions: tuple[Region, ...]
    facts: Mapping[int, Facts]
    themes: Mapping[str, str]
    values: tuple[Value, ...]
    usual: Usual

    def of(self, region: Region) -> Facts:
        """The facts of a region."""
        return self.facts.get(region.id, NO_FACTS)

    @property
    def known(self) -> int:
        """Of how many regions we know something that was checked lately."""
        return sum(self.of(region).state is State.FOUND for region in self.regions)

    def unsearched(self, region: Region) -> int:
        """For how many themes nobody looked in a region."""
        cells = (self.of(region).cell(theme) for theme in self.themes)
        return sum(cell.state is State.UNSEARCHED for cell in cells)

    @property
    def backlog(self) -> int:
        """How many themes of regions nobody looked for: our own work."""
        return sum(self.unsearched(region) for region in self.regions)


def coverage(
    chosen: AssetFilter,
    viewer: Viewer,
    within: Division,
    measure: Measure,
    *,
    day: date | None = None,
    reach: Reach = NEAR,
) -> Coverage:
    """The answer for a filter, now or at the end of a day, in the boundaries and with the people of today.

    The usual rate is that of the buurten, in whatever division is looked at. Raises Invalid for a measure
    that can't be had of another day.
    """
    if measure.code in ONLY_TODAY and day not in {None, clock.today()}:
        raise Invalid({"day": "Deze maat rekenen we alleen voor vandaag uit. Kies vandaag."})
    day = day and max(day, EARLIEST)
    parts = regions(within)
    found = facts(chosen, viewer, within, day)
    if measure.code == "C3":
        found = _also(found, "reached", reached(chosen, viewer, reach, within, parts))
    elif measure.code == "C5":
        found = _also(found, "ties", tied(chosen, viewer, within))
    elif measure.code == "C9":
        found = _also(found, "who", who(chosen, viewer, within, day))
    if within == BUURTEN:
        municipal = usual_rate(parts, {region: known.fresh for region, known in found.items()})
    else:
        municipal = usual_rate(regions(BUURTEN), fresh_records(chosen, viewer, BUURTEN, day))
    known = themes()
    usual = Usual(municipal_rate=municipal, themes=len(known))
    return Coverage(
        within=within,
        regions=parts,
        facts=found,
        themes=known,
        values=values(measure, parts, found, usual),
        usual=usual,
    )


def _also(found: Mapping[int, Facts], name: str, by_part: Mapping[int, Any]) -> dict[int, Facts]:
    """The facts with one more of each part."""
    return {**found} | {
        part: replace(found.get(part, NO_FACTS), **{name: one}) for part, one in by_part.items()
    }


def members_by_buurt(within: Division) -> dict[str, int]:
    """The id of the region in which each buurt lies, by the code of the buurt."""
    found = database.session.execute(buurten_of(within))
    return {code: region for region, code in found if region is not None}
