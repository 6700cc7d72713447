"""How near records stand to what the visitor's teams keep: by how many ties, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, text

from app.database import database
from app.models.record import PublishedAsset
from app.policy import Viewer
from app.queries.record.search.capping import among

TIES = text(
    """
    with ties as (
        select from_id as here, to_id as there from relations where until is null and from_id = any(:ids)
        union select to_id, from_id from relations where until is null and to_id = any(:ids)
    ),
    further as (
        select t.here, t.there as via, r.to_id as there from ties t join relations r on r.from_id = t.there
            where r.until is null
        union
        select t.here, t.there, r.from_id from ties t join relations r on r.to_id = t.there
            where r.until is null
    )
    select here, null::bigint as via, there, 1 as hops from ties
    union all select here, via, there, 2 from further where there <> here
    """
)
PARTS_OF = text(
    "select from_id, to_id from relations where until is null and type = 'part_of' and from_id = any(:ids)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """`hops`: 0 when an own team keeps it, else how many ties away it is; `via` names who is between."""

    hops: int
    via: str = ""


def closeness(ids: Sequence[int], viewer: Viewer) -> dict[int, Closeness]:
    """For those of the records that are near; every record on the way is one that the visitor sees."""
    if not ids or not viewer.team_ids:
        return {}
    rows = database.session.execute(TIES, {"ids": list(ids)}).all()
    others = {row.there for row in rows} | {row.via for row in rows if row.via} | set(ids)
    names, own = _shown(others, viewer)
    found = {id_: Closeness(hops=0) for id_ in ids if id_ in own}
    for row in sorted(rows, key=lambda row: (row.hops, names.get(row.via or row.there, ""))):
        if row.here in found or row.there not in own or (row.via and row.via not in names):
            continue
        found[row.here] = Closeness(hops=row.hops, via=names[row.via or row.there])
    return found


def owners(ids: Sequence[int]) -> dict[int, int]:
    """Of what is a part of something else: of what."""
    rows = database.session.execute(PARTS_OF, {"ids": list(ids)}).all() if ids else []
    return {row.from_id: row.to_id for row in rows}


def _shown(ids: set[int], viewer: Viewer) -> tuple[dict[int, str], set[int]]:
    """Names of those that the visitor sees, and which of them her teams keep."""
    row = PublishedAsset
    rows = database.session.execute(
        select(row.asset_id, row.name, row.steward_id).where(*among(list(ids), viewer))
    ).all()
    return {one.asset_id: one.name for one in rows}, {
        one.asset_id for one in rows if one.steward_id in viewer.team_ids
    }
