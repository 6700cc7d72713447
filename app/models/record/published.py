"""What may be seen: one row per asset and audience, written together with the asset.

Map, list, search, counts and the API read nothing else. A row that an audience may not see does
not exist, and its place is the *shown* place, so no filter, order or distance can give away more.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Ids, Moment, Slugs, stored_enum
from app.models.record.vocabulary import (
    Cost,
    Kind,
    LedBy,
    Openness,
    Precision,
    Status,
    Strength,
    Visibility,
)
from app.rhythms import Pauses, Rhythm
from app.types import AsJson, Point

HAS_MOMENTS = "coalesce(jsonb_array_length(rhythm -> 'slots'), 0) > 0"
"""In the words of the index: PostgreSQL sees in no others that it holds what is asked."""
FEW_AREAS = 64
"""In more areas than these, a record stands in another index: no row of one may pass 2,700 bytes."""


class PublishedAsset(Base):
    """An asset as one audience sees it; `team` is for the teams in `keepers`, and only for them."""

    __tablename__ = "published"
    __table_args__ = (
        Index("ix_published_location", "location", postgresql_using="gist"),
        Index("ix_published_area_ids", "area_ids", postgresql_using="gin"),
        Index("ix_published_themes", "themes", postgresql_using="gin"),
        Index("ix_published_audiences", "audiences", postgresql_using="gin"),
        Index("ix_published_offers", "offers", postgresql_using="gin"),
        Index("ix_published_needs", "needs", postgresql_using="gin"),
        Index("ix_published_keepers", "keepers", postgresql_using="gin"),
        Index("ix_published_name_search", "name_search", postgresql_using="gin"),
        Index("ix_published_text_search", "text_search", postgresql_using="gin"),
        Index("ix_published_name_key", "name_key", "asset_id"),
        Index("ix_published_steward_id", "steward_id"),
        # What the Rooster reckons with: few have a time, and they are looked for by name.
        Index("ix_published_moments", "audience", "name_key", "asset_id", postgresql_where=text(HAS_MOMENTS)),
        Index("ix_published_recorded_at", "recorded_at", "asset_id"),
        Index("ix_published_due_on", text("due_on nulls first"), "asset_id"),
        Index("ix_published_audience_name_key", "audience", "name_key", "asset_id"),
        Index("ix_published_audience_buurt_id", "audience", "buurt_id"),
        # All that counting needs, so that it reads a tenth of the table; no row of an index may be long.
        Index(
            "ix_published_counted",
            "audience",
            postgresql_include=[
                *("asset_id", "keepers", "status", "due_on", "strength", "led_by", "themes", "area_ids")
            ],
            postgresql_where=text(f"cardinality(area_ids) <= {FEW_AREAS}"),
        ),
        Index(
            "ix_published_in_many_areas",
            "audience",
            "asset_id",
            postgresql_where=text(f"cardinality(area_ids) > {FEW_AREAS}"),
        ),
        Index("ix_published_audience_changed_at", "audience", "changed_at"),
        Index(
            "ix_published_whole_municipality",
            "audience",
            "asset_id",
            postgresql_where=text("whole_municipality"),
        ),
        Index(
            "ix_published_place_uncertain",
            "audience",
            "name_key",
            "asset_id",
            postgresql_where=text("place_uncertain"),
        ),
    )

    asset_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    audience: Mapped[Visibility] = mapped_column(stored_enum(Visibility, name="audience"), primary_key=True)
    keepers: Mapped[Ids]
    steward_id: Mapped[int | None]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(Text(collation="C"))
    summary: Mapped[str]
    kind: Mapped[Kind] = mapped_column(stored_enum(Kind))
    strength: Mapped[Strength] = mapped_column(stored_enum(Strength))
    led_by: Mapped[LedBy | None] = mapped_column(stored_enum(LedBy))
    status: Mapped[Status] = mapped_column(stored_enum(Status))
    visibility: Mapped[Visibility] = mapped_column(stored_enum(Visibility))
    themes: Mapped[Slugs]
    audiences: Mapped[Slugs]
    offers: Mapped[Slugs]
    needs: Mapped[Slugs]
    tags: Mapped[Slugs]
    website: Mapped[str] = mapped_column(server_default="")
    languages: Mapped[Slugs]
    openness: Mapped[Openness | None] = mapped_column(stored_enum(Openness))
    cost: Mapped[Cost | None] = mapped_column(stored_enum(Cost))
    step_free: Mapped[bool | None]
    toilet: Mapped[bool | None]
    quiet: Mapped[bool | None]
    capacity: Mapped[int | None]
    rhythm: Mapped[Rhythm] = mapped_column(AsJson(Rhythm), server_default="{}")
    pauses: Mapped[Pauses] = mapped_column(AsJson(Pauses), server_default="{}")
    day_parts: Mapped[Slugs]
    status_since: Mapped[date | None]
    no_requests_until: Mapped[date | None]
    meets_at_id: Mapped[int | None]
    precision: Mapped[Precision] = mapped_column(stored_enum(Precision))
    location: Mapped[tuple[float, float] | None] = mapped_column(Point)
    lon: Mapped[float | None]
    lat: Mapped[float | None]
    buurt_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    area_ids: Mapped[Ids]
    whole_municipality: Mapped[bool]
    place_uncertain: Mapped[bool]
    verified_on: Mapped[date | None]
    due_on: Mapped[date | None]
    source_id: Mapped[int | None]
    session_ids: Mapped[Ids]
    module_ids: Mapped[Ids]
    recorded_at: Mapped[datetime]
    changed_at: Mapped[Moment]
    name_search: Mapped[str] = mapped_column(TSVECTOR)
    text_search: Mapped[str] = mapped_column(TSVECTOR)
    own_search: Mapped[str] = mapped_column(TSVECTOR, doc="like `text_search`, without the words of themes")
    fragment: Mapped[str] = mapped_column(deferred=True)


class Stamp(Base):
    """A counter per subject that each write bumps in its own transaction; caches are keyed by it."""

    __tablename__ = "stamps"

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
