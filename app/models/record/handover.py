"""Another team is asked to keep a record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum
from app.models.people import Role


class Handover(Base):
    """From the asking to the answer; until then nothing changes. `accepted` is empty while it is open."""

    __tablename__ = "handovers"
    __table_args__ = (
        CheckConstraint("from_team_id <> to_team_id", name="two_teams"),
        CheckConstraint("(answered_at is null) = (accepted is null)", name="answer"),
        Index("uq_handovers_open", "asset_id", unique=True, postgresql_where=text("answered_at is null")),
        Index("ix_handovers_asset_id", "asset_id"),
        Index("ix_handovers_to_team_id", "to_team_id", postgresql_where=text("answered_at is null")),
        Index("ix_handovers_from_team_id", "from_team_id", postgresql_where=text("answered_at is null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    from_team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    to_team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    asked_at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
    answered_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]
    answered_team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
