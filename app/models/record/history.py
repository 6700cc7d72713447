"""What happened: every version of a record, every check of it, and each change of everything else."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role
from app.models.record.vocabulary import CheckAnswer, KnownFrom
from app.types import Point


class VersionAct(StrEnum):
    """What made a version."""

    RECORDED = "recorded"
    IMPORTED = "imported"
    EDITED = "edited"
    REMOVED = "removed"
    RESTORED = "restored"


AS_OF = ["asset_id", "act", "kind", "status", "visibility", "sensitive", "aware", "location"]
"""Of a version what counting all of them needs, so that the index alone answers."""


class AssetVersion(Base):
    """The whole record from one change to the next, by time of recording; never holds contacts.

    What is asked of all of them at once (how it all was on a day) stands in columns that are computed.
    """

    __tablename__ = "asset_versions"
    __table_args__ = (
        UniqueConstraint("asset_id", "version"),
        CheckConstraint("valid_until >= valid_from", name="period"),
        Index(
            "uq_asset_versions_open", "asset_id", unique=True, postgresql_where=text("valid_until is null")
        ),
        Index("ix_asset_versions_location", "location", postgresql_using="gist"),
        Index("ix_asset_versions_as_of", "ends_at", "valid_from", postgresql_include=AS_OF),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id"))
    version: Mapped[int]
    act: Mapped[VersionAct] = mapped_column(stored_enum(VersionAct))
    record: Mapped[dict[str, Any]] = mapped_column(JSONB)
    location: Mapped[tuple[float, float] | None] = mapped_column(Point)
    valid_from: Mapped[Moment]
    valid_until: Mapped[datetime | None]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))

    kind: Mapped[str | None] = mapped_column(Text, Computed("record ->> 'kind'", persisted=True))
    status: Mapped[str | None] = mapped_column(Text, Computed("record ->> 'status'", persisted=True))
    visibility: Mapped[str | None] = mapped_column(Text, Computed("record ->> 'visibility'", persisted=True))
    sensitive: Mapped[bool | None] = mapped_column(
        Computed("(record ->> 'sensitive')::boolean", persisted=True)
    )
    aware: Mapped[str | None] = mapped_column(Text, Computed("record ->> 'aware'", persisted=True))
    ends_at: Mapped[datetime | None] = mapped_column(
        Computed("coalesce(valid_until, 'infinity'::timestamptz)", persisted=True),
        doc="`valid_until`, or infinity while it is so; to compare with: psycopg can't read infinity",
        deferred=True,
    )


class Verification(Base):
    """Somebody looked whether it still is as written, or was told. An event of its own, not an edit.

    What somebody took back within ten minutes stays, with `withdrawn_at`, and counts no more. An answer that
    changed the record knows the version that it made, and one of another team the suggestion.
    """

    __tablename__ = "verifications"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("how in ('seen', 'told')", name="how_counts"),
        Index("ix_verifications_asset_id_on", "asset_id", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id"))
    client_key: Mapped[UUID]
    on: Mapped[date]
    how: Mapped[KnownFrom] = mapped_column(stored_enum(KnownFrom))
    answer: Mapped[CheckAnswer] = mapped_column(
        stored_enum(CheckAnswer), server_default=CheckAnswer.CONFIRMED.value, default=CheckAnswer.CONFIRMED
    )
    made_version: Mapped[int | None]
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestions.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))


class Change(Base):
    """What changed in a row of another table than that of records: per column the value before and after.

    Written by itself (`app.services.changes`), only ever added to. Holds no password, contact, story or note.
    """

    __tablename__ = "changes"
    __table_args__ = (
        CheckConstraint("act in ('made', 'changed', 'removed')", name="act"),
        CheckConstraint("jsonb_typeof(difference) = 'object'", name="difference"),
        Index("ix_changes_table_name_row", "table_name", "row"),
        Index("ix_changes_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row: Mapped[str] = mapped_column(doc="the primary key as text")
    act: Mapped[str]
    difference: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
