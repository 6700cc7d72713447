"""What other teams put on the map that looks like something hidden of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from app.database import database
from app.models.record import Kind, Lookalike, NotDuplicate, PublishedAsset, Visibility
from app.policy import Permission, Viewer, visible_rows

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The new record and the one of the visitor's team that it looks like."""

    asset_id: int
    name: str
    kind: Kind
    other_id: int
    other_name: str


def notices_for(viewer: Viewer) -> tuple[Notice, ...]:
    """At most three that nobody put away, the newest first; for who keeps the one and sees the other."""
    newest = (Lookalike.at.desc(), Lookalike.asset_id.desc(), Lookalike.other_id)
    return _notices(_open(viewer).order_by(*newest).limit(MOST), viewer)


def notice_of(asset_id: int, other_id: int, viewer: Viewer) -> Notice | None:
    """The notice about one pair, when this visitor may put it away."""
    pair = _open(viewer).where(Lookalike.asset_id == asset_id, Lookalike.other_id == other_id)
    return next(iter(_notices(pair, viewer)), None)


def _notices(statement: Select[*tuple[Any, ...]], viewer: Viewer) -> tuple[Notice, ...]:
    if not viewer.may(Permission.RECORD) or not viewer.team_ids:
        return ()
    return tuple(Notice(**row) for row in database.session.execute(statement).mappings())


def _open(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    own = aliased(PublishedAsset, name="own")
    answered = exists().where(
        or_(
            and_(NotDuplicate.low_id == Lookalike.asset_id, NotDuplicate.high_id == Lookalike.other_id),
            and_(NotDuplicate.low_id == Lookalike.other_id, NotDuplicate.high_id == Lookalike.asset_id),
        )
    )
    return (
        select(
            Lookalike.asset_id,
            PublishedAsset.name,
            PublishedAsset.kind,
            Lookalike.other_id,
            own.name.label("other_name"),
        )
        .join(PublishedAsset, PublishedAsset.asset_id == Lookalike.asset_id)
        .join(own, own.asset_id == Lookalike.other_id)
        .where(
            visible_rows(viewer),
            own.audience == Visibility.TEAM,
            own.keepers.overlap(list(viewer.team_ids)),
            Lookalike.put_away_at.is_(None),
            ~answered,
        )
    )
