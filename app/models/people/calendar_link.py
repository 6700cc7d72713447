"""Addresses that a calendar program asks again and again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment


class CalendarLink(Base):
    """A secret address with the moments of one thing.

    Of a record, of what fits a choice (`query`, as in an address), or of sessions: of a team, of a module, or
    the own ones (`own`).
    Only the hash of its key is kept; of another `epoch` than its user it gives nothing.
    """

    __tablename__ = "calendar_links"
    __table_args__ = (
        UniqueConstraint("key_hash"),
        CheckConstraint("num_nonnulls(asset_id, query, team_id, module_id, own) = 1", name="of_one_thing"),
        CheckConstraint("own", name="own"),
        Index("ix_calendar_links_user_id", "user_id"),
        Index("ix_calendar_links_asset_id", "asset_id"),
        Index("ix_calendar_links_team_id", "team_id"),
        Index("ix_calendar_links_module_id", "module_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    key_hash: Mapped[str]
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    query: Mapped[str | None]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    module_id: Mapped[int | None] = mapped_column(ForeignKey("modules.id", ondelete="CASCADE"))
    own: Mapped[bool | None]
    created_at: Mapped[Moment]
    revoked_at: Mapped[datetime | None]
