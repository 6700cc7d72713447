"""What there is for residents: per buurt, for the whole municipality, and one record.

All of it is asked as `ANYBODY`, whoever is signed in: published rows for everybody and nothing beside them
but the name of the team that keeps a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.models.record import Cost, Kind, Openness, PublishedAsset, Status
from app.policy import ANYBODY
from app.queries.areas.counts import counts
from app.queries.paper.posted import GOING_ON, SURE, Posted, point_of, posted
from app.queries.record.detail import asset_detail
from app.queries.record.filters import AssetFilter
from app.rhythms import Pauses, Rhythm

GOES_ON = AssetFilter(status=GOING_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForResidents:
    """One record as everybody may read it. `place`: lon and lat where everybody may see a point.

    `buurt` and `buurt_code`, `host` and `team` may be "". Not in it, on purpose: the typed place, contacts,
    stories, who saw or recorded it, and ties.
    """

    id: int
    name: str
    kind: Kind
    summary: str
    status: Status
    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    openness: Openness | None
    cost: Cost | None
    rhythm: Rhythm
    pauses: Pauses
    step_free: bool | None
    toilet: bool | None
    quiet: bool | None
    website: str
    host: str
    buurt: str
    buurt_code: str
    whole_municipality: bool
    place: tuple[float, float] | None
    team: str
    verified_on: date | None
    is_sure: bool


def going_on_by_area() -> Mapping[int, int]:
    """How many records a buurt page lists, by area id; an area without any is left out."""
    return counts(ANYBODY, GOES_ON)


def in_buurt(code: str) -> tuple[Posted, ...]:
    """What lies in a buurt or is there for it."""
    return posted(AssetFilter(buurt=(code,)))


def everywhere() -> tuple[Posted, ...]:
    """What is there for the whole municipality."""
    return posted(AssetFilter(), PublishedAsset.whole_municipality)


def for_residents(asset_id: int) -> ForResidents:
    """One record. Raises as `asset_detail`: NotFound, Moved or Gone."""
    detail = asset_detail(asset_id, ANYBODY)
    row = detail.row
    return ForResidents(
        id=row.asset_id,
        name=row.name,
        kind=row.kind,
        summary=row.summary,
        status=row.status,
        themes=tuple(row.themes),
        audiences=tuple(row.audiences),
        languages=tuple(row.languages),
        openness=row.openness,
        cost=row.cost,
        rhythm=row.rhythm,
        pauses=row.pauses,
        step_free=row.step_free,
        toilet=row.toilet,
        quiet=row.quiet,
        website=row.website,
        host=detail.host_name,
        buurt=detail.buurt.name if detail.buurt else "",
        buurt_code=detail.buurt.code if detail.buurt else "",
        whole_municipality=row.whole_municipality,
        place=point_of(row.precision, row.lon, row.lat),
        team=detail.steward_name,
        verified_on=row.verified_on,
        is_sure=detail.freshness in SURE,
    )
