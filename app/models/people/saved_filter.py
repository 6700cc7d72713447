"""Choices that a colleague wants to come back to."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class SavedFilter(Base):
    """A filter under a name of its owner's; `query` is the part of an address behind the question mark."""

    __tablename__ = "saved_filters"
    __table_args__ = (
        UniqueConstraint("user_id", "name"),
        CheckConstraint("length(btrim(name)) between 1 and 60", name="name"),
        CheckConstraint("length(query) <= 2000", name="query"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    query: Mapped[str]
    saved_at: Mapped[Moment]
