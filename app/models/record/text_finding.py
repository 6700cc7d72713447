"""How often a text looked like personal data: per month and field, never what it said or who wrote it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class TextFinding(Base):
    """A count for the privacy officer; `month` is its first day, `found` is a value of `Found`."""

    __tablename__ = "text_findings"
    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month"),
        CheckConstraint("level in ('warn', 'refuse')", name="level"),
        CheckConstraint("count > 0", name="count"),
    )

    month: Mapped[date] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    found: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=1, server_default=text("1"))
