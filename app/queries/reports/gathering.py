"""All that a report is made of, asked as whoever will read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app import clock
from app.exceptions import Invalid
from app.models.areas import AreaLevel
from app.models.reports import Edition
from app.models.training import OutcomeLevel
from app.policy import ANYBODY, COLLEAGUE, Viewer
from app.queries.areas.vintages import LoadedVintage, current_vintage
from app.queries.coverage.beside.composition import Composition, composition
from app.queries.coverage.divisions import BUURTEN, division, regions
from app.queries.coverage.first import Line, lines
from app.queries.coverage.measures import MEASURES, Value, values
from app.queries.coverage.overview import Coverage, coverage, members_by_buurt
from app.queries.record.catalogue import audience_labels
from app.queries.record.filters import AssetFilter
from app.queries.reports.action_lines import LineYield, yields_by_line
from app.queries.reports.around import Around, around
from app.queries.reports.earlier import Earlier, Moment, earlier, lately
from app.queries.reports.happened import Happened, Period, happened, outcomes_of
from app.queries.training.yielding.chain import Chain, ChainFilter, chain
from app.queries.training.yielding.outcomes import Story
from app.queries.training.yielding.rollout.compared import Compared, compared

READERS: Mapping[Edition, Viewer] = {Edition.COLLEAGUES: COLLEAGUE, Edition.PUBLIC: ANYBODY}
FIRST_SHOWN = 10
TOLD = frozenset({"C2", "C6", "C7", "C9"})
"""The measures that a report makes of what was counted once."""
NO_AREAS = "Er zijn nog geen grenzen van buurten. Vraag je beheerder om ze in te lezen."
NO_REGION = "Dit deel is er niet (meer) in deze indeling. Kies opnieuw."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is about. `regions`: codes of parts of the division, empty for all."""

    period: Period
    division: str
    regions: tuple[str, ...]
    edition: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was known at the end of the period, or is now while it lasts (`stand`), and what happened in it.

    `place` is the municipality; `by_buurt` gives the id of the part of each buurt that takes part; `first`
    are the lines of *waar eerst kijken?* that chance can't explain; `earlier` is the period before, None when
    there is nothing of it, `lately` are some of them with this one at the end; `around` is of the same day as
    the rest; `lives` is who live in each part, by its id, and `audiences` the words of for whom something is;
    `compared` is the stepped roll-out of all teams together, for colleagues and the whole municipality alone.
    """

    asked: Asked
    stand: date
    vintage: LoadedVintage
    place: str
    parts: Coverage
    by_buurt: Mapping[str, int]
    happened: Happened
    outcomes: Mapping[OutcomeLevel, int]
    stories: Sequence[Story]
    by_line: Sequence[LineYield]
    chain: Chain
    first: Sequence[Line]
    earlier: Earlier | None
    lately: Sequence[Moment]
    around: Around
    lives: Mapping[int, Composition]
    audiences: Mapping[str, str]
    compared: Compared | None

    @property
    def whole(self) -> bool:
        """Whether it is about the whole municipality."""
        return not self.asked.regions

    def measured(self, code: str) -> tuple[Value, ...]:
        """A measure of each part, in their order."""
        return values(MEASURES[code], self.parts.regions, self.parts.facts, self.parts.usual)


def gather(asked: Asked) -> Gathered:
    """Everything as it stood at the end of the period; Invalid without boundaries or such a part.

    It is counted in the boundaries of today, and under today's rules of who sees what.
    """
    vintage = current_vintage()
    if vintage is None:
        raise Invalid({"division": NO_AREAS})
    viewer = READERS[asked.edition]
    within = division(asked.division)
    stand = min(asked.period.until, clock.today())
    everything = coverage(AssetFilter(), viewer, within, MEASURES["C1"], day=stand, also=TOLD)
    found = _chosen(everything, asked.regions)
    members = members_by_buurt(within)
    ids = {region.id for region in found.regions}
    by_buurt = {code: region for code, region in sorted(members.items()) if region in ids}
    codes = tuple(by_buurt) if asked.regions else ()
    period = replace(asked.period, codes=codes)
    counted, told = outcomes_of(period, viewer)
    return Gathered(
        asked=replace(asked, period=period),
        stand=stand,
        vintage=vintage,
        place=_municipality(),
        parts=found,
        by_buurt=by_buurt,
        happened=happened(period, viewer),
        outcomes=counted,
        stories=told,
        by_line=yields_by_line(period, viewer),
        chain=chain(ChainFilter(since=period.since, until=period.until), viewer),
        first=_first(everything, by_buurt, viewer, stand),
        earlier=earlier(period, viewer, within),
        lately=lately(period, viewer, within, ids),
        around=around(stand, viewer, within, found.regions),
        lives=composition(within),
        audiences=audience_labels(),
        compared=_compared(asked, stand),
    )


def _first(everything: Coverage, by_buurt: Mapping[str, int], viewer: Viewer, stand: date) -> list[Line]:
    """The first lines of *waar eerst kijken?*, which is about buurten, that chance can't explain."""
    if everything.within.key != BUURTEN.key:
        everything = coverage(AssetFilter(), viewer, BUURTEN, MEASURES["C1"], day=stand)
    clear = [one for one in lines(everything, {}, viewer) if one.is_clear and one.region.code in by_buurt]
    return clear[:FIRST_SHOWN]


def _compared(asked: Asked, stand: date) -> Compared | None:
    if asked.edition is not Edition.COLLEAGUES or asked.regions:
        return None
    return compared(until=stand)


def _chosen(found: Coverage, codes: tuple[str, ...]) -> Coverage:
    if not found.regions:
        raise Invalid({"division": NO_AREAS})
    if not codes:
        return found
    kept = tuple(region for region in found.regions if region.code in codes)
    if len(kept) < len(set(codes)):
        raise Invalid({"regions": NO_REGION})
    return replace(found, regions=kept, values=tuple(one for one in found.values if one.region in kept))


def _municipality() -> str:
    return ", ".join(region.name for region in regions(division(AreaLevel.GEMEENTE)))
