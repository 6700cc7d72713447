"""Proof that a record was deleted for good, without anything that it said."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role
from app.models.record.vocabulary import DeletionReason


class Deletion(Base):
    """A record that there was, by its number; `by_user` is None for what went because its time was over.

    `listed_as` is a hash of where it stood in a list, so that reading that list again does not bring it back.
    """

    __tablename__ = "deletions"
    __table_args__ = (
        CheckConstraint("listed_as ~ '^[0-9a-f]{64}$'", name="listed_as"),
        Index("ix_deletions_at", "at"),
        Index("ix_deletions_listed_as", "listed_as"),
    )

    asset_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reason: Mapped[DeletionReason] = mapped_column(stored_enum(DeletionReason))
    listed_as: Mapped[str | None]
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
