"""The lines of a list of somebody else: of a file that was sent, or the records of a list read in before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, case, func, or_, select

from app.database import database
from app.models.areas import Area
from app.models.coverage import OutsideList
from app.models.imports import Source
from app.models.record import Asset, Merge, PublishedAsset, Status
from app.policy import Permission, Viewer, visible_rows
from app.queries.record.duplicates.near import NEARBY_PRECISIONS
from app.queries.record.filters import AssetFilter, conditions

FEWEST = 5
"""Records that a list must have had to be worth comparing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line: `place` is RD New; `areas` the ids of its buurt, none when it has no place.

    `asset_id` of a list that was read in before: the record that the line became.
    """

    key: str
    name: str
    website: str = ""
    place: tuple[float, float] | None = None
    areas: tuple[int, ...] = ()
    buurt_name: str = ""
    asset_id: int | None = None


def entries_of(listed: OutsideList, chosen: AssetFilter, viewer: Viewer) -> Sequence[Entry]:
    """All lines that take part."""
    if listed.source_id is not None:
        return _of_source(listed.source_id, chosen, viewer)
    names = dict(
        database.session.execute(
            select(Area.id, Area.name).where(Area.id.in_({one[3] for one in listed.entries if one[3]}))
        ).all()
    )
    return [
        Entry(
            key=str(number),
            name=name,
            website=website,
            place=(place[0], place[1]) if place else None,
            areas=(buurt_id,) if buurt_id else (),
            buurt_name=names.get(buurt_id, ""),
        )
        for number, (name, website, place, buurt_id) in enumerate(listed.entries)
    ]


def sources_to_choose(viewer: Viewer) -> list[tuple[int, str]]:
    """Lists that were read in before and of which the visitor sees some records, by title."""
    if not viewer.may(Permission.RECORD):
        return []
    found = database.session.execute(
        select(Source.id, Source.title)
        .join(PublishedAsset, PublishedAsset.source_id == Source.id)
        .where(visible_rows(viewer), PublishedAsset.status == Status.ACTIVE)
        .group_by(Source.id)
        .having(func.count() >= FEWEST)
        .order_by(Source.title)
    )
    return [(number, title) for number, title in found]


def became_of_others(source_id: int) -> Select[int]:
    """Ids of records of which something that is not of this source became a part."""
    return (
        select(Merge.kept_id)
        .join(Asset, Asset.id == Merge.gone_id)
        .where(Merge.undone_at.is_(None), Asset.source_id.is_distinct_from(source_id))
    )


def _of_source(source_id: int, chosen: AssetFilter, viewer: Viewer) -> Sequence[Entry]:
    """Its records in the area, whatever kind they were taken for: that was a guess.

    What became part of a record of ours still stands on the list, under the name and place of that record.
    """
    row = PublishedAsset
    became = (
        select(Merge.kept_id)
        .join(Asset, Asset.id == Merge.gone_id)
        .where(Merge.undone_at.is_(None), Asset.source_id == source_id)
    )
    found = database.session.execute(
        select(
            row.asset_id,
            row.name,
            row.website,
            row.buurt_id,
            func.coalesce(Area.name, "").label("buurt_name"),
            case((row.precision.in_(NEARBY_PRECISIONS), row.location)).label("place"),
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(
            *conditions(replace(chosen, kind=(), theme=()), viewer),
            row.status == Status.ACTIVE,
            or_(row.source_id == source_id, row.asset_id.in_(became)),
        )
        .order_by(row.name_key, row.asset_id)
    )
    return [
        Entry(
            key=str(one.asset_id),
            name=one.name,
            website=one.website,
            place=one.place,
            areas=(one.buurt_id,) if one.buurt_id else (),
            buurt_name=one.buurt_name,
            asset_id=one.asset_id,
        )
        for one in found
    ]
