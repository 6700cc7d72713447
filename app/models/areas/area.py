"""Areas of the CBS (gemeente, wijk, buurt), each belonging to the boundaries of one year."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.types import Point


class VintageKind(StrEnum):
    """Official boundaries, or the schematic cells that stand in for them until the first load."""

    OFFICIAL = "official"
    SCHEMATIC = "schematic"


class AreaLevel(StrEnum):
    """The three levels of the CBS."""

    GEMEENTE = "gemeente"
    WIJK = "wijk"
    BUURT = "buurt"


class Vintage(Base):
    """The boundaries of one year, loaded as a whole; loading another year keeps this one."""

    __tablename__ = "vintages"
    __table_args__ = (
        UniqueConstraint("kind", "year"),
        CheckConstraint("year between 1995 and 2100", name="year"),
        Index("uq_vintages_current", "is_current", unique=True, postgresql_where=text("is_current")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[VintageKind] = mapped_column(stored_enum(VintageKind))
    year: Mapped[int]
    source: Mapped[str]
    digest: Mapped[str]
    is_current: Mapped[bool] = mapped_column(default=False)
    loaded_at: Mapped[Moment]
    filled_at: Mapped[datetime | None] = mapped_column(doc="when figures or squares came or went since")
    retired_at: Mapped[datetime | None] = mapped_column()


class Area(Base):
    """A gemeente, wijk or buurt with its boundary in RD New metres (EPSG:28992) as WKB."""

    __tablename__ = "areas"
    __table_args__ = (
        UniqueConstraint("vintage_id", "code"),
        CheckConstraint("code ~ '^(GM[0-9]{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$'", name="code"),
        CheckConstraint("inhabitants >= 0", name="inhabitants"),
        Index("ix_areas_parent_id", "parent_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vintage_id: Mapped[int] = mapped_column(ForeignKey("vintages.id"))
    code: Mapped[str]
    level: Mapped[AreaLevel] = mapped_column(stored_enum(AreaLevel))
    name: Mapped[str]
    name_key: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    boundary: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    outline: Mapped[str] = mapped_column(deferred=True, doc="GeoJSON geometry for the screen, lon/lat")
    label_point: Mapped[tuple[float, float]] = mapped_column(Point)
    label_lon: Mapped[float]
    label_lat: Mapped[float]
    hectares: Mapped[float]
    inhabitants: Mapped[int | None]
    households: Mapped[int | None]
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")

    vintage: Mapped[Vintage] = relationship()
    parent: Mapped[Area | None] = relationship(remote_side=[id])


class AreaLink(Base):
    """The share of an area's surface that lies in an area of a later vintage; 1 when it did not change."""

    __tablename__ = "area_links"
    __table_args__ = (
        CheckConstraint("share > 0 and share <= 1", name="share"),
        Index("ix_area_links_to_id", "to_id"),
    )

    from_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), primary_key=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), primary_key=True)
    share: Mapped[float]
