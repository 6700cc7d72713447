"""Ties between two records: that they have to do with each other, that they are one, or that they are not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role
from app.models.record.vocabulary import RelationType, Visibility


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
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))


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


class Merge(Base):
    """`gone_id` became part of `kept_id`; whoever asks for the first is led to the second.

    `gone_id` is no foreign key: that record is let go after a while, and its address still leads on. `moved`
    says per table which rows came along, by their keys and never by what they say. `before_version` and
    `version` are those of the kept record before and after.
    """

    __tablename__ = "merges"
    __table_args__ = (
        CheckConstraint("gone_id <> kept_id", name="two_records"),
        CheckConstraint("version >= before_version", name="versions"),
        CheckConstraint("jsonb_typeof(moved) = 'object'", name="moved"),
        Index("uq_merges_open", "gone_id", unique=True, postgresql_where=text("undone_at is null")),
        Index("ix_merges_kept_id", "kept_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gone_id: Mapped[int] = mapped_column(BigInteger)
    kept_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    before_version: Mapped[int]
    version: Mapped[int]
    moved: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
    undone_at: Mapped[datetime | None]
    undone_team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))


class DuplicatePair(Base):
    """Two records that are probably one (`likelihood` of a hundred), as one audience is shown both.

    A cache, found anew each night. What `team` says is for who keeps both, and `organisation` for everybody
    who sees both: that the one is near the other never tells more than their shown places do.
    """

    __tablename__ = "duplicate_pairs"
    __table_args__ = (
        CheckConstraint("low_id < high_id", name="smaller_first"),
        CheckConstraint("likelihood between 0 and 100", name="likelihood"),
        CheckConstraint("audience in ('team', 'organisation')", name="shown_to"),
        Index("ix_duplicate_pairs_likelihood", "audience", "likelihood"),
        Index("ix_duplicate_pairs_high_id", "high_id"),
    )

    low_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    high_id: Mapped[int] = mapped_column(
        ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    audience: Mapped[Visibility] = mapped_column(stored_enum(Visibility, name="audience"), primary_key=True)
    likelihood: Mapped[int] = mapped_column(SmallInteger)
