"""Ties between two records: that they have to do with each other, or that they are not the same."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.record.vocabulary import RelationType


class Relation(Base):
    """A typed and dated tie, with a version of its own; open as long as `until` is empty.

    `works_with` has no direction and is stored with the smaller id first.
    """

    __tablename__ = "relations"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="two_ends"),
        CheckConstraint("type <> 'works_with' or from_id < to_id", name="smaller_first"),
        CheckConstraint("until >= since", name="period"),
        Index(
            "uq_relations_open",
            "from_id",
            "to_id",
            "type",
            unique=True,
            postgresql_where=text("until is null"),
        ),
        Index("ix_relations_to_id", "to_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    type: Mapped[RelationType] = mapped_column(stored_enum(RelationType))
    since: Mapped[date | None]
    until: Mapped[date | None]
    confirmed_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    made_at: Mapped[Moment]
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))


class NotDuplicate(Base):
    """Two records that a colleague called different; they are never offered as the same again."""

    __tablename__ = "not_duplicates"
    __table_args__ = (CheckConstraint("low_id < high_id", name="smaller_first"),)

    low_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    high_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    at: Mapped[Moment]
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))


class Lookalike(Base):
    """A new record (`asset_id`) that looks like one its recorder may not see; told to who keeps that one."""

    __tablename__ = "lookalikes"
    __table_args__ = (
        CheckConstraint("asset_id <> other_id", name="two_ends"),
        Index("ix_lookalikes_other_id", "other_id", postgresql_where=text("put_away_at is null")),
    )

    asset_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    at: Mapped[Moment]
    put_away_at: Mapped[datetime | None]
