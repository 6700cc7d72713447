"""Which electives somebody chose for herself: seen by her and by who gives her training."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base


class LearningRoute(Base):
    """Somebody's own choice from the electives of a programme."""

    __tablename__ = "learning_routes"
    __table_args__ = (UniqueConstraint("user_id", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))

    modules: Mapped[list[LearningRouteModule]] = relationship(
        order_by="LearningRouteModule.module_id", cascade="all, delete-orphan"
    )


class LearningRouteModule(Base):
    """An elective of a route; `done_on` is the day on which she said that she had it."""

    __tablename__ = "learning_route_modules"
    __table_args__ = (Index("ix_learning_route_modules_module_id", "module_id"),)

    route_id: Mapped[int] = mapped_column(
        ForeignKey("learning_routes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    module_id: Mapped[int] = mapped_column(ForeignKey("modules.id"), primary_key=True, autoincrement=False)
    done_on: Mapped[date | None]


class RouteShare(Base):
    """She lets who gives a session look along at her route, until she takes it back."""

    __tablename__ = "route_shares"
    __table_args__ = (Index("ix_route_shares_session_id", "session_id"),)

    route_id: Mapped[int] = mapped_column(
        ForeignKey("learning_routes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
