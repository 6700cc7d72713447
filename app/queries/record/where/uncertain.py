"""Records of which we don't know for certain where they are: the list of exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.elements import ColumnElement

from app.database import database
from app.models.areas import Area
from app.models.people import Role
from app.models.record import Asset, Kind, PublishedAsset, Status
from app.policy import Viewer, keeps, may_edit, visible_rows
from app.queries.record.filters import count_published

PAGE_SIZE = 50


class Why(StrEnum):
    """Why a place is uncertain, as far as the record itself still says."""

    ADDRESS = "address"
    LIST = "list"
    HOST = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainPlace:
    """One record; `typed` is what stands there as its address, and only for who keeps it or may mend it."""

    id: int
    name: str
    kind: Kind
    buurt_name: str
    why: Why
    typed: str
    steward_name: str
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainPlaces:
    """Part of the list and how long the whole is."""

    rows: tuple[UncertainPlace, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def uncertain_places(viewer: Viewer, *, number: int = 1) -> UncertainPlaces:
    """What the visitor's teams keep, by name; for an administrator everything that she may see."""
    row = PublishedAsset
    found = database.session.execute(
        select(row, Asset, Area.name)
        .join(Asset, Asset.id == row.asset_id)
        .outerjoin(Area, Area.id == row.buurt_id)
        .where(_uncertain(viewer))
        .order_by(row.name_key, row.asset_id)
        .limit(PAGE_SIZE)
        .offset((number - 1) * PAGE_SIZE)
        .options(joinedload(Asset.steward))
    )
    rows = tuple(_place(shown, asset, buurt or "", viewer) for shown, asset, buurt in found)
    return UncertainPlaces(rows=rows, total=count_uncertain(viewer), number=number)


def count_uncertain(viewer: Viewer) -> int:
    """How long that list is."""
    return count_published(_uncertain(viewer))


def _uncertain(viewer: Viewer) -> ColumnElement[bool]:
    row = PublishedAsset
    uncertain = and_(visible_rows(viewer), row.place_uncertain, row.status != Status.STOPPED)
    if Role.ADMIN in viewer.roles:
        return uncertain
    return and_(uncertain, row.keepers.overlap(list(viewer.team_ids)))


def _place(shown: PublishedAsset, asset: Asset, buurt_name: str, viewer: Viewer) -> UncertainPlace:
    mendable = may_edit(viewer, asset)
    return UncertainPlace(
        id=shown.asset_id,
        name=shown.name,
        kind=shown.kind,
        buurt_name=buurt_name,
        why=_why(asset),
        typed=asset.place_note if mendable or keeps(viewer, asset) else "",
        steward_name=asset.steward.name if asset.steward else "",
        may_edit=mendable,
    )


def _why(asset: Asset) -> Why:
    if asset.meets_at_id is not None:
        return Why.HOST
    return Why.LIST if asset.source_id is not None else Why.ADDRESS
