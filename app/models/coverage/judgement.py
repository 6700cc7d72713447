"""What a professional thinks of a part of the municipality, beside the numbers and never in them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import stored_enum
from app.models.people import Role


class Judgement(Base):
    """One sentence about an area or a group of buurten, or a theme there, with a role, a day and an end.

    Holds no user: it stands for a role, and for the team that may take it back.
    """

    __tablename__ = "judgements"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(said) between 1 and 300", name="said"),
        CheckConstraint("expires_on > judged_on and expires_on <= judged_on + 366", name="expires"),
        CheckConstraint("num_nonnulls(area_id, area_group_id) = 1", name="one_subject"),
        Index("ix_judgements_area_id", "area_id"),
        Index("ix_judgements_area_group_id", "area_group_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    area_group_id: Mapped[int | None] = mapped_column(ForeignKey("area_groups.id", ondelete="CASCADE"))
    theme: Mapped[str | None] = mapped_column(ForeignKey("themes.code"))
    said: Mapped[str]
    by_role: Mapped[Role] = mapped_column(stored_enum(Role))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    judged_on: Mapped[date]
    expires_on: Mapped[date]
