"""Who read what is private: contacts, the note of a team, and stories that are for the team alone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role

KINDS = ("contact", "note", "story")


class PrivateRead(Base):
    """Somebody was shown private parts of a record; what they said is not in it. Goes with the record."""

    __tablename__ = "access_log"
    __table_args__ = (
        CheckConstraint(
            "what <@ array['contact', 'note', 'story']::text[] and cardinality(what) > 0", name="what"
        ),
        Index("ix_access_log_asset_id_at", "asset_id", "at"),
        Index("ix_access_log_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    what: Mapped[list[str]] = mapped_column(ARRAY(Text))
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
