"""What somebody would change in a record that another team keeps, and what that team said to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role

REMARK = "remark"
"""Stands as the field of what was said in words; its value is the text."""


class Suggestion(Base):
    """Made against `base_version` by a colleague, or by a later reading of the list that it came from.

    Open until every field is answered or it is withdrawn. Contacts, stories and notes are never in it.
    """

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("not withdrawn or closed_at is not null", name="withdrawn"),
        CheckConstraint("put_away_at is null or closed_at is not null", name="put_away"),
        CheckConstraint("by_user is not null or run_id is not null", name="source"),
        Index("ix_suggestions_asset_id", "asset_id"),
        Index("ix_suggestions_open", "asset_id", postgresql_where=text("closed_at is null")),
        Index(
            "ix_suggestions_told", "by_user", postgresql_where=text("put_away_at is null and not withdrawn")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    base_version: Mapped[int]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("import_runs.id"))
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
    closed_at: Mapped[datetime | None]
    withdrawn: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    put_away_at: Mapped[datetime | None] = mapped_column(doc="when its maker had read the answer")

    fields: Mapped[list[SuggestedField]] = relationship(order_by="SuggestedField.field")


class SuggestedField(Base):
    """One field with its proposed value, and the answer with a word back; `accepted` is empty until then.

    `version` is that of the record in which an accepted value was stored.
    """

    __tablename__ = "suggested_fields"
    __table_args__ = (
        CheckConstraint("(answered_at is null) = (accepted is null)", name="answer"),
        CheckConstraint("version is null or accepted", name="version"),
        CheckConstraint("length(word) <= 300 and (word = '' or accepted is not null)", name="word"),
        CheckConstraint(
            "field <> 'remark' or (jsonb_typeof(value) = 'string'"
            " and length(value #>> '{}') between 3 and 500)",
            name="remark",
        ),
    )

    suggestion_id: Mapped[int] = mapped_column(
        ForeignKey("suggestions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
    accepted: Mapped[bool | None]
    word: Mapped[str] = mapped_column(server_default="", default="")
    version: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    answered_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
