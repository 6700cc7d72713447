"""What was taken away and can come back: for the team that keeps it; not what became part of another record.

An administrator finds all of it, but for what another team kept to itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.exceptions import Gone, NotFound
from app.models.people import Role, Team
from app.models.record import Asset, AssetVersion, Deletion, Kind, Merge, RemovalReason, Visibility
from app.policy import Viewer, may_edit

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A record that is on no map; `by_team` took it away, `may_put_back` says whether the visitor may."""

    id: int
    name: str
    kind: Kind
    removed_at: datetime
    because: RemovalReason | None
    by_team: str
    steward_name: str
    may_put_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPage:
    """Part of the list, the latest first, and how long the whole is."""

    rows: tuple[Removed, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def removed_records(viewer: Viewer, *, number: int = 1) -> RemovedPage:
    """One page of what the visitor may know of."""
    where = _known_to(viewer)
    total = database.session.scalar(select(func.count()).select_from(Asset).where(where)) or 0
    last = and_(AssetVersion.asset_id == Asset.id, AssetVersion.valid_until.is_(None))
    found = database.session.execute(
        select(Asset, func.coalesce(Team.name, ""))
        .outerjoin(AssetVersion, last)
        .outerjoin(Team, Team.id == AssetVersion.by_team)
        .options(joinedload(Asset.steward))
        .where(where)
        .order_by(Asset.removed_at.desc(), Asset.id.desc())
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
    )
    rows = tuple(_removed(asset, by_team, viewer) for asset, by_team in found)
    return RemovedPage(rows=rows, total=total, number=number)


def removed_name(asset_id: int, viewer: Viewer) -> str:
    """The name of one that the visitor may know of; raises NotFound, or Gone when it was deleted."""
    found = database.session.scalar(select(Asset.name).where(Asset.id == asset_id, _known_to(viewer)))
    if found is None:
        raise Gone if database.session.get(Deletion, asset_id) else NotFound
    return found


def _removed(asset: Asset, by_team: str, viewer: Viewer) -> Removed:
    if asset.removed_at is None:
        raise LookupError(f"record {asset.id} is there")
    return Removed(
        id=asset.id,
        name=asset.name,
        kind=asset.kind,
        removed_at=asset.removed_at,
        because=asset.removed_because,
        by_team=by_team,
        steward_name=asset.steward.name if asset.steward else "",
        may_put_back=may_edit(viewer, asset),
    )


def _known_to(viewer: Viewer) -> ColumnElement[bool]:
    led_on = exists().where(Merge.gone_id == Asset.id, Merge.undone_at.is_(None))
    gone = and_(Asset.removed_at.is_not(None), ~led_on)
    if Role.ADMIN in viewer.roles:
        return and_(gone, or_(Asset.visibility != Visibility.TEAM, Asset.steward_id.is_(None), _own(viewer)))
    return and_(gone, _own(viewer))


def _own(viewer: Viewer) -> ColumnElement[bool]:
    return Asset.steward_id.in_(viewer.team_ids)
