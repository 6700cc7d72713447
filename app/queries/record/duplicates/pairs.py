"""Staat dubbel: the pairs that are probably one, the likeliest first, as far as the visitor sees both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select

from app.database import database
from app.models.areas import Area
from app.models.people import Role, Team
from app.models.record import (
    Asset,
    DuplicatePair,
    Kind,
    NotDuplicate,
    PublishedAsset,
    Relation,
    Status,
    Visibility,
)
from app.policy import Permission, Viewer, may_merge, visible_rows

PAGE_SIZE = 25
LIKELY = 80
"""From here on it is said that two records are very much alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, as this visitor is shown it; the names are "" for no buurt and no team."""

    id: int
    name: str
    kind: Kind
    buurt_name: str
    steward_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two records that are probably one; `may_merge` when the visitor may make them one herself."""

    low: Side
    high: Side
    likelihood: int
    may_merge: bool

    @property
    def very_likely(self) -> bool:
        """Whether hardly anything speaks against it."""
        return self.likelihood >= LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubles:
    """Part of the list and how long the whole is."""

    rows: tuple[Double, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def doubles(viewer: Viewer, *, number: int = 1) -> Doubles:
    """Of what the visitor's teams keep; for an administrator everything that she may see."""
    total = count_doubles(viewer)
    pairs = _pairs(viewer).order_by(func.max(DuplicatePair.likelihood).desc(), "low_id", "high_id")
    found = database.session.execute(pairs.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    ids = {end for pair in found for end in (pair.low_id, pair.high_id)}
    sides, assets = _sides(ids, viewer), _assets(ids)
    rows = tuple(
        Double(
            low=sides[pair.low_id],
            high=sides[pair.high_id],
            likelihood=pair.likelihood,
            may_merge=may_merge(viewer, assets[pair.low_id], assets[pair.high_id]),
        )
        for pair in found
    )
    return Doubles(rows=rows, total=total, number=number)


def count_doubles(viewer: Viewer) -> int:
    """How long that list is."""
    if not viewer.may(Permission.RECORD):
        return 0
    return database.session.scalar(select(func.count()).select_from(_pairs(viewer).subquery())) or 0


def may_be_merged(one_id: int, other_id: int, viewer: Viewer) -> bool:
    """Whether the visitor, who sees both, may make them one."""
    assets = _assets({one_id, other_id})
    return len(assets) == 2 and may_merge(viewer, *assets.values())


def _pairs(viewer: Viewer) -> Select[int, int, int]:
    pair = DuplicatePair
    low, high = (_shown(viewer, name) for name in ("low", "high"))
    keeps_low, keeps_high = (side.c.audience == Visibility.TEAM for side in (low, high))
    mine = or_(keeps_low, keeps_high) if Role.ADMIN not in viewer.roles else pair.likelihood >= 0
    return (
        select(pair.low_id, pair.high_id, func.max(pair.likelihood).label("likelihood"))
        .join(low, low.c.asset_id == pair.low_id)
        .join(high, high.c.asset_id == pair.high_id)
        .where(
            or_(pair.audience == Visibility.ORGANISATION, and_(keeps_low, keeps_high)),
            mine,
            ~exists().where(NotDuplicate.low_id == pair.low_id, NotDuplicate.high_id == pair.high_id),
            ~exists().where(
                or_(
                    and_(Relation.from_id == pair.low_id, Relation.to_id == pair.high_id),
                    and_(Relation.from_id == pair.high_id, Relation.to_id == pair.low_id),
                )
            ),
        )
        .group_by(pair.low_id, pair.high_id)
    )


def _shown(viewer: Viewer, name: str) -> Any:
    row = PublishedAsset
    shown = select(row.asset_id, row.audience).where(visible_rows(viewer), row.status != Status.STOPPED)
    return shown.subquery(name)


def _sides(ids: set[int], viewer: Viewer) -> dict[int, Side]:
    row = PublishedAsset
    found = database.session.execute(
        select(
            row.asset_id.label("id"),
            row.name,
            row.kind,
            func.coalesce(Area.name, "").label("buurt_name"),
            func.coalesce(Team.name, "").label("steward_name"),
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .outerjoin(Team, Team.id == row.steward_id)
        .where(row.asset_id.in_(ids), visible_rows(viewer))
    )
    return {side["id"]: Side(**side) for side in found.mappings()}


def _assets(ids: set[int]) -> dict[int, Asset]:
    return {asset.id: asset for asset in database.session.scalars(select(Asset).where(Asset.id.in_(ids)))}
