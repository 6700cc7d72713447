"""What somebody hears of more than one resident: a theme and a buurt, and no person at either side."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Signal(Base):
    """Heard on a day by a team. Holds no user, no role (a team may have one opbouwwerker) and no hour.

    `question_id` is the question that it went into; `said` is at most one sentence.
    """

    __tablename__ = "signals"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(said) <= 200", name="said"),
        Index("ix_signals_area_id_theme_heard_on", "area_id", "theme", "heard_on"),
        Index("ix_signals_heard_on", "heard_on"),
        Index("ix_signals_question_id", "question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    theme: Mapped[str] = mapped_column(ForeignKey("themes.code"))
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"))
    said: Mapped[str] = mapped_column(server_default="", default="")
    heard_on: Mapped[date]
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id", ondelete="SET NULL"))
