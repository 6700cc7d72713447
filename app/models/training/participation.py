"""Who signed up for a session and who was there, as far as the organisation chose to keep that here."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum


class ParticipationState(StrEnum):
    """Has a seat, waits for one, or does not come after all."""

    SIGNED_UP = "signed_up"
    WAITING = "waiting"
    SIGNED_OFF = "signed_off"


class Participation(Base):
    """A colleague and a session that is to come; who came is said apart, by who gives it.

    The order of the rows is that in which people wait: who signs up again gets a new row, at the end.
    """

    __tablename__ = "participations"
    __table_args__ = (
        UniqueConstraint("session_id", "user_id"),
        Index("ix_participations_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    state: Mapped[ParticipationState] = mapped_column(stored_enum(ParticipationState))
    asked_at: Mapped[Moment]


class Attendance(Base):
    """A colleague was at a session. Only while that is kept per person; else it is a number."""

    __tablename__ = "attendances"
    __table_args__ = (Index("ix_attendances_user_id", "user_id"),)

    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
