"""What a card for a resident says of each record, and when that is there next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import clock
from app.exceptions import Gone, NotFound
from app.policy import Viewer
from app.queries.record.detail import Detail, asset_detail
from app.rhythms import Occurrence, next_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A record with the next time that it is there."""

    detail: Detail
    next: Occurrence | None


def handed(asset_ids: Sequence[int], viewer: Viewer) -> tuple[Handed, ...]:
    """Those of the records that the visitor sees, in this order; a few queries each, and they are a few."""
    found = []
    for asset_id in dict.fromkeys(asset_ids):
        try:
            detail = asset_detail(asset_id, viewer)
        except (NotFound, Gone):
            continue
        row = detail.row
        coming = next_time(row.rhythm, row.pauses, clock.today()) if row.rhythm.slots else None
        found.append(Handed(detail=detail, next=coming))
    return tuple(found)
