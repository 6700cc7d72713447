"""Keys for programs."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class ApiToken(Base):
    """A key with which a program reads /api as its user does on a device that only stayed signed in.

    Only the hash of the key is kept; of another `epoch` than its user it opens nothing.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (
        UniqueConstraint("key_hash"),
        CheckConstraint("length(btrim(name)) between 1 and 80", name="name"),
        Index("ix_api_tokens_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    key_hash: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[Moment]
    expires_on: Mapped[date]
    revoked_at: Mapped[datetime | None]
