"""A list of somebody else beside our map: which line is which record, and what that says of what we miss.

Ours is what the visitor sees of the chosen kinds in the area: fresh and active, so checked by a person. What
came from the very list that it is compared with is not ours. A line is one of our records by the rules for
doubles; what is not certain waits for a person, and until then there is no number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import or_, select

from app import clock
from app.database import database
from app.models.areas import AreaLevel
from app.models.coverage import OutsideList
from app.models.record import NotDuplicate
from app.policy import Viewer
from app.queries.areas.areas import AreaSummary, area_by_code, current_areas
from app.queries.coverage.completeness.entries import Entry, entries_of
from app.queries.coverage.completeness.estimating import Estimate, estimate
from app.queries.coverage.completeness.ours import ours
from app.queries.record.duplicates.pairs import LIKELY
from app.queries.record.filters import AssetFilter
from importers.likelihood import Listed
from importers.pairing import Pair, find_between

MOST = 3
"""Records that are offered for one line."""
SOMEWHERE = 0
"""Stands as the buurt of a line without a place: it is somewhere in the area that the list is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record that a line may be; `is_fresh` when it counts as known; `buurt_name` may be ""."""

    id: int
    name: str
    buurt_name: str
    is_fresh: bool
    likelihood: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the list with what it may be, the likeliest first, and what it is (`match`, None for none).

    `is_open` when a person has to say; `is_answered` when one did, `is_unsure` when she did not know.
    """

    entry: Entry
    candidates: tuple[Candidate, ...]
    match: Candidate | None = None
    is_open: bool = False
    is_answered: bool = False
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both lists: how many are `ours`, `theirs` and on `both`, and the estimate (None when there is none).

    `stale`: lines that stand on the map but were not checked for long, so they do not count as known.
    """

    area: AreaSummary
    chosen: AssetFilter
    rows: tuple[Row, ...]
    ours: int
    theirs: int
    both: int
    stale: int
    estimate: Estimate | None

    @property
    def open(self) -> tuple[Row, ...]:
        """Lines of which a person has to say what they are."""
        return tuple(row for row in self.rows if row.is_open)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Lines that stand on no map of ours."""
        return tuple(row for row in self.rows if row.match is None and not row.is_open)

    @property
    def matched(self) -> tuple[Row, ...]:
        """Lines that are one of our records."""
        return tuple(row for row in self.rows if row.match is not None)

    @property
    def unsure(self) -> int:
        """Of how many lines nobody knew what they are; they count as on both lists, the careful side."""
        return sum(row.is_unsure for row in self.rows)


def compare(listed: OutsideList, viewer: Viewer, day: date | None = None) -> Comparison:
    """The comparison as this visitor sees the map: that of today, or as it stood at the end of a day.

    The list and what was said of its lines are those of now; a record that did not stand there then is none.
    """
    area = area_by_code(listed.area_code)
    chosen = chosen_of(listed, area)
    entries = entries_of(listed, chosen, viewer)
    day = None if day == clock.today() else day
    records = ours(listed, chosen, viewer, day)
    candidates = _candidates(entries, records)
    answers = listed.answers if day is None else _of_then(listed.answers, candidates)
    rows = tuple(_row(entry, candidates.get(entry.key, ()), answers) for entry in entries)
    known = {row.match.id for row in rows if row.match}
    both = len({row.match.id for row in rows if row.match and row.match.is_fresh})
    fresh = sum(record.is_fresh for record in records)
    # Two lines that are one record of ours are one of theirs, too.
    theirs = len(rows) - sum(row.match is not None for row in rows) + len(known)
    done = not any(row.is_open for row in rows)
    return Comparison(
        area=area,
        chosen=chosen,
        rows=rows,
        ours=fresh,
        theirs=theirs,
        both=both,
        stale=len(known) - both,
        estimate=estimate(fresh, theirs, both) if done else None,
    )


def _of_then(
    answers: Mapping[str, int | None], candidates: Mapping[str, tuple[Candidate, ...]]
) -> dict[str, int | None]:
    """What was said of each line; when it is a record that did not stand there then, it is none."""
    offered = {key: {one.id for one in some} for key, some in candidates.items()}
    return {key: said if said in offered.get(key, ()) or not said else 0 for key, said in answers.items()}


def chosen_of(listed: OutsideList, area: AreaSummary) -> AssetFilter:
    """What of our map the list is about."""
    return AssetFilter(
        kind=tuple(listed.kinds),
        theme=(listed.theme,) if listed.theme else (),
        buurt=(area.code,) if area.level is AreaLevel.BUURT else (),
        wijk=(area.code,) if area.level is AreaLevel.WIJK else (),
    )


def _candidates(entries: Collection[Entry], known: Sequence[Any]) -> Mapping[str, tuple[Candidate, ...]]:
    keys = dict(enumerate(entries))
    theirs = [
        Listed(
            id=number,
            name=one.name,
            website=one.website,
            place=one.place,
            areas=one.areas or (SOMEWHERE,),
        )
        for number, one in keys.items()
    ]
    records = {record.asset_id: record for record in known}
    listed = [
        Listed(
            id=one.asset_id,
            name=one.name,
            website=one.website,
            place=one.place,
            areas=(*one.area_ids, SOMEWHERE),
        )
        for one in known
    ]
    found: dict[str, list[Candidate]] = defaultdict(list)
    places = tuple(area.name for area in current_areas())
    for pair in _not_called_different(_pairs(tuple(theirs), tuple(listed), places), entries):
        record, key = records[pair.high], keys[pair.low].key
        found[key].append(
            Candidate(
                id=record.asset_id,
                name=record.name,
                buurt_name=record.buurt_name,
                is_fresh=record.is_fresh,
                likelihood=pair.likelihood,
            )
        )
    return {key: tuple(some[:MOST]) for key, some in found.items()}


@lru_cache(maxsize=4)
def _pairs(theirs: tuple[Listed, ...], ours: tuple[Listed, ...], places: tuple[str, ...]) -> tuple[Pair, ...]:
    """Long lists take seconds, and whoever answers question after question asks the same each time."""
    return tuple(find_between(theirs, ours, places=places))


def _not_called_different(pairs: tuple[Pair, ...], entries: Collection[Entry]) -> Iterable[Pair]:
    """Without those of records that a colleague called different, when the list is one that was read in."""
    ids = [entry.asset_id for entry in entries]
    if not any(ids):
        return pairs
    low, high = NotDuplicate.low_id, NotDuplicate.high_id
    known = database.session.execute(select(low, high).where(or_(low.in_(ids), high.in_(ids))))
    different = {(one, other) for one, other in known}
    ends = ((pair, sorted((ids[pair.low] or 0, pair.high))) for pair in pairs)
    return [pair for pair, (one, other) in ends if (one, other) not in different]


def _row(entry: Entry, candidates: tuple[Candidate, ...], answers: Mapping[str, int | None]) -> Row:
    if not candidates:
        return Row(entry=entry, candidates=())
    first = candidates[0]
    if entry.key in answers:
        said = answers[entry.key]
        if said is None:
            return Row(entry=entry, candidates=candidates, match=first, is_answered=True, is_unsure=True)
        match = next((one for one in candidates if one.id == said), None)
        if match is not None or said == 0:
            return Row(entry=entry, candidates=candidates, match=match, is_answered=True)
    if first.likelihood >= LIKELY:
        return Row(entry=entry, candidates=candidates, match=first)
    return Row(entry=entry, candidates=candidates, is_open=True)
