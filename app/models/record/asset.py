"""A community asset: anything of worth in a neighbourhood that is on the map."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.areas import Area
from app.models.columns import Moment, Slugs, stored_enum
from app.models.people import Team
from app.models.record.vocabulary import (
    Aware,
    Cost,
    Exchange,
    Kind,
    KnownFrom,
    LedBy,
    Openness,
    Precision,
    RemovalReason,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.rhythms import DAY_PARTS, Pauses, Rhythm
from app.types import AsJson, Point

EXCHANGE_ARRAY = ", ".join(f"'{thing.value}'" for thing in Exchange)
DAY_PART_ARRAY = ", ".join(f"'{part}'" for part in DAY_PARTS)


class Asset(Base):
    """One record with its own place, keeper, visibility and version.

    `version` counts changes of the record and all its parts. Outside this table only
    `published` rows are read; private columns appear on the record's own page alone.
    """

    __tablename__ = "assets"
    __table_args__ = (
        UniqueConstraint("client_key"),
        UniqueConstraint("source_id", "external_id"),
        CheckConstraint("length(btrim(name)) between 3 and 120", name="name"),
        CheckConstraint("length(summary) <= 300", name="summary"),
        CheckConstraint("cardinality(themes) between 1 and 3", name="themes"),
        CheckConstraint("location <@ box '((0,300000),(280000,625000))'", name="location"),
        CheckConstraint("location is not null or whole_municipality or has_service_area", name="somewhere"),
        CheckConstraint(
            "not sensitive or (visibility = 'team' and precision in ('buurt', 'hidden'))", name="sensitive"
        ),
        CheckConstraint("visibility <> 'public' or aware in ('yes', 'public')", name="public_aware"),
        CheckConstraint("status_reason is null or status = 'stopped'", name="status_reason"),
        CheckConstraint(f"offers <@ array[{EXCHANGE_ARRAY}]::text[]", name="offers"),
        CheckConstraint(f"needs <@ array[{EXCHANGE_ARRAY}]::text[]", name="needs"),
        CheckConstraint("website = '' or website ~ '^https?://[^[:space:]]+$'", name="website"),
        CheckConstraint("(source_id is null) = (external_id is null)", name="source"),
        CheckConstraint("co_steward_id <> steward_id", name="co_steward"),
        CheckConstraint("cardinality(languages) <= 12", name="languages"),
        CheckConstraint("capacity between 1 and 5000", name="capacity"),
        CheckConstraint("jsonb_typeof(rhythm) = 'object'", name="rhythm"),
        CheckConstraint("jsonb_typeof(pauses) = 'object'", name="pauses"),
        CheckConstraint(f"day_parts <@ array[{DAY_PART_ARRAY}]::text[]", name="day_parts"),
        CheckConstraint("meets_at_id is null or location is not null", name="meets_somewhere"),
        CheckConstraint("meets_at_id <> id", name="meets_elsewhere"),
        CheckConstraint("removed_because is null or removed_at is not null", name="removed"),
        Index("ix_assets_removed_at", "removed_at", postgresql_where=text("removed_at is not null")),
        Index("ix_assets_steward_id", "steward_id"),
        Index("ix_assets_recorded_by", "recorded_by"),
        Index("ix_assets_location", "location", postgresql_using="gist"),
        Index("ix_assets_meets_at_id", "meets_at_id", postgresql_where=text("meets_at_id is not null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))

    name: Mapped[str]
    name_key: Mapped[str]
    kind: Mapped[Kind] = mapped_column(stored_enum(Kind))
    strength: Mapped[Strength] = mapped_column(stored_enum(Strength))
    summary: Mapped[str] = mapped_column(server_default="")
    themes: Mapped[Slugs]
    audiences: Mapped[Slugs]
    tags: Mapped[Slugs]
    offers: Mapped[Slugs]
    needs: Mapped[Slugs]
    led_by: Mapped[LedBy | None] = mapped_column(stored_enum(LedBy))
    website: Mapped[str] = mapped_column(server_default="")
    status: Mapped[Status] = mapped_column(stored_enum(Status), default=Status.ACTIVE)
    status_reason: Mapped[StopReason | None] = mapped_column(stored_enum(StopReason))
    status_since: Mapped[date | None]
    languages: Mapped[Slugs]
    openness: Mapped[Openness | None] = mapped_column(stored_enum(Openness))
    cost: Mapped[Cost | None] = mapped_column(stored_enum(Cost))
    step_free: Mapped[bool | None]
    toilet: Mapped[bool | None]
    quiet: Mapped[bool | None]
    capacity: Mapped[int | None]
    rhythm: Mapped[Rhythm] = mapped_column(AsJson(Rhythm), server_default="{}", default=Rhythm)
    pauses: Mapped[Pauses] = mapped_column(AsJson(Pauses), server_default="{}", default=Pauses)
    day_parts: Mapped[Slugs] = mapped_column(doc="derived from `rhythm`, for choosing by part of the day")
    no_requests_until: Mapped[date | None]

    location: Mapped[tuple[float, float] | None] = mapped_column(Point)
    place_note: Mapped[str] = mapped_column(server_default="", doc="street or address as found or typed")
    place_uncertain: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    precision: Mapped[Precision] = mapped_column(stored_enum(Precision), default=Precision.EXACT)
    meets_at_id: Mapped[int | None] = mapped_column(
        ForeignKey("assets.id"), doc="the record where it meets; `location` is then as that one is shown"
    )
    whole_municipality: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    has_service_area: Mapped[bool] = mapped_column(server_default=text("false"), default=False)

    visibility: Mapped[Visibility] = mapped_column(stored_enum(Visibility), default=Visibility.ORGANISATION)
    aware: Mapped[Aware] = mapped_column(stored_enum(Aware), default=Aware.UNKNOWN)
    sensitive: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    steward_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    co_steward_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))

    known_from: Mapped[KnownFrom] = mapped_column(stored_enum(KnownFrom))
    verified_on: Mapped[date | None]
    verified_by_seeing: Mapped[bool | None]
    due_on: Mapped[date | None]

    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    external_id: Mapped[str | None]
    recorded_at: Mapped[Moment]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    recorded_team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    removed_at: Mapped[datetime | None]
    removed_because: Mapped[RemovalReason | None] = mapped_column(stored_enum(RemovalReason))

    steward: Mapped[Team | None] = relationship(foreign_keys=[steward_id])
    co_steward: Mapped[Team | None] = relationship(foreign_keys=[co_steward_id])
    recorded_team: Mapped[Team | None] = relationship(foreign_keys=[recorded_team_id])
    service_areas: Mapped[list[Area]] = relationship(secondary="asset_service_areas", order_by=Area.code)
    place: Mapped[AssetPlace | None] = relationship(back_populates="asset")


class AssetServiceArea(Base):
    """A buurt (or wijk) for which it is there, in the vintage in which that was said."""

    __tablename__ = "asset_service_areas"
    __table_args__ = (Index("ix_asset_service_areas_area_id", "area_id"),)

    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), primary_key=True)


class AssetPlace(Base):
    """A cache: where the asset lies in today's boundaries, truly and at the centre of its 100 m cell.

    Derived from `location` and the current vintage, rebuilt when boundaries are loaded. The cell
    has a buurt of its own, so that what outsiders see never depends on the true point.
    """

    __tablename__ = "asset_places"
    __table_args__ = (Index("ix_asset_places_buurt_id", "buurt_id"),)

    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    buurt_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    lon: Mapped[float]
    lat: Mapped[float]
    cell_buurt_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    cell_lon: Mapped[float]
    cell_lat: Mapped[float]

    asset: Mapped[Asset] = relationship(back_populates="place")
