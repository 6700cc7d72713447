"""What this database is: one row, so that a demo can never be taken for the real thing."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Installation(Base):
    """The only row; `demo_day` is the day that the invented story calls "now"."""

    __tablename__ = "installation"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("is_demo = (demo_day is not null)", name="demo_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    is_demo: Mapped[bool]
    demo_day: Mapped[date | None]
