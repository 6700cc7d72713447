"""When how many people of a team are to have had the whole basic training."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class RolloutPlan(Base):
    """A number of people of a team who are to be ready in a month (its first day); the months add up."""

    __tablename__ = "rollout_plans"
    __table_args__ = (
        UniqueConstraint("team_id", "month"),
        CheckConstraint("extract(day from month) = 1", name="month"),
        CheckConstraint("people between 1 and 500", name="people"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    month: Mapped[date]
    people: Mapped[int]
