"""A list of somebody else that stands beside our map for some days, to reckon what we may not know."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, Slugs


class OutsideList(Base):
    """What a colleague compares with the map, for her alone and for a week.

    `entries` are the name, page on the web and place (RD New) of each line of a file that was sent, and
    nothing else of it; a list that was read in before has none, for its records are there (`source_id`).
    `answers` holds per line the id of the record that it is, 0 for none, or null for not known. `left_out`
    says how many lines do not take part, and why.
    """

    __tablename__ = "outside_lists"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(title) between 1 and 120", name="title"),
        CheckConstraint("jsonb_typeof(entries) = 'array'", name="entries"),
        CheckConstraint("jsonb_typeof(answers) = 'object'", name="answers"),
        Index("ix_outside_lists_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    area_code: Mapped[str]
    kinds: Mapped[Slugs]
    theme: Mapped[str | None] = mapped_column(ForeignKey("themes.code"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    entries: Mapped[list[Any]] = mapped_column(JSONB, server_default="[]", default=list)
    answers: Mapped[dict[str, int | None]] = mapped_column(JSONB, server_default="{}", default=dict)
    left_out: Mapped[dict[str, int]] = mapped_column(JSONB, server_default="{}", default=dict)
    made_at: Mapped[Moment]
