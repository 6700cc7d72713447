"""Teams, the buurten they work in, and who is a member since when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.areas import Area

if TYPE_CHECKING:
    from app.models.people.user import User


class Team(Base):
    """A wijkteam; a dissolved team has an end and, if there is one, a successor."""

    __tablename__ = "teams"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(btrim(name)) between 2 and 80", name="name"),
        CheckConstraint("until > since", name="until"),
        CheckConstraint("successor_id <> id", name="successor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))

    memberships: Mapped[list[Membership]] = relationship(back_populates="team")
    buurten: Mapped[list[TeamBuurt]] = relationship(back_populates="team", order_by="TeamBuurt.id")


class TeamBuurt(Base):
    """A team works in a buurt from a day on; one team at most leads it, a second one looks along.

    The buurt is an area of the vintage in which this was said; another vintage is read through `area_links`.
    """

    __tablename__ = "team_buurten"
    __table_args__ = (
        CheckConstraint("until > since", name="until"),
        Index(
            "uq_team_buurten_open", "team_id", "area_id", unique=True, postgresql_where=text("until is null")
        ),
        Index(
            "uq_team_buurten_lead", "area_id", unique=True, postgresql_where=text("until is null and lead")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"))
    lead: Mapped[bool] = mapped_column(default=True)
    since: Mapped[date]
    until: Mapped[date | None]

    team: Mapped[Team] = relationship(back_populates="buurten")
    area: Mapped[Area] = relationship()


class Membership(Base):
    """Somebody works in a team from a day on; a person may be in two teams."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("until > since", name="until"),
        Index(
            "uq_memberships_open", "user_id", "team_id", unique=True, postgresql_where=text("until is null")
        ),
        Index("ix_memberships_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    since: Mapped[date]
    until: Mapped[date | None]

    user: Mapped[User] = relationship(back_populates="memberships")
    team: Mapped[Team] = relationship(back_populates="memberships")
