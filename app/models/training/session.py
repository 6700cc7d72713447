"""Sessions (bijeenkomsten) of a module: for one team or open to all, with their trainers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import stored_enum
from app.models.people import Team, User
from app.models.training.programme import Module


class SessionState(StrEnum):
    """The states of the Open Education API: in preparation, going on, held, called off."""

    CONCEPT = "concept"
    ACTIVE = "active"
    INACTIVE = "inactive"
    CANCELLED = "cancelled"


class Session(Base):
    """One meeting; without a team it is open to all who follow the programme.

    `participants`: how many were there, once it is over; `capacity`: how many seats there are to sign up for;
    `place`: where, in words; `place_id`: the record on the map that these words name; `online`: nowhere.
    """

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        CheckConstraint("participants between 0 and 500", name="participants"),
        CheckConstraint("capacity between 1 and 500", name="capacity"),
        CheckConstraint("not (online and place_id is not null)", name="one_place"),
        Index("ix_sessions_module_id_starts_at", "module_id", "starts_at"),
        Index("ix_sessions_team_id_starts_at", "team_id", "starts_at"),
        Index("ix_sessions_place_id", "place_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[int] = mapped_column(ForeignKey("modules.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(server_default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="SET NULL"))
    online: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[SessionState] = mapped_column(stored_enum(SessionState), default=SessionState.CONCEPT)
    participants: Mapped[int | None]
    capacity: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))

    module: Mapped[Module] = relationship()
    team: Mapped[Team | None] = relationship()
    trainers: Mapped[list[SessionTrainer]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="SessionTrainer.id"
    )


class SessionTrainer(Base):
    """Who gives it: a colleague, or somebody from outside by organisation."""

    __tablename__ = "session_trainers"
    __table_args__ = (
        CheckConstraint("num_nonnulls(user_id, organisation) = 1", name="one_of"),
        Index("uq_session_trainers_user", "session_id", "user_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    organisation: Mapped[str | None]

    session: Mapped[Session] = relationship(back_populates="trainers")
    user: Mapped[User | None] = relationship()
