"""One answer about all parts of a division: the measure that was chosen, the states, and what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import clock
from app.database import database
from app.policy import Viewer
from app.queries.coverage.beside.who import who
from app.queries.coverage.divisions import BUURTEN, Division, Region, buurten_of, regions
from app.queries.coverage.facts import NO_FACTS, Facts, State, facts, fresh_records
from app.queries.coverage.measures import Measure, Usual, Value, usual_rate, values
from app.queries.coverage.reach import NEAR, Reach, reached
from app.queries.coverage.ties import tied
from app.queries.record.catalogue import themes
from app.queries.record.filters import AssetFilter
from app.queries.record.network.selection import ties_counted
from app.queries.remembered import counted_before

EARLIEST = date(1970, 1, 1)
"""Before it nothing stood on any map; a day before this one is counted as this one."""


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
    also: frozenset[str] = frozenset(),
) -> Coverage:
    """The answer for a filter, now or at the end of a day, in the boundaries and with the people of today.

    The usual rate (None unless it is shown, as with C2) is that of the buurten, in whatever division is
    looked at. `also`: codes of other measures whose values are made of this answer. Asked again it is
    remembered. Raises Invalid for a choice that can't be answered for another day.
    """
    day = None if day == clock.today() else day and max(day, EARLIEST)
    asked = Asked(chosen=chosen, within=within, day=day, codes=also | {measure.code}, reach=reach)
    ties = ties_counted() if "C5" in asked.codes else ""
    return counted_before(
        lambda: _covered(asked, measure, viewer), asked, measure.code, ties, viewer=viewer, size=_size
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is counted; `day` is None for now, `codes` are the measures."""

    chosen: AssetFilter
    within: Division
    day: date | None
    codes: frozenset[str]
    reach: Reach


def _size(found: Coverage) -> int:
    """How many numbers it holds: of each part one per theme, and some of itself."""
    return len(found.regions) * (len(found.themes) + 1)


def _covered(asked: Asked, measure: Measure, viewer: Viewer) -> Coverage:
    parts, known = regions(asked.within), themes()
    found = _facts(asked, viewer)
    if "C3" in asked.codes:
        near = reached(asked.chosen, viewer, asked.reach, asked.within, parts, day=asked.day)
        found = _also(found, "reached", near)
    if "C5" in asked.codes:
        found = _also(found, "ties", tied(asked.chosen, viewer, asked.within, asked.day))
    if "C9" in asked.codes:
        found = _also(found, "who", who(asked.chosen, viewer, asked.within, asked.day))
    municipal = _municipal_rate(asked, viewer, parts, found) if "C2" in asked.codes else None
    usual = Usual(municipal_rate=municipal, themes=len(known))
    return Coverage(
        within=asked.within,
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


def _facts(asked: Asked, viewer: Viewer) -> dict[int, Facts]:
    """The same for most measures, so that another one of the same choice is there at once."""
    with_checks = "C7" in asked.codes
    question = "facts", asked.chosen, asked.within, asked.day, with_checks
    return counted_before(
        lambda: facts(asked.chosen, viewer, asked.within, asked.day, with_checks=with_checks),
        *question,
        viewer=viewer,
        size=lambda found: sum(len(one.cells) + 1 for one in found.values()),
    ).copy()


def _municipal_rate(
    asked: Asked, viewer: Viewer, parts: tuple[Region, ...], found: Mapping[int, Facts]
) -> float | None:
    if asked.within == BUURTEN:
        return usual_rate(parts, {region: known.fresh for region, known in found.items()})
    return usual_rate(regions(BUURTEN), fresh_records(asked.chosen, viewer, BUURTEN, asked.day))


def members_by_buurt(within: Division) -> dict[str, int]:
    """The id of the region in which each buurt lies, by the code of the buurt."""
    found = database.session.execute(buurten_of(within))
    return {code: region for region, code in found if region is not None}
